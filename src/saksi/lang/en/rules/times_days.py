"""English expressions that name a day, a part of a day or a time of day."""

import re
from datetime import date, timedelta

from saksi.find.times import calendar
from saksi.find.times.calendar import (
    PRESENT,
    UNRESOLVED,
    Value,
    a_clock,
    a_date,
    a_day,
    part_of_day,
)
from saksi.find.times.rules import Context, rule
from saksi.lang.en.rules.times_words import (
    ANY_WEEKDAY,
    DAY,
    LOCAL,
    MONTH,
    MONTHS,
    NUMBER,
    PART,
    PARTS_OF_DAY,
    WEEKDAY,
    WEEKDAYS,
    YEAR,
    ZONES,
    any_of,
    days_ahead,
    group,
    in_future,
    number,
)  # fmt: skip

PART_AFTER = rf"(?:\s+{PART})?"
BY_WEEKDAY = rf"(?:\b{ANY_WEEKDAY}{PART_AFTER},?\s+(?:the\s+)?)?"


def _given_day(match: "re.Match[str]", context: Context) -> Value | None:
    month, day = MONTHS[group(match, "mon").rstrip(".")], int(match["d"])
    year = _year(match, context, month, day)
    if year is None:
        return calendar.day_of_any_year(month, day)
    found = a_date(year, month, day)
    if found is None:
        return None
    found = _agreeing(match, context, found)
    part = group(match, "part")
    value = part_of_day(found, PARTS_OF_DAY[part]) if part else a_day(found)
    mod = None if _agrees(match, found) else "DISAGREES"
    return Value(value.type, value.value, mod, found, found)


def _year(match: "re.Match[str]", context: Context, month: int, day: int) -> int | None:
    if group(match, "y"):
        return int(match["y"])
    if context.published is None:
        return None
    relative = {"last": -1, "this": 0, "next": 1}.get(group(match, "rel"))
    if relative is not None:
        return context.published.year + relative
    ahead = days_ahead(match, context, 45)
    return calendar.likely_year(context.published, month, day, in_future(match, context), ahead)


def _agrees(match: "re.Match[str]", day: date) -> bool:
    wanted = WEEKDAYS.get(group(match, "wd"))
    return wanted is None or day.isoweekday() == wanted


def _agreeing(match: "re.Match[str]", context: Context, day: date) -> date:
    """Without a year, the coming such day where the weekday fits that one only."""
    if group(match, "y") or _agrees(match, day) or context.published is None:
        return day
    other = a_date(day.year + (1 if day <= context.published else -1), day.month, day.day)
    return other if other and _agrees(match, other) else day


@rule(
    "month",
    rf"{BY_WEEKDAY}\b{MONTH}\s+{DAY}(?:,?\s+{YEAR}|\s+(?P<rel>last|this|next)\s+year)?(?!\s*[-–]\s*\d)",
)
def month_and_day(match: "re.Match[str]", context: Context) -> Value | None:
    """`June 22, 2021`, `Dec. 6`, `Thursday, Dec. 28`, `June 12 last year`."""
    return _given_day(match, context)


@rule(
    "month",
    rf"{BY_WEEKDAY}\b{DAY}\s+(?:of\s+)?{MONTH}(?:,?\s+{YEAR}|\s+(?P<rel>last|this|next)\s+year)?",
)
def day_and_month(match: "re.Match[str]", context: Context) -> Value | None:
    """`9 November 1989`, `the 14th of April 2020`."""
    return _given_day(match, context)


@rule("digit", r"(?<![\w-])(?P<y>(?:19|20)\d\d)-(?P<m>\d\d)-(?P<d>\d\d)(?![\w-])")
def iso_day(match: "re.Match[str]", context: Context) -> Value | None:
    """`2021-06-15`."""
    day = a_date(int(match["y"]), int(match["m"]), int(match["d"]))
    return a_day(day) if day else None


@rule("digit", r"(?<![\w./-])(?P<a>\d{1,2})/(?P<b>\d{1,2})/(?P<y>(?:19|20)\d\d)(?![\w/-])")
def day_in_figures(match: "re.Match[str]", context: Context) -> Value | None:
    """`22/6/2021` and `6/22/2021`; `5/6/2021` may be either, and is read only on that very day."""
    first, second, year = int(match["a"]), int(match["b"]), int(match["y"])
    if 1 <= first <= 12 and 1 <= second <= 12 and first != second:
        today = context.published
        stamped = today and today in (a_date(year, first, second), a_date(year, second, first))
        return a_day(today) if today and stamped else Value("DATE", None, "AMBIGUOUS")
    day = a_date(year, min(first, second) if first > 12 else first, max(first, second))
    return a_day(day) if day else None


@rule(
    "month",
    rf"\b{MONTH}\s+(?P<d>\d{{1,2}})\s*(?:-|–|to|and)\s*(?P<d2>\d{{1,2}})(?!\d)(?:,?\s+{YEAR})?",
)
def range_of_days(match: "re.Match[str]", context: Context) -> Value | None:
    """`May 3–5, 2021`."""
    return _range(match, context)


@rule(
    "month",
    rf"\b(?P<d>\d{{1,2}})(?:st|nd|rd|th)?\s*(?:-|–|to)\s*(?P<d2>\d{{1,2}})(?:st|nd|rd|th)?\s+{MONTH}(?:,?\s+{YEAR})?",
)
def range_of_days_before_month(match: "re.Match[str]", context: Context) -> Value | None:
    """`3 to 5 May`."""
    return _range(match, context)


def _range(match: "re.Match[str]", context: Context) -> Value | None:
    month = MONTHS[group(match, "mon").rstrip(".")]
    year = _year(match, context, month, int(match["d2"]))
    begin = a_date(year, month, int(match["d"])) if year else None
    end = a_date(year, month, int(match["d2"])) if year else None
    return calendar.a_range(a_day(begin), a_day(end)) if begin and end else None


WHEN = r"(?:(?P<when>last|next|this\s+coming|this|coming|past)\s+)?"


@rule(
    "weekday",
    rf"\b{WHEN}{WEEKDAY}{PART_AFTER}(?:,?\s+(?:of\s+)?(?P<week>last|this|next)\s+week)?(?:,?{LOCAL})?",
)
def weekday_alone(match: "re.Match[str]", context: Context) -> Value | None:
    """`Tuesday`, `last Friday`, `Sunday morning`; forward where the clause looks forward."""
    if _is_a_title(match, context):
        return None
    if context.published is None:
        return UNRESOLVED
    day = _weekday_day(match, context, context.published)
    part = group(match, "part")
    return part_of_day(day, PARTS_OF_DAY[part]) if part else a_day(day)


_TITLES = re.compile(
    r"\s+(?:[A-Z]\w+\s+){0,2}(?:Times|Mail|Courier|Telegraph|Mirror|Herald|Post|Express|Sun|Review|Night Live)\b"
)
_NAMED_DAYS = re.compile(
    r"\b(?:Black|Camp|Port|Fort|Lake|Good|Bloody|Holy|Palm|Easter|Super|Ash|Cyber|Blue)\s+$"
)


def _is_a_title(match: "re.Match[str]", context: Context) -> bool:
    """`Sunday Times`, `Black Friday`."""
    before = context.text[max(context.start, match.start() - 8) : match.start()]
    return bool(_TITLES.match(context.text, match.end()) or _NAMED_DAYS.search(before))


def _weekday_day(match: "re.Match[str]", context: Context, published: date) -> date:
    weekday, when, week = WEEKDAYS[group(match, "wd")], group(match, "when"), group(match, "week")
    monday = published - timedelta(days=published.isoweekday() - 1)
    if week:
        return monday + timedelta(days={"last": -7, "this": 0, "next": 7}[week] + weekday - 1)
    day = calendar.nearest_weekday(published, weekday, in_future(match, context))
    if not when and (published - day).days == 6 and _is_ahead(match, context):
        return published + timedelta(days=1)
    if when in ("last", "past") and day == published:
        day -= timedelta(days=7)
    if when in ("next", "coming", "this coming") and day == published:
        day += timedelta(days=7)
    return day


_EARLY = re.compile(r"\bearly\s+(?:on\s+)?$", re.IGNORECASE)


def _is_ahead(match: "re.Match[str]", context: Context) -> bool:
    """`early Friday`, `Friday morning` on a Thursday: where it happened it is tomorrow already."""
    before = _EARLY.search(context.text, max(context.start, match.start() - 12), match.start())
    return bool(before) or group(match, "part") == "morning" or "local" in match.group()


@rule(
    "weekday",
    r"\b(?P<when>overnight|early\s+hours|small\s+hours|wee\s+hours)\s+(?:on|of|into)\s+" + WEEKDAY,
)
def hours_of_a_weekday(match: "re.Match[str]", context: Context) -> Value | None:
    """`early hours of Friday`."""
    if context.published is None:
        return UNRESOLVED
    weekday = WEEKDAYS[group(match, "wd")]
    day = calendar.nearest_weekday(context.published, weekday, context.direction(match))
    return Value("DATE", day.isoformat(), "START", day, day)


ZONE = rf"(?P<zone>{any_of(ZONES)})\b"
HALF = r"(?P<half>[ap])\.?\s?m\b\.?"


@rule(
    "clock digit",
    rf"(?<![\w.,:/$€£-])(?P<h>\d{{1,2}})(?:[:.](?P<min>[0-5]\d))?\s?{HALF}(?:\s*\(?{ZONE}\)?)?(?:{LOCAL})?",
)
def clock_with_half(match: "re.Match[str]", context: Context) -> Value | None:
    """`3 p.m.`, `5:36 a.m. EST`."""
    hour = int(match["h"])
    if not 1 <= hour <= 12:
        return None
    hour = hour % 12 + (12 if match["half"].lower() == "p" else 0)
    zone = ZONES.get(group(match, "zone"), "")
    return a_clock(context.published, hour, int(match["min"] or 0), zone)


@rule(
    "zone", rf"(?<![\w.,:/$€£-])(?P<h>\d{{1,2}})[:.]?(?P<min>[0-5]\d)\s*(?:hours\s+)?\(?{ZONE}\)?"
)
def clock_with_zone(match: "re.Match[str]", context: Context) -> Value | None:
    """`14:30 GMT`, `0900 GMT`."""
    return a_clock(
        context.published, int(match["h"]), int(match["min"]), ZONES[group(match, "zone")]
    )


@rule("noon", rf"\b(?:shortly\s+(?:after|before)\s+)?(?P<what>noon|midday|midnight)\b(?:{LOCAL})?")
def clock_of_noon(match: "re.Match[str]", context: Context) -> Value | None:
    """`noon`, `midnight`: a clock time of no day, unless a day stands beside it."""
    return a_clock(None, 0 if group(match, "what") == "midnight" else 12, 0)


DAYS_AWAY = {"today": 0, "yesterday": -1, "tomorrow": 1, "the day before yesterday": -2,
             "the day after tomorrow": 2}  # fmt: skip


@rule("deictic", rf"\b(?P<day>{any_of(DAYS_AWAY)})\b{PART_AFTER}")
def day_around_today(match: "re.Match[str]", context: Context) -> Value | None:
    """`yesterday`, `tomorrow morning`; the newspaper `USA Today` is none."""
    if re.search(
        r"\b(?:USA|Russia|Asia|Radio 4[’']s)\s+$",
        context.text[max(0, match.start() - 12) : match.start()],
    ):
        return None
    if context.published is None:
        return PRESENT if match.group().lower() == "today" else UNRESOLVED
    day = context.published + timedelta(days=DAYS_AWAY[group(match, "day")])
    part = group(match, "part")
    return part_of_day(day, PARTS_OF_DAY[part]) if part else a_day(day)


@rule(
    "part",
    rf"\b(?:(?P<when>this|last|that|the\s+previous)\s+{PART}|(?P<tonight>tonight)|(?P<over>overnight)|all\s+(?P<all>night|day))\b",
)
def part_of_this_day(match: "re.Match[str]", context: Context) -> Value | None:
    """`this morning`, `last night`, `tonight`, `overnight`; `all day` is a length."""
    if group(match, "when") in ("that", "the previous"):
        near = context.anchor
        return part_of_day(near, PARTS_OF_DAY[group(match, "part")]) if near else UNRESOLVED
    if group(match, "all") == "day":
        return calendar.a_period("1", "D")
    if group(match, "all") == "night":
        return part_of_day(None, "NI")
    if context.published is None:
        return UNRESOLVED
    back = group(match, "when") == "last" or bool(match["over"])
    part = PARTS_OF_DAY.get(group(match, "part"), "NI")
    return part_of_day(context.published - timedelta(days=1 if back else 0), part)


@rule(
    "sequence",
    rf"\b(?:(?P<next>the\s+(?:next|following)\s+day|the\s+day\s+after|a\s+day\s+later)|(?P<prev>the\s+(?:previous\s+day|day\s+before)|a\s+day\s+earlier)|{NUMBER}\s+days?\s+(?P<side>later|earlier))\b(?!\s+(?:yesterday|tomorrow))",
)
def days_from_a_named_day(match: "re.Match[str]", context: Context) -> Value | None:
    """`the next day`, `two days later`: from the last day that the article names."""
    count = int(float(number(match["n"]))) if match["n"] else 1
    shift = -count if match["prev"] or group(match, "side") == "earlier" else count
    if match["n"]:
        counted = calendar.units_from(context.latest, shift, "D") if count < 20000 else None
        return counted or calendar.a_period(str(count), "D")
    return a_day(context.anchor + timedelta(days=shift)) if context.anchor else UNRESOLVED


@rule("sequence", r"\b(?:the\s+same|that)\s+day\b")
def same_day(match: "re.Match[str]", context: Context) -> Value | None:
    """`the same day`."""
    return a_day(context.anchor) if context.anchor else UNRESOLVED


HOLIDAYS = {"christmas day": (12, 25), "christmas eve": (12, 24), "christmas": (12, 25),
            "new year's eve": (12, 31), "new year’s eve": (12, 31), "new year's day": (1, 1),
            "new year’s day": (1, 1), "bastille day": (7, 14), "boxing day": (12, 26),
            "halloween": (10, 31), "valentine's day": (2, 14), "valentine’s day": (2, 14),
            "may day": (5, 1), "new year": (1, 1)}  # fmt: skip


@rule(
    "holiday",
    rf"\b(?P<holiday>{any_of(HOLIDAYS)})\b(?!\s+(?:tree|card|message|resolution|market|party|office|carol|gift|present|shopping|sale|light|"
    rf"decoration|dinner|lunch|song)s?\b)(?:,?\s+{YEAR})?",
)
def fixed_holiday(match: "re.Match[str]", context: Context) -> Value | None:
    """`New Year's Eve`, `Christmas Day 2016`: the nearest to publication."""
    month, day = HOLIDAYS[group(match, "holiday")]
    if match["y"]:
        found = a_date(int(match["y"]), month, day)
    elif context.published is None:
        return calendar.day_of_any_year(month, day)
    else:
        published = context.published
        years = (published.year - 1, published.year, published.year + 1)
        near = [d for d in (a_date(y, month, day) for y in years) if d]
        found = min(near, key=lambda d: abs((d - published).days))
    return a_day(found) if found else None


RULES = (
    range_of_days,
    range_of_days_before_month,
    month_and_day,
    day_and_month,
    iso_day,
    day_in_figures,
    hours_of_a_weekday,
    weekday_alone,
    clock_with_half,
    clock_with_zone,
    clock_of_noon,
    day_around_today,
    part_of_this_day,
    days_from_a_named_day,
    same_day,
    fixed_holiday,
)
