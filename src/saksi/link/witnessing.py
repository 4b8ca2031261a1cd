"""Counts the independent sources of an act: distinct roots that are no copies of one another."""

from collections.abc import Callable, Iterable, Iterator, Sequence

from saksi.link.card import Card
from saksi.link.chains import Chains, carrying, stands_in
from saksi.link.roots import Roots
from saksi.link.told import Told
from saksi.link.types import Leaning, Reason, Witness

Leans = tuple[Card, tuple[Reason, ...]]


def witnesses_of(
    told: Sequence[Told], roots: Roots, nation: Callable[[str], str], copying: Iterable[Card] = ()
) -> tuple[tuple[Witness, ...], list[int]]:
    """The witnesses, and for each report which of them it leans on.

    `copying` are articles that repeat those of the reports or are repeated by them: one that has a
    report's sentence is on the same witness, whether or not the act was read from it.
    """
    chains = Chains(told, roots)
    found = [chains.root(t) for t in told]
    keys = [
        (nation(root.key), t.act.status == "denied") for root, t in zip(found, told, strict=True)
    ]
    distinct = list(dict.fromkeys(keys))
    numbers = [distinct.index(k) for k in keys]
    carried = list(_carried(told, numbers, copying))
    witnesses = []
    for at, (key, denies) in enumerate(distinct):
        mine = [n for n, number in enumerate(numbers) if number == at]
        leans = [(told[n].card, found[n].reasons) for n in mine]
        leans += [(card, reasons) for number, card, reasons in carried if number == at]
        first = found[mine[0]]
        witnesses.append(Witness(first.name, key, first.kind, tuple(_leanings(leans)), denies))
    return tuple(witnesses), numbers


def _carried(
    told: Sequence[Told], numbers: Sequence[int], copying: Iterable[Card]
) -> Iterator[tuple[int, Card, tuple[Reason, ...]]]:
    """Articles without a report of their own that have the sentence of one, in their order."""
    telling = {t.card.id for t in told}
    for card in sorted((c for c in copying if c.id not in telling), key=lambda c: c.order):
        alike = [(carrying(t, card), -n) for n, t in enumerate(told) if stands_in(t, card)]
        if alike:
            share, n = max(alike)
            reason = Reason("carries", article=told[-n].card.id, share=round(min(1.0, share), 3))
            yield numbers[-n], card, (reason,)


def _leanings(articles: Sequence[Leans]) -> Iterator[Leaning]:
    """Each article once, with all its reasons."""
    cards = {card.id: card for card, _ in articles}
    for article, card in cards.items():
        reasons = dict.fromkeys(r for c, given in articles if c.id == article for r in given)
        yield Leaning(article, card.outlet, tuple(reasons))
