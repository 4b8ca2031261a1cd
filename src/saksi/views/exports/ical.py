"""iCalendar (RFC 5545): each merged event whose days are told, as an entry of whole days."""

import re
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from typing import BinaryIO

from saksi.link import MergedEvent
from saksi.store import Filters, Store
from saksi.views.exports.chosen import merged_acts
from saksi.views.exports.form import Options, Written

OCTETS_OF_A_LINE = 75
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")
_UNSURE = ("planned", "demanded", "conditional", "possible")
_PARTS = {"\\": "\\\\", ";": "\\;", ",": "\\,", "\n": "\\n"}


def write_ical(store: Store, stream: BinaryIO, filters: Filters, options: Options) -> Written:
    """How many entries; acts whose days are not told have no place in a calendar."""
    stamp = datetime.now(UTC).strftime("%Y%m%dT%H%M%SZ")
    _write(stream, ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Saksi//Saksi//EN"])
    count = left_out = 0
    for event in merged_acts(store, filters):
        if event.when.value is None or not event.when.begin:
            left_out += 1
            continue
        _write(stream, _entry(event, stamp))
        count += 1
    _write(stream, ["END:VCALENDAR"])
    return Written(count, left_out)


def _entry(event: MergedEvent, stamp: str) -> Iterator[str]:
    behind = date.fromisoformat(event.when.end) + timedelta(days=1)
    yield from ("BEGIN:VEVENT", f"UID:{event.id}@saksi", f"DTSTAMP:{stamp}")
    yield f"DTSTART;VALUE=DATE:{event.when.begin.replace('-', '')}"
    yield f"DTEND;VALUE=DATE:{behind:%Y%m%d}"
    yield f"SUMMARY:{_text(_summary(event))}"
    yield f"DESCRIPTION:{_text(_description(event))}"
    if event.place:
        yield f"LOCATION:{_text(event.place)}"
    yield f"CATEGORIES:{event.type},{event.status}"
    if event.status in _UNSURE:
        yield "STATUS:TENTATIVE"
    yield "TRANSP:TRANSPARENT"
    yield f"X-SAKSI-STATUS:{event.status}"
    yield f"X-SAKSI-TIME:{_text(event.when.value or '')}"
    yield "END:VEVENT"


def _summary(event: MergedEvent) -> str:
    actors, recipients = (
        ", ".join(party.name for party in side) for side in (event.actors, event.recipients)
    )
    sides = " → ".join(side for side in (actors, recipients) if side)
    status = "" if event.status == "happened" else f" [{event.status}]"
    return f"{event.type}{status}: {sides}" if sides else f"{event.type}{status}"


def _description(event: MergedEvent) -> str:
    """The words of each report; where the day is not told, that the days only bound it."""
    lines = [f"{r.outlet or r.article} ({r.published or '–'}): {r.surface}" for r in event.reports]
    if event.when.begin != event.when.end:
        lines.insert(0, f"[{event.when.value}]: {event.when.begin} … {event.when.end}")
    return "\n".join(lines)


def _text(value: str) -> str:
    clean = _CONTROL.sub("\ufffd", value.replace("\r\n", "\n").replace("\r", "\n"))
    return "".join(_PARTS.get(character, character) for character in clean)


def _write(stream: BinaryIO, lines: Iterator[str] | list[str]) -> None:
    for line in lines:
        stream.write(_folded(line) + b"\r\n")


def _folded(line: str) -> bytes:
    """Lines of at most 75 octets, cut between characters."""
    parts, part, room = [], b"", OCTETS_OF_A_LINE
    for character in line:
        octets = character.encode()
        if len(part) + len(octets) > room:
            parts.append(part)
            part, room = b"", OCTETS_OF_A_LINE - 1
        part += octets
    return b"\r\n ".join([*parts, part])
