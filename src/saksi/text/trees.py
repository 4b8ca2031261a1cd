"""The best tree over scores of arcs: Chu and Liu's and Edmonds' algorithm, with exactly one root."""

import numpy as np
from numpy.typing import NDArray

Scores = NDArray[np.float64]
Heads = NDArray[np.intp]

_NEVER = -1e9
_LONG = 300  # words; what is longer is a table or a list, whose cycles are cut one by one
_ROOTS = 4  # words that are tried as the root; the best tree has one of the likeliest


def best_tree(scores: NDArray[np.floating]) -> list[int]:
    """The head of each word, counted from 1, and 0 for the root.

    `scores[i, j]` is that of word i (from 0) hanging on j, where 0 is the root and j the word j − 1.
    """
    size = len(scores)
    if not size:
        return []
    full = np.full((size + 1, size + 1), _NEVER)
    full[1:] = scores
    np.fill_diagonal(full, _NEVER)
    full[0] = _NEVER
    greedy = full[1:].argmax(1)
    if (greedy == 0).sum() == 1 and not _cycle(np.append(0, greedy)):
        return [int(head) for head in greedy]
    return max((_rooted(full, root) for root in _roots(full)), key=lambda found: found[0])[1]


def _roots(full: Scores) -> list[int]:
    """Words to try as the root: where hanging on it costs least."""
    loss = full[1:, 1:].max(1, initial=_NEVER) - full[1:, 0]
    return [int(word) + 1 for word in np.argsort(loss, kind="stable")[:_ROOTS]]


def _rooted(full: Scores, root: int) -> tuple[float, list[int]]:
    """The best tree in which only `root` hangs on the root, and its score."""
    only = full.copy()
    only[1:, 0] = _NEVER
    only[root, 0] = full[root, 0]
    only[root, 1:] = _NEVER
    heads = _arborescence(only) if len(full) <= _LONG else _cut(only, root)
    total = float(only[np.arange(1, len(only)), heads[1:]].sum())
    return total, [int(head) for head in heads[1:]]


def _cycle(heads: Heads) -> list[int]:
    """The words of one cycle; none where there is none."""
    seen = np.zeros(len(heads), int)
    for start in range(1, len(heads)):
        at = start
        while at and not seen[at]:
            seen[at] = start
            at = int(heads[at])
        if at and seen[at] == start:
            found = [at]
            while heads[found[-1]] != at:
                found.append(int(heads[found[-1]]))
            return found
    return []


def _arborescence(full: Scores) -> Heads:
    """Heads of the best tree; a cycle is folded into one word until none is left."""
    heads: Heads = full.argmax(1)
    heads[0] = 0
    cycle = np.array(_cycle(heads), np.intp)
    if not len(cycle):
        return heads
    inside = np.zeros(len(full), bool)
    inside[cycle] = True
    outer = np.flatnonzero(~inside)
    kept = full[cycle, heads[cycle]]
    entry = full[np.ix_(cycle, outer)] - kept[:, None]  # the gain of breaking the cycle there
    leave = full[np.ix_(outer, cycle)]
    smaller = np.full((len(outer) + 1, len(outer) + 1), _NEVER)
    smaller[:-1, :-1] = full[np.ix_(outer, outer)]
    smaller[-1, :-1] = entry.max(0)
    smaller[:-1, -1] = leave.max(1)
    folded = _arborescence(smaller)
    broken = int(cycle[entry[:, folded[-1]].argmax()])
    heads[broken] = outer[folded[-1]]
    for at, word in enumerate(outer):
        if word:
            head = folded[at]
            heads[word] = cycle[int(leave[at].argmax())] if head == len(outer) else outer[int(head)]
    return heads


def _cut(full: Scores, root: int) -> Heads:
    """Heads where each cycle is opened at the word that hangs on the root's word at least cost."""
    heads: Heads = full.argmax(1)
    heads[0] = 0
    while cycle := _cycle(heads):
        cost = full[cycle, heads[cycle]] - full[cycle, root]
        heads[cycle[int(cost.argmin())]] = root
    return heads
