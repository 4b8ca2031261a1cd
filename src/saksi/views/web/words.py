"""Dates and long texts as a reader of either language expects them, never more precise than given."""

import re
from collections.abc import Callable
from datetime import date, datetime, timedelta

from saksi.views.web.language import Messages
from saksi.views.web.moments import in_words, of_day

_DAY = re.compile(r"(\d{4})-(\d\d)-(\d\d)")
_MONTH = re.compile(r"(\d{4})-(\d\d)\Z")
_ZONES = {7: "WIB", 8: "WITA", 9: "WIT"}


def one_line(words: str | None) -> str:
    """Blanks and line breaks as one blank."""
    return " ".join((words or "").split())


def shortened(words: str | None, most: int = 160) -> str:
    """At most so many characters, cut between words where there is a blank near the end."""
    line = one_line(words)
    if len(line) <= most:
        return line
    cut = line[: most - 1]
    head, _, tail = cut.rpartition(" ")
    return (head if head and len(tail) < 24 else cut).rstrip(" ,;:–-") + "…"


def between(chain: str | None) -> list[str]:
    """Who stands between a speaker and the page, from the names that a listing has in one.

    >>> between("Astrid Vangsnes; Harbour Wire; Warta Samudra"), between("Astrid Vangsnes; Warta")
    (['Harbour Wire'], [])
    """
    return (chain or "").split("; ")[1:-1]


_TERMS = {"type": "act", "status": "status", "stance": "stance", "kind": "said"}


def decided(value: object, field: str, term: Callable[[str, str], str]) -> str:
    """A value before or after a correction: a word of the record in the reader's, parties by name.

    >>> decided([{"id": "e1", "name": "Ana"}, {"id": "e2", "name": None}], "actors", str)
    'Ana, e2'
    """
    if value is None or value == []:
        return "–"
    if isinstance(value, list):
        return ", ".join(decided(one, field, term) for one in value)
    if isinstance(value, dict):
        return str(value.get("name") or value.get("surface") or value.get("id") or value)
    said = term(_TERMS[field], str(value)) if field in _TERMS else str(value)
    return term("entity", said) if field == "kind" else said


class Days:
    """Writes ISO values in the reader's language."""

    def __init__(self, say: Messages) -> None:
        self._say = say

    def __call__(self, value: str | None) -> str:
        """A day, month, year, instant, length of time or part of a day; another value as it is.

        >>> Days(Messages("en"))("2021-06-23T19:20:00+07:00")
        '23 June 2021, 19:20 WIB'
        """
        if not value:
            return self._say("day.unknown")
        if month := _MONTH.fullmatch(value):
            return f"{self._month(month[2])} {month[1]}"
        if part := of_day(value):
            words = self._say.term("time", part[1])
            return f"{self(part[0])}, {words}" if part[0] else words
        found = _DAY.match(value)
        if not found:
            return in_words(value, self._say) or value
        words = f"{int(found[3])} {self._month(found[2])} {found[1]}"
        return words + self._clock(value)

    def short(self, value: str | None) -> str:
        """The day alone, its month cut to three letters."""
        found = _DAY.match(value or "")
        if not found:
            return self(value)
        return f"{int(found[3])} {self._month(found[2])[:3]} {found[1]}"

    def weekday(self, value: str | None) -> str:
        """The name of the weekday; nothing where no day is given."""
        found = _DAY.match(value or "")
        if not found:
            return ""
        try:
            return self._say(f"weekday.{date(*map(int, found.groups())).isoweekday()}")
        except ValueError:
            return ""

    def _month(self, number: str) -> str:
        return self._say(f"month.{int(number)}") if 1 <= int(number) <= 12 else number

    def _clock(self, value: str) -> str:
        try:
            moment = datetime.fromisoformat(value)
        except ValueError:
            return ""
        if "T" not in value:
            return ""
        return f", {moment:%H:%M}{_zone(moment.utcoffset())}"


def _zone(offset: timedelta | None) -> str:
    """Indonesia's zones by name, others as what they differ from UTC."""
    if offset is None:
        return ""
    hours = offset.total_seconds() / 3600
    if hours in _ZONES:
        return f" {_ZONES[int(hours)]}"
    if not hours:
        return " UTC"
    sign, minutes = "+" if hours > 0 else "-", abs(int(offset.total_seconds())) // 60
    return f" UTC{sign}{minutes // 60}" + (f":{minutes % 60:02}" if minutes % 60 else "")
