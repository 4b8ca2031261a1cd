"""Where a report comes from: the root of its source chain, and the reasons for it."""

from collections.abc import Callable, Sequence

from msgspec import Struct
from msgspec.structs import replace

from saksi.link.card import Act, Card, Credit
from saksi.link.copying import ALIKE, SAME
from saksi.link.naming import same_name
from saksi.link.passages import overlap
from saksi.link.types import Copy, CopyKind, Evidence, Reason, ReasonCode, RootKind
from saksi.records import Marked

SPOKEN = ("ACCUSE", "REJECT", "REQUEST", "SUPPORT", "THREATEN", "CONCEDE", "AGREE")
LEANING = ("whole", "translated", "quotations")
_CODES: dict[CopyKind, ReasonCode] = {
    "whole": "copies",
    "partial": "copies",
    "translated": "translates",
    "quotations": "same_quotations",
}


class Root(Struct, frozen=True):
    """The root of a report: its key and name, and why it is that."""

    key: str
    name: str
    kind: RootKind
    reasons: tuple[Reason, ...]


class Roots:
    """Roots of articles and reports; asks for cards and for the copies that an article makes."""

    def __init__(
        self, card: Callable[[str], Card | None], copies: Callable[[str], Sequence[Copy]]
    ) -> None:
        self._card, self._copies = card, copies
        self._known: dict[str, Root] = {}

    def of_report(self, card: Card, act: Act) -> Root:
        """A named speaker is the root of what is told on their word; else what the words lean on."""
        said = [c for c in card.credits if c.event == act.event and not _own_word(c, act)]
        for credit in sorted(said, key=lambda c: c.code != "quotes"):
            return Root(credit.key, credit.name, credit.kind, (_credited(card, credit),))
        return self._of_passage(card, act) or self.of_article(card)

    def of_article(self, card: Card) -> Root:
        """What the page names, else what it copies, else itself."""
        if card.id not in self._known:
            self._known[card.id] = self._credited(card) or self._copied(card) or _own(card)
        return self._known[card.id]

    def _credited(self, card: Card) -> Root | None:
        """The source that the page names, or where that source's own article has it from."""
        credit = next((c for c in card.credits if c.event is None), None)
        if credit is None:
            return None
        source, reason = self._leaning(card, None)
        reasons = (_credited(card, credit), *([reason] if reason else []))
        if source is not None and same_name(source.outlet_key, credit.key):
            above = self.of_article(source)
            return Root(above.key, above.name, above.kind, reasons)
        return Root(credit.key, credit.name, credit.kind, reasons)

    def _copied(self, card: Card) -> Root | None:
        source, *reasons = self._leaning(card, None)
        if source is None:
            return None
        above = self.of_article(source)
        return Root(above.key, above.name, above.kind, tuple(r for r in reasons if r))

    def _leaning(self, card: Card, act: Act | None) -> tuple[Card | None, Reason | None]:
        """The earlier article that this one repeats most, and the reason."""
        for copy in self._copies(card.id):
            source = self._card(copy.a)
            if source is None or source.outlet_key == card.outlet_key:
                continue
            if act is None and copy.kind in LEANING:
                return source, _reason(copy)
            if act is not None and _passage_in(card, act, source, copy):
                return source, _reason(copy)
        return None, None

    def _of_passage(self, card: Card, act: Act) -> Root | None:
        """The sentence of the report stands in an earlier article."""
        source, reason = self._leaning(card, act)
        if source is None or reason is None:
            return None
        above = self.of_article(source)
        return Root(above.key, above.name, above.kind, (reason,))


def _own_word(credit: Credit, act: Act) -> bool:
    """What one says, promises or demands oneself is witnessed by whoever heard it."""
    spoken = act.type in SPOKEN or act.status in ("planned", "demanded")
    return spoken and credit.kind == "speaker" and credit.key in act.actors.keys


def _passage_in(card: Card, act: Act, source: Card, copy: Copy) -> bool:
    if copy.kind in LEANING:
        return False  # holds for the whole article, which is asked next
    least = SAME if card.lang == source.lang else ALIKE
    return any(overlap(frozenset(s.words), act.words) >= least for s in source.sentences)


def _reason(copy: Copy) -> Reason:
    return Reason(_CODES[copy.kind], article=copy.a, share=copy.share)


def _credited(card: Card, credit: Credit) -> Reason:
    shown = (evidence_of(card, credit.at, credit.event),) if credit.at else ()
    return Reason(credit.code, name=credit.name, evidence=shown)


def evidence_of(card: Card, at: Marked, of: Act | str | None = None) -> Evidence:
    """The words of an article behind something; with an act, how it is told there."""
    shown = Evidence(card.id, at.start, at.end, at.surface, None, card.outlet, card.published)
    if isinstance(of, Act):
        return replace(shown, event=of.event, status=of.status, confidence=of.confidence)
    return replace(shown, event=of)


def _own(card: Card) -> Root:
    name = card.outlet or card.id
    return Root(
        card.outlet_key or f"article {card.id}", name, "outlet", (Reason("own", name=name),)
    )
