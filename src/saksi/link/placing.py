"""Stories: an article follows the earlier article that it is most like, or begins a story."""

from collections.abc import Iterable, Sequence
from math import sqrt

from saksi.link.card import Card
from saksi.link.likeness import Likes
from saksi.link.neighbours import neighbours
from saksi.link.shelf import Placed, Shelf, StoryRow

FOLLOWS = 0.15  # the least likeness, days counted, to be of one story
CENTRAL = 60  # articles compared with each other for the title


def place_article(shelf: Shelf, card: Card, near: Sequence[Card], likes: Likes) -> None:
    """Places a new article, and moves the later ones that are most like it."""
    earlier = [c for c in near if c.order < card.order]
    parent, like = _best(likes, earlier)
    above = shelf.placed(parent) if parent else None
    story = above.story if above else card.id
    shelf.place(card.id, Placed(parent, like, story))
    touched = {story}
    for later in sorted((c for c in near if c.order > card.order), key=lambda c: c.order):
        touched |= _move(shelf, card, later, likes.in_time(later))
    _rewrite(shelf, touched)


def _best(likes: Likes, others: Iterable[Card]) -> tuple[str | None, float]:
    found = [(round(likes.in_time(c), 4), c.order, c.id) for c in others]
    ranked = sorted(found, key=lambda f: (-f[0], f[1]))
    if ranked and ranked[0][0] >= FOLLOWS:
        return ranked[0][2], ranked[0][0]
    return None, 0.0


def _move(shelf: Shelf, card: Card, later: Card, in_time: float) -> set[str]:
    """A later article follows the new one where that is more like it than what it followed."""
    placed = shelf.placed(later.id)
    like = round(in_time, 4)
    if placed is None or like < FOLLOWS or not _is_nearer(shelf, card, like, placed):
        return set()
    mine = shelf.placed(card.id)
    story = mine.story if mine else card.id
    shelf.place(later.id, Placed(card.id, like, placed.story))
    if story != placed.story:
        shelf.set_story(_with_followers(shelf, later.id), story)
    return {story, placed.story}


def _is_nearer(shelf: Shelf, card: Card, like: float, placed: Placed) -> bool:
    if placed.parent is None or like != placed.likeness:
        return placed.parent is None or like > placed.likeness
    parent = shelf.card(placed.parent)
    return parent is None or card.order < parent.order


def _with_followers(shelf: Shelf, article: str) -> list[str]:
    found, new = [article], [article]
    while new:
        new = sorted(shelf.children(new))
        found += new
    return found


def take_from_stories(shelf: Shelf, article: str) -> None:
    """Those that followed the article find another one to follow."""
    placed = shelf.placed(article)
    if placed is None:
        return
    touched = {placed.story}
    for child in sorted(shelf.children([article])):
        touched |= _place_again(shelf, child, article)
    _rewrite(shelf, touched, without=article)


def _place_again(shelf: Shelf, article: str, without: str) -> set[str]:
    card = shelf.card(article)
    if card is None:
        return set()
    near = [c for c in neighbours(shelf, card).values() if c.id != without]
    parent, like = _best(Likes(card), [c for c in near if c.order < card.order])
    above = shelf.placed(parent) if parent else None
    story = above.story if above else article
    shelf.place(article, Placed(parent, like, story))
    shelf.set_story(_with_followers(shelf, article), story)
    return {story}


def _rewrite(shelf: Shelf, stories: set[str], without: str | None = None) -> None:
    rows = (_row(shelf, story, without) for story in sorted(stories))
    shelf.replace_stories(stories, [row for row in rows if row])


def _row(shelf: Shelf, story: str, without: str | None) -> StoryRow | None:
    """The story titled by the headline that is most like all others."""
    span = shelf.span(story, without)
    if span is None:
        return None
    first = shelf.cards(shelf.members(story, without, CENTRAL))
    central = most_central(list(first.values()))
    return StoryRow(story, central.headline or story, *span[:2], central.id, span[2])


def most_central(cards: Sequence[Card]) -> Card:
    """The article whose headline and text stand best for all; the earliest of equals."""
    ordered = sorted(cards, key=lambda c: c.order)
    compared = [c for c in ordered if c.headline] or ordered
    if len(compared) < 3:
        return compared[0]
    middle: dict[int, float] = {}
    for card in compared:
        for term, weight in card.terms:
            middle[term] = middle.get(term, 0.0) + weight / len(compared)
    return max(reversed(compared), key=lambda c: round(_centrality(c, middle), 6))


def _centrality(card: Card, middle: dict[int, float]) -> float:
    """How near the headline and the text are to the middle of all texts."""
    text = sum(weight * middle.get(term, 0.0) for term, weight in card.terms)
    head = sum(middle.get(term, 0.0) for term in card.title)
    return text + head / sqrt(len(card.title) or 1)
