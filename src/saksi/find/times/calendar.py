"""Calendar arithmetic and TIMEX3 values, of no language.

Values follow TIMEX3 (ISO-TimeML): `2021-06-22`, `2021-W25`, `2021-W24-WE`, `2021-06`, `2021-Q1`,
`2021-H1`, `2021-SU`, `2021`, `199` (a decade), `15` (a century), `2021-06-22TNI`,
`2021-06-22T14:30+07:00`, `P3D`, `PXM`, `PT2H`, `XXXX-WXX-1`, `PAST_REF`.
"""

import calendar
from datetime import date, timedelta

from msgspec import Struct

from saksi.records import TimeType

SEASONS = {"SP": (3, 5), "SU": (6, 8), "FA": (9, 11), "WI": (12, 2)}
TIME_UNITS = ("S", "M", "H")
IN_OTHER_UNITS = {"DE": (10, "Y"), "CE": (100, "Y"), "FN": (2, "W")}
HALVES = {"TM": "PT30S", "TH": "PT30M", "Y": "P6M", "DE": "P5Y", "CE": "P50Y"}
FINENESS = {"D": 0, "W": 6, "FN": 6, "M": 30, "Q": 91, "Y": 365, "DE": 3652, "CE": 36524}
EARLIEST_YEAR, LATEST_YEAR = 1000, 2199


class Value(Struct, frozen=True):
    """A TIMEX3 value with its modifier and the first and last day that it may cover.

    `value` is null for an expression that only a missing publication date could resolve.
    """

    type: TimeType
    value: str | None
    mod: str | None = None
    first: date | None = None
    last: date | None = None


UNRESOLVED = Value("DATE", None)
PRESENT = Value("DATE", "PRESENT_REF")


def a_day(day: date) -> Value:
    """`2021-06-22`."""
    return Value("DATE", day.isoformat(), None, day, day)


def a_date(year: int, month: int, day: int) -> date | None:
    """That day, or null where the calendar has none (31 June)."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def day_of_any_year(month: int, day: int) -> Value | None:
    """`XXXX-04-24`: no year is given and none can be found; null for a day that never is."""
    return Value("DATE", f"XXXX-{month:02}-{day:02}") if a_date(2000, month, day) else None


def part_of_day(day: date | None, part: str) -> Value:
    """`2021-06-22TNI`, or `TNI` alone."""
    prefix = day.isoformat() if day else ""
    return Value("TIME", f"{prefix}T{part}", None, day, day)


def a_clock(day: date | None, hour: int, minute: int, zone: str = "") -> Value | None:
    """`2021-06-22T14:30+07:00`; `24:00` is the next day's midnight; null for 25:00."""
    if hour == 24 and minute == 0:
        hour, day = 0, day + timedelta(days=1) if day else None
    if hour > 23 or minute > 59:
        return None
    prefix = day.isoformat() if day else ""
    return Value("TIME", f"{prefix}T{hour:02}:{minute:02}{zone}", None, day, day)


def a_week(day: date) -> Value:
    """The ISO week that `day` lies in."""
    year, week, weekday = day.isocalendar()
    monday = day - timedelta(days=weekday - 1)
    return Value("DATE", f"{year}-W{week:02}", None, monday, monday + timedelta(days=6))


def a_weekend(day: date) -> Value:
    """Saturday and Sunday of the ISO week of `day`."""
    week = a_week(day)
    assert week.last is not None
    return Value("DATE", f"{week.value}-WE", None, week.last - timedelta(days=1), week.last)


def a_month(year: int, month: int) -> Value:
    """`2021-06`; months outside 1–12 count on into the years around."""
    year, month = year + (month - 1) // 12, (month - 1) % 12 + 1
    last = calendar.monthrange(year, month)[1]
    return Value("DATE", f"{year}-{month:02}", None, date(year, month, 1), date(year, month, last))


def a_year(year: int) -> Value:
    """`2021`."""
    return Value("DATE", f"{year:04}", None, date(year, 1, 1), date(year, 12, 31))


def a_quarter(year: int, quarter: int) -> Value:
    """`2021-Q1`; quarters outside 1–4 count on into the years around."""
    year, quarter = year + (quarter - 1) // 4, (quarter - 1) % 4 + 1
    first, last = a_month(year, 3 * quarter - 2), a_month(year, 3 * quarter)
    return Value("DATE", f"{year}-Q{quarter}", None, first.first, last.last)


def a_half(year: int, half: int) -> Value:
    """`2021-H1`."""
    first, last = a_month(year, 6 * half - 5), a_month(year, 6 * half)
    return Value("DATE", f"{year}-H{half}", None, first.first, last.last)


def a_season(year: int, season: str) -> Value:
    """`2021-SU`, northern reckoning; a winter begins in the year that names it."""
    begin, end = SEASONS[season]
    last = a_month(year + (end < begin), end).last
    return Value("DATE", f"{year}-{season}", None, date(year, begin, 1), last)


def a_decade(year: int) -> Value:
    """`199` for 1990 to 1999."""
    decade = year // 10
    return Value("DATE", f"{decade}", None, date(decade * 10, 1, 1), date(decade * 10 + 9, 12, 31))


def a_century(number: int) -> Value:
    """`15` for the 16th century."""
    begin = (number - 1) * 100
    first = date(begin, 1, 1) if begin >= 1 else None
    return Value("DATE", f"{number - 1:02}", None, first, date(begin + 99, 12, 31))


def a_period(number: str, unit: str) -> Value:
    """`P3D`, `PT2H`, `PXM`; decades and centuries are counted in years where a number is known.

    A fortnight (`FN`) is two weeks.
    """
    if unit in IN_OTHER_UNITS and (number != "X" or unit == "FN"):
        times, unit = IN_OTHER_UNITS[unit]
        number = number if number == "X" else str(round(float(number) * times))
    clock = unit.startswith("T")
    return Value("DURATION", f"P{'T' if clock else ''}{number}{unit[1:] if clock else unit}")


def half_a(unit: str) -> Value | None:
    """`PT30M`, `P6M`; half a day or a month is no length that the calendar fixes."""
    return Value("DURATION", HALVES[unit]) if unit in HALVES else None


def a_set(value: str) -> Value:
    """A repetition: `P1D`, `XXXX-WXX-1`."""
    return Value("SET", value)


def a_reference(kind: str) -> Value:
    """`PRESENT_REF`, `PAST_REF`, `FUTURE_REF`."""
    return Value("DATE", f"{kind}_REF")


def a_range(begin: Value, end: Value) -> Value | None:
    """`a/b` where both ends are known and in order."""
    if begin.value is None or end.value is None:
        return None
    if begin.first and end.last and begin.first > end.last:
        return None
    return Value(begin.type, f"{begin.value}/{end.value}", None, begin.first, end.last)


def nearest_weekday(from_day: date, weekday: int, direction: int) -> date:
    """The day itself if it is that weekday (Monday is 1), else the last or, forward, the next."""
    distance = (weekday - from_day.isoweekday()) % 7
    return from_day + timedelta(days=distance if direction > 0 or distance == 0 else distance - 7)


def year_of(published: date, month: int, day: int, direction: int) -> int:
    """The year of a day given without one: not after publication, or not before it, forward."""
    year = published.year
    if direction > 0:
        return year + ((month, day) < (published.month, published.day))
    return year - ((month, day) > (published.month, published.day))


def likely_year(published: date, month: int, day: int, direction: int, ahead: int) -> int:
    """As `year_of`, but a day that comes within `ahead` days is rather that one than last year's."""
    year = year_of(published, month, day, direction)
    coming = a_date(year + 1, month, day) if direction < 0 else None
    return year + 1 if coming and 0 < (coming - published).days <= ahead else year


def shifted(day: date, count: int, unit: str) -> Value:
    """`count` units from `day`, no more precise than the unit itself."""
    if unit == "D":
        return a_day(day + timedelta(days=count))
    if unit in ("W", "FN"):
        return a_week(day + timedelta(weeks=count * (2 if unit == "FN" else 1)))
    if unit == "M":
        return a_month(day.year, day.month + count)
    if unit == "Q":
        return a_quarter(day.year, (day.month - 1) // 3 + 1 + count)
    if unit == "Y":
        return a_year(min(max(day.year + count, EARLIEST_YEAR), LATEST_YEAR))
    years = day.year + count * {"DE": 10, "CE": 100}[unit]
    years = min(max(years, EARLIEST_YEAR), LATEST_YEAR)
    return a_decade(years) if unit == "DE" else a_century(years // 100 + 1)


def units_from(latest: Value | None, count: int, unit: str) -> Value | None:
    """`count` units from what `latest` names; null where that is no value as fine as the unit."""
    if latest is None or latest.first is None or latest.last is None or unit not in FINENESS:
        return None
    if (latest.last - latest.first).days > FINENESS[unit]:
        return None
    return shifted(latest.first, count, unit)


def quarter_around(published: date, quarter: int, direction: int) -> Value:
    """A quarter without a year: not yet to come unless the clause looks forward."""
    begun = quarter <= (published.month - 1) // 3 + 1
    return a_quarter(published.year - (0 if begun or direction > 0 else 1), quarter)


def with_clock(day: Value, clock: Value) -> Value | None:
    """The clock time or part of day `clock` on the day that `day` names; null if it names none."""
    if day.value is None:
        return Value("TIME", None, clock.mod)
    if day.first is None or day.first != day.last or clock.value is None:
        return None
    hours = [part.partition("T")[2] for part in clock.value.split("/")]
    value = "/".join(f"{day.first.isoformat()}T{hour}" for hour in hours)
    return Value("TIME", value, clock.mod or day.mod, day.first, day.first)
