"""Which of many signatures are of nearly the same text: banded, compared, joined into groups.

The result depends on the signatures and their order alone.
"""

from collections.abc import Iterator

import numpy as np
import numpy.typing as npt

ALIKE = 0.8  # of the shingles of two texts, as the signatures estimate it
BANDS = 16
ROWS = 8
_MOST_COMPARED = 200

Signatures = npt.NDArray[np.uint32]
Numbers = npt.NDArray[np.int64]


def earliest_alike(signatures: Signatures) -> Numbers:
    """For each signature the first of its group; its own number where it is alone or the first."""
    parent: Numbers = np.arange(len(signatures), dtype=np.int64)
    for band in range(BANDS):
        keys = _keys(signatures[:, band * ROWS : (band + 1) * ROWS])
        for members in _sharing(keys):
            for first, second in _alike(signatures, members):
                _join(parent, first, second)
    for number in range(len(parent)):
        parent[number] = parent[parent[number]]  # parents come first and are settled
    return parent


def likeness(one: npt.NDArray[np.uint32], other: npt.NDArray[np.uint32]) -> float:
    """The share of shingles that two texts have in common, as estimated."""
    return float(np.mean(one == other))


def _keys(band: Signatures) -> npt.NDArray[np.void]:
    rows = np.ascontiguousarray(band)
    return rows.view(np.dtype((np.void, rows.dtype.itemsize * rows.shape[1]))).ravel()


def _sharing(keys: npt.NDArray[np.void]) -> Iterator[Numbers]:
    """The numbers that have one key, of each key that several have; in their order."""
    order = np.argsort(keys, kind="stable")
    ordered = keys[order]
    ends = np.flatnonzero(np.append(ordered[1:] != ordered[:-1], True)) + 1
    start = 0
    for end in map(int, ends):
        if end - start > 1:
            yield order[start:end]
        start = end


def _alike(signatures: Signatures, members: Numbers) -> Iterator[tuple[int, int]]:
    """Pairs that are alike: each with the first before it, among the first of many."""
    before = signatures[members[:_MOST_COMPARED]]
    for at in range(1, len(members)):
        shares = np.mean(before[:at] == signatures[members[at]], axis=1)
        for near in np.flatnonzero(shares >= ALIKE):
            yield int(members[near]), int(members[at])


def _join(parent: Numbers, one: int, other: int) -> None:
    """The earlier of two groups' firsts becomes the first of both."""
    first, second = sorted((_root(parent, one), _root(parent, other)))
    parent[second] = first


def _root(parent: Numbers, number: int) -> int:
    while parent[number] != number:
        parent[number] = parent[parent[number]]
        number = int(parent[number])
    return number
