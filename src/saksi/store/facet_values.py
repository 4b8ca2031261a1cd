"""The values of a facet, as a search counts them and as its filter takes them."""

import calendar
from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from msgspec import Struct

from saksi.store.filtering import days_of
from saksi.store.words import name_key

MOST_PERIODS = 400  # years, months or days that one act is counted in
_SHAPE = {4: "year", 7: "month", 10: "day"}


class FacetValue(Struct, frozen=True):
    """A value as the filter takes it, what it is called, and how many rows it leaves.

    Where `more`, not every row was looked at, and `count` is the least. `country` is the ISO 3166
    code where the value is a state itself, under any of its names.
    """

    value: str
    name: str
    count: int
    more: bool = False
    country: str | None = None


class Facet(Struct, frozen=True):
    """A filter, by its name, and what may be chosen in it."""

    name: str
    values: tuple[FacetValue, ...]


class Periods(Struct, frozen=True):
    """Which dates are there to choose: years, months or days, within another date or any."""

    within: str | None
    length: int  # of an ISO date: 4, 7 or 10

    def met(self, first: str, last: str) -> Iterator[str]:
        """The periods that some of the days lie in.

        >>> list(Periods("2021-06", 10).met("2021-05-30", "2021-06-02"))
        ['2021-06-01', '2021-06-02']
        """
        if self.within:
            begin, end = days_of(self.within)
            first, last = max(first, begin), min(last, end)
        at = date.fromisoformat(first) if first <= last else None
        for _ in range(MOST_PERIODS):
            if at is None or at.isoformat() > last:
                return
            yield at.isoformat()[: self.length]
            at = _next(at, self.length)


def _next(at: date, length: int) -> date | None:
    """The first day of the next period; null after the last year that there is."""
    days = {4: 366, 7: calendar.monthrange(at.year, at.month)[1] + 1 - at.day, 10: 1}[length]
    begin = at.replace(month=1, day=1) if length == 4 else at
    try:
        later = begin + timedelta(days=days)
    except OverflowError:
        return None
    return later.replace(month=1, day=1) if length == 4 else later


def periods_of(asked: str | None) -> Periods:
    """The months of a year that is asked for, the days of a month; else years.

    >>> periods_of("2021"), periods_of("2021-06-22"), periods_of("2020..2021")
    (Periods(within='2021', length=7), Periods(within='2021-06', length=10), Periods(within=None, length=4))
    """
    if asked is None or ".." in asked:
        return Periods(None, 4)
    return Periods(asked[:7], 7 if len(asked) == 4 else 10)


def dated(
    periods: Periods, rows: Iterable[tuple[str, str, str | None, int]], most: int
) -> list[tuple[str, int]]:
    """The latest periods with how many rows meet each; a row with a key counts once for its key."""
    counts: Counter[str] = Counter()
    seen: set[tuple[str, str]] = set()
    met: dict[tuple[str, str], tuple[str, ...]] = {}
    for first, last, key, many in rows:
        if (first, last) not in met:
            met[first, last] = tuple(periods.met(first, last))
        for period in met[first, last]:
            if key is None or (key, period) not in seen:
                counts[period] += many if key is None else 1
            if key is not None:
                seen.add((key, period))
    return sorted(counts.items(), reverse=True)[:most]


def named_outlets(
    groups: Iterable[tuple[str | None, str | None, str | None, int]], most: int
) -> list[tuple[str, int]]:
    """Outlets by name, else domain, from counts by key, name and domain: as the filter finds them."""
    known = list(groups)
    found: dict[str, str] = {}
    for key, name, domain, _ in known:
        shown = name if key else domain
        if shown:
            found.setdefault(key or shown, shown)
    by_key, by_domain, both = Counter[str](), Counter[str](), Counter[tuple[str, str]]()
    for key, _, domain, many in known:
        by_key[key or ""] += many
        by_domain[domain or ""] += many
        both[key or "", domain or ""] += many
    counts = {}
    for shown in found.values():
        sought = name_key(shown) or "", shown.lower()
        counts[shown] = by_key[sought[0]] + by_domain[sought[1]] - both[sought]
    return sorted(counts.items(), key=lambda c: (-c[1], c[0]))[:most]
