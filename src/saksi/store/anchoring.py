"""Finds again, in a record read anew, what a reviewer decided on."""

from collections.abc import Iterator, Sequence

from saksi.records import Entity, Event, Record, Statement
from saksi.store.review_values import Anchor, Kind

Finding = Entity | Statement | Event


def anchor_of(record: Record, finding: Finding) -> Anchor:
    """Where the finding stands and what it is."""
    text = record.text
    if isinstance(finding, Event):
        trigger, sentence = finding.trigger, finding.sentence
        context = text[sentence.start : sentence.end]
        return Anchor("event", trigger.start, trigger.end, trigger.surface, finding.type, context)
    if isinstance(finding, Statement):
        start = min((c.start for c in finding.contents), default=0)
        end = max((c.end for c in finding.contents), default=0)
        return Anchor("statement", start, end, text[start:end])
    first = min(finding.mentions, key=lambda m: m.start, default=None)
    start, end = (first.start, first.end) if first else (0, 0)
    return Anchor("entity", start, end, text[start:end], finding.kind, finding.name)


def found_again(record: Record, anchor: Anchor, types: Sequence[str] = ()) -> str | None:
    """The id of the finding at the anchor; null where there is none, or no telling which.

    It stands at the same place with the same words and type (or one of `types`); or, where the
    text moved, it is the only one with the same words, type and context.
    """
    alike = [
        (finding.id, there, here)
        for finding in findings(record, anchor.kind)
        for there, here in [(anchor_of(record, finding), _is_here(record, finding, anchor))]
        if anchor.kind == "entity" or there.type in (anchor.type, *types)
    ]
    exact = [found for found, _, here in alike if here]
    if exact:
        return exact[0]
    moved = [found for found, there, _ in alike if _is_same(there, anchor)]
    return moved[0] if len(moved) == 1 else None


def findings(record: Record, kind: Kind) -> Iterator[Finding]:
    """The record's entities, statements or acts."""
    if kind == "entity":
        yield from record.entities
    elif kind == "statement":
        yield from record.statements
    else:
        yield from record.events


def _is_here(record: Record, finding: Finding, anchor: Anchor) -> bool:
    if record.text[anchor.start : anchor.end] != anchor.surface:
        return False
    if isinstance(finding, Entity):
        return any((m.start, m.end) == (anchor.start, anchor.end) for m in finding.mentions)
    there = anchor_of(record, finding)
    return (there.start, there.end) == (anchor.start, anchor.end)


def _is_same(there: Anchor, anchor: Anchor) -> bool:
    if anchor.kind == "entity":
        return there.context == anchor.context
    return (there.surface, there.context) == (anchor.surface, anchor.context)
