"""A story's timeline, with the precision of each date shown and never exceeded."""

from collections.abc import Sequence
from datetime import date

from msgspec import Struct

from saksi.link import Dated

WIDTH = 1000.0


class TimelineRow(Struct, frozen=True):
    """An act and where its days lie on the story's own scale (0 to `WIDTH`)."""

    act: Dated
    precision: str  # day, days or undated
    x: float
    width: float


def rows_of(timeline: Sequence[Dated]) -> list[TimelineRow]:
    """In the order given. An act that no report dates is drawn over the days of its reports."""
    spans = [(_day(act.begin), _day(act.end)) for act in timeline]
    known = [day for span in spans for day in span if day]
    if not known:
        return [TimelineRow(act, "undated", 0.0, WIDTH) for act in timeline]
    first, whole = min(known), max((max(known) - min(known)).days + 1, 1)
    rows = []
    for act, (begin, end) in zip(timeline, spans, strict=True):
        begin, end = begin or first, end or begin or first
        x = (begin - first).days / whole * WIDTH
        width = max(((end - begin).days + 1) / whole * WIDTH, 6.0)
        rows.append(TimelineRow(act, _precision(act), x, min(width, WIDTH - x)))
    return rows


def _precision(act: Dated) -> str:
    if act.value is None:
        return "undated"
    return "day" if act.begin == act.end else "days"


def _day(value: str) -> date | None:
    try:
        return date.fromisoformat(value)
    except ValueError:
        return None
