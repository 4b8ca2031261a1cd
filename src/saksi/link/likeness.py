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
        + NAMES * named_alike(a, b)
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
    """Of the weighted meanings; added up in one order, so that it is the same either way."""
    mine, theirs = a.weights, b.weights
    return sum(mine[term] * theirs[term] for term in sorted(mine.keys() & theirs.keys()))


def shared(one: Sequence[str], other: Sequence[str]) -> float:
    """Cosine of two sets."""
    if not one or not other:
        return 0.0
    return len(set(one) & set(other)) / sqrt(len(one) * len(other))


def named_alike(a: Card, b: Card) -> float:
    """Cosine of their sets of names, a short name counting as its longer one."""
    if not a.names or not b.names:
        return 0.0
    met = sum(1 for name in b.names if name in a.called or _is_named(name, a))
    return min(1.0, met / sqrt(len(a.names) * len(b.names)))


def _is_named(name: str, card: Card) -> bool:
    """Names of one share a word at least, which few names do."""
    return not card.name_words.isdisjoint(name.split()) and any(
        same_name(name, other) for other in card.names
    )
