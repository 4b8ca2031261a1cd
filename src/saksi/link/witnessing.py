"""Counts the independent sources of an act: distinct roots that are no copies of one another."""

from collections.abc import Callable, Sequence
from typing import Protocol

from saksi.link.card import Act, Card
from saksi.link.roots import Root, Roots
from saksi.link.types import Leaning, Reason, Witness


class Told(Protocol):
    """A report of an act."""

    @property
    def card(self) -> Card: ...
    @property
    def act(self) -> Act: ...


def witnesses_of(
    told: Sequence[Told], roots: Roots, nation: Callable[[str], str]
) -> tuple[tuple[Witness, ...], list[int]]:
    """The witnesses, and for each report which of them it leans on."""
    found = [roots.of_report(t.card, t.act) for t in told]
    keys = [
        (nation(root.key), t.act.status == "denied") for root, t in zip(found, told, strict=True)
    ]
    distinct = list(dict.fromkeys(keys))
    witnesses = []
    for key, denies in distinct:
        mine = [n for n, k in enumerate(keys) if k == (key, denies)]
        first = found[mine[0]]
        leaning = tuple(_leanings([(told[n].card, found[n]) for n in mine]))
        witnesses.append(Witness(first.name, key, first.kind, leaning, denies))
    return tuple(witnesses), [distinct.index(k) for k in keys]


def _leanings(articles: Sequence[tuple[Card, Root]]) -> list[Leaning]:
    """Each article once, with all its reasons."""
    reasons: dict[str, list[Reason]] = {}
    outlets: dict[str, str | None] = {}
    for card, root in articles:
        outlets[card.id] = card.outlet
        of = reasons.setdefault(card.id, [])
        of.extend(r for r in root.reasons if r not in of)
    return [Leaning(article, outlets[article], tuple(of)) for article, of in reasons.items()]
