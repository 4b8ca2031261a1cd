"""Parts the reports that hang together into acts: the same for the same pairs in any order."""

from collections.abc import Callable, Iterable, Mapping, Sequence

Pair = tuple[str, str]


def cluster(
    keys: Iterable[str],
    pairs: Mapping[Pair, float],
    apart: Callable[[str, str], bool],
    least: float,
) -> list[list[str]]:
    """Groups of keys: the best pairs first, two groups being joined where their mean score allows.

    A pair that is not in `pairs` counts as nothing; `apart` pairs are never in one group. Ties are
    settled by the keys, so that the order in which anything was added does not matter.
    """
    group = {key: [key] for key in sorted(keys)}
    for _, (a, b) in sorted((-score, pair) for pair, score in pairs.items()):
        one, other = group[a], group[b]
        if one is other or not _may_join(one, other, pairs, apart, least):
            continue
        joined = sorted(one + other)
        for key in joined:
            group[key] = joined
    return sorted({id(g): g for g in group.values()}.values())


def _may_join(
    one: Sequence[str],
    other: Sequence[str],
    pairs: Mapping[Pair, float],
    apart: Callable[[str, str], bool],
    least: float,
) -> bool:
    scores = []
    for x in one:
        for y in other:
            if apart(x, y):
                return False
            scores.append(pairs.get((min(x, y), max(x, y)), 0.0))
    return sum(scores) / len(scores) >= least


def components(keys: Iterable[str], pairs: Iterable[Pair]) -> list[list[str]]:
    """Keys that hang together by pairs."""
    root = {key: key for key in keys}

    def find(key: str) -> str:
        while root[key] != key:
            root[key] = root[root[key]]
            key = root[key]
        return key

    for a, b in pairs:
        x, y = sorted((find(a), find(b)))
        root[y] = x
    groups: dict[str, list[str]] = {}
    for key in sorted(root):
        groups.setdefault(find(key), []).append(key)
    return list(groups.values())
