"""The articles that one may repeat, follow or share an act with."""

from saksi.link.card import Card
from saksi.link.indexing import article_tokens
from saksi.link.likeness import WINDOW
from saksi.link.shelf import Shelf

SHARED_TOKENS = 3


def neighbours(shelf: Shelf, card: Card) -> dict[str, Card]:
    """The articles of the days around that share words or names; none for an undated article."""
    if not card.day:
        return {}
    days = (card.day - WINDOW, card.day + WINDOW)
    ids = shelf.alike(article_tokens(card), days, SHARED_TOKENS)
    return shelf.cards(i for i in ids if i != card.id)
