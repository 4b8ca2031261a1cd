"""Calendar arithmetic: weeks over the turn of a year, lengths, ranges, days without a year."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from saksi.find.times import calendar
from saksi.find.times.calendar import Value

DAYS = st.dates(date(1900, 1, 1), date(2100, 12, 31))


@pytest.mark.parametrize(
    ("value", "timex", "first", "last"),
    [
        (calendar.a_week(date(2021, 1, 3)), "2020-W53", "2020-12-28", "2021-01-03"),
        (calendar.a_week(date(2024, 12, 30)), "2025-W01", "2024-12-30", "2025-01-05"),
        (calendar.a_weekend(date(2021, 6, 23)), "2021-W25-WE", "2021-06-26", "2021-06-27"),
        (calendar.a_month(2021, 0), "2020-12", "2020-12-01", "2020-12-31"),
        (calendar.a_month(2023, 14), "2024-02", "2024-02-01", "2024-02-29"),
        (calendar.a_quarter(2021, 0), "2020-Q4", "2020-10-01", "2020-12-31"),
        (calendar.a_quarter(2021, 5), "2022-Q1", "2022-01-01", "2022-03-31"),
        (calendar.a_half(2021, 2), "2021-H2", "2021-07-01", "2021-12-31"),
        (calendar.a_season(2020, "WI"), "2020-WI", "2020-12-01", "2021-02-28"),
        (calendar.a_season(2019, "WI"), "2019-WI", "2019-12-01", "2020-02-29"),
        (calendar.a_decade(1994), "199", "1990-01-01", "1999-12-31"),
        (calendar.a_century(16), "15", "1500-01-01", "1599-12-31"),
        (calendar.a_year(2021), "2021", "2021-01-01", "2021-12-31"),
    ],
)
def test_calendar_value_covers_its_days(value: Value, timex: str, first: str, last: str) -> None:
    assert (value.value, str(value.first), str(value.last)) == (timex, first, last)


@pytest.mark.parametrize(
    ("number", "unit", "value"),
    [
        ("3", "D", "P3D"),
        ("2", "TH", "PT2H"),
        ("2.5", "Y", "P2.5Y"),
        ("X", "M", "PXM"),
        ("X", "TM", "PTXM"),
        ("2", "DE", "P20Y"),
        ("1.5", "DE", "P15Y"),
        ("3", "CE", "P300Y"),
        ("X", "DE", "PXDE"),
        ("1", "FN", "P2W"),
    ],
)
def test_period_is_written_in_its_unit(number: str, unit: str, value: str) -> None:
    assert calendar.a_period(number, unit) == Value("DURATION", value)


@pytest.mark.parametrize(
    ("count", "unit", "value"),
    [
        (-1, "D", "2024-02-29"),
        (1, "W", "2024-W10"),
        (-1, "FN", "2024-W07"),
        (-3, "M", "2023-12"),
        (1, "Q", "2024-Q2"),
        (-30, "Y", "1994"),
        (-1, "DE", "201"),
        (-2, "CE", "18"),
        (-9000, "Y", "1000"),
    ],
)
def test_shift_is_no_more_precise_than_its_unit(count: int, unit: str, value: str) -> None:
    assert calendar.shifted(date(2024, 3, 1), count, unit).value == value


@pytest.mark.parametrize(
    ("hour", "minute", "value"),
    [(24, 0, "2022-01-01T00:00"), (0, 5, "2021-12-31T00:05"), (25, 0, None), (12, 60, None), (24, 1, None)],
)  # fmt: skip
def test_clock_of_a_day_ends_at_midnight(hour: int, minute: int, value: str | None) -> None:
    clock = calendar.a_clock(date(2021, 12, 31), hour, minute)
    assert (clock and clock.value) == value


@pytest.mark.parametrize(
    ("month", "day", "direction", "ahead", "year"),
    [
        (12, 31, -1, 0, 2021),  # published on 3 January 2022
        (1, 3, -1, 0, 2022),
        (1, 9, -1, 0, 2021),
        (1, 9, -1, 45, 2022),
        (1, 9, 1, 0, 2022),
        (1, 2, 1, 0, 2023),
    ],
)
def test_year_of_a_day_without_one(
    month: int, day: int, direction: int, ahead: int, year: int
) -> None:
    assert calendar.likely_year(date(2022, 1, 3), month, day, direction, ahead) == year


def test_day_that_the_calendar_lacks_is_none() -> None:
    assert calendar.a_date(2021, 2, 29) is None
    assert calendar.day_of_any_year(2, 29) == Value("DATE", "XXXX-02-29")
    assert calendar.day_of_any_year(4, 31) is None


def test_range_runs_forward_and_needs_both_ends() -> None:
    june, may = calendar.a_month(2021, 6), calendar.a_month(2021, 5)
    assert calendar.a_range(june, may) is None
    assert calendar.a_range(may, calendar.UNRESOLVED) is None
    found = calendar.a_range(may, june)
    assert found == Value("DATE", "2021-05/2021-06", None, date(2021, 5, 1), date(2021, 6, 30))


def test_quarter_without_a_year_has_begun_or_comes() -> None:
    published = date(2021, 1, 20)
    assert calendar.quarter_around(published, 4, -1).value == "2020-Q4"
    assert calendar.quarter_around(published, 4, 1).value == "2021-Q4"
    assert calendar.quarter_around(published, 1, -1).value == "2021-Q1"


def test_clock_joins_a_single_day_only() -> None:
    clock = Value("TIME", "T14:30", "APPROX")
    day = calendar.a_day(date(2021, 6, 22))
    assert calendar.with_clock(day, clock) == Value(
        "TIME", "2021-06-22T14:30", "APPROX", day.first, day.last
    )
    assert calendar.with_clock(calendar.a_month(2021, 6), clock) is None
    assert calendar.with_clock(calendar.UNRESOLVED, clock) == Value("TIME", None, "APPROX")


@given(DAYS, st.integers(1, 7), st.sampled_from([1, -1]))
def test_nearest_weekday_is_that_weekday_within_a_week(
    day: date, weekday: int, direction: int
) -> None:
    found = calendar.nearest_weekday(day, weekday, direction)
    assert found.isoweekday() == weekday
    assert timedelta(0) <= (found - day) * direction < timedelta(7)


@given(DAYS, st.integers(-500, 500), st.sampled_from(["D", "W", "FN", "M", "Q", "Y", "DE", "CE"]))
def test_shifted_value_covers_whole_days_in_order(day: date, count: int, unit: str) -> None:
    found = calendar.shifted(day, count, unit)
    assert found.value
    assert found.first is None or (found.last is not None and found.first <= found.last)


@given(DAYS)
def test_week_and_weekend_agree(day: date) -> None:
    week, weekend = calendar.a_week(day), calendar.a_weekend(day)
    assert week.first is not None
    assert week.last is not None
    assert week.first <= day <= week.last == weekend.last
    assert weekend.value == f"{week.value}-WE"
