"""Which outlet reports first, in the stories that several outlets tell."""

from collections import Counter
from itertools import groupby

from msgspec import Struct
from sqlalchemy import Connection, func, select

from saksi.store.linked_schema import LINKED_ARTICLES, STORIES
from saksi.store.schema import ARTICLES

LATEST = 1_000  # stories that are looked at


class FirstReports(Struct, frozen=True):
    """How many of the latest stories an outlet tells together with others, and was first in."""

    outlet: str
    stories: int
    first: int


class _Report(Struct, frozen=True):
    outlet: str
    day: str
    instant: str | None

    def precedes(self, other: "_Report") -> bool:
        """Surely: a report of which only the day is known is not before one of the same day."""
        if self.instant and other.instant:
            return self.instant < other.instant
        return self.day < other.day


def first_reports(connection: Connection) -> list[FirstReports]:
    """The outlets of those stories, the one most often first first."""
    told, first = Counter[str](), Counter[str]()
    for _, rows in groupby(_reports(connection), key=lambda row: row[0]):
        reports = [report for _, report in rows]
        outlets = {report.outlet for report in reports}
        if len(outlets) > 1:
            told.update(outlets)
            first.update(filter(None, [_first(reports)]))
    found = [FirstReports(outlet, many, first[outlet]) for outlet, many in told.items()]
    return sorted(found, key=lambda f: (-f.first, -f.stories, f.outlet))


def _first(reports: list[_Report]) -> str | None:
    """The outlet with a report before all of the others; null where two may have been first."""
    for one in reports:
        others = [other for other in reports if other.outlet != one.outlet]
        if all(one.precedes(other) for other in others):
            return one.outlet
    return None


def _reports(connection: Connection) -> list[tuple[str, _Report]]:
    """Every dated report of the latest stories of several articles, story by story."""
    latest = select(STORIES.c.id).where(STORIES.c.articles > 1)
    latest = latest.order_by(STORIES.c.last_day.desc(), STORIES.c.id.desc()).limit(LATEST)
    stories, of = latest.subquery(), ARTICLES.c
    outlet = func.coalesce(of.outlet, of.domain)
    asked = (
        select(stories.c.id, outlet, of.published_day, of.published_utc)
        .join_from(stories, LINKED_ARTICLES, LINKED_ARTICLES.c.story == stories.c.id)
        .join(ARTICLES, of.number == LINKED_ARTICLES.c.article)
        .where(outlet.is_not(None), of.published_day.is_not(None))
        .order_by(stories.c.id, of.number)
    )
    return [(story, _Report(*rest)) for story, *rest in connection.execute(asked)]
