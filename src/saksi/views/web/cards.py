"""The findings of a record as cards beside its text: what each says, in words of the reader."""

from collections.abc import Iterator

from msgspec import Struct

from saksi.records import Cue, Entity, Event, EventObject, Record, Span, Statement, Time


class Party(Struct, frozen=True):
    """Someone named in a card; `ref` is null where the record knows no such entity."""

    name: str
    ref: str | None = None
    country: str | None = None


class StatementCard(Struct, frozen=True):
    """Who said what, how, to whom, through whom."""

    ref: str
    statement: Statement
    words: str
    speaker: Party | None
    cue: str | None
    addressee: Party | None
    said: str | None
    relayed: str | None
    chain: tuple[Party, ...]


class EventCard(Struct, frozen=True):
    """Who did what to whom, when, where, according to whom."""

    ref: str
    event: Event
    actors: tuple[Party, ...]
    recipients: tuple[Party, ...]
    object: str | None
    time: str | None
    place: Party | None
    source: Party | None


class EntityCard(Struct, frozen=True):
    """Whom or what the article mentions, and how often."""

    ref: str
    entity: Entity
    roles: tuple[str, ...]


class Cards(Struct, frozen=True):
    """All cards of a record, in page order."""

    statements: tuple[StatementCard, ...]
    events: tuple[EventCard, ...]
    entities: tuple[EntityCard, ...]
    times: tuple[Time, ...]

    @property
    def total(self) -> int:
        """How many there are."""
        return len(self.statements) + len(self.events) + len(self.entities) + len(self.times)


def cards_of(record: Record) -> Cards:
    """The record as cards."""
    maker = _Maker(record)
    entities = sorted(record.entities, key=lambda e: -len(e.mentions))
    return Cards(
        tuple(maker.statements()),
        tuple(maker.events()),
        tuple(
            EntityCard(e.id, e, tuple(dict.fromkeys(r.title for r in e.roles))) for e in entities
        ),
        record.times,
    )


class _Maker:
    def __init__(self, record: Record) -> None:
        self._record = record
        self._entities = {e.id: e for e in record.entities}
        self._times = {t.id: t for t in record.times}
        self._statements = {s.id: s for s in record.statements}

    def statements(self) -> Iterator[StatementCard]:
        for s in sorted(self._record.statements, key=lambda s: [c.start for c in s.contents]):
            yield StatementCard(
                ref=s.id,
                statement=s,
                words=" … ".join(map(self._words, s.contents)),
                speaker=self._party(s.speaker) or self._unlinked(s.speaker_mention),
                cue=self._words(s.cue) if s.cue else None,
                addressee=self._party(s.addressee),
                said=self._value(s.said),
                relayed=self._value(s.relayed),
                chain=tuple(p for i in s.chain[1:] if (p := self._party(i))),
            )

    def events(self) -> Iterator[EventCard]:
        for e in sorted(self._record.events, key=lambda e: e.trigger.start):
            said = self._statements.get(e.attribution or "")
            yield EventCard(
                ref=e.id,
                event=e,
                actors=tuple(p for i in e.actors if (p := self._party(i))),
                recipients=tuple(p for i in e.recipients if (p := self._party(i))),
                object=self._words(e.object) if e.object else None,
                time=self._value(e.time),
                place=self._party(e.place),
                source=self._party(said.speaker) if said else None,
            )

    def _words(self, span: Span | Cue | EventObject) -> str:
        return self._record.text[span.start : span.end]

    def _value(self, time_id: str | None) -> str | None:
        found = self._times.get(time_id or "")
        return (found.value or found.surface) if found else None

    def _party(self, entity_id: str | None) -> Party | None:
        if entity_id is None:
            return None
        found = self._entities.get(entity_id)
        if found is None:
            return Party(entity_id)
        return Party(found.name, found.id if found.mentions else None, found.country)

    def _unlinked(self, mention: Span | None) -> Party | None:
        return Party(self._words(mention)) if mention else None
