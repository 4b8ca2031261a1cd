"""The witnesses of an event as a tree that is drawn: roots, and the articles that lean on them."""

from msgspec import Struct

from saksi.link import Leaning, MergedEvent, Witness

ROW, ROOT_X, LEAF_X, WIDTH = 30, 120, 330, 640


class Leaf(Struct, frozen=True):
    """An article under its witness."""

    leaning: Leaning
    y: float


class Root(Struct, frozen=True):
    """An independent source, and its articles."""

    witness: Witness
    y: float
    leaves: tuple[Leaf, ...]


class Tree(Struct, frozen=True):
    """All of it, with the place of each in the drawing."""

    roots: tuple[Root, ...]
    height: int
    middle: float


def tree_of(event: MergedEvent) -> Tree:
    """The source tree of an event."""
    roots, at = [], 20.0
    for witness in event.witnesses:
        leaves = []
        for leaning in witness.articles:
            leaves.append(Leaf(leaning, at))
            at += ROW
        ys = [leaf.y for leaf in leaves] or [at]
        roots.append(Root(witness, sum(ys) / len(ys), tuple(leaves)))
        at += 12
    middle = sum(r.y for r in roots) / len(roots) if roots else 20.0
    return Tree(tuple(roots), int(at + 8), middle)
