"""The findings of a record as labelled spans and the links between them, for annotation tools."""

from collections.abc import Iterator, Sequence

from msgspec import Struct

from saksi.records import Entity, Event, Record, Statement
from saksi.views.exports.chosen import Chosen


class Labelled(Struct, frozen=True):
    """A finding that stands in the text; of several `pieces` where it is parted.

    `key` is unique in the record; `notes` are attributes as pairs.
    """

    key: str
    label: str
    pieces: tuple[tuple[int, int], ...]
    notes: tuple[tuple[str, str], ...] = ()


class Link(Struct, frozen=True):
    """From a finding to another, by their keys."""

    label: str
    source: str
    target: str


class Findings(Struct, frozen=True):
    """All that an annotation tool can show of a record."""

    labelled: tuple[Labelled, ...]
    links: tuple[Link, ...]


def findings(of: Chosen) -> Findings:
    """Mentions, times, statements with their cues, and triggers, in this order."""
    labelled = [
        *_mentions(of.record),
        *(
            Labelled(t.id, "time", ((t.start, t.end),), _notes(value=t.value))
            for t in of.record.times
        ),
        *(part for s in of.statements for part in _statement(s)),
        *(part for e in of.events for part in _event(e)),
    ]
    known = {one.key for one in labelled}
    links = [*_said(of), *_done(of)]
    return Findings(
        tuple(labelled), tuple(k for k in links if k.source in known and k.target in known)
    )


def _mentions(record: Record) -> Iterator[Labelled]:
    for entity in record.entities:
        notes = _notes(entity=entity.id, country=entity.country, wikidata=entity.wikidata)
        for number, mention in enumerate(entity.mentions):
            span = ((mention.start, mention.end),)
            yield Labelled(f"{entity.id}.{number}", entity.kind, span, notes)


def _statement(statement: Statement) -> Iterator[Labelled]:
    pieces = tuple((part.start, part.end) for part in statement.contents)
    notes = _notes(kind=statement.kind, stance=statement.stance, rule=statement.rule)
    if pieces:
        yield Labelled(statement.id, "statement", pieces, notes)
    if statement.cue:
        yield Labelled(f"{statement.id}.cue", "cue", ((statement.cue.start, statement.cue.end),))


def _event(event: Event) -> Iterator[Labelled]:
    notes = _notes(
        status=event.status, mode=event.mode, cameo=event.cameo, rule=event.rule,
        confidence=f"{event.confidence:.3f}",
    )  # fmt: skip
    yield Labelled(event.id, event.type, ((event.trigger.start, event.trigger.end),), notes)
    if event.object:
        span = ((event.object.start, event.object.end),)
        yield Labelled(f"{event.id}.object", "object", span, _notes(kind=event.object.kind))


def _said(of: Chosen) -> Iterator[Link]:
    for statement in of.statements:
        at = statement.contents[0].start if statement.contents else 0
        if statement.speaker_mention:
            at = statement.speaker_mention.start
        if speaker := _nearest(of.record, statement.speaker, at):
            yield Link("speaker", statement.id, speaker)
        yield Link("cue", statement.id, f"{statement.id}.cue")


def _done(of: Chosen) -> Iterator[Link]:
    for event in of.events:
        sides: Sequence[tuple[str, Sequence[str]]] = (
            ("actor", event.actors),
            ("recipient", event.recipients),
            ("place", (event.place,) if event.place else ()),
        )
        for label, ids in sides:
            for found in ids:
                if mention := _nearest(of.record, found, event.trigger.start):
                    yield Link(label, event.id, mention)
        yield Link("object", event.id, f"{event.id}.object")
        for label, target in (("time", event.time), ("attribution", event.attribution)):
            if target:
                yield Link(label, event.id, target)


def _nearest(record: Record, entity_id: str | None, at: int) -> str | None:
    """The key of the entity's mention nearest to an offset."""
    entity: Entity | None = next((e for e in record.entities if e.id == entity_id), None)
    if entity is None or not entity.mentions:
        return None
    places = range(len(entity.mentions))
    best = min(places, key=lambda n: abs(entity.mentions[n].start - at))
    return f"{entity.id}.{best}"


def _notes(**values: str | None) -> tuple[tuple[str, str], ...]:
    return tuple((name, value) for name, value in values.items() if value)
