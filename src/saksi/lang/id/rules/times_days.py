"""Indonesian expressions that name a day, a part of a day or a time of day."""

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
from saksi.lang.id.rules.times_words import (
    CLOCK,
    LOCAL,
    MONTH,
    MONTHS,
    NUMBER,
    ORDINALS,
    PART,
    PARTS_OF_DAY,
    PROPER_DAY,
    WEEKDAY,
    WEEKDAYS,
    WORD,
    YEAR,
    ZONE,
    ZONES,
    any_of,
    days_ahead,
    full_year,
    group,
    in_future,
    number,
)  # fmt: skip

WHEN = r"(?:\s+(?P<when>(?:yang\s+)?(?:akan\s+)?(?:lalu|silam|mendatang|datang|nanti|kemarin|besok|ini)))"
FIGURES = r"(?P<d>\d{1,2})\s*[/-]\s*(?P<m>\d{1,2})(?:\s*[/-]\s*(?P<y>\d{4}|\d{2})?)?"
IN_BRACKETS = rf"[(\[]\s*{FIGURES}\s*[)\]]"
WRITTEN = rf"(?P<d>\d{{1,2}})\s+{MONTH}(?:\s*,?\s*{YEAR})?"
WEEKDAYS_TOGETHER = (
    rf"{WORD}{WEEKDAY}\s*(?:-|–|—|dan|hingga|sampai)\s*(?:[Hh]ari\s+)?(?-i:{PROPER_DAY})\s*"
)
PART_AFTER = rf"(?:\s*,?\s+{PART})?"
PART_BEFORE = rf"(?:\s+{PART.replace('part', 'before')})?"


def _year(match: "re.Match[str]", context: Context, month: int, day: int) -> int | None:
    given = group(match, "y")
    if given:
        return full_year(given)
    if context.published is None:
        return None
    ahead = days_ahead(match, context, 45)
    return calendar.likely_year(context.published, month, day, in_future(match, context), ahead)


def _weekday_agrees(match: "re.Match[str]", day: date) -> bool:
    wanted = WEEKDAYS.get(group(match, "wd"))
    return wanted is None or day.isoweekday() == wanted


def _agreeing(match: "re.Match[str]", context: Context, day: date) -> date:
    """Without a year, the coming such day where the weekday fits that one only."""
    if group(match, "y") or _weekday_agrees(match, day) or context.published is None:
        return day
    other = a_date(day.year + (1 if day <= context.published else -1), day.month, day.day)
    return other if other and _weekday_agrees(match, other) else day


def _given_day(match: "re.Match[str]", context: Context, month: int) -> Value | None:
    day = int(match["d"])
    year = _year(match, context, month, day)
    if year is None:
        return calendar.day_of_any_year(month, day)
    found = a_date(year, month, day)
    if found is None:
        return None
    found = _agreeing(match, context, found)
    part = group(match, "part") or group(match, "before")
    value = part_of_day(found, PARTS_OF_DAY[part]) if part else a_day(found)
    mod = None if _weekday_agrees(match, found) else "DISAGREES"
    return Value(value.type, value.value, mod, found, found)


@rule("weekday", rf"{WORD}{WEEKDAY}{PART_BEFORE}\s*,?\s*{IN_BRACKETS}{PART_AFTER}{WHEN}?{LOCAL}?")
def weekday_with_day_in_figures(match: "re.Match[str]", context: Context) -> Value | None:
    """`Selasa (22/6)`, `Senin (5/4/2021) pagi`, `Kamis (8/4/2021) waktu setempat`."""
    return _given_day(match, context, int(match["m"]))


@rule("weekday", rf"{WORD}{WEEKDAY}{PART_BEFORE}\s*,?\s*\(?{WRITTEN}\)?{PART_AFTER}{WHEN}?{LOCAL}?")
def weekday_with_day_and_month(match: "re.Match[str]", context: Context) -> Value | None:
    """`Kamis, 5 Juli 2018`, `Rabu 3 September mendatang`."""
    return _given_day(match, context, MONTHS[group(match, "mon")])


@rule(
    "month",
    rf"\b{WRITTEN}{PART_AFTER}{WHEN}?(?:\s+tahun\s+(?P<rel>lalu|ini|depan))?{LOCAL}?",
)
def day_and_month(match: "re.Match[str]", context: Context) -> Value | None:
    """`2 Maret 2020`, `20 Oktober lalu`, `15 Mei mendatang`."""
    month = MONTHS[group(match, "mon")]
    relative = {"lalu": -1, "ini": 0, "depan": 1}.get(group(match, "rel"))
    if relative is not None and context.published:
        day = a_date(context.published.year + relative, month, int(match["d"]))
        return a_day(day) if day else None
    return _given_day(match, context, month)


@rule("month", rf"\b{MONTH}\s+(?P<d>\d{{1,2}}),\s*{YEAR}")
def month_and_day_in_english_order(match: "re.Match[str]", context: Context) -> Value | None:
    """`Juni 10, 2025`."""
    return _given_day(match, context, MONTHS[group(match, "mon")])


@rule(
    "digit",
    r"(?<![\w./-])(?P<d>\d{1,2})(?P<sep>[/-])(?P<m>\d{1,2})(?P=sep)(?P<y>(?:19|20)\d\d)(?![\w/-])",
)
def day_in_figures_with_year(match: "re.Match[str]", context: Context) -> Value | None:
    """`30/9/2019`."""
    return _given_day(match, context, int(match["m"]))


@rule("digit", rf"(?<=\()(?P<d>\d{{1,2}})/(?P<m>\d{{1,2}})(?=\)){PART_AFTER}")
def day_in_figures_in_brackets(match: "re.Match[str]", context: Context) -> Value | None:
    """`hari ini (23/6)`; a share such as `(3/4)` is no day unless the month can be one soon past."""
    value = _given_day(match, context, int(match["m"]))
    near = value and value.first and context.published
    if not near or value is None or value.first is None or context.published is None:
        return None
    return value if abs((value.first - context.published).days) <= 31 else None


@rule("digit", r"(?<![\w-])(?P<y>(?:19|20)\d\d)-(?P<m>\d\d)-(?P<d>\d\d)(?![\w-])")
def iso_day(match: "re.Match[str]", context: Context) -> Value | None:
    """`2021-06-22`."""
    return _given_day(match, context, int(match["m"]))


@rule(
    "month",
    rf"(?:{WEEKDAYS_TOGETHER},?\s*\(?)?\b(?P<d>\d{{1,2}})(?:\s+(?P<mon1>{any_of(MONTHS)}))?\s*"
    rf"(?:-|–|—|hingga|sampai(?:\s+dengan)?|s/d|(?P<and>dan))\s*"
    rf"(?P<d2>\d{{1,2}})\s+{MONTH}(?:\s+{YEAR})?{WHEN}?",
)
def range_of_days(match: "re.Match[str]", context: Context) -> Value | None:
    """`18–20 Juni 2025`, `28 Mei hingga 3 Juni`; `10 dan 12 Juni` is none, `4 dan 5 Juni` is."""
    month = MONTHS[group(match, "mon")]
    first_month = MONTHS[group(match, "mon1")] if group(match, "mon1") else month
    year = _year(match, context, month, int(match["d2"]))
    if year is None:
        return None
    begin = a_date(year - (first_month > month), first_month, int(match["d"]))
    end = a_date(year, month, int(match["d2"]))
    if not begin or not end or (match["and"] and (end - begin).days != 1):
        return None
    return calendar.a_range(a_day(begin), a_day(end))


@rule(
    "weekday",
    rf"{WEEKDAYS_TOGETHER},?\s*\(\s*(?P<d>\d{{1,2}})(?:/(?P<m1>\d{{1,2}}))?(?:/(?P<y1>\d{{4}}))?\s*"
    rf"(?:-|–|—|dan|hingga|sampai|s/d)\s*{FIGURES.replace('<d>', '<d2>')}\s*\)",
)
def range_of_days_in_figures(match: "re.Match[str]", context: Context) -> Value | None:
    """`Senin-Rabu (21-23/6/2021)`, `Rabu dan Kamis (30/6-1/7)`."""
    month = int(match["m"])
    first_month = int(match["m1"] or month)
    if not 1 <= month <= 12 or not 1 <= first_month <= 12:
        return None
    year = _year(match, context, month, int(match["d2"]))
    if year is None:
        return None
    begin = a_date(int(match["y1"] or year - (first_month > month)), first_month, int(match["d"]))
    end = a_date(year, month, int(match["d2"]))
    return calendar.a_range(a_day(begin), a_day(end)) if begin and end else None


RELATIVE_WEEK = r"(?P<week>(?:pekan|minggu)\s+(?:yang\s+)?(?:lalu|ini|depan|mendatang|kemarin))"


@rule(
    "weekday",
    rf"{WORD}{WEEKDAY}{PART_AFTER}(?:\s+{RELATIVE_WEEK}|\s+(?P<when>(?:yang\s+)?(?:akan\s+)?"
    rf"(?:lalu|silam|depan|mendatang|datang|kemarin|ini|nanti|besok)))?{PART_AFTER.replace('part', 'later')}{LOCAL}?",
)
def weekday_alone(match: "re.Match[str]", context: Context) -> Value | None:
    """`Senin`, `Jumat lalu`, `Rabu pekan lalu`, `Senin waktu setempat`, `Sabtu malam`."""
    words = group(match, "when")
    if _PLACES.search(context.text, max(context.start, match.start() - 10), match.start()):
        return None  # `Pasar Minggu`
    if group(match, "wd") == "minggu" and _is_a_week(match, context, words):
        return None
    if context.published is None:
        return UNRESOLVED
    day = _weekday_day(match, context, words)
    part = group(match, "part") or group(match, "later")
    return part_of_day(day, PARTS_OF_DAY[part]) if part else a_day(day)


_PLACES = re.compile(r"\b(?:Pasar|Kampung|Desa|Pulau|Pondok)\s+$")


def _is_a_week(match: "re.Match[str]", context: Context, words: str) -> bool:
    """`Minggu lalu` at the head of a sentence is a week; `pada Minggu lalu` is a Sunday."""
    if match.group().lower().startswith("hari"):
        return False
    return context.opens_sentence(match) and words in (
        "lalu",
        "ini",
        "depan",
        "yang lalu",
        "mendatang",
    )


def _weekday_day(match: "re.Match[str]", context: Context, words: str) -> date:
    assert context.published is not None
    weekday = WEEKDAYS[group(match, "wd")]
    week = group(match, "week")
    monday = context.published - timedelta(days=context.published.isoweekday() - 1)
    if week:
        shift = -7 if "lalu" in week or "kemarin" in week else 0 if "ini" in week else 7
        return monday + timedelta(days=shift + weekday - 1)
    if words == "ini":
        return monday + timedelta(days=weekday - 1)
    direction = in_future(match, context)
    day = calendar.nearest_weekday(context.published, weekday, direction)
    if words and day == context.published:
        day += timedelta(days=7 * direction)  # `Jumat lalu` on a Friday is not today
    return day


@rule(
    "clock digit",
    rf"\b(?:pukul|jam|pkl\.?)\s+{CLOCK}(?:\s*{ZONE})?(?:\s+{PART})?(?:\s+(?P<tadi>tadi))?{LOCAL}?",
)
def clock_time(match: "re.Match[str]", context: Context) -> Value | None:
    """`pukul 14.30 WIB`, `pukul 03.15 dini hari tadi`, `jam 8 malam`; `jam 5` alone is too vague."""
    if not match["min"] and not match["zone"] and not match["part"]:
        return None if match.group().lower().startswith("jam") else _clock(match, context)
    return _clock(match, context)


@rule(
    "clock",
    rf"\b(?:pukul|jam|pkl\.?)\s+{CLOCK}\s*(?:-|–|—|hingga|sampai(?:\s+dengan)?|s/d)\s*(?:pukul\s+|jam\s+)?"
    rf"{CLOCK.replace('<h>', '<h2>').replace('<min>', '<min2>')}(?:\s*{ZONE})?{LOCAL}?",
)
def clock_range(match: "re.Match[str]", context: Context) -> Value | None:
    """`pukul 10.00-12.00 WIB`; `jam 3-5` alone is too vague."""
    if not match["min"] and not match["min2"] and not match["zone"]:
        return None
    zone = ZONES.get(group(match, "zone"), "")
    day = context.near or (context.published if match["zone"] else None)
    begin = a_clock(day, int(match["h"]), int(match["min"] or 0), zone)
    end = a_clock(day, int(match["h2"]), int(match["min2"] or 0), zone)
    return calendar.a_range(begin, end) if begin and end else None


@rule("zone", rf"(?<![\d.,/]){CLOCK}\s*{ZONE}")
def clock_with_zone(match: "re.Match[str]", context: Context) -> Value | None:
    """`19:20 WIB`, `03.00 GMT`."""
    return _clock(match, context)


def _clock(match: "re.Match[str]", context: Context) -> Value | None:
    hour, minute = int(match["h"]), int(match["min"] or 0)
    part = group(match, "part")
    if 1 <= hour < 12 and part in ("siang", "sore", "petang", "malam"):
        hour += 12 if not (part == "siang" and hour == 11) else 0
    today = _about_today(context) if group(match, "zone") or group(match, "tadi") else None
    dated = context.near or today
    return a_clock(dated, hour, minute, ZONES.get(group(match, "zone"), ""))


def _about_today(context: Context) -> date | None:
    """The last day named, if it lies in the days before publication; else that of publication."""
    published, anchor = context.published, context.anchor
    if published and anchor and 0 <= (published - anchor).days <= DAYS_OF_NEWS:
        return anchor
    return published


DAYS_OF_NEWS = 3
DAYS_AWAY = {"hari ini": 0, "kemarin": -1, "kemarin lusa": -2, "besok": 1, "esok": 1, "keesokan": 1,
             "lusa": 2, "esok hari": 1, "besok lusa": 2}  # fmt: skip


@rule("deictic", rf"\b(?P<day>{any_of(DAYS_AWAY)})\b{PART_AFTER}")
def day_around_today(match: "re.Match[str]", context: Context) -> Value | None:
    """`hari ini`, `kemarin sore`, `besok pagi`, `lusa`."""
    if context.published is None:
        return PRESENT if match.group().lower() == "hari ini" else UNRESOLVED
    day = context.published + timedelta(days=DAYS_AWAY[group(match, "day")])
    part = group(match, "part")
    return part_of_day(day, PARTS_OF_DAY[part]) if part else a_day(day)


@rule(
    "part",
    rf"\b(?:tadi\s+{PART}|{PART.replace('part', 'first')}\s+(?P<tadi>tadi|ini|nanti)|nanti\s+{PART.replace('part', 'next')})",
)
def part_of_this_day(match: "re.Match[str]", context: Context) -> Value | None:
    """`tadi malam` (the night before), `tadi pagi`, `sore ini`, `nanti malam`."""
    if context.published is None:
        return UNRESOLVED
    part = group(match, "part") or group(match, "first") or group(match, "next")
    last_night = part == "malam" and (group(match, "part") or group(match, "tadi") == "tadi")
    day = context.published - timedelta(days=1 if last_night else 0)
    return part_of_day(day, PARTS_OF_DAY[part])


@rule("sequence", r"\bsemalam\b(?!-)(?:\s+tadi)?")
def last_night(match: "re.Match[str]", context: Context) -> Value | None:
    """`semalam`; `menginap semalam` and `dalam waktu semalam` are a length."""
    if _LASTS.search(context.text, max(context.start, match.start() - 16), match.start()):
        return None
    if context.published is None:
        return UNRESOLVED
    return part_of_day(context.published - timedelta(days=1), "NI")


_LASTS = re.compile(
    r"\b(?:menginap|bermalam|waktu|dalam|selama|hanya|cuma|sekadar|lebih|hampir|sehari)\s+$",
    re.IGNORECASE,
)


@rule(
    "part",
    rf"\b(?P<part>pagi|siang|sore|petang|malam|tengah malam)"
    rf"(?:-pagi\b|-malam\b|(?=\s+hari\s+(?-i:{PROPER_DAY}))|\s+hari\b)",
)
def part_of_some_day(match: "re.Match[str]", context: Context) -> Value | None:
    """`malam hari`, `pagi-pagi`: a part of no day that is named."""
    return part_of_day(None, PARTS_OF_DAY[group(match, "part")])


@rule(
    "part",
    rf"(?<!jam )\b{PART.replace('tengah malam|', '')}\s+(?P<side>itu|sebelumnya|berikutnya)\b",
)
def part_of_a_named_day(match: "re.Match[str]", context: Context) -> Value | None:
    """`malam itu`, `malam sebelumnya`: of the last day that the article names, or beside it."""
    if context.anchor is None:
        return UNRESOLVED
    shift = {"sebelumnya": -1, "berikutnya": 1}.get(group(match, "side"), 0)
    return part_of_day(context.anchor + timedelta(days=shift), PARTS_OF_DAY[group(match, "part")])


@rule("noon", rf"\btengah(?:(?=\s+hari\s+(?-i:{PROPER_DAY}))|\s+hari\b(?!\s+bolong))")
def clock_of_noon(match: "re.Match[str]", context: Context) -> Value | None:
    """`tengah hari`: a clock time of no day, unless a day stands beside it."""
    return a_clock(context.near, 12, 0)


@rule("part", r"\btengah\s+malam\b")
def midnight(match: "re.Match[str]", context: Context) -> Value | None:
    """`tengah malam`."""
    return part_of_day(None, "NI")


@rule(
    "digit",
    r"\btanggal\s+(?P<d>\d{1,2})(?:\s+(?P<rel>bulan\s+(?:ini|lalu|depan)))?(?!\s*[-–/.,]?\s*\d|\s+(?:dan|sampai|hingga))\b",
)
def day_of_the_month(match: "re.Match[str]", context: Context) -> Value | None:
    """`tanggal 17 bulan ini`; without a month, the last such day before publication."""
    if context.published is None:
        return None
    shift = {"bulan lalu": -1, "bulan depan": 1}.get(group(match, "rel"), 0)
    month = calendar.a_month(context.published.year, context.published.month + shift).first
    assert month is not None
    day = a_date(month.year, month.month, int(match["d"]))
    return a_day(day) if day and group(match, "rel") else None


@rule("same", r"\bhari\s+(?:yang\s+sama|itu(?:\s+juga)?|tersebut)\b")
def same_day(match: "re.Match[str]", context: Context) -> Value | None:
    """`hari yang sama`, `hari itu`: the last day that the article names."""
    return a_day(context.anchor) if context.anchor else UNRESOLVED


@rule("same", r"\b(?P<since>sejak|semenjak)\s+(?:saat\s+|waktu\s+)?itu\b")
def since_then(match: "re.Match[str]", context: Context) -> Value | None:
    """`sejak saat itu`: since the last date that the article names, else since some past."""
    latest = context.latest
    if latest is None:
        return Value("DATE", "PAST_REF", "SINCE")
    return Value(latest.type, latest.value, "SINCE", latest.first, latest.last)


@rule(
    "sequence",
    rf"\b(?:(?P<se>sehari|semalam)|{NUMBER}\s+hari|keesokan\s+hari(?P<nya>nya)?)\s*(?P<side>sebelumnya|kemudian|setelahnya|sesudahnya|berselang|berikutnya|)(?!\w)",
)
def days_from_a_named_day(match: "re.Match[str]", context: Context) -> Value | None:
    """`sehari sebelumnya`, `dua hari kemudian`, `keesokan harinya`: from the last day named."""
    next_day = match.group().lower().startswith("keesokan")
    side = group(match, "side")
    if not side and not next_day:
        return None
    count = 1 if next_day or group(match, "se") else int(float(number(match["n"])))
    shift = -count if side == "sebelumnya" else count
    if match["n"]:
        counted = calendar.units_from(context.latest, shift, "D") if count < 20000 else None
        return counted or calendar.a_period(str(count), "D")
    return a_day(context.anchor + timedelta(days=shift)) if context.anchor else UNRESOLVED


HOLIDAYS = {
    "natal": (12, 25),
    "tahun baru": (1, 1),
    "hari kemerdekaan": (8, 17),
    "hari buruh": (5, 1),
}


@rule("holiday", rf"\b(?:hari\s+(?:raya\s+)?)?(?P<holiday>{any_of(HOLIDAYS)})(?:\s+{YEAR})?\b")
def fixed_holiday(match: "re.Match[str]", context: Context) -> Value | None:
    """`Natal 2024`, `Hari Natal`; feasts of the moon calendar are left to their own dates."""
    month, day = HOLIDAYS[group(match, "holiday")]
    named = match.group().lower().startswith("hari") or bool(group(match, "y"))
    if not named:
        return None
    year = _year(match, context, month, day)
    found = a_date(year, month, day) if year else None
    return a_day(found) if found else calendar.day_of_any_year(month, day)


@rule(
    "ordinal", rf"\bhari\s+(?P<n>{any_of(ORDINALS)}|ke-?\s?\d{{1,3}})\b(?!\s+(?:besar|raya|kerja))"
)
def nth_day(match: "re.Match[str]", context: Context) -> Value | None:
    """`hari ketiga` of something: a length, as the guidelines have it."""
    words = group(match, "n")
    figures = re.sub(r"\D", "", words)
    return calendar.a_period(figures or str(ORDINALS[words]), "D")


@rule(
    "ordinal",
    rf"\b(?:pekan|minggu)\s+(?P<n>{any_of(ORDINALS)}|ke-?\s?\d{{1,3}})\b"
    rf"(?:\s+(?:bulan\s+)?{MONTH}(?:\s+{YEAR})?)?",
)
def nth_week(match: "re.Match[str]", context: Context) -> Value | None:
    """`pekan kedua Juli`: a length, as the guidelines have it."""
    words = group(match, "n")
    figures = re.sub(r"\D", "", words)
    return calendar.a_period(figures or str(ORDINALS[words]), "W")


RULES = (
    weekday_with_day_in_figures,
    weekday_with_day_and_month,
    range_of_days,
    range_of_days_in_figures,
    day_and_month,
    month_and_day_in_english_order,
    iso_day,
    day_in_figures_with_year,
    day_in_figures_in_brackets,
    weekday_alone,
    clock_range,
    clock_time,
    clock_with_zone,
    day_around_today,
    part_of_this_day,
    part_of_a_named_day,
    last_night,
    clock_of_noon,
    midnight,
    part_of_some_day,
    day_of_the_month,
    same_day,
    since_then,
    days_from_a_named_day,
    fixed_holiday,
    nth_day,
    nth_week,
)
