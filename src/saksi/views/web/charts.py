"""Small charts drawn on the server, so that they need no script and print well."""

from collections.abc import Sequence
from decimal import Decimal, InvalidOperation

from msgspec import Struct

from saksi.store.newsroom import Reading

WIDTH, HEIGHT = 120, 32


class Spark(Struct, frozen=True):
    """One indicator: its last reading and the line of those before it (SVG points)."""

    name: str
    last: Reading
    readings: tuple[Reading, ...]
    points: str
    direction: str


def sparks_of(readings: dict[str, list[Reading]], most: int = 8) -> list[Spark]:
    """The indicators read most often, most readings first."""
    ranked = sorted(readings.items(), key=lambda item: (-len(item[1]), item[0]))
    return [_spark(name, found) for name, found in ranked[:most]]


def _spark(name: str, found: Sequence[Reading]) -> Spark:
    last = found[-1]
    change = _number(last.change_pct) or Decimal(0)
    direction = "up" if change > 0 else "down" if change < 0 else "flat"
    return Spark(name, last, tuple(found), line_of([_number(r.value) for r in found]), direction)


def _number(value: str | None) -> Decimal | None:
    try:
        number = Decimal(value) if value is not None else None
    except InvalidOperation:
        return None
    return number if number is None or number.is_finite() else None


def line_of(values: Sequence[Decimal | None], width: int = WIDTH, height: int = HEIGHT) -> str:
    """The values as points of an SVG polyline, evenly spaced; nothing for fewer than two."""
    known = [v for v in values if v is not None]
    if len(known) < 2:
        return ""
    low, spread = min(known), max(known) - min(known)
    if not spread:  # nothing moved: a line in the middle
        low, spread = low - 1, Decimal(2)
    step = Decimal(width - 4) / (len(known) - 1)
    return " ".join(
        f"{2 + step * n:.1f},{height - 3 - (v - low) / spread * (height - 6):.1f}"
        for n, v in enumerate(known)
    )


class Bar(Struct, frozen=True):
    """One part of a column: what it stands for, how many, and where it is drawn."""

    label: str
    many: int
    x: float
    y: float
    width: float
    height: float


class Bars(Struct, frozen=True):
    """Stacked columns, one a month, and the table that says the same."""

    bars: tuple[Bar, ...]
    months: tuple[tuple[str, float], ...]
    labels: tuple[str, ...]
    width: int
    height: int
    table: tuple[tuple[str, str, int], ...]


def stance_bars(found: Sequence[tuple[str, str, int]], height: int = 140) -> Bars | None:
    """How often each stance was taken, by month; null where nothing was said."""
    if not found:
        return None
    months = sorted({month for month, _, _ in found})
    totals = {m: sum(many for month, _, many in found if month == m) for m in months}
    step, most = 46.0, max(totals.values())
    heights = dict.fromkeys(months, 0.0)
    bars = []
    for month, label, many in found:
        tall = many / most * (height - 24)
        heights[month] += tall
        x = 8 + months.index(month) * step
        bars.append(Bar(label, many, x, height - 18 - heights[month], step - 12, tall))
    ticks = tuple((month, 8 + n * step) for n, month in enumerate(months))
    labels = tuple(dict.fromkeys(label for _, label, _ in found))
    return Bars(tuple(bars), ticks, labels, int(16 + len(months) * step), height, tuple(found))
