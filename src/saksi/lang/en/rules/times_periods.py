"""English expressions that name a week, month, quarter, year, decade, or a length of time."""

import re
from datetime import date

from saksi.find.times import calendar
from saksi.find.times.calendar import UNRESOLVED, Value, a_period
from saksi.find.times.rules import Context, rule
from saksi.lang.en.rules.times_words import (
    LONG_MONTH,
    LONG_WEEKDAYS,
    MONTH,
    MONTHS,
    NUMBER,
    ORDINALS,
    SEASONS,
    UNIT,
    UNITS,
    VAGUE,
    WEEKDAYS,
    YEAR,
    any_of,
    days_ahead,
    group,
    in_future,
    number,
)  # fmt: skip

SHIFTS = {"last": -1, "past": -1, "previous": -1, "this": 0, "current": 0, "next": 1, "coming": 1,
          "following": 1}  # fmt: skip


def _unit(match: "re.Match[str]") -> str:
    return UNITS[group(match, "unit")]


@rule(
    "unit",
    r"\b(?:(?P<part>earlier|later)\s+)?(?P<when>last|this|next|the\s+coming)\s+(?:calendar\s+|fiscal\s+)?(?P<unit>week|month|quarter|year|decade|century)\b(?!\s*-|[’'](?!s\b)|\s+and\s+a\s+half)",
)
def unit_around_today(match: "re.Match[str]", context: Context) -> Value | None:
    """`last week`, `earlier this year` (its start), `later this month` (its end)."""
    if context.published is None:
        return UNRESOLVED
    shift = SHIFTS[group(match, "when").split()[-1]]
    value = calendar.shifted(context.published, shift, _unit(match))
    mod = {"earlier": "START", "later": "END"}.get(group(match, "part"))
    return Value("DATE", value.value, mod, value.first, value.last)


ENDS = {"end": "END", "start": "START", "beginning": "START", "middle": "MID"}


@rule(
    "unit",
    r"\b(?:the\s+)?(?P<part>end|start|beginning|middle)\s+of\s+the\s+(?P<unit>week|month|quarter|year|decade|century)\b",
)
def end_of_the_unit(match: "re.Match[str]", context: Context) -> Value | None:
    """`the end of the year`, `the beginning of the month`: of publication."""
    if context.published is None:
        return UNRESOLVED
    value = calendar.shifted(context.published, 0, _unit(match))
    return Value("DATE", value.value, ENDS[group(match, "part")], value.first, value.last)


@rule("unit", r"\b(?:(?P<part>earlier|later)\s+)?(?P<when>last|this|next|over\s+the)\s+weekend\b")
def weekend(match: "re.Match[str]", context: Context) -> Value | None:
    """`last weekend`, `this weekend`."""
    if context.published is None:
        return UNRESOLVED
    when = group(match, "when")
    shift = {"last": -1, "over the": -1, "this": 0}.get(when, 1)
    if when == "this" and context.published.isoweekday() <= 2 and context.direction(match) < 0:
        shift = -1  # told on a Monday, `this weekend` is the one that has just been
    week = calendar.shifted(context.published, shift, "W")
    return calendar.a_weekend(week.first) if week.first else None


@rule("month", rf"\b{MONTH}\s*,?\s*(?:of\s+)?{YEAR}")
def month_and_year(match: "re.Match[str]", context: Context) -> Value | None:
    """`January 2021`."""
    return calendar.a_month(int(match["y"]), MONTHS[group(match, "mon")])


@rule("month", rf"\b{LONG_MONTH}\s+(?:of\s+)?(?P<rel>last|this|next)\s+year\b")
def month_of_a_year_around(match: "re.Match[str]", context: Context) -> Value | None:
    """`March last year`."""
    month = MONTHS[group(match, "mon")]
    if context.published is None:
        return Value("DATE", f"XXXX-{month:02}")
    return calendar.a_month(context.published.year + SHIFTS[group(match, "rel")], month)


_LEADS_TO_MONTH = re.compile(
    r"\b(?:in|of|since|until|till|by|from|to|between|and|through|during|early|late|mid|before|after|"
    r"for|every|each|last|next|this|end|start|beginning|around)[\s-]+$|[(–-]\s?$",
    re.IGNORECASE,
)
_LEADS_TO_NAME = re.compile(r"\b(?:of|by|from|to|and|for|after|before|between|around)\s+$", re.I)
_CALLED = re.compile(r"\s+[A-Z][a-z]")
_SHARES_A_YEAR = re.compile(
    rf"(?:,\s+{LONG_MONTH.replace('<mon>', '<mon1>')}){{0,1}},?\s+(?:and|or)\s+"
    rf"{LONG_MONTH}\s+(?:of\s+)?(?P<y>(?:19|20)\d\d)\b"
)
_AMBIGUOUS = {"march", "may", "august"}


@rule(
    "month",
    rf"(?:(?<=mid-)|(?<![\w-]))(?:(?P<when>last|next|this|this\s+coming)\s+)?{LONG_MONTH}(?!\s+\d|\s*[’']s?\s+[A-Z])",
)
def month_alone(match: "re.Match[str]", context: Context) -> Value | None:
    """`in March`, `last May`; `May` as a name or a verb needs a preposition before it."""
    name = group(match, "mon")
    before = context.text[max(context.start, match.start() - 14) : match.start()]
    if _CALLED.match(context.text, match.end()) and _LEADS_TO_NAME.search(before):
        return None  # `according to June Ferrer`
    led = bool(match["when"] or _LEADS_TO_MONTH.search(before) or before.endswith("mid-"))
    if not led and (name in _AMBIGUOUS or name in ("april", "june")):
        return None
    if re.match(r"\s+[A-Z][a-z]", context.text[match.end() : match.end() + 3]) and not led:
        return None
    month = MONTHS[name]
    if context.published is None:
        return Value("DATE", f"XXXX-{month:02}")
    if group(match, "when") == "this":
        return calendar.a_month(context.published.year, month)
    shared = _SHARES_A_YEAR.match(context.text, match.end(), context.end)
    if shared:
        return calendar.a_month(int(shared["y"]), month)
    direction = in_future(match, context)
    ahead = days_ahead(match, context, 31)
    year = calendar.likely_year(context.published.replace(day=1), month, 1, direction, ahead)
    return calendar.a_month(year, month)


@rule(
    "month",
    rf"\b(?:(?P<from>[Bb]etween|[Ff]rom)\s+)?(?P<mon1>{any_of([m.capitalize() for m in MONTHS])})(?:\s+(?P<y1>(?:19|20)\d\d))?\s+(?:to|and|through|until)\s+{MONTH}(?:\s+(?:of\s+)?(?:{YEAR}|(?P<rel>last|this|next)\s+year))?",
    flags=0,
)
def range_of_months(match: "re.Match[str]", context: Context) -> Value | None:
    """`between March and June 2021`, `January to March this year`."""
    first, last = MONTHS[match["mon1"].lower()], MONTHS[group(match, "mon").rstrip(".")]
    apart = (last - first) % 12 > 1
    if apart and " and " in match.group() and group(match, "from") != "between":
        return None  # `in March and October`
    if match["y"]:
        year = int(match["y"])
    elif context.published is None:
        return None
    elif group(match, "rel"):
        year = context.published.year + SHIFTS[group(match, "rel")]
    else:
        year = calendar.year_of(
            context.published.replace(day=1), last, 1, in_future(match, context)
        )
    begin = int(match["y1"]) if match["y1"] else year - (first > last)
    return calendar.a_range(calendar.a_month(begin, first), calendar.a_month(year, last))


COUNTED = (
    r"people|men|women|children|homes|houses|troops|soldiers|police|officers|miles|meters|metres|feet|"
    r"percent|per\s+cent|dollars|euros|pounds|tons|tonnes|barrels|points|votes|cases|deaths|members|"
    r"residents|migrants|refugees|jobs|seats|workers|pages|km|kilometres|kilometers|acres|hours|others"
)


@rule(
    "digit",
    rf"(?<![\w.,/:$€£#+–-])(?:(?:fiscal|financial|school|tax)\s+(?:year\s+)?)?(?P<y>(?:1[6-9]|20)\d\d)(?![\w%]|[.,/:]\d|-\w|’s|'s\b|–\d)(?!\s+(?:{COUNTED})\b)",
)
def year_alone(match: "re.Match[str]", context: Context) -> Value | None:
    """`2019`; not a price, a count or a part of another number."""
    return calendar.a_year(int(match["y"]))


@rule("digit", r"(?<![\w.,/:$€£-])(?P<y>(?:1[6-9]|20)\d\d)(?:’s|'s)?(?=’s\b|'s\b)")
def year_with_genitive(match: "re.Match[str]", context: Context) -> Value | None:
    """`2016's election`."""
    return calendar.a_year(int(match["y"]))


@rule(
    "digit",
    r"(?<![\w.,/:$€£-])(?:(?P<from>from|between)\s+)?(?P<y>(?:1[6-9]|20)\d\d)(?:\s*[-–—/]\s*|\s+(?:to|and|through)\s+)(?P<y2>(?:(?:1[6-9]|20)\d\d)|\d\d)(?![\w]|[.,]\d)",
)
def range_of_years(match: "re.Match[str]", context: Context) -> Value | None:
    """`2015-2018`, `from 2010 to 2014`, `2015–16`; `2016 and 2017` is two years."""
    end = match["y2"]
    if " and " in match.group() and group(match, "from") != "between":
        return None
    last = int(end) if len(end) == 4 else int(match["y"][:2] + end)
    return calendar.a_range(calendar.a_year(int(match["y"])), calendar.a_year(last))


@rule("digit", r"\b(?:the\s+)?(?P<part>early\s+|mid[- ]|late\s+)?(?P<y>(?:1[0-9]|20)\d0)[’']?s\b")
def decade(match: "re.Match[str]", context: Context) -> Value | None:
    """`the 1990s`, `the late 1980s`."""
    value = calendar.a_decade(int(match["y"]))
    mod = {"early": "START", "mid": "MID", "late": "END"}.get(group(match, "part").strip("- "))
    return Value("DATE", value.value, mod, value.first, value.last)


CENTURIES = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth",
             "tenth", "eleventh", "twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth",
             "seventeenth", "eighteenth", "nineteenth", "twentieth", "twenty-first")  # fmt: skip


@rule(
    "century",
    rf"\b(?:the\s+)?(?:(?P<part>early|mid|late)[ -])?(?:(?P<n>\d{{1,2}})(?:st|nd|rd|th)|(?P<word>{any_of(CENTURIES)}))[ -]century\b",
)
def century(match: "re.Match[str]", context: Context) -> Value | None:
    """`the 16th century`, `the late nineteenth century`."""
    count = int(match["n"]) if match["n"] else CENTURIES.index(group(match, "word")) + 1
    if not 1 <= count <= 22:
        return None
    value = calendar.a_century(count)
    mod = {"early": "START", "mid": "MID", "late": "END"}.get(group(match, "part"))
    return Value("DATE", value.value, mod, value.first, value.last)


OF_YEAR = r"(?:(?:\s+of)?\s+(?:(?P<y>(?:19|20)\d\d)|(?P<rel>last|this|next)\s+year))?"


def _year(match: "re.Match[str]", context: Context) -> int | None:
    if match["y"]:
        return int(match["y"])
    if context.published is None:
        return None
    return context.published.year + SHIFTS.get(group(match, "rel"), 0)


@rule(
    "quarter",
    rf"\b(?:the\s+)?(?P<n>{any_of(ORDINALS)})[ -](?P<unit>quarter|half){OF_YEAR}\b(?!\s+(?:final|time|of\s+the\s+(?:game|match)))",
)
def quarter_or_half(match: "re.Match[str]", context: Context) -> Value | None:
    """`the first quarter`, `the second quarter of 2020`, `the first half of 2021`."""
    count, year = ORDINALS[group(match, "n")], _year(match, context)
    if year is None or (context.published is None and not match["y"]):
        return UNRESOLVED
    if group(match, "unit") == "half":
        named = bool(match["y"] or match["rel"])
        return calendar.a_half(year, count) if count <= 2 and named else None
    if context.published and not match["y"] and not match["rel"] and count <= 4:
        return calendar.quarter_around(context.published, count, context.direction(match))
    return calendar.a_quarter(year, count) if count <= 4 else None


@rule(
    "quarter",
    r"\bQ(?P<n>[1-4])(?:\s*[-/]?\s*(?P<y>(?:19|20)\d\d)|\s+(?P<rel>last|this|next)\s+year)?\b",
    flags=0,
)
def quarter_in_short(match: "re.Match[str]", context: Context) -> Value | None:
    """`Q4 2020`."""
    year = _year(match, context)
    if context.published and not match["y"] and not match["rel"]:
        direction = context.direction(match)
        return calendar.quarter_around(context.published, int(match["n"]), direction)
    return calendar.a_quarter(year, int(match["n"])) if year else UNRESOLVED


_DURING = re.compile(r"\b(?:over|during|through|throughout)\s+$", re.IGNORECASE)


def _season_around(match: "re.Match[str]", published: date, code: str) -> Value:
    """`over the summer` has begun; `this coming winter` has not."""
    begun = calendar.SEASONS[code][0] <= published.month
    coming = group(match, "when").endswith("coming")
    return calendar.a_season(published.year + (coming and begun) - (not coming and not begun), code)


@rule(
    "season",
    rf"\b(?:the\s+|(?P<when>last|this|next|this\s+coming)\s+)?(?P<season>{any_of(SEASONS)})(?:\s+of\s+(?P<y>(?:19|20)\d\d)|\s+(?P<y2>(?:19|20)\d\d))?\b",
)
def season(match: "re.Match[str]", context: Context) -> Value | None:
    """`the summer of 2015`, `last spring`; the verb `fall` and `spring` alone are none."""
    code, year = SEASONS[group(match, "season")], match["y"] or match["y2"]
    if year:
        return calendar.a_season(int(year), code)
    led = _DURING.search(context.text, max(context.start, match.start() - 12), match.start())
    if not group(match, "when") and not (led and match.group().lower().startswith("the ")):
        return None
    if context.published is None:
        return UNRESOLVED
    if not group(match, "when") or group(match, "when").endswith("coming"):
        return _season_around(match, context.published, code)
    shift = SHIFTS[group(match, "when").split()[-1]]
    return calendar.a_season(context.published.year + shift, code)


@rule("now", rf"\b{NUMBER}\s+{UNIT}\s+from\s+(?:now|today)\b")
def units_from_now(match: "re.Match[str]", context: Context) -> Value | None:
    """`two years from now`."""
    unit, count = _unit(match), number(match["n"])
    if context.published is None or unit.startswith("T") or "." in count or int(count) > 20000:
        return a_period(count, unit)
    return calendar.shifted(context.published, int(count), unit)


@rule("todate", r"\b(?:(?-i:YTD)|year[\s-]to[\s-]date(?:\s*\((?-i:YTD)\))?)(?!\w)")
def year_to_date(match: "re.Match[str]", context: Context) -> Value | None:
    """`year to date`, `YTD`: the year of publication."""
    return calendar.a_year(context.published.year) if context.published else UNRESOLVED


@rule("unit", r"\b(?:the|in\s+the)\s+(?P<unit>week|month|year)s?\s+ahead\b")
def unit_ahead(match: "re.Match[str]", context: Context) -> Value | None:
    """`the year ahead` is the next one; `the months ahead` are of no known number."""
    if re.search(r"s\s+ahead$", match.group(), re.IGNORECASE):
        return a_period("X", _unit(match))
    if context.published is None:
        return UNRESOLVED
    return calendar.shifted(context.published, 1, _unit(match))


MORE = r"(?:(?P<more>more\s+than|just\s+over|over|at\s+least|less\s+than|nearly|almost|about|around|roughly|up\s+to|under|some)\s+)?"
MODS = {"more than": "MORE_THAN", "over": "MORE_THAN", "just over": "MORE_THAN", "at least": "MORE_THAN",
        "less than": "LESS_THAN", "nearly": "LESS_THAN", "almost": "LESS_THAN", "under": "LESS_THAN",
        "about": "APPROX", "around": "APPROX", "roughly": "APPROX", "some": "APPROX",
        "up to": "LESS_THAN"}  # fmt: skip


@rule("unit", rf"(?<![\w.,/$-]){MORE}{NUMBER}\s+{UNIT}\s+ago\b")
def units_ago(match: "re.Match[str]", context: Context) -> Value | None:
    """`two days ago` is a day, `three weeks ago` a week, `10 years ago` a year."""
    unit, count = _unit(match), number(match["n"])
    if unit.startswith("T") or "." in count:
        return a_period(count, unit)
    if context.published is None:
        return UNRESOLVED
    if int(count) >= 20000:
        return None
    value = calendar.shifted(context.published, -int(count), unit)
    return Value("DATE", value.value, MODS.get(group(match, "more")), value.first, value.last)


@rule("unit", rf"(?<![\w.,/$-]){NUMBER}\s+{UNIT}\s+(?P<side>later|earlier)\b")
def units_from_a_named_day(match: "re.Match[str]", context: Context) -> Value | None:
    """`two weeks later`: from the last date named if it is fine enough, else only a length."""
    unit, count = _unit(match), number(match["n"])
    if "." in count or int(count) > 20000:
        return a_period(count, unit)
    sign = -1 if group(match, "side") == "earlier" else 1
    return calendar.units_from(context.latest, sign * int(count), unit) or a_period(count, unit)


@rule("unit", rf"\bhalf\s+(?:an?|the)\s+{UNIT}(?!\s*-)")
def half_a_unit(match: "re.Match[str]", context: Context) -> Value | None:
    """`half an hour`, `half a century`."""
    return calendar.half_a(_unit(match))


@rule(
    "unit",
    rf"\b{VAGUE}\s+(?:more\s+|short\s+|long\s+)?{UNIT}(?:\s+(?:ago|later|earlier|on))?|\b(?:recent|coming|past|previous)\s+(?P<unit2>{any_of(UNITS)})s\b|\bthe\s+(?:past|last)\s+(?:few|several|couple\s+of)\s+(?P<unit3>{any_of(UNITS)})s\b",
)
def some_units(match: "re.Match[str]", context: Context) -> Value | None:
    """`several days`, `a few months`, `recent weeks`: a length of no known number."""
    unit = UNITS[group(match, "unit") or group(match, "unit2") or group(match, "unit3")]
    return (
        None
        if match.group().lower().startswith("some ") and match.group()[-1] != "s"
        else a_period("X", unit)
    )


@rule(
    "unit",
    r"(?<![\w-])(?<!\d )(?P<unit>minute|hour|day|week|month|year|decade)s\b(?!\s*[-’']|\s+old\b)(?:\s+(?:later|ago|earlier|on|to\s+come))?",
)
def bare_units(match: "re.Match[str]", context: Context) -> Value | None:
    """`years`, `hours later`: a length of no known number; `these days` and `his days` are none."""
    before = context.text[max(context.start, match.start() - 14) : match.start()].lower().rstrip()
    if re.search(
        r"\b(?:these|those|his|her|their|its|our|your|my|early|last|final|opening|happier|glory|the)$",
        before,
    ):
        return None
    if match.group()[0].isupper() and not context.opens_sentence(match):
        return None  # `Senator Weeks`
    if match.group().lower().endswith(" ago"):
        return calendar.a_reference("PAST")
    return a_period("X", _unit(match))


@rule(
    "unit",
    rf"\b(?:(?:over\s+|for\s+|in\s+)?the\s+)(?:past|last|next|coming|first|previous|final)\s+(?:{NUMBER}\s+)?{UNIT}",
)
def span_around_today(match: "re.Match[str]", context: Context) -> Value | None:
    """`the past three months`, `the past decade`; `the next day` and `the last day` are days."""
    count = number(match["n"]) if match["n"] else None
    words = match.group().lower()
    if count is None and (
        _unit(match) in ("D", "TS") or ("past" not in words and "last" not in words)
    ):
        return None
    return a_period(count or "1", _unit(match))


HALF = r"(?P<half>\s+and\s+a\s+half|-and-a-half)?"


@rule(
    "unit",
    rf"(?<![\w.,/$£€-]){MORE}{NUMBER}{HALF}(?:\s+|-){UNIT}(?!\s*-?\s*old\b|\s+of\s+age\b)(?!\s+into\b)",
)
def counted_units(match: "re.Match[str]", context: Context) -> Value | None:
    """`five years`, `two and a half hours`, `four-day`, `48 hours`; not an age, nor `a second`."""
    unit, count, words = _unit(match), number(match["n"]), match.group().lower()
    if words in ("a second", "a quarter", "one quarter"):
        return None  # `a second term`, `a quarter of the votes`
    if words in ("a minute", "a day", "one day") and not _is_length(match, context):
        return None
    if re.match(r"\s*[-’']\s?(?:old|long-)", context.text[match.end() : match.end() + 6]):
        return None
    if match["half"]:
        count = f"{count}.5"
    value = a_period(count, unit)
    return Value("DURATION", value.value, MODS.get(group(match, "more")))


def _is_length(match: "re.Match[str]", context: Context) -> bool:
    before = context.text[max(context.start, match.start() - 10) : match.start()].lower().rstrip()
    return (
        before.endswith(
            ("for", "in", "within", "last", "lasted", "than", "times", "twice", "hours")
        )
        or group(match, "unit") == "day"
    )


@rule(
    "unit",
    rf"(?<![\w.,/$£€-]){NUMBER}(?:\s*(?:-|–|to|or)\s*|-to-){NUMBER.replace('<n>', '<n2>')}[\s-]+{UNIT}"
    rf"|\b(?P<one>an?\s+(?P<unit2>{any_of(UNITS)}))\s+or\s+(?P<n3>two|three|so)\b",
)
def range_of_units(match: "re.Match[str]", context: Context) -> Value | None:
    """`five to seven days`, `a year or two`."""
    if match["n3"] == "so":
        return a_period("1", UNITS[group(match, "unit2")])
    unit = UNITS[group(match, "unit") or group(match, "unit2")]
    low = a_period(number(match["n"] or "one"), unit)
    high = a_period(number(match["n2"] or match["n3"]), unit)
    return Value("DURATION", f"{low.value}/{high.value}")


@rule(
    "set",
    rf"\b(?:every|each)\s+(?P<wd>{any_of(LONG_WEEKDAYS)})\b|\bon\s+(?P<wd2>{any_of(LONG_WEEKDAYS)})s\b",
)
def every_weekday(match: "re.Match[str]", context: Context) -> Value | None:
    """`every Monday`, `on Fridays`."""
    return calendar.a_set(f"XXXX-WXX-{WEEKDAYS[group(match, 'wd') or group(match, 'wd2')]}")


_MEASURED = re.compile(
    r"\b(?:miles|kilomet(?:er|re)s|km|met(?:er|re)s|feet|knots|frames|rounds|bits)\s+$"
)


@rule(
    "set",
    rf"\b(?:every|each|per)\s+(?:other\s+)?(?:{NUMBER}\s+)?{UNIT}|\b(?:once|twice|(?:\w+\s+)times)\s+(?:a|per|each|every)\s+(?P<unit2>{any_of(UNITS)})\b",
)
def every_unit(match: "re.Match[str]", context: Context) -> Value | None:
    """`every day`, `per year`, `twice a week`."""
    if _MEASURED.search(context.text, max(context.start, match.start() - 12), match.start()):
        return None
    count = number(match["n"]) if match["n"] else "1"
    if "every other" in " ".join(match.group().lower().split()):
        count = "2"
    return calendar.a_set(
        str(a_period(count, UNITS[group(match, "unit") or group(match, "unit2")]).value)
    )


ADVERBS = {"daily": "P1D", "nightly": "P1D", "weekly": "P1W", "monthly": "P1M", "quarterly": "P3M",
           "yearly": "P1Y", "annual": "P1Y", "annually": "P1Y", "biennial": "P2Y", "hourly": "PT1H"}  # fmt: skip


@rule("adverb", rf"(?<![\w-])(?P<adverb>{any_of(ADVERBS)})\b")
def adverb_of_frequency(match: "re.Match[str]", context: Context) -> Value | None:
    """`monthly`, `annual`; `The Daily Mail` and `China Daily` are names."""
    if match.group()[0].isupper() and not context.opens_sentence(match):
        return None
    return calendar.a_set(ADVERBS[group(match, "adverb")])


PRESENT = ("now", "right now", "as of now", "currently", "at present", "at the moment", "nowadays",
           "at this point", "these days", "at this time", "presently", "at this moment", "this point")  # fmt: skip
PAST = ("recently", "lately", "in the past", "the past", "of late", "at the time", "at that time",
        "not long ago", "long ago", "back then", "in recent times", "previously in time")  # fmt: skip
FUTURE = ("soon", "in the future", "the future", "in the near future", "the near future", "the coming days",
          "near future", "someday", "one day soon")  # fmt: skip
_NOT_NOW = re.compile(
    r"\s*,?\s*(?:that|known|defunct|infamous|famous|former|more than ever)\b", re.I
)
_NOT_AFTER = {
    "soon": ("after", "as"),
    "the future": ("of",),
    "at the time": ("of",),
    "the past": ("of",),
}


@rule("reference", rf"(?<![\w-])(?P<ref>{any_of([*PRESENT, *PAST, *FUTURE])})\b(?![-’'])")
def reference(match: "re.Match[str]", context: Context) -> Value | None:
    """`now`, `recently`, `in the near future`; `now that` is no time."""
    words = group(match, "ref")
    following = context.text[match.end() : match.end() + 12].lower()
    if words == "now" and (_NOT_NOW.match(following) or _opens_talk(match, context, following)):
        return None
    if following.strip().startswith(_NOT_AFTER.get(words, ("\0",))) or _as_soon(match, context):
        return None
    if (
        words == "the past"
        and re.match(r"\s+(?:\w+\s+)?\w+s?\b", context.text[match.end() : match.end() + 12])
        and UNITS_AHEAD.match(context.text, match.end())
    ):
        return None
    kind = "PRESENT" if words in PRESENT else "PAST" if words in PAST else "FUTURE"
    return calendar.a_reference(kind)


def _opens_talk(match: "re.Match[str]", context: Context, following: str) -> bool:
    """`Now, what do we know?`"""
    return context.opens_sentence(match) and following.startswith(",")


def _as_soon(match: "re.Match[str]", context: Context) -> bool:
    """`as soon as possible`, `how soon`."""
    before = context.text[max(context.start, match.start() - 5) : match.start()].lower()
    return before.rstrip().endswith(("as", "how", "too")) and group(match, "ref") == "soon"


UNITS_AHEAD = re.compile(rf"\s+(?:\w+\s+){{0,2}}(?:{any_of(UNITS)})s?\b", re.I)

RULES = (
    range_of_months,
    month_and_year,
    month_of_a_year_around,
    month_alone,
    quarter_or_half,
    quarter_in_short,
    season,
    century,
    decade,
    range_of_years,
    year_alone,
    year_with_genitive,
    weekend,
    every_weekday,
    every_unit,
    units_ago,
    end_of_the_unit,
    year_to_date,
    unit_ahead,
    units_from_now,
    unit_around_today,
    half_a_unit,
    units_from_a_named_day,
    span_around_today,
    range_of_units,
    some_units,
    counted_units,
    bare_units,
    adverb_of_frequency,
    reference,
)
