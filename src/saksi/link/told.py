"""A report of an act, as what is told of the act is made from it."""

from typing import NamedTuple

from saksi.link.card import Act, Card


class Told(NamedTuple):
    """A report of an act: the article's card and the act."""

    card: Card
    act: Act
