"""The words that English time expressions are made of, and the fragments rules share."""

import re

from saksi.find.times.rules import Context

WEEKDAYS = {"monday": 1, "tuesday": 2, "wednesday": 3, "thursday": 4, "friday": 5, "saturday": 6,
            "sunday": 7, "mon": 1, "tue": 2, "tues": 2, "wed": 3, "thu": 4, "thur": 4, "thurs": 4,
            "fri": 5, "sat": 6, "sun": 7}  # fmt: skip
LONG_WEEKDAYS = [w for w in WEEKDAYS if w.endswith("day")]
MONTHS = {
    "january": 1, "february": 2, "march": 3, "april": 4, "may": 5, "june": 6, "july": 7,
    "august": 8, "september": 9, "october": 10, "november": 11, "december": 12, "jan": 1, "feb": 2,
    "mar": 3, "apr": 4, "jun": 6, "jul": 7, "aug": 8, "sep": 9, "sept": 9, "oct": 10, "nov": 11,
    "dec": 12,
}  # fmt: skip
NUMBERS = {
    "a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7,
    "eight": 8, "nine": 9, "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14,
    "fifteen": 15, "sixteen": 16, "seventeen": 17, "eighteen": 18, "nineteen": 19, "twenty": 20,
    "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90,
    "a hundred": 100, "a couple of": 2, "a half-dozen": 6, "half a dozen": 6, "a dozen": 12,
    "couple of": 2,
}  # fmt: skip
UNITS = {
    "second": "TS", "minute": "TM", "hour": "TH", "day": "D", "night": "D", "week": "W",
    "fortnight": "FN", "month": "M", "quarter": "Q", "year": "Y", "decade": "DE", "century": "CE",
    "centurie": "CE",
}  # fmt: skip
PARTS_OF_DAY = {"morning": "MO", "afternoon": "AF", "evening": "EV", "night": "NI"}
ORDINALS = {"first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "final": 4}
SEASONS = {"spring": "SP", "summer": "SU", "autumn": "FA", "fall": "FA", "winter": "WI"}
ZONES = {"gmt": "Z", "utc": "Z", "bst": "+01:00", "cet": "+01:00", "edt": "-04:00", "est": "-05:00",
         "pdt": "-07:00", "pst": "-08:00", "jst": "+09:00", "et": "", "wib": "+07:00"}  # fmt: skip


def any_of(words: object) -> str:
    """An alternation of words, the longest first."""
    listed = sorted((str(w) for w in words), key=lambda w: (-len(w), w))  # type: ignore[attr-defined]
    return "|".join(re.escape(w) for w in listed)


def _proper(words: object) -> str:
    """Capitalised and upper-case forms: `march`, `may` and `sat` in lower case are other words."""
    listed = [str(w) for w in words]  # type: ignore[attr-defined]
    return any_of([w.capitalize() for w in listed] + [w.upper() for w in listed])


WEEKDAY = rf"(?P<wd>(?-i:{_proper(LONG_WEEKDAYS)}))"
ANY_WEEKDAY = rf"(?P<wd>(?-i:{_proper(WEEKDAYS)}))\.?"
MONTH = rf"(?P<mon>(?-i:{_proper(MONTHS)}))(?!\w)(?:\.(?=,?\s+\w))?"
LONG_MONTH = rf"(?P<mon>(?-i:{'|'.join(m.capitalize() for m in MONTHS if len(m) > 4 or m in ('may', 'june', 'july'))}))\b"
YEAR = r"(?P<y>(?:1[5-9]|20|21)\d\d)(?!\d|[.,]\d)"
DAY = r"(?P<d>\d{1,2})(?:st|nd|rd|th)?(?![\d%]|[.,]\d|:\d)"
PART = rf"(?P<part>{any_of(PARTS_OF_DAY)})"
NUMBER = rf"(?P<n>\d{{1,3}}(?:,\d{{3}})+|\d{{1,4}}(?:\.\d)?|{any_of(NUMBERS)})"
UNIT = rf"(?P<unit>{any_of(UNITS)})s?\b"
VAGUE = r"(?:several|some|a\s+few|few|many|dozens\s+of|hundreds\s+of|a\s+number\s+of|countless)"
LOCAL = r"(?:\s+local\s+time|\s+(?:their|our)\s+time)"


def number(words: str) -> str:
    """The decimal string of a number in words or figures."""
    plain = " ".join(words.lower().split())
    return str(NUMBERS[plain]) if plain in NUMBERS else plain.replace(",", "")


_UNTIL = re.compile(
    r"\b(?:until|till|through)\s+(?:at\s+least\s+)?(?:the\s+)?(?:(?:early|late|mid|middle|end|start|beginning)[\s-]+(?:of\s+)?)?$",
    re.I,
)


def days_ahead(match: "re.Match[str]", context: Context, usual: int) -> int:
    """How soon a day without a year must come to be rather that one than last year's."""
    window = max(context.start, match.start() - 40)
    return 183 if _UNTIL.search(context.text, window, match.start()) else usual


def group(match: "re.Match[str]", name: str) -> str:
    """The group in lower case with single spaces; empty where it did not take part."""
    found = match.groupdict().get(name)
    return " ".join(found.lower().split()) if found else ""


def in_future(match: "re.Match[str]", context: Context) -> int:
    """+1 after `next` or `coming`, −1 after `last` or `past`, else what the clause says."""
    when = group(match, "when")
    if when in ("next", "coming", "this coming"):
        return 1
    return -1 if when in ("last", "past", "previous") else context.direction(match)
