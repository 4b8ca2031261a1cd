"""What reviewers decided of reports, held against what their words say: together, or apart."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from saksi.link.following import Ordered, act_order, retold
from saksi.link.shelf import Bond
from saksi.link.told import Told


class Bound:
    """Which of some acts are held together and apart; a later decision outweighs earlier ones."""

    def __init__(self, bonds: Iterable[Bond], acts: Collection[str]) -> None:
        """`bonds` are given the latest first; those with acts that are not there bind nothing."""
        self._heads: dict[str, str] = {}
        self._walls: set[frozenset[str]] = set()
        for bond in bonds:
            if bond.one in acts and bond.other in acts:
                self._heed(bond)

    def _heed(self, bond: Bond) -> None:
        pair = frozenset((self.head(bond.one), self.head(bond.other)))
        if len(pair) == 1:
            return
        if not bond.same:
            self._walls.add(pair)
        elif pair not in self._walls:
            self._join(*sorted(pair))

    def _join(self, head: str, other: str) -> None:
        for act in (other, *(a for a, of in self._heads.items() if of == other)):
            self._heads[act] = head
        self._heads[head] = head
        self._walls = {frozenset(head if a == other else a for a in wall) for wall in self._walls}

    def head(self, act: str) -> str:
        """One act that stands for all that are held together with this one."""
        return self._heads.get(act, act)

    def apart(self, one: str, other: str) -> bool:
        """Whether two acts are held apart, they or others that are held together with them."""
        return bool(self._walls) and frozenset((self.head(one), self.head(other))) in self._walls

    def together(self) -> Iterator[list[str]]:
        """Acts that are held together, two or more at a time."""
        found: dict[str, list[str]] = defaultdict(list)
        for act in sorted(self._heads):
            found[self.head(act)].append(act)
        yield from found.values()


def united(
    groups: Iterable[Sequence[str]], told: Mapping[str, Told], bound: Bound
) -> list[list[str]]:
    """The groups with those made one that hold reports held together.

    Where the wholes may not be one, only the reports that were named are joined.
    """
    found = [list(group) for group in groups]
    of = {key: group for group in found for key in group}

    def order(key: str) -> Ordered:
        return act_order(*told[key])

    held = [sorted(acts, key=order) for acts in bound.together()]
    for first, *others in sorted(held, key=lambda acts: order(acts[0])):
        target = of[first]
        for other in others:
            if (group := of[other]) is not target:
                whole = _may_unite(target, group, told, bound)
                moved = [k for k in group if whole or bound.head(k) == bound.head(first)]
                target += moved
                group[:] = [k for k in group if k not in moved]
                of |= dict.fromkeys(moved, target)
    return [sorted(group) for group in found if group]


def _may_unite(
    one: Sequence[str], other: Sequence[str], told: Mapping[str, Told], bound: Bound
) -> bool:
    """Not where reports are held apart, or an article would tell the act twice."""
    return not any(
        bound.apart(x, y) or (bound.head(x) != bound.head(y) and _twice(told[x], told[y]))
        for x in one
        for y in other
    )


def _twice(one: Told, other: Told) -> bool:
    return one.card.id == other.card.id and not retold(one.act, other.act)
