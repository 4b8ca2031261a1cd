"""What event tables ask of an act: its codes, its day, its sides in pairs, who the parties are."""

from collections.abc import Sequence
from datetime import UTC, datetime
from functools import lru_cache
from itertools import combinations
from typing import TypeVar

from saksi.lang.base import LANGUAGES, load_language
from saksi.link import MergedEvent
from saksi.ontology import TypeCard, load_ontology
from saksi.records import Entity, Event, EventType, Record, Span
from saksi.store import Store
from saksi.text.analysis import analyse
from saksi.views.plover import CODERS

T = TypeVar("T")
TOLD_AS_DONE = ("happened", "ongoing")
QUADS = ("verbal cooperation", "material cooperation", "verbal conflict", "material conflict")
RECORDS_AT_HAND = 64


def card(kind: EventType) -> TypeCard:
    """The ontology's card of a type."""
    return load_ontology().types[kind]


def quad_number(kind: EventType) -> int:
    """1 to 4, as GDELT counts them."""
    return QUADS.index(card(kind).quad) + 1


def cameo_code(kind: EventType, code: str | None) -> str:
    """The code that was read, else the root of the type."""
    return code or card(kind).cameo_root


def cameo_text(kind: EventType, code: str) -> str:
    """What the code means, in short."""
    return card(kind).cameo.get(code) or card(kind).definition


def sector(entity: Entity | None) -> str:
    """The PLOVER sector that its kind stands for; empty where there is none."""
    return CODERS.get(entity.kind, "") if entity else ""


def dyads(actors: Sequence[T], recipients: Sequence[T]) -> list[tuple[T | None, T | None]]:
    """Who to whom, one pair each; those who act together are paired among themselves.

    Nobody is paired with himself: who attack each other stand on both sides.

    >>> dyads("ab", "c"), dyads("abc", ""), dyads("a", ""), dyads("", "")
    ([('a', 'c'), ('b', 'c')], [('a', 'b'), ('a', 'c'), ('b', 'c')], [('a', None)], [(None, None)])
    """
    if actors and recipients:
        return [(a, b) for a in actors for b in recipients if a != b]
    if len(actors) > 1:
        return list(combinations(actors, 2))
    return [(a, None) for a in actors] or [(None, b) for b in recipients] or [(None, None)]


def day_of(record: Record, event: Event) -> str:
    """The day of the act; empty where the page does not tell one single day."""
    time = next((t for t in record.times if t.id == event.time), None)
    return time.begin if time and time.begin and time.begin == time.end_date else ""


def published_day(record: Record) -> str:
    """In the page's own zone; empty where it gives none."""
    at = record.article.published_at
    return at.value[:10] if at else ""


def utc_stamp(published: str | None) -> str:
    """YYYYMMDDHHMMSS in UTC; empty where the page gives no time of day with its zone.

    >>> utc_stamp("2021-06-23T19:20:00+07:00"), utc_stamp("2021-06-23")
    ('20210623122000', '')
    """
    try:
        at = datetime.fromisoformat(published or "")
    except ValueError:
        return ""
    return at.astimezone(UTC).strftime("%Y%m%d%H%M%S") if at.tzinfo else ""


def entities_of(record: Record, ids: Sequence[str]) -> list[Entity]:
    """The entities in the order of their ids."""
    known = {e.id: e for e in record.entities}
    return [known[i] for i in ids if i in known]


def mention_near(entity: Entity, at: int) -> Span | None:
    """Where the entity is mentioned nearest to an offset."""
    nearest = min(entity.mentions, key=lambda m: (abs(m.start - at), m.start), default=None)
    return Span(nearest.start, nearest.end) if nearest else None


def sentence_starts(record: Record) -> list[int]:
    """Where the sentences of the paragraphs begin; empty for a language that is not read."""
    lang = record.article.lang or ""
    if lang not in LANGUAGES:
        return []
    sentences = analyse(record.text, record.article, load_language(lang).text).sentences
    return [s.start for s in sentences if s.paragraph >= 0]


class Shelf:
    """Records that merged events are looked up in, the last ones at hand."""

    def __init__(self, store: Store) -> None:
        self.get = lru_cache(RECORDS_AT_HAND)(store.get)

    def event(self, article: str, event: str) -> tuple[Record, Event | None]:
        """A record and its act of that id."""
        record = self.get(article)
        return record, next((e for e in record.events if e.id == event), None)


def state_of_place(shelf: Shelf, event: MergedEvent) -> str | None:
    """The country's code where the place of the act is a whole country."""
    for report in event.reports:
        record, told = shelf.event(report.article, report.event)
        for place in entities_of(record, [told.place] if told and told.place else []):
            if place.name == event.place:
                return place.country if place.kind == "state" else None
    return None
