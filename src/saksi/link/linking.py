"""Adds an article to what is known, and takes one out: the outcome is that of reading all at once.

Everything is a function of the set of cards. Pairs are scored from two cards alone; acts are parted
anew within whatever hangs together with the new article; an article follows the earlier article
that it is most like. So the order in which articles come does not matter.
"""

from collections.abc import Iterable

from saksi.link.card import Card
from saksi.link.copying import copy_of
from saksi.link.grouping import Grouping, regroup
from saksi.link.indexing import act_days, act_tokens, article_tokens, near_tokens
from saksi.link.likeness import likeness
from saksi.link.neighbours import cards_of, neighbours
from saksi.link.pairing import pairs_of
from saksi.link.placing import replace_in_stories, take_from_stories
from saksi.link.shelf import Pair, Shelf

ACT_WINDOW = 7  # days between two reports of one act, or between a report and the act's own day


def add_article(shelf: Shelf, card: Card) -> None:
    """Link one article; one of the same id that was there before is taken out first."""
    gone = _take_out(shelf, card.id) if shelf.card(card.id) else Grouping()
    shelf.add(card, article_tokens(card), _act_index(card))
    near = neighbours(shelf, card)
    found = [copy for other in near.values() if (copy := copy_of(card, other))]
    shelf.add_copies(found)
    shelf.add_pairs(_pairs(shelf, card, near))
    replace_in_stories(shelf, card, list(near.values()))
    later = _copying(shelf, [card.id])
    regroup(shelf, gone.with_acts(_acts(shelf, later)))


def remove_article(shelf: Shelf, article: str) -> None:
    """Take an article out, as if it had never been read."""
    if shelf.card(article):
        regroup(shelf, _take_out(shelf, article))


def _take_out(shelf: Shelf, article: str) -> Grouping:
    """Drops the article; what hung together with it is to be parted anew."""
    later = _copying(shelf, [article])
    acts = _acts(shelf, later)
    mine = set(_acts(shelf, [article]))
    touched = {k for p in shelf.pairs(mine) for k in (p.a, p.b)} | set(acts)
    events = set(shelf.merged_of(touched).values())
    take_from_stories(shelf, article)
    shelf.drop(article)
    return Grouping(touched - mine, events)


def _act_index(card: Card) -> dict[str, set[tuple[int, int]]]:
    return {
        act.key: {(token, day) for token in act_tokens(act) for day in act_days(card, act)}
        for act in card.acts
    }


def _pairs(shelf: Shelf, card: Card, near: dict[str, Card]) -> list[Pair]:
    """With all acts of the neighbours, and with acts of the same party and kind elsewhere."""
    known = dict(near)
    elsewhere: dict[str, set[str]] = {}
    for act in card.acts:
        for day in act_days(card, act) if card.day else ():
            days = (day - ACT_WINDOW, day + ACT_WINDOW)
            for other, article in shelf.acts_alike(near_tokens(act), days):
                if article != card.id and article not in near:
                    elsewhere.setdefault(article, set()).add(other)
    known |= cards_of(shelf, elsewhere)
    found = pairs_of(card, card, 1.0)
    for article, other in known.items():
        found += pairs_of(card, other, likeness(card, other))
    return found


def _copying(shelf: Shelf, articles: list[str]) -> list[str]:
    """The articles and all that copy them, or copy those that do."""
    found, new = set(articles), list(articles)
    while new:
        new = sorted({c.b for c in shelf.copies(new) if c.a in new} - found)
        found |= set(new)
    return sorted(found)


def _acts(shelf: Shelf, articles: Iterable[str]) -> list[str]:
    return [act.key for card in cards_of(shelf, articles).values() for act in card.acts]
