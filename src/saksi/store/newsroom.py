"""What a newsroom asks of a store: what is new, what belongs together, how readings went."""

from collections import defaultdict
from collections.abc import Iterator
from math import log
from typing import Any

from msgspec import Struct
from sqlalchemy import Connection, Row, Select, func, select

from saksi.store.schema import ARTICLES, ENTITIES, INDICATORS
from saksi.store.values import ArticleRow

COMMON = 400  # a name in more articles than this says little of what belongs together
MOST_NAMES = 40
_LISTED = (
    ARTICLES.c.id,
    ARTICLES.c.headline,
    ARTICLES.c.outlet,
    ARTICLES.c.domain,
    ARTICLES.c.lang,
    ARTICLES.c.published_at.label("published"),
    ARTICLES.c.url,
    ARTICLES.c.read_at,
    ARTICLES.c.saksi,
)
_TELLING = (
    "person",
    "state",
    "government",
    "armed_force",
    "armed_group",
    "organization",
    "company",
)


class Related(Struct, frozen=True):
    """An article that mentions the same; `shared` names what, the rarest first."""

    row: ArticleRow
    shared: tuple[str, ...]
    score: float


class Reading(Struct, frozen=True):
    """One reading of an indicator, at the instant its page gives or else was published."""

    name: str
    at: str
    value: str
    change_pct: str | None
    article: str


class Sized(Struct, frozen=True):
    """Something and how many articles it stands in."""

    name: str
    articles: int


def related(connection: Connection, article_id: str, limit: int = 5) -> list[Related]:
    """The articles that share the most telling names with one; at least two, or one rare one."""
    number = connection.scalar(select(ARTICLES.c.number).where(ARTICLES.c.id == article_id))
    shared: dict[int, list[tuple[float, str]]] = defaultdict(list)
    for name, others in _sharing(connection, number):
        weight = 1 / log(2 + len(others))
        for other in others:
            shared[other].append((weight, name))
    scores = {n: sum(w for w, _ in found) for n, found in shared.items() if len(found) > 1}
    best = sorted(scores, key=lambda n: (-scores[n], n))[:limit]
    rows = {row.number: row for row in connection.execute(_rows_of(best))} if best else {}
    return [
        Related(
            _article_row(rows[n]),
            tuple(name for _, name in sorted(shared[n], key=lambda s: -s[0])),
            scores[n],
        )
        for n in best
    ]


def _sharing(connection: Connection, number: int | None) -> Iterator[tuple[str, list[int]]]:
    """Each telling name of an article that is not everywhere, with the others that have it."""
    mine = select(ENTITIES.c.name).where(
        ENTITIES.c.article == number, ENTITIES.c.kind.in_(_TELLING)
    )
    names = list(connection.scalars(mine.distinct().limit(MOST_NAMES)))
    for name in names:
        asked = (
            select(ENTITIES.c.article)
            .where(ENTITIES.c.name == name, ENTITIES.c.article != number)
            .distinct()
            .limit(COMMON + 1)
        )
        others = list(connection.scalars(asked))
        if others and len(others) <= COMMON:
            yield name, others


def _rows_of(numbers: list[int]) -> Select[Any]:
    return select(ARTICLES.c.number, *_LISTED).where(ARTICLES.c.number.in_(numbers))


def _article_row(row: Row[Any]) -> ArticleRow:
    values = dict(row._mapping)
    del values["number"]
    return ArticleRow(**values)


def readings(connection: Connection, most: int = 2000) -> dict[str, list[Reading]]:
    """The latest readings of each indicator, oldest first."""
    at = func.coalesce(INDICATORS.c.observed_at, ARTICLES.c.published_at).label("at")
    asked = (
        select(
            INDICATORS.c.name, at, INDICATORS.c.value, INDICATORS.c.change_pct,
            ARTICLES.c.id.label("article"),
        )
        .join_from(INDICATORS, ARTICLES)
        .where(INDICATORS.c.value.is_not(None), at.is_not(None))
        .order_by(ARTICLES.c.number.desc(), INDICATORS.c.position)
        .limit(most)
    )  # fmt: skip
    found: dict[str, list[Reading]] = defaultdict(list)
    for row in connection.execute(asked):
        found[row.name].append(Reading(**row._mapping))
    return {name: sorted(of_it, key=lambda r: r.at) for name, of_it in found.items()}


def kept_since(connection: Connection, instant: str) -> int:
    """How many articles were kept after an instant (UTC)."""
    asked = select(func.count()).select_from(ARTICLES).where(ARTICLES.c.read_at > instant)
    return connection.scalar(asked) or 0


def last_kept(connection: Connection) -> str | None:
    """When the last article was kept (UTC)."""
    found: str | None = connection.scalar(select(func.max(ARTICLES.c.read_at)))
    return found


def outlets(connection: Connection, most: int = 200) -> list[Sized]:
    """The outlets with most articles."""
    name = func.coalesce(ARTICLES.c.outlet, ARTICLES.c.domain).label("name")
    many = func.count().label("articles")
    asked = select(name, many).where(name.is_not(None)).group_by(name)
    asked = asked.order_by(many.desc(), name).limit(most)
    return [Sized(row.name, row.articles) for row in connection.execute(asked)]
