"""A story's timeline, with the precision of each date shown and never exceeded."""

from collections.abc import Sequence
from datetime import date, timedelta

from msgspec import Struct

from saksi.link import Dated

WIDTH = 1000.0
LEAST = 12.0  # so that a day of a long story is seen
NEAR = timedelta(days=45)


class TimelineRow(Struct, frozen=True):
    """An act and where its days lie on the story's own scale (0 to `WIDTH`).

    `beyond` is `before` or `after` where they lie outside the scale, else empty.
    """

    act: Dated
    precision: str  # day, days or undated
    x: float
    width: float
    beyond: str = ""


def rows_of(timeline: Sequence[Dated], first_day: str, last_day: str) -> list[TimelineRow]:
    """In the order given, on the days of the story and what lies near them.

    An act that no report dates is drawn over the days of its reports.
    """
    spans = [(_day(act.begin), _day(act.end)) for act in timeline]
    scale = _scale([d for span in spans for d in span if d], _day(first_day), _day(last_day))
    if scale is None:
        return [TimelineRow(act, "undated", 0.0, WIDTH) for act in timeline]
    return [_row(act, *span, *scale) for act, span in zip(timeline, spans, strict=True)]


def _scale(
    known: Sequence[date], first: date | None, last: date | None
) -> tuple[date, date] | None:
    """The first and last day that are drawn: an old year that is told of would hide all others."""
    if not known:
        return None
    first, last = first or min(known), last or max(known)
    near = [d for d in known if first - NEAR <= d <= last + NEAR]
    return min([first, *near]), max([last, *near])


def _row(act: Dated, begin: date | None, end: date | None, first: date, last: date) -> TimelineRow:
    begin = begin or first
    end = end or begin
    if end < first:
        return TimelineRow(act, _precision(act), 0.0, LEAST, "before")
    if begin > last:
        return TimelineRow(act, _precision(act), WIDTH - LEAST, LEAST, "after")
    begin, end, whole = max(begin, first), min(end, last), (last - first).days + 1
    width = max(((end - begin).days + 1) / whole * WIDTH, LEAST)
    x = min((begin - first).days / whole * WIDTH, WIDTH - width)
    return TimelineRow(act, _precision(act), x, width)


def _precision(act: Dated) -> str:
    if act.value is None:
        return "undated"
    return "day" if act.begin == act.end else "days"


def _day(value: str) -> date | None:
    try:
        return date.fromisoformat(value)
    except ValueError:
        return None
