"""GDELT 2.0's 61 columns without a header: a line for each pair of parties of each merged event."""

import hashlib
from collections.abc import Sequence
from datetime import date
from typing import BinaryIO

from saksi.link import MergedEvent, Party
from saksi.records import Entity
from saksi.store import Filters, Store
from saksi.views.exports.acts import (
    TOLD_AS_DONE,
    Shelf,
    cameo_code,
    dyads,
    entities_of,
    quad_number,
    sector,
    state_of_place,
    utc_stamp,
)
from saksi.views.exports.chosen import merged_acts
from saksi.views.exports.countries import country
from saksi.views.exports.form import Options, Written
from saksi.views.exports.tabs import Tabs

ACTOR = (
    "Code", "Name", "CountryCode", "KnownGroupCode", "EthnicCode", "Religion1Code",
    "Religion2Code", "Type1Code", "Type2Code", "Type3Code",
)  # fmt: skip
GEO = (
    "Type", "FullName", "CountryCode", "ADM1Code", "ADM2Code", "Lat", "Long", "FeatureID",
)  # fmt: skip
COLUMNS = (
    "GLOBALEVENTID", "SQLDATE", "MonthYear", "Year", "FractionDate",
    *(f"Actor{n}{name}" for n in (1, 2) for name in ACTOR),
    "IsRootEvent", "EventCode", "EventBaseCode", "EventRootCode", "QuadClass", "GoldsteinScale",
    "NumMentions", "NumSources", "NumArticles", "AvgTone",
    *(f"{of}Geo_{name}" for of in ("Actor1", "Actor2", "Action") for name in GEO),
    "DATEADDED", "SOURCEURL",
)  # fmt: skip
Side = tuple[Party, Entity | None] | None
_NO_GEO = (None,) * len(GEO)
COUNTRY = 1  # a place that is a whole country


def write_gdelt(store: Store, stream: BinaryIO, filters: Filters, options: Options) -> Written:
    """Acts told as done; the others are left out, since no column says whether."""
    lines, left_out, shelf = Tabs(stream, options.raw_cells), 0, Shelf(store)
    for event in merged_acts(store, filters):
        if event.status not in TOLD_AS_DONE:
            left_out += 1
            continue
        for pair in dyads(_sides(shelf, event, "actors"), _sides(shelf, event, "recipients")):
            lines.write(_cells(shelf, event, *pair))
    return Written(lines.count, left_out)


def _cells(shelf: Shelf, event: MergedEvent, one: Side, other: Side) -> tuple[object, ...]:
    first = event.reports[0]
    return (
        _number(event, one, other), *_dates(event), *_actor(one), *_actor(other),
        None, *_codes(event), quad_number(event.type), None,
        len(event.reports), len({r.outlet or r.article for r in event.reports}),
        len({r.article for r in event.reports}), None,
        *_NO_GEO, *_NO_GEO, *_where(shelf, event),
        utc_stamp(first.published), shelf.get(first.article).page.url,
    )  # fmt: skip


def _number(event: MergedEvent, *sides: Side) -> int:
    """The same for the same act and parties, on every machine; 63 bits."""
    text = "\0".join([event.id, *(s[0].key if s else "" for s in sides)])
    digest = hashlib.blake2b(text.encode(), digest_size=8).digest()
    return int.from_bytes(digest, "big") >> 1


def _dates(event: MergedEvent) -> tuple[object, ...]:
    """Day, month, year, and the part of the year that is over: no more than the reports tell."""
    when = event.when
    if when.value is None or not when.begin:
        return None, None, None, None
    begin, end = when.begin.replace("-", ""), when.end.replace("-", "")
    fraction = None
    if begin == end:
        day = date.fromisoformat(when.begin)
        fraction = f"{day.year + ((day.month - 1) * 30 + day.day) / 365:.4f}"  # as GDELT counts
    same = [begin[:size] if begin[:size] == end[:size] else None for size in (8, 6, 4)]
    return (*same, fraction)


def _actor(side: Side) -> tuple[object, ...]:
    if side is None:
        return (None,) * len(ACTOR)
    party, entity = side
    kind = sector(entity)
    code = f"{party.country or ''}{kind}"
    return code, party.name, party.country, None, None, None, None, kind, None, None


def _codes(event: MergedEvent) -> tuple[str, str, str]:
    code = cameo_code(event.type, event.cameo)
    return code, code[:3], code[:2]


def _sides(shelf: Shelf, event: MergedEvent, side: str) -> list[Side]:
    parties: Sequence[Party] = getattr(event, side)
    return [(party, _entity(shelf, event, side, party)) for party in parties]


def _entity(shelf: Shelf, event: MergedEvent, side: str, party: Party) -> Entity | None:
    """The party as the first report has it that names it so."""
    for report in event.reports:
        record, told = shelf.event(report.article, report.event)
        for entity in entities_of(record, getattr(told, side, ())):
            if (party.country and entity.country == party.country) or entity.name == party.name:
                return entity
    return None


def _where(shelf: Shelf, event: MergedEvent) -> tuple[object, ...]:
    code = state_of_place(shelf, event)
    of = country(code)
    if of is None:
        return None, event.place, None, None, None, None, None, None
    return COUNTRY, of.name, None, None, None, of.point[1], of.point[0], None
