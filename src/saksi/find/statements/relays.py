"""Relays: through which agency, outlet or document the words reached the article, and on which day."""

import re

from msgspec import Struct

from saksi.find.statements.knowledge import StatementKnowledge
from saksi.records import Time

DATE_DISTANCE = 12
"""A day belongs to a relay when it begins within so many characters after its last outlet."""
_JOINED = re.compile(r"\s*(?:,|&|\bdan\b|\band\b|(?<=[A-Z])dan(?=[A-Z]))\s*")
_BRACKET = re.compile(r"\s*\([A-Z][\w .]{1,12}\)")


class Relay(Struct, frozen=True):
    """A relay clause at `[start, end)`; `outlets` are spans in the order of the text.

    `cue` is its verb; `authored` tells that the outlet itself is the author of what is relayed.
    """

    start: int
    end: int
    cue: tuple[int, int]
    outlets: tuple[tuple[int, int], ...]
    date: Time | None = None
    authored: bool = False


def find_relays(
    text: str, start: int, end: int, times: tuple[Time, ...], known: StatementKnowledge
) -> tuple[Relay, ...]:
    """The relay clauses of `text[start:end]` in page order, none overlapping another."""
    found: list[Relay] = []
    for pattern in known.relays:
        for match in pattern.finditer(text, start, end):
            relay = _relay(text, match, times)
            if not any(relay.start < r.end and r.start < relay.end for r in found):
                found.append(relay)
    return tuple(sorted(found, key=lambda r: r.start))


def _relay(text: str, match: "re.Match[str]", times: tuple[Time, ...]) -> Relay:
    low, high = match.span("outlets")
    outlets = _outlets(text, low, high)
    close = _BRACKET.match(text, outlets[-1][1])
    after = close.end() if close else outlets[-1][1]
    date = next(
        (
            t
            for t in times
            if 0 <= t.start - after <= DATE_DISTANCE and "." not in text[after : t.start]
        ),
        None,
    )
    authored = bool(match.groupdict().get("report"))
    return Relay(
        match.start(),
        max(date.end if date else 0, after),
        match.span("cue"),
        outlets,
        date,
        authored,
    )


def _outlets(text: str, low: int, high: int) -> tuple[tuple[int, int], ...]:
    """Each outlet's span where several are named."""
    spans: list[tuple[int, int]] = []
    at = low
    for joint in _JOINED.finditer(text, low, high):
        spans.append((at, joint.start()))
        at = joint.end()
    spans.append((at, high))
    return tuple((a, a + len(text[a:b].rstrip(" .,"))) for a, b in spans if text[a:b].strip(" .,"))
