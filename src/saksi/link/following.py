"""Acts: each follows the earlier report that it is most like, or is the first report of an act.

What hangs together so is a tree, named by its first report. Whom an act follows is decided by the
two of them alone, so the same articles give the same trees in whatever order they come.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence

from saksi.link.card import Act, Card
from saksi.link.likeness import Likes, likeness
from saksi.link.scoring import SAME, comparable, is_vague, score
from saksi.link.shelf import Follows, Shelf

Ordered = tuple[str, str, int, str]
LEAST = 0.3  # the score of any report with the first one


def act_order(card: Card, act: Act) -> Ordered:
    """Which report comes first."""
    return (*card.order, act.trigger.start, act.key)


def retold(x: Act, y: Act) -> bool:
    """Whether an article's headline and its text tell one act, in the same word for it."""
    words = not x.triggers.isdisjoint(y.triggers)
    return words and x.headline != y.headline and comparable(x, y)


def alike(one: Card, x: Act, other: Card, y: Act, like: float) -> float:
    """The score of two reports as one act's; 0 where they are not."""
    if one.id == other.id and not retold(x, y):
        return 0.0
    found = score(x, y, like)
    return found if found is not None and found >= SAME else 0.0


def place_acts(shelf: Shelf, card: Card, near: Sequence[Card], likes: Likes) -> set[str]:
    """Places the acts of a new article and moves later ones; gives the trees that have changed."""
    touched: set[str] = set()
    for act in sorted(card.acts, key=lambda a: act_order(card, a)):
        touched |= _place(shelf, card, act, [*near, card], likes)
    later = [c for c in near if c.order > card.order]
    keys = [act.key for c in later for act in c.acts]
    placed = shelf.follows(keys)
    for other in sorted(later, key=lambda c: c.order):
        for act in sorted(other.acts, key=lambda a: act_order(other, a)):
            touched |= _move(shelf, card, other, act, likes, placed[act.key])
    return touched


def _place(shelf: Shelf, card: Card, act: Act, others: Iterable[Card], likes: Likes) -> set[str]:
    mine = act_order(card, act)
    found = [
        (-like, order, a.key)
        for c in others
        if c.order <= card.order
        for a in c.acts
        if comparable(act, a)
        and (order := act_order(c, a)) < mine
        and (like := alike(card, act, c, a, likes.to(c)))
    ]
    if not found:
        shelf.follow({act.key: Follows(None, 0.0, act.key)})
        return {act.key}
    like, _, parent = min(found)
    tree = shelf.follows([parent])[parent].tree
    shelf.follow({act.key: Follows(parent, -like, tree)})
    return {tree}


def _move(
    shelf: Shelf, card: Card, other: Card, act: Act, likes: Likes, placed: Follows
) -> set[str]:
    """A later report follows one of the new article where it is more like it."""
    touched: set[str] = set()
    for new in sorted(card.acts, key=lambda a: act_order(card, a)):
        like = alike(card, new, other, act, likes.to(other)) if comparable(new, act) else 0.0
        if like and _is_nearer(shelf, card, new, like, placed):
            trees = shelf.follows([new.key, act.key])
            tree, old = trees[new.key].tree, trees[act.key].tree
            placed = Follows(new.key, like, tree)
            shelf.follow({act.key: placed})
            if tree != old:
                shelf.set_tree(_with_followers(shelf, act.key), tree)
            touched |= {old, tree}
    return touched


def _is_nearer(shelf: Shelf, card: Card, act: Act, like: float, placed: Follows) -> bool:
    if placed.parent is None or like != placed.score:
        return placed.parent is None or like > placed.score
    article = shelf.articles_of([placed.parent])[placed.parent]
    parent = shelf.card(article)
    if parent is None:
        return True
    followed = next(a for a in parent.acts if a.key == placed.parent)
    return act_order(card, act) < act_order(parent, followed)


def _with_followers(shelf: Shelf, act: str) -> list[str]:
    found, new = [act], [act]
    while new:
        new = sorted(shelf.followers(new))
        found += new
    return found


def place_again(shelf: Shelf, card: Card, acts: Iterable[str], near: Sequence[Card]) -> set[str]:
    """Acts of an article that followed one that is gone find another to follow."""
    likes = Likes(card)
    touched = set()
    wanted = set(acts)
    for act in sorted(card.acts, key=lambda a: act_order(card, a)):
        if act.key in wanted:
            trees = _place(shelf, card, act, [*near, card], likes)
            shelf.set_tree(_with_followers(shelf, act.key), next(iter(trees)))
            touched |= trees
    return touched


def parted(
    tree: Sequence[tuple[Card, Act]], follows: dict[str, Follows], apart: Callable[[str, str], bool]
) -> Iterator[list[str]]:
    """A tree as groups of reports of one act: no article tells an act twice, nor one unlike the first.

    `apart` tells of two acts whether a reviewer holds that they are not one. What may not join the
    group of the report that it follows begins a group of its own. Of an article's acts those of the
    type of the tree's first report join first, then those that tell who did it to whom, then the
    likest, then that of the headline.
    """

    kind = min(tree, key=lambda item: act_order(*item))[1].type

    def order(item: tuple[Card, Act]) -> tuple[object, ...]:
        card, act = item
        other, like = act.type != kind, -follows[act.key].score
        vague = is_vague(act)
        return (*card.order, other, vague, like, not act.headline, act_order(card, act))

    group: dict[str, list[tuple[Card, Act]]] = {}
    waiting = sorted(tree, key=order)
    known = {act.key for _, act in waiting}
    while waiting:
        held = []
        for item in waiting:
            parent = follows[item[1].key].parent
            if parent in known and parent not in group:
                held.append(item)
                continue
            joined = group.get(parent or "")
            if joined is not None and _may_join(joined, item, apart):
                joined.append(item)
                group[item[1].key] = joined
            else:
                group[item[1].key] = [item]
        waiting = held
    for members in {id(g): g for g in group.values()}.values():
        yield sorted(act.key for _, act in members)


def _may_join(
    group: Sequence[tuple[Card, Act]], item: tuple[Card, Act], apart: Callable[[str, str], bool]
) -> bool:
    card, act = item
    if any(apart(a.key, act.key) for _, a in group):
        return False
    if any(c.id == card.id and not retold(a, act) for c, a in group):
        return False
    first, one = group[0]
    if first.id == card.id:
        return True
    found = score(one, act, likeness(first, card))
    return found is not None and found >= LEAST
