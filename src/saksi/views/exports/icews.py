"""ICEWS's 20 public columns: a line for each pair of parties of each report of an act."""

import hashlib
from bisect import bisect_right
from collections.abc import Iterator
from typing import BinaryIO

from saksi.records import Entity, Event, Record
from saksi.store import Filters, Store
from saksi.views.exports.acts import (
    TOLD_AS_DONE,
    cameo_code,
    cameo_text,
    day_of,
    dyads,
    entities_of,
    sector,
    sentence_starts,
)
from saksi.views.exports.chosen import chosen
from saksi.views.exports.countries import country
from saksi.views.exports.form import Options, Written
from saksi.views.exports.tabs import Tabs

HEADER = (
    "Event ID", "Event Date", "Source Name", "Source Sectors", "Source Country", "Event Text",
    "CAMEO Code", "Intensity", "Target Name", "Target Sectors", "Target Country", "Story ID",
    "Sentence Number", "Publisher", "City", "District", "Province", "Country", "Latitude",
    "Longitude",
)  # fmt: skip


def write_icews(store: Store, stream: BinaryIO, filters: Filters, options: Options) -> Written:
    """Acts told as done; the others are left out, since no column says whether."""
    lines, left_out = Tabs(stream, options.raw_cells, HEADER), 0
    for of in chosen(store, filters):
        done = [e for e in of.events if e.status in TOLD_AS_DONE]
        left_out += len(of.events) - len(done)
        starts = sentence_starts(of.record) if done else []
        for event in done:
            for cells in _lines(of.record, event, starts):
                lines.write(cells)
    return Written(lines.count, left_out)


def _lines(record: Record, event: Event, starts: list[int]) -> Iterator[tuple[object, ...]]:
    code = cameo_code(event.type, event.cameo)
    actors, recipients = (entities_of(record, ids) for ids in (event.actors, event.recipients))
    outlet = record.article.outlet
    for source, target in dyads(actors, recipients):
        yield (
            _number(record, event, source, target), day_of(record, event), *_party(source),
            cameo_text(event.type, code), code, None, *_party(target), record.id,
            _sentence(event, starts), outlet.name or outlet.domain, *_where(record, event),
        )  # fmt: skip


def _number(record: Record, event: Event, *sides: Entity | None) -> int:
    """The same for the same line of the same record, on every machine."""
    text = "\0".join([record.id, event.id, *(s.id if s else "" for s in sides)])
    digest = hashlib.blake2b(text.encode(), digest_size=8).digest()
    return int.from_bytes(digest, "big") >> 1


def _party(entity: Entity | None) -> tuple[str, str, str]:
    of = country(entity.country) if entity else None
    return (entity.name if entity else ""), sector(entity), (of.name if of else "")


def _sentence(event: Event, starts: list[int]) -> int | None:
    """Counted from 1 in the paragraphs; none for the headline or a text that cannot be split."""
    return bisect_right(starts, event.trigger.start) or None


def _where(record: Record, event: Event) -> tuple[object, ...]:
    place = next(iter(entities_of(record, [event.place] if event.place else [])), None)
    of = country(place.country) if place else None
    point = of.point if of and place and place.kind == "state" else (None, None)
    return None, None, None, (of.name if of else None), point[1], point[0]
