"""Adds an article to what is known, and takes one out: the outcome is that of reading all at once.

Everything is a function of the set of cards. Two articles or two acts are compared by their cards
alone; an act follows the earlier report that it is most like, an article the earlier article. So
the order in which articles come does not matter.
"""

from collections.abc import Iterable, Iterator

from saksi.link.card import Card
from saksi.link.contradicting import ANSWERING, answers, may_answer
from saksi.link.copying import SOURCES, copies_of
from saksi.link.following import place_acts, place_again
from saksi.link.grouping import regroup
from saksi.link.indexing import act_days, act_tokens, article_tokens, near_tokens
from saksi.link.likeness import Likes
from saksi.link.mentioning import mentions_between
from saksi.link.neighbours import neighbours
from saksi.link.placing import place_article, take_from_stories
from saksi.link.shelf import Answering, Shelf

ACT_WINDOW = 7  # days between two reports of one act, or between a report and the act's own day


def add_article(shelf: Shelf, card: Card) -> None:
    """Link one article; one of the same id that was there before is taken out first."""
    trees, gone = _take_out(shelf, card.id) if shelf.card(card.id) else (set(), set())
    shelf.add(card, article_tokens(card), _act_index(card))
    near = neighbours(shelf, card)
    wider = {**near, **_with_like_acts(shelf, card)}
    later = _repeat(shelf, card, list(near.values()))
    likes = Likes(card)
    shelf.add_answers(list(_answers(card, wider.values(), likes)))
    shelf.add_mentions(list(mentions_between(card, near.values())))
    place_article(shelf, card, list(near.values()), likes)
    trees |= place_acts(shelf, card, list(wider.values()), likes)
    regroup(shelf, trees | _trees(shelf, _affected(shelf, later)), gone)


def remove_article(shelf: Shelf, article: str) -> None:
    """Take an article out, as if it had never been read."""
    if shelf.card(article):
        regroup(shelf, *_take_out(shelf, article))


def _take_out(shelf: Shelf, article: str) -> tuple[set[str], set[str]]:
    """Drops the article; the trees that have changed and the merged events that are no more."""
    card = shelf.cards([article])[article]
    acts = [act.key for act in card.acts]
    denied = {key for pair in shelf.answers(acts) for key in pair}
    trees = _trees(shelf, _affected(shelf, [article])) | _trees_of(shelf, denied)
    gone = set(shelf.merged_of(shelf.trees(trees)).values())
    orphans = shelf.articles_of(set(shelf.followers(acts)) - set(acts))
    repeating = sorted({c.b for c in shelf.copies([article]) if c.a == article})
    take_from_stories(shelf, article)
    shelf.drop(article)
    for other in shelf.cards({*orphans.values(), *repeating}).values():
        near = neighbours(shelf, other)
        mine = [act for act, of in orphans.items() if of == other.id]
        wider = {**near, **_with_like_acts(shelf, other)}
        trees |= place_again(shelf, other, mine, list(wider.values()))
        if other.id in repeating:
            trees |= _trees(shelf, _beside(shelf, [other.id]))
            shelf.drop_copies(other.id)
            shelf.add_copies(copies_of(other, near.values()))
            trees |= _trees(shelf, _beside(shelf, [other.id]))
    return trees - set(acts), gone


def _act_index(card: Card) -> dict[str, set[tuple[int, int]]]:
    return {
        act.key: {(token, day) for token in act_tokens(act) for day in act_days(card, act)}
        for act in card.acts
    }


def _with_like_acts(shelf: Shelf, card: Card) -> dict[str, Card]:
    """Articles with an act of the same party and kind in the days around."""
    sought: dict[int, set[int]] = {}
    for act in card.acts if card.day else ():
        for day in act_days(card, act):
            sought.setdefault(day, set()).update(near_tokens(act))
    found: set[str] = set()
    for day, tokens in sought.items():
        found.update(shelf.with_acts(tokens, (day - ACT_WINDOW, day + ACT_WINDOW)))
    return shelf.cards(found - {card.id})


def _repeat(shelf: Shelf, card: Card, near: list[Card]) -> list[str]:
    """Notes what the article repeats, and which later ones repeat it; gives all that this changes."""
    shelf.add_copies(copies_of(card, near))
    changed = [card.id]
    for later in near:
        if later.order > card.order and (mine := copies_of(later, [card])):
            known = [c for c in shelf.copies([later.id]) if c.b == later.id]
            shelf.drop_copies(later.id)
            sources = shelf.cards({c.a for c in (*known, *mine)})
            ranked = sorted((*known, *mine), key=lambda c: (-c.share, sources[c.a].order))
            shelf.add_copies(ranked[:SOURCES])
            changed += [later.id, *(c.a for c in known)]
    return changed


def _affected(shelf: Shelf, articles: list[str]) -> set[str]:
    """Articles whose reports may have other witnesses once these repeat others, or no longer do."""
    return _repeating(shelf, articles) | _beside(shelf, articles)


def _beside(shelf: Shelf, articles: list[str]) -> set[str]:
    """The articles that these repeat, and that repeat them."""
    return {article for c in shelf.copies(articles) for article in (c.a, c.b)}


def _repeating(shelf: Shelf, articles: list[str]) -> set[str]:
    """The articles and all that repeat them, or repeat those that do."""
    found, new = set(articles), list(articles)
    while new:
        new = sorted({c.b for c in shelf.copies(new) if c.a in new} - found)
        found |= set(new)
    return found


def _trees(shelf: Shelf, articles: Iterable[str]) -> set[str]:
    """The trees of the acts that these articles report, or tell in passing."""
    found = set(articles)
    own = {act.key for card in shelf.cards(found).values() for act in card.acts}
    return _trees_of(shelf, own | {m.act for m in shelf.mentions((), found)})


def _trees_of(shelf: Shelf, acts: Iterable[str]) -> set[str]:
    return {place.tree for place in shelf.follows(acts).values()}


def _answers(card: Card, others: Iterable[Card], likes: Likes) -> Iterator[Answering]:
    """Denials between the article and others, and within it."""
    answering = [x for x in card.acts if x.type in ANSWERING]
    for other in (card, *others) if answering else ():
        for x in answering:
            for y in other.acts:
                if may_answer(x, y) and answers(x, card, y, other, likes.to(other)):
                    yield Answering(x.key, y.key)
                if other is card or not may_answer(y, x):
                    continue
                if answers(y, other, x, card, likes.to(other)):
                    yield Answering(y.key, x.key)
