"""The instant of publication as a page shows it: day, time of day and zone in every house style."""

import re
from datetime import date, datetime
from functools import lru_cache

from msgspec import Struct

from saksi.read.knowledge import Labels, words

LONGEST_GAP = 14
_YEAR = re.compile(r"(?:19|20)\d\d")


class Shown(Struct, frozen=True):
    """An instant on the page; `value` is ISO 8601, as precise and as zoned as its words."""

    value: str
    start: int
    end: int
    modified: bool
    weekday_agrees: bool

    @property
    def has_time(self) -> bool:
        """Whether a time of day is given."""
        return "T" in self.value

    @property
    def has_zone(self) -> bool:
        """Whether the zone is given."""
        return bool(re.search(r"(?:Z|[+-]\d\d:\d\d)$", self.value)) and self.has_time


class _Patterns(Struct, frozen=True):
    day: "re.Pattern[str]"
    time: "re.Pattern[str]"


@lru_cache(maxsize=4)
def _patterns(
    all_months: tuple[str, ...], all_weekdays: tuple[str, ...], all_zones: tuple[str, ...]
) -> _Patterns:
    months, weekdays, zones = words(all_months), words(all_weekdays), words(all_zones)
    day = rf"""
      (?:\b(?P<wd>{weekdays})\b\.?\s*[,.|/–-]?\s*)?
      (?:
        \(?(?<!\d)(?P<d1>\d{{1,2}})(?:st|nd|rd|th)?[\s.-]+(?P<m1>{months})\b\.?,?[\s-]+(?P<y1>(?:19|20)\d\d)\)?
      | \b(?P<m2>{months})\b\.?\s+(?P<d2>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<y2>(?:19|20)\d\d)
      | \(?(?<![\d/.-])(?P<d3>\d{{1,2}})(?P<sep>[/.-])(?P<m3>\d{{1,2}})(?P=sep)(?P<y3>(?:19|20)\d\d)(?![\d/])\)?
      | (?<!\d)(?P<y4>(?:19|20)\d\d)-(?P<m4>\d{{2}})-(?P<d4>\d{{2}})(?!\d)
      )
    """
    time = rf"""
      (?<![\d.,:])(?P<h>[0-2]?\d)[.:](?P<min>[0-5]\d)(?:[.:](?P<s>[0-5]\d))?(?![\d%])
      (?:\s*(?P<half>[ap])\.?m\b\.?)?
      (?:\s*\(?(?:(?:GMT|UTC)?(?P<offset>[+-]\d{{1,2}}(?::?\d\d)?)(?!\d)|(?P<zone>{zones})\b)\)?)?
    """
    flags = re.VERBOSE | re.IGNORECASE
    return _Patterns(re.compile(day, flags), re.compile(time, flags))


def _compiled(labels: Labels) -> _Patterns:
    return _patterns(tuple(labels.months), tuple(labels.weekdays), tuple(labels.zones))


def find_instants(text: str, start: int, end: int, labels: Labels) -> list[Shown]:
    """Every day with its time of day, if one stands beside it, in `text[start:end]`."""
    if not _YEAR.search(text, start, end):
        return []  # every way to write a day has its year, and most lines have none
    patterns = _compiled(labels)
    times = list(patterns.time.finditer(text, start, end))
    found = []
    for match in patterns.day.finditer(text, start, end):
        day = _day(match, labels)
        if day is not None:
            found.append(_shown(text, start, match, day, _beside(text, match, times), labels))
    return found


def _day(match: "re.Match[str]", labels: Labels) -> date | None:
    for n in "1234":
        if match[f"y{n}"]:
            month = match[f"m{n}"].lower().rstrip(".")
            number = int(month) if month.isdigit() else labels.months[month]
            try:
                return date(int(match[f"y{n}"]), number, int(match[f"d{n}"]))
            except ValueError:
                return None
    return None


def _beside(
    text: str, day: "re.Match[str]", times: list["re.Match[str]"]
) -> "re.Match[str] | None":
    """The time of day next to a day, with nothing but marks and small words between."""
    for time in times:
        if time.start() >= day.end() and _only_marks(text[day.end() : time.start()]):
            return time
    for time in reversed(times):
        if time.end() <= day.start() and _only_marks(text[time.end() : day.start()]):
            return time
    return None


_MARKS = re.compile(r"[\s,|/()•·–—:T-]*(?:(?:pukul|jam|pkl|at|on|kl)\.?)?[\s,|/()•·–—-]*", re.I)


def _only_marks(between: str) -> bool:
    return len(between) <= LONGEST_GAP and bool(_MARKS.fullmatch(between))


def _shown(
    text: str,
    floor: int,
    match: "re.Match[str]",
    day: date,
    time: "re.Match[str] | None",
    labels: Labels,
) -> Shown:
    start, end = match.start(), match.end()
    value = day.isoformat()
    clock = _clock(time, labels) if time else None
    if time and clock:
        start, end = min(start, time.start()), max(end, time.end())
        value += clock
    start += len(text[start:end]) - len(text[start:end].lstrip())
    end -= len(text[start:end]) - len(text[start:end].rstrip())
    weekday = labels.weekdays.get((match["wd"] or "").lower())
    head = text[max(floor, start - 40) : start]
    return Shown(
        value=value,
        start=start,
        end=end,
        modified=bool(labels.modified.search(head)),
        weekday_agrees=weekday is None or weekday == day.isoweekday(),
    )


def _clock(time: "re.Match[str]", labels: Labels) -> str | None:
    hour = int(time["h"])
    if time["half"]:
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (12 if time["half"].lower() == "p" else 0)
    if hour > 23:
        return None
    zone = labels.zones.get((time["zone"] or "").lower(), "") or _offset(time["offset"])
    return f"T{hour:02}:{time['min']}:{time['s'] or '00'}{zone}"


def _offset(words_: str | None) -> str:
    if not words_:
        return ""
    figures = words_[1:].replace(":", "")
    hours, minutes = (figures[:-2], figures[-2:]) if len(figures) > 2 else (figures, "00")
    return f"{words_[0]}{int(hours):02}:{minutes}"


def normal_instant(value: str) -> str | None:
    """An ISO 8601 instant or day in our form (seconds written, zone kept); null for anything else."""
    plain = value.strip().replace(" ", "T", 1) if "T" not in value else value.strip()
    plain = re.sub(r"T(\d\d:\d\d(?::\d\d)?)T", r"T\1", plain).replace(" ", "")
    if re.fullmatch(r"\d{4}(?:-\d\d){0,2}", plain):
        return plain
    try:
        found = datetime.fromisoformat(re.sub(r"\.\d+", "", plain))
    except ValueError:
        return None
    written = found.replace(microsecond=0).isoformat()
    return written.replace("+00:00", "Z") if plain.endswith(("Z", "z")) else written
