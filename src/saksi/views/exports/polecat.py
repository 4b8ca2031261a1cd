"""POLECAT's 40 columns: a line for each report of an act, several parties in one cell."""

from collections.abc import Iterable, Sequence
from typing import BinaryIO

from saksi.records import Entity, Event, Record
from saksi.store import Filters, Store
from saksi.views.exports.acts import (
    TOLD_AS_DONE,
    card,
    day_of,
    entities_of,
    mention_near,
    published_day,
    sector,
)
from saksi.views.exports.chosen import chosen
from saksi.views.exports.countries import country
from saksi.views.exports.form import Options, Written
from saksi.views.exports.tabs import Tabs

HEADER = (
    "Event ID", "Event Date", "Event Type", "Event Mode", "Intensity", "Quad Code", "Contexts",
    "Actor Name", "Actor Country", "Actor COW", "Primary Actor Sector", "Actor Sectors",
    "Actor Title", "Actor Name Raw", "Wikipedia Actor ID", "Recipient Name", "Recipient Country",
    "Recipient COW", "Primary Recipient Sector", "Recipient Sectors", "Recipient Title",
    "Recipient Name Raw", "Wikipedia Recipient ID", "Placename", "City", "District", "Province",
    "Country", "Latitude", "Longitude", "GeoNames ID", "Raw Placename", "Feature Type", "Source",
    "Publication Date", "Story People", "Story Organizations", "Story Locations", "Language",
    "Version",
)  # fmt: skip
_BODIES = ("government", "armed_force", "armed_group", "organization", "company")
_PLACES = ("place", "state")


def write_polecat(store: Store, stream: BinaryIO, filters: Filters, options: Options) -> Written:
    """Acts told as done; the others are left out, since no column says whether."""
    lines, left_out = Tabs(stream, options.raw_cells, HEADER), 0
    for of in chosen(store, filters):
        for event in of.events:
            if event.status in TOLD_AS_DONE:
                lines.write(_cells(of.record, event))
            else:
                left_out += 1
    return Written(lines.count, left_out)


def _cells(record: Record, event: Event) -> tuple[object, ...]:
    outlet = record.article.outlet
    return (
        f"{record.id}#{event.id}", day_of(record, event), event.type, event.mode, None,
        card(event.type).quad.upper(), None,
        *_side(record, event, event.actors),
        *_side(record, event, event.recipients),
        *_where(record, event),
        outlet.name or outlet.domain, published_day(record), *_story(record),
        record.article.lang, f"saksi {record.versions.saksi}",
    )  # fmt: skip


def _side(record: Record, event: Event, ids: Sequence[str]) -> tuple[str, ...]:
    parties = entities_of(record, ids)
    sectors = [sector(p) for p in parties]
    return (
        _listed(p.name for p in parties),
        _listed(dict.fromkeys(p.country or "" for p in parties)),
        "",
        sectors[0] if sectors else "",
        _listed(dict.fromkeys(sectors)),
        _listed(p.roles[0].title for p in parties if p.roles),
        _listed(_raw(record, p, event.trigger.start) for p in parties),
        "",
    )


def _where(record: Record, event: Event) -> tuple[object, ...]:
    place = next(iter(entities_of(record, [event.place] if event.place else [])), None)
    if place is None:
        return (None,) * 10
    point = getattr(country(place.country), "point", None) if place.kind == "state" else None
    longitude, latitude = point or (None, None)
    raw = _raw(record, place, event.trigger.start)
    return (
        place.name, None, None, None, place.country, latitude, longitude, None, raw, None,
    )  # fmt: skip


def _story(record: Record) -> tuple[str, str, str]:
    def names(*kinds: str) -> str:
        return _listed(dict.fromkeys(e.name for e in record.entities if e.kind in kinds))

    return names("person"), names(*_BODIES), names(*_PLACES)


def _raw(record: Record, entity: Entity, at: int) -> str:
    span = mention_near(entity, at)
    return record.text[span.start : span.end] if span else ""


def _listed(values: Iterable[str]) -> str:
    return "; ".join(v for v in values if v)
