"""How much two articles are about the same development: their words, names, countries, days."""

from collections.abc import Sequence
from math import exp, sqrt

from saksi.link.card import Card
from saksi.link.naming import same_name

WORDS, NAMES, COUNTRIES, NUMBERS = 0.6, 0.25, 0.1, 0.05
DECAY = 12.0  # days in which likeness falls to a third
WINDOW = 10  # days beyond which nothing belongs to one story


def likeness(a: Card, b: Card) -> float:
    """0 to 1, of their contents alone."""
    return (
        WORDS * cosine(a, b)
        + NAMES * named_alike(a.names, b.names)
        + COUNTRIES * shared(a.countries, b.countries)
        + NUMBERS * shared(a.numbers, b.numbers)
    )


class Likes:
    """The likeness of one article to others, each found out once and only when it matters."""

    def __init__(self, card: Card) -> None:
        self._card = card
        self._known = {card.id: 1.0}

    def to(self, other: Card) -> float:
        """0 to 1; 1 to itself."""
        if other.id not in self._known:
            self._known[other.id] = likeness(self._card, other)
        return self._known[other.id]

    def in_time(self, other: Card) -> float:
        """With the days between the two articles; 0 where a day is not known."""
        gap = abs(self._card.day - other.day)
        if not self._card.day or not other.day or gap > WINDOW:
            return 0.0
        return self.to(other) * exp(-gap / DECAY)


def cosine(a: Card, b: Card) -> float:
    """Of the weighted meanings."""
    mine = dict(a.terms)
    return sum(weight * mine.get(term, 0.0) for term, weight in b.terms)


def shared(one: Sequence[str], other: Sequence[str]) -> float:
    """Cosine of two sets."""
    if not one or not other:
        return 0.0
    return len(set(one) & set(other)) / sqrt(len(one) * len(other))


def named_alike(one: Sequence[str], other: Sequence[str]) -> float:
    """Cosine of two sets of names, a short name counting as its longer one."""
    if not one or not other:
        return 0.0
    mine = set(one)
    met = sum(1 for n in other if n in mine or any(same_name(n, m) for m in one))
    return min(1.0, met / sqrt(len(one) * len(other)))
