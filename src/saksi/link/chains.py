"""Where each report of an act comes from: whose word it is told on, else whom its words are from."""

from collections.abc import Iterator, Sequence

from saksi.link.card import Act, Card, Credit
from saksi.link.copying import ALIKE, SAME
from saksi.link.naming import same_name
from saksi.link.passages import overlap
from saksi.link.roots import (
    LEANING,
    Root,
    Roots,
    copy_reason,
    credit_reason,
    leaning_on,
    own,
    page_credit,
)
from saksi.link.told import Told
from saksi.link.types import Reason

SPOKEN = ("ACCUSE", "REJECT", "REQUEST", "SUPPORT", "THREATEN", "CONCEDE", "AGREE")
LONG, NEARLY = 6, 0.9  # words of a sentence, and their share that stands in a longer one
TELLS = 0.25  # likeness of a sentence to one that tells the same more freely


class Chains:
    """The roots of the reports of one act, which may lean on one another."""

    def __init__(self, told: Sequence[Told], roots: Roots) -> None:
        self._told, self._roots = told, roots
        self._known: dict[str, Root] = {}
        self._of = {t.card.id: t for t in reversed(told)}

    def root(self, told: Told) -> Root:
        """The speaker on whose word the act is told; else that of the article that it is from."""
        if told.act.key not in self._known:
            self._known[told.act.key] = self._found(told)
        return self._known[told.act.key]

    def _found(self, told: Told) -> Root:
        card = told.card
        if credit := said_by(told):
            return _named(card, credit)
        for source, copy in self._roots.sources(card):
            whole = copy.kind in LEANING and _credits(card, source)
            if not whole and not stands_in(told, source):
                continue
            reasons = (*_page_reason(card, source), copy_reason(copy))
            if source.id in self._of:
                return leaning_on(self.root(self._of[source.id]), reasons)
            if tells(told, source):
                return leaning_on(self._roots.of_article(source), reasons)
        return self._word_of_copies(told) or self._roots.credited(card) or own(card)

    def _word_of_copies(self, told: Told) -> Root | None:
        """The speaker whom a later copy of the very sentence gives."""
        for other in self._told:
            credit = said_by(other)
            copied = any(s.id == told.card.id for s, _ in self._roots.sources(other.card))
            if credit and copied and stands_in(other, told.card):
                return _named(other.card, credit)
        return None


def said_by(told: Told) -> Credit | None:
    """The named speaker on whose word an article tells an act; a relay where there is none."""
    act = told.act
    said = [c for c in told.card.credits if c.event == act.event and not _own_word(c, act)]
    return min(said, key=lambda c: c.code != "quotes", default=None)


def _own_word(credit: Credit, act: Act) -> bool:
    """What one says, promises or demands oneself is witnessed by whoever heard it."""
    spoken = act.type in SPOKEN or act.status in ("planned", "demanded")
    return spoken and credit.kind == "speaker" and credit.key in act.actors.keys


def _named(card: Card, credit: Credit) -> Root:
    return Root(credit.key, credit.name, credit.kind, (credit_reason(card, credit),))


def _credits(card: Card, source: Card) -> bool:
    """Whether the page names nobody else than the source for what it tells."""
    credit = page_credit(card)
    return credit is None or same_name(source.outlet_key, credit.key)


def _page_reason(card: Card, source: Card) -> Iterator[Reason]:
    credit = page_credit(card)
    if credit is not None and same_name(source.outlet_key, credit.key):
        yield credit_reason(card, credit)


def stands_in(told: Told, other: Card) -> bool:
    """Whether another article has the report's sentence, in its words, within others or translated."""
    if told.card.lang != other.lang:
        return carrying(told, other) >= ALIKE
    return carrying(told, other) >= SAME or _holds(told, other)


def _holds(told: Told, other: Card) -> bool:
    """Whether a whole sentence of the other article stands within the report's longer one."""
    whole = [said for said in other.said if len(said) >= LONG]
    return any(
        len(side & said) >= NEARLY * len(said) for side in told.act.tellings for said in whole
    )


def tells(told: Told, other: Card) -> bool:
    """Whether another article tells what the report's sentence does, at least freely."""
    return carrying(told, other) >= TELLS


def carrying(told: Told, other: Card) -> float:
    """How much the sentence of another article that is most like the report's is like it.

    Of a headline, also the sentence that tells it at length is compared.
    """
    sides = told.act.tellings
    return max((overlap(side, said) for side in sides for said in other.said), default=0.0)
