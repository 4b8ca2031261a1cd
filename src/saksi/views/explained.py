"""What touches a place of a record: what was found there by which rule, and what was left out."""

from collections.abc import Iterator
from typing import Literal

from msgspec import Struct, UnsetType

from saksi.records import Record, Rejected


class FoundHere(Struct, frozen=True):
    """One finding over a place; times and entities tell no confidence of their own."""

    kind: Literal["time", "entity", "statement", "event"]
    id: str
    what: str
    rule: str | None
    confidence: float | None = None


def found_at(record: Record, start: int, end: int) -> Iterator[FoundHere]:
    """Whatever of the record touches the place, with its rule."""
    for time in record.times:
        if time.start < end and start < time.end:
            yield FoundHere("time", time.id, str(time.value), time.rule)
    for entity in record.entities:
        if any(m.start < end and start < m.end for m in entity.mentions):
            yield FoundHere("entity", entity.id, entity.name, entity.rule)
    for s in record.statements:
        spans = [(c.start, c.end) for c in s.contents]
        spans += [(s.cue.start, s.cue.end)] if s.cue else []
        if any(low < end and start < high for low, high in spans):
            what = f"{s.kind}, {s.stance}"
            yield FoundHere("statement", s.id, what, s.rule, s.confidence)
    for event in record.events:
        if event.trigger.start < end and start < event.trigger.end:
            yield FoundHere("event", event.id, event.type, event.rule, event.confidence)


def left_out_at(record: Record, start: int, end: int) -> Iterator[Rejected]:
    """What was looked at there and left out, with the reason."""
    for rejected in record.rejected:
        low, high = rejected.start, rejected.end
        if isinstance(low, UnsetType) or isinstance(high, UnsetType):
            continue
        if low < end and start < high:
            yield rejected
