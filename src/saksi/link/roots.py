"""Where an article comes from: the root of its source chain, and the reasons for it."""

from collections.abc import Callable, Iterator, Sequence

from msgspec import Struct
from msgspec.structs import replace

from saksi.link.card import Act, Card, Credit
from saksi.link.naming import same_name
from saksi.link.types import Copy, CopyKind, Evidence, Reason, ReasonCode, RootKind
from saksi.records import Marked

LEANING = ("whole", "translated", "quotations")
_CODES: dict[CopyKind, ReasonCode] = {
    "whole": "copies",
    "partial": "copies",
    "translated": "translates",
    "quotations": "same_quotations",
}


class Root(Struct, frozen=True):
    """The root of a report or an article: its key and name, and why it is that."""

    key: str
    name: str
    kind: RootKind
    reasons: tuple[Reason, ...]


class Roots:
    """Roots of articles; asks for cards and for the copies that an article makes."""

    def __init__(
        self, card: Callable[[str], Card | None], copies: Callable[[str], Sequence[Copy]]
    ) -> None:
        self._card, self._copies = card, copies
        self._known: dict[str, Root] = {}

    def of_article(self, card: Card) -> Root:
        """What the page names, else what it copies, else itself."""
        if card.id not in self._known:
            self._known[card.id] = self.credited(card) or self._copied(card) or own(card)
        return self._known[card.id]

    def sources(self, card: Card) -> Iterator[tuple[Card, Copy]]:
        """The earlier articles of other outlets that it repeats, the most repeated first."""
        for copy in self._copies(card.id):
            source = self._card(copy.a)
            if source is not None and source.outlet_key != card.outlet_key:
                yield source, copy

    def credited(self, card: Card) -> Root | None:
        """The source that the page names, or where that source's own article has it from."""
        credit = page_credit(card)
        if credit is None:
            return None
        found = self._leaning(card)
        reasons = (credit_reason(card, credit), *([copy_reason(found[1])] if found else []))
        if found and same_name(found[0].outlet_key, credit.key):
            return leaning_on(self.of_article(found[0]), reasons)
        return Root(credit.key, credit.name, credit.kind, reasons)

    def _copied(self, card: Card) -> Root | None:
        found = self._leaning(card)
        return leaning_on(self.of_article(found[0]), (copy_reason(found[1]),)) if found else None

    def _leaning(self, card: Card) -> tuple[Card, Copy] | None:
        """The earlier article that this one as a whole repeats most."""
        return next((pair for pair in self.sources(card) if pair[1].kind in LEANING), None)


def page_credit(card: Card) -> Credit | None:
    """The source that the page names for all that it tells."""
    return next((c for c in card.credits if c.event is None), None)


def leaning_on(above: Root, reasons: tuple[Reason, ...]) -> Root:
    """The root of what one leans on, with one's own reasons for that."""
    return Root(above.key, above.name, above.kind, reasons)


def copy_reason(copy: Copy) -> Reason:
    """That an article repeats another."""
    return Reason(_CODES[copy.kind], article=copy.a, share=copy.share)


def credit_reason(card: Card, credit: Credit) -> Reason:
    """That an article names its source, with the words in which it does."""
    shown = (evidence_of(card, credit.at, credit.event),) if credit.at else ()
    return Reason(credit.code, name=credit.name, evidence=shown)


def evidence_of(card: Card, at: Marked, of: Act | str | None = None) -> Evidence:
    """The words of an article behind something; with an act, how it is told there."""
    shown = Evidence(card.id, at.start, at.end, at.surface, None, card.outlet, card.published)
    if isinstance(of, Act):
        return replace(shown, event=of.event or None, status=of.status, confidence=of.confidence)
    return replace(shown, event=of)


def own(card: Card) -> Root:
    """The article's outlet itself."""
    name = card.outlet or card.id
    return Root(
        card.outlet_key or f"article {card.id}", name, "outlet", (Reason("own", name=name),)
    )
