"""Relays: through which agency, outlet or document the words reached the article, and on which day."""

import re
from bisect import bisect_left

from msgspec import Struct

from saksi.find.statements.knowledge import StatementKnowledge
from saksi.records import Time

DATE_DISTANCE = 12
"""A day belongs to a relay when it begins within so many characters after its last outlet."""
SAID_THEN = {"document", "heard"}
"""A day behind these is when it was said, not when it was relayed."""
_JOINED = re.compile(r"\s*(?:,|&|\bdan\b|\band\b|(?<=[A-Z])dan(?=[A-Z]))\s*")
_BRACKET = re.compile(r"\s*\([A-Z][\w .]{1,12}\)")


class Relay(Struct, frozen=True):
    """A relay clause at `[start, end)`; `outlets` are spans in the order of the text.

    `cue` is its verb; `authored` tells that the outlet itself is the author of what is relayed,
    `heard` that the outlet is who was told (`kepada Reuters`), `document` that it is a letter, a
    release or a post in which the speaker said it, `quotes` that the outlet before it quotes this
    one (`dilansir X yang mengutip Y`).
    """

    start: int
    end: int
    cue: tuple[int, int]
    outlets: tuple[tuple[int, int], ...]
    date: Time | None = None
    authored: bool = False
    heard: bool = False
    document: bool = False
    quotes: bool = False


def find_relays(
    text: str, start: int, end: int, times: tuple[Time, ...], known: StatementKnowledge
) -> tuple[Relay, ...]:
    """The relay clauses of `text[start:end]` in page order, none overlapping another."""
    matches = [m for pattern in known.relays for m in pattern.finditer(text, start, end)]
    found: list[Relay] = []
    for match in sorted(matches, key=lambda m: m.start()):
        groups = match.groupdict()
        told = groups.get("told") and not groups.get("medium")
        if told and not known.outlet.fullmatch(match["outlets"]):
            continue
        if not found or found[-1].end <= match.start():
            found.append(_relay(text, match, times))
    return tuple(found)


def _relay(text: str, match: "re.Match[str]", times: tuple[Time, ...]) -> Relay:
    told = {group for group, words in match.groupdict().items() if words}
    outlets = _outlets(text, *match.span("outlets"))
    last = max(match.end() if "origin" in told else match.end("cue"), outlets[-1][1])
    date, end = (None, match.end()) if told & SAID_THEN else _dated(text, last, times)
    return Relay(
        match.start(),
        end,
        match.span("cue"),
        _in_turn(match, told, outlets),
        date,
        authored="report" in told,
        heard="heard" in told,
        document="document" in told,
        quotes="quotes" in told,
    )


def _in_turn(
    match: "re.Match[str]", told: set[str], outlets: tuple[tuple[int, int], ...]
) -> tuple[tuple[int, int], ...]:
    """The outlets, the one that another took it from first; a document is one, whatever joins its words."""
    if "document" in told:
        return (match.span("outlets"),)
    return (match.span("origin"), *outlets) if "origin" in told else outlets


def _dated(text: str, last: int, times: tuple[Time, ...]) -> tuple[Time | None, int]:
    """The day behind the last outlet and its bracket, and where the relay clause ends."""
    bracket = _BRACKET.match(text, last)
    after = bracket.end() if bracket else last
    date = _date(text, after, times)
    return date, date.end if date else after


def _date(text: str, after: int, times: tuple[Time, ...]) -> Time | None:
    """The time that stands right after the outlet."""
    at = bisect_left(times, after, key=lambda t: t.start)
    if at == len(times) or times[at].start - after > DATE_DISTANCE:
        return None
    return times[at] if "." not in text[after : times[at].start] else None


def _outlets(text: str, low: int, high: int) -> tuple[tuple[int, int], ...]:
    """Each outlet's span where several are named."""
    spans: list[tuple[int, int]] = []
    at = low
    for joint in _JOINED.finditer(text, low, high):
        spans.append((at, joint.start()))
        at = joint.end()
    spans.append((at, high))
    return tuple((a, a + len(text[a:b].rstrip(" .,"))) for a, b in spans if text[a:b].strip(" .,"))
