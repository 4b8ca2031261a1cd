"""A record as rows of the tables that can be asked: one function per table."""

from collections.abc import Callable, Iterable, Iterator
from datetime import UTC, datetime
from typing import TypeAlias

from msgspec import Struct
from sqlalchemy import Table

from saksi.records import Entity, Event, Instant, Record, Statement, Time
from saksi.store.aliases import party_key
from saksi.store.schema import (
    ENTITIES,
    EVENT_PARTIES,
    EVENTS,
    INDICATORS,
    MENTIONS,
    STATEMENTS,
    TIMES,
)
from saksi.store.words import name_key

Row: TypeAlias = dict[str, object]


class Known(Struct, frozen=True):
    """A record with its entities and times by id."""

    record: Record
    entities: dict[str, Entity]
    times: dict[str, Time]
    statements: dict[str, Statement]

    def name(self, entity_id: str | None) -> str | None:
        """The entity's name; null for an id that stands for nobody."""
        found = self.entities.get(entity_id or "")
        return found.name if found else None

    def names(self, ids: Iterable[str]) -> str | None:
        """The names of entities, parted by `; `."""
        return "; ".join(self.name(i) or i for i in ids) or None

    @property
    def published_day(self) -> str:
        """The day of publication, empty where the page gives none."""
        return day_of(self.record.article.published_at) or ""

    def value(self, time_id: str | None) -> str | None:
        """The TIMEX value of a time."""
        found = self.times.get(time_id or "")
        return found.value if found else None


def day_of(instant: Instant | None) -> str | None:
    """The day in the page's own zone; null where it gives no more than a month."""
    return instant.value[:10] if instant and len(instant.value) >= 10 else None


def article_row(record: Record) -> Row:
    """What a listing shows and filters by."""
    article = record.article
    published = article.published_at.value if article.published_at else None
    day = day_of(article.published_at)
    instant = in_utc(published) if published and "T" in published else None
    return {
        "id": record.id,
        "url": record.page.url,
        "page_sha256": record.page.sha256,
        "lang": article.lang,
        "outlet": article.outlet.name,
        "outlet_key": name_key(article.outlet.name),
        "domain": article.outlet.domain,
        "headline": article.headline.surface if article.headline else None,
        "published_at": published,
        "published_day": day,
        "published_utc": instant,
        "at": f"{day} {instant or ''}" if day else "",
        "text_sha256": record.text_sha256,
        "saksi": record.versions.saksi,
    }


def in_utc(instant: str) -> str | None:
    """A zoned instant in UTC, to the second; null where the page gives no zone."""
    try:
        moment = datetime.fromisoformat(instant)
    except ValueError:
        return None
    return utc(moment) if moment.tzinfo else None


def utc(moment: datetime) -> str:
    """The form of every instant that the store itself notes."""
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def finding_rows(record: Record) -> Iterator[tuple[Table, list[Row]]]:
    """The rows of every table of findings, numbered in the record's order."""
    known = Known(
        record,
        {entity.id: entity for entity in record.entities},
        {time.id: time for time in record.times},
        {statement.id: statement for statement in record.statements},
    )
    for table, make in _MAKERS:
        yield table, [{**row, "position": n} for n, row in enumerate(make(known))]


def _entities(known: Known) -> Iterator[Row]:
    for e in known.record.entities:
        yield {
            "id": e.id,
            "kind": e.kind,
            "name": e.name,
            "country": e.country,
            "wikidata": e.wikidata,
            "key": party_key(e.name),
        }


def _mentions(known: Known) -> Iterator[Row]:
    for e in known.record.entities:
        for m in e.mentions:
            yield {
                "entity": e.id,
                "name": e.name,
                "form": m.form,
                "start": m.start,
                "end": m.end,
                "surface": known.record.text[m.start : m.end],
            }


def _times(known: Known) -> Iterator[Row]:
    for t in known.record.times:
        yield {
            "id": t.id,
            "type": t.type,
            "value": t.value,
            "mod": t.mod,
            "begin": t.begin,
            "end_date": t.end_date,
            "start": t.start,
            "end": t.end,
            "surface": t.surface,
        }


def _statements(known: Known) -> Iterator[Row]:
    for s in known.record.statements:
        speaker = known.entities.get(s.speaker or "")
        said = known.times.get(s.said or "")
        text = known.record.text
        yield {
            "id": s.id,
            "kind": s.kind,
            "stance": s.stance,
            "speaker_key": party_key(speaker.name) if speaker else None,
            "at_day": (said.begin if said else None) or known.published_day,
            "speaker": s.speaker,
            "speaker_name": speaker.name if speaker else None,
            "speaker_country": speaker.country if speaker else None,
            "cue": text[s.cue.start : s.cue.end] if s.cue else None,
            "said": said.value if said else None,
            "relayed": known.value(s.relayed),
            "chain": known.names(s.chain),
            "start": min((c.start for c in s.contents), default=None),
            "end": max((c.end for c in s.contents), default=None),
            "content": " … ".join(text[c.start : c.end] for c in s.contents),
            "rule": s.rule,
            "confidence": s.confidence,
        }


def _events(known: Known) -> Iterator[Row]:
    for e in known.record.events:
        yield {
            "id": e.id,
            "type": e.type,
            "mode": e.mode,
            "cameo": e.cameo,
            "status": e.status,
            "stage": e.stage,
            **_circumstances(known, e),
            "actors": known.names(e.actors),
            "recipients": known.names(e.recipients),
            "quantity": e.quantity.value,
            "unit": e.quantity.unit,
            "amount": e.amount.value,
            "currency": e.amount.currency,
            "start": e.trigger.start,
            "end": e.trigger.end,
            "trigger": e.trigger.surface,
            "sentence": known.record.text[e.sentence.start : e.sentence.end],
            "rule": e.rule,
            "confidence": e.confidence,
        }


def _circumstances(known: Known, event: Event) -> Row:
    time = known.times.get(event.time or "")
    said = known.statements.get(event.attribution or "")
    thing = event.object
    place = known.entities.get(event.place or "")
    return {
        "end_day": (time.end_date or time.begin) if time else None,
        "at_day": _event_day(known, event),
        "place_key": party_key(place.name) if place else None,
        "place_country": place.country if place else None,
        "time": time.value if time else None,
        "day": time.begin if time else None,
        "object": known.record.text[thing.start : thing.end] if thing else None,
        "place": place.name if place else None,
        "source": known.name(said.speaker) if said else None,
    }


def _event_day(known: Known, event: Event) -> str:
    time = known.times.get(event.time or "")
    return (time.begin if time else None) or known.published_day


def _event_parties(known: Known) -> Iterator[Row]:
    for e in known.record.events:
        for side, ids in (("actor", e.actors), ("recipient", e.recipients)):
            for i in ids:
                entity = known.entities.get(i)
                yield {
                    "event": e.id,
                    "side": side,
                    "entity": i,
                    "name": entity.name if entity else None,
                    "country": entity.country if entity else None,
                    "key": party_key(entity.name) if entity else None,
                    "at_day": _event_day(known, e),
                }


def _indicators(known: Known) -> Iterator[Row]:
    for i in known.record.indicators:
        yield {
            "name": i.name,
            "value": i.value,
            "change": i.change,
            "change_pct": i.change_pct,
            "currency": i.currency,
            "observed_at": i.observed_at,
            "start": i.start,
            "end": i.end,
        }


_MAKERS: tuple[tuple[Table, Callable[[Known], Iterator[Row]]], ...] = (
    (ENTITIES, _entities),
    (MENTIONS, _mentions),
    (TIMES, _times),
    (STATEMENTS, _statements),
    (EVENTS, _events),
    (EVENT_PARTIES, _event_parties),
    (INDICATORS, _indicators),
)
