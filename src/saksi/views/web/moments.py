"""TIMEX3 values that are no plain day or month, in words: parts of days, weeks, lengths of time."""

import re

from saksi.views.web.language import Messages

_OF_DAY = re.compile(r"(.*)T(MO|MI|AF|EV|NI)\Z")
_CLOCK = re.compile(r"T(\d\d:\d\d)\Z")
_PART = re.compile(r"(\d{4})-(?:W(\d\d)(-WE)?|Q(\d)|H(\d)|(SP|SU|FA|WI))\Z")
_LENGTH = re.compile(r"P(T?)([\d.]+|X)(DE|CE|[YMWDHS])\Z")
_AROUND = {2: "century", 3: "decade"}


def of_day(value: str) -> tuple[str, str] | None:
    """A value with a part of the day: what comes before it, and the part's code.

    >>> of_day("2021-06-22TNI"), of_day("2021-06-22")
    (('2021-06-22', 'NI'), None)
    """
    found = _OF_DAY.match(value)
    return (found[1], found[2]) if found else None


def in_words(value: str, say: Messages) -> str | None:
    """The value in words of the reader; null where it has another shape.

    >>> in_words("P3W", Messages("en")), in_words("2021-W25", Messages("id"))
    ('3 weeks', 'pekan ke-25 tahun 2021')
    """
    if value.endswith("_REF"):
        return say.term("time", value)
    if value.isdigit() and len(value) in _AROUND:
        return _around(int(value), _AROUND[len(value)], say)
    if clock := _CLOCK.match(value):
        return say("time.clock", at=clock[1])
    if part := _PART.match(value):
        return _part(part, say)
    length = _LENGTH.match(value)
    return _length(length, say) if length else None


def _around(number: int, unit: str, say: Messages) -> str:
    return say(f"time.{unit}", n=number * 10 if unit == "decade" else number + 1)


def _part(found: re.Match[str], say: Messages) -> str:
    year, week, weekend, quarter, half, season = found.groups()
    if week:
        return say("time.weekend" if weekend else "time.week", n=int(week), year=year)
    if season:
        return say("time.season", season=say.term("season", season), year=year)
    return say("time.quarter" if quarter else "time.half", n=quarter or half, year=year)


def _length(found: re.Match[str], say: Messages) -> str:
    clock, number, unit = found.groups()
    key = f"length.{'T' if clock else ''}{unit}"
    if number == "X":
        return say("length.some", unit=say(key).format(n="").strip())
    if number == "1":
        return say.count(key, 1)
    return say(key).format(n=say.decimal(number))
