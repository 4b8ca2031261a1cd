"""What a newsroom asks of a store: what is new, what belongs together, how readings went."""

from collections import defaultdict
from collections.abc import Iterator
from math import log
from typing import Any

from msgspec import Struct
from sqlalchemy import (
    ColumnElement,
    Connection,
    FromClause,
    Row,
    Select,
    and_,
    case,
    func,
    or_,
    select,
)

from saksi.store.aliases import keys_like, party_key
from saksi.store.kept_schema import CHANGES
from saksi.store.linked_schema import COPIES
from saksi.store.schema import (
    ARTICLES,
    ENTITIES,
    EVENT_PARTIES,
    EVENTS,
    INDICATORS,
    RECORDS,
    STATEMENTS,
)
from saksi.store.values import ArticleRow
from saksi.store.words import name_key

COMMON = 400  # a name in more articles than this says little of what belongs together
MOST_NAMES = 40
RECENT = 3_000  # articles, by when they were first kept, that overviews count in
ALL = 1_000_000  # more rows than they have
LATEST_ACTS = 1_000
LATEST_KEPT = 1_000
MONTHS = 36
DAYS = 14
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


class Actor(Struct, frozen=True):
    """Somebody, and in how many of the latest articles."""

    name: str
    kind: str
    country: str | None
    articles: int


class Counterpart(Struct, frozen=True):
    """On the other side of acts of a type; `side` is that of whom was asked for."""

    side: str
    name: str
    type: str
    reports: int


class Tie(Struct, frozen=True, order=True):
    """How many reports tell of one side's acts of a type towards another."""

    actor: str
    recipient: str
    type: str
    reports: int


class CopyingPair(Struct, frozen=True):
    """An outlet that repeats articles of another; `example` is an article that does."""

    origin: str
    outlet: str
    articles: int
    example: str


class Quoted(Struct, frozen=True):
    """Somebody quoted, and by how many outlets."""

    name: str
    country: str | None
    statements: int
    outlets: int


class Country(Struct, frozen=True):
    """Acts placed in a country, and acts that have it on either side."""

    code: str
    placed: int
    acting: int
    receiving: int


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


def _article_row(row: Row[*tuple[Any, ...]]) -> ArticleRow:
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


def kept_since(connection: Connection, instant: str, most: int = LATEST_KEPT) -> tuple[int, bool]:
    """How many articles were kept after an instant (UTC), and whether there may be more.

    Only the latest `most` are looked at.
    """
    of = CHANGES.c
    latest = select(of.at, of.kind).order_by(of.sequence.desc()).limit(most).subquery().c
    put = func.count(case((latest.kind == "put", 1)))
    kept, changed = connection.execute(select(put, func.count()).where(latest.at > instant)).one()
    return kept, changed == most


def kept_after(connection: Connection, instant: str, most: int) -> list[ArticleRow]:
    """The articles kept last, after an instant (UTC)."""
    of = CHANGES.c
    latest = select(of.id, of.sequence).where(of.kind == "put", of.at > instant)
    last = latest.order_by(of.sequence.desc()).limit(most).subquery().c
    asked = select(ARTICLES.c.number, *_LISTED).join(last.id.table, ARTICLES.c.id == last.id)
    return [_article_row(row) for row in connection.execute(asked.order_by(last.sequence.desc()))]


def intake(connection: Connection, days: int = DAYS) -> list[tuple[str, int]]:
    """How many articles were kept on each of the last days (UTC) that any were, oldest first."""
    day = func.substr(ARTICLES.c.read_at, 1, 10).label("day")
    asked = select(day, func.count().label("many")).group_by(day).order_by(day.desc())
    found = [(row.day, row.many) for row in connection.execute(asked.limit(days))]
    return found[::-1]


def last_kept(connection: Connection) -> str | None:
    """When the last article was kept (UTC)."""
    of = CHANGES.c
    asked = select(of.at).where(of.kind == "put").order_by(of.sequence.desc()).limit(1)
    found: str | None = connection.scalar(asked)
    return found


def outlets(connection: Connection, most: int = 200) -> list[Sized]:
    """The outlets with most articles."""
    name = func.coalesce(ARTICLES.c.outlet, ARTICLES.c.domain).label("name")
    many = func.count().label("articles")
    asked = select(name, many).where(name.is_not(None)).group_by(name)
    asked = asked.order_by(many.desc(), name).limit(most)
    return [Sized(row.name, row.articles) for row in connection.execute(asked)]


def stances(
    connection: Connection, speaker: str, months: int = MONTHS
) -> list[tuple[str, str, int]]:
    """Month, stance and how often, of one speaker by name, in the latest months; oldest first."""
    mine = STATEMENTS.c.speaker_key == party_key(speaker), STATEMENTS.c.at_day != ""
    last = connection.scalar(select(func.max(STATEMENTS.c.at_day)).where(*mine))
    if last is None:
        return []
    count = int(last[:4]) * 12 + int(last[5:7]) - months
    first = f"{count // 12:04}-{count % 12 + 1:02}"
    month = func.substr(STATEMENTS.c.at_day, 1, 7).label("month")
    asked = (
        select(month, STATEMENTS.c.stance, func.count().label("many"))
        .where(*mine, STATEMENTS.c.at_day >= first)
        .group_by(month, STATEMENTS.c.stance)
        .order_by(month, STATEMENTS.c.stance)
    )
    return [(row.month, row.stance, row.many) for row in connection.execute(asked)]


def actors(connection: Connection, begins: str = "", most: int = 60) -> list[Actor]:
    """Who stands in most of the latest articles."""
    of = ENTITIES.c
    asked = select(of.article, of.key, of.kind, of.name, of.country).where(
        of.article > _latest(connection), of.kind.in_(_TELLING), of.key.is_not(None)
    )
    if begins:
        part = name_key(begins) or ""
        like = of.key.contains(part, autoescape=True), of.key.in_(keys_like(part))
        asked = asked.where(or_(*like))
    latest = _first_of_all(asked)
    many = func.count(latest.c.article.distinct()).label("articles")
    counted = (
        select(
            func.max(latest.c.name).label("name"), latest.c.kind, _agreed(latest.c.country), many,
        )
        .group_by(latest.c.key, latest.c.kind)
        .order_by(many.desc(), latest.c.key)
        .limit(most)
    )  # fmt: skip
    return [Actor(**row._mapping) for row in connection.execute(counted)]


def _agreed(country: ColumnElement[Any]) -> ColumnElement[Any]:
    """The country where all that name one name the same: `pemerintah` is of many."""
    return case((func.min(country) == func.max(country), func.max(country))).label("country")


def _latest(connection: Connection) -> int:
    """The number that the latest articles come after."""
    return (connection.scalar(select(func.max(ARTICLES.c.number))) or 0) - RECENT


def _first_of_all(asked: Select[Any]) -> FromClause:
    """The rows, gathered before anything is made of them: a limit keeps a database from mixing."""
    return asked.limit(ALL).subquery()


def mentioning(connection: Connection, name: str, most: int = 30) -> list[str]:
    """The JSON of the latest records that name somebody."""
    numbers = (
        select(ENTITIES.c.article)
        .where(ENTITIES.c.key == party_key(name))
        .order_by(ENTITIES.c.article.desc())
        .limit(most)
    )
    asked = select(RECORDS.c.body).where(RECORDS.c.article.in_(numbers))
    return list(connection.scalars(asked))


def counterparts(connection: Connection, name: str, most: int = 40) -> list[Counterpart]:
    """Towards whom somebody acts, and who acts towards them, by type, in their latest acts."""
    of, other = EVENT_PARTIES.c, EVENT_PARTIES.alias("other")
    mine = select(of.side, of.article, of.event).where(of.key == party_key(name))
    one = mine.order_by(of.at_day.desc()).limit(LATEST_ACTS).subquery()
    many = func.count().label("reports")
    asked = (
        select(one.c.side, func.max(other.c.name).label("name"), EVENTS.c.type, many)
        .join_from(
            one, other,
            (other.c.article == one.c.article)
            & (other.c.event == one.c.event)
            & (other.c.side != one.c.side),
        )
        .join(EVENTS, (EVENTS.c.article == one.c.article) & (EVENTS.c.id == one.c.event))
        .where(other.c.name.is_not(None))
        .group_by(one.c.side, other.c.key, EVENTS.c.type)
        .order_by(many.desc(), other.c.key, EVENTS.c.type)
        .limit(most)
    )  # fmt: skip
    return [Counterpart(**row._mapping) for row in connection.execute(asked)]


def ties(connection: Connection, first: str, last: str, most: int = 1_000) -> list[Tie]:
    """Who acts towards whom in days from `first` to `last`, by type: the pairs with most reports.

    Sides are ISO 3166 codes, else names.
    """
    acts = _between(first, last).distinct().cte("acts")
    many = func.count().label("reports")
    sides = acts.c.actor, acts.c.recipient
    pairs = select(*sides, many).group_by(*sides).order_by(many.desc(), *sides)
    top = pairs.limit(most).subquery()
    same = (top.c.actor == acts.c.actor) & (top.c.recipient == acts.c.recipient)
    asked = select(*sides, acts.c.type, many).join_from(top, acts, same)
    found = connection.execute(asked.group_by(*sides, acts.c.type))
    return sorted(Tie(**row._mapping) for row in found)


def _between(first: str, last: str) -> Select[Any]:
    """Acts of these days with each pair of their sides."""
    actor, recipient = EVENT_PARTIES.alias("actor"), EVENT_PARTIES.alias("recipient")
    of = EVENTS.c
    named = [
        func.coalesce(side.c.country, side.c.name, side.c.entity).label(side.name)
        for side in (actor, recipient)
    ]
    asked = select(*named, of.type, of.article, of.id).select_from(EVENTS)
    for side in (actor, recipient):
        same = side.c.article == of.article, side.c.event == of.id, side.c.side == side.name
        asked = asked.join(side, and_(*same))
    return asked.where(of.day <= last, of.end_day >= first, of.at_day <= last)


def copying(connection: Connection, most: int = 40) -> list[CopyingPair]:
    """Which outlet repeats which, and how often."""
    early, late = ARTICLES.alias("early"), ARTICLES.alias("late")
    many = func.count().label("articles")
    a = func.coalesce(early.c.outlet, early.c.domain).label("origin")
    b = func.coalesce(late.c.outlet, late.c.domain).label("outlet")
    asked = (
        select(a, b, many, func.max(late.c.id).label("example"))
        .join_from(COPIES, early, early.c.id == COPIES.c.a)
        .join(late, late.c.id == COPIES.c.b)
        .where(a.is_not(None), b.is_not(None), a != b)
        .group_by(a, b)
        .order_by(many.desc(), a, b)
        .limit(most)
    )
    return [CopyingPair(**row._mapping) for row in connection.execute(asked)]


def quoted(connection: Connection, most: int = 30) -> list[Quoted]:
    """Whom the latest articles quote most, and how many outlets do."""
    of = STATEMENTS.c
    said = select(of.speaker_key, of.speaker_name, of.speaker_country, ARTICLES.c.outlet_key)
    said = said.join_from(STATEMENTS, ARTICLES)
    latest = _first_of_all(
        said.where(of.article > _latest(connection), of.speaker_key.is_not(None))
    ).c
    many = func.count().label("statements")
    asked = (
        select(
            func.max(latest.speaker_name).label("name"),
            func.max(latest.speaker_country).label("country"),
            many, func.count(latest.outlet_key.distinct()).label("outlets"),
        )
        .group_by(latest.speaker_key)
        .order_by(many.desc(), latest.speaker_key)
        .limit(most)
    )  # fmt: skip
    return [Quoted(**row._mapping) for row in connection.execute(asked)]


def countries(connection: Connection, first: str, last: str) -> list[Country]:
    """How many acts dated in these days have a place in, or a side of, each country.

    Each act counts once for a country, so that a search for it lists just as many.
    """
    of, party = EVENTS.c, EVENT_PARTIES.c
    dated = of.day <= last, of.end_day >= first, of.at_day <= last
    found: dict[str, list[int]] = defaultdict(lambda: [0, 0, 0])
    placed = select(of.place_country.label("country"), func.count().label("many"))
    placed = placed.where(of.place_country.is_not(None), *dated).group_by(of.place_country)
    for row in connection.execute(placed):
        found[row.country][0] = row.many
    same = party.article == of.article, party.event == of.id
    sides = select(party.country, party.side, of.article, of.id).join_from(
        EVENTS, EVENT_PARTIES, and_(*same)
    )
    once = sides.where(party.country.is_not(None), *dated).distinct().subquery().c
    counted = select(once.country, once.side, func.count().label("many"))
    for row in connection.execute(counted.group_by(once.country, once.side)):
        found[row.country][1 if row.side == "actor" else 2] = row.many
    return [Country(code, *counts) for code, counts in sorted(found.items())]


def days(connection: Connection) -> tuple[str, str] | None:
    """The first and the last day of publication; null where nothing is dated."""
    day = ARTICLES.c.published_day
    row = connection.execute(select(func.min(day), func.max(day))).one()
    return (row[0], row[1]) if row[0] else None
