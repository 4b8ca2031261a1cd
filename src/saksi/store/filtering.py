"""`Filters` as conditions on the tables: the same for listings, counts, searches and exports."""

import calendar
import re
from collections.abc import Iterator
from datetime import date
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Connection,
    Select,
    Table,
    and_,
    exists,
    func,
    or_,
    select,
)

from saksi.errors import InputError
from saksi.store.dialects import one_by_one
from saksi.store.fulltext import word_index
from saksi.store.naming import named
from saksi.store.query import parse_query
from saksi.store.reckoning import at_most
from saksi.store.schema import ACROSS_YEARS, ARTICLES, EVENT_PARTIES, EVENTS, STATEMENTS
from saksi.store.values import Filters
from saksi.store.words import name_key

FEW = 3_000  # rows that are sooner gathered and sorted than met on a walk through all
NAMED = 400  # articles that are named in a question
MANY = 20_000  # the same, where all are wanted and not the first page
AT_HAND = 0  # nothing is gathered where the rows are few and known
LAST = "9999"  # after every instant of a day
Conditions = list[ColumnElement[bool]]
OF_ACTS = ("who", "whom", "type", "place", "status")
OF_STATEMENTS = ("speaker", "stance")
SIDES = {"who": "actor", "whom": "recipient"}
_DAY = r"\d{4}(?:-\d\d(?:-\d\d)?)?"
_DATE = re.compile(rf"({_DAY})(?:\.\.({_DAY}))?\Z")


def of_articles(
    connection: Connection, filters: Filters, free: str | None = None, gather: int | None = None
) -> Conditions:
    """What must hold of a row of `articles`; the filter named `free` may have any value.

    With `gather`, articles with more such acts or statements are met on a walk through all.
    """
    number, walked = ARTICLES.c.number, gather == FEW
    own = list(_own_articles(filters, free))
    if walked and filters.outlet is not None and free != "outlet":
        own = list(_met_articles(connection, filters, own))
    conditions = [*own, *_with_words(connection, filters, number, walked)]
    return conditions + _with_findings(connection, filters, free, gather, number)


def _met_articles(connection: Connection, filters: Filters, own: Conditions) -> Conditions:
    """Articles of a frequent outlet are met soon on a walk from the newest on."""
    if at_most(connection, select(ARTICLES.c.number).where(own[0]), FEW):
        return own
    of = ARTICLES.c
    keys = func.coalesce(of.outlet_key, ""), func.coalesce(of.domain, "")  # no index leads there
    outlet = filters.outlet or ""
    return [or_(keys[0] == name_key(outlet), keys[1] == outlet.lower()), *own[1:]]


def of_matches(connection: Connection, filters: Filters, number: ColumnElement[Any]) -> Conditions:
    """What must hold of the article of this number, which an index of words gives."""
    conditions = _with_findings(connection, filters, None, MANY, number)
    own = list(_own_articles(filters, None))
    if not own:
        return conditions
    mine = select(ARTICLES.c.number).where(*own)
    if at_most(connection, mine, MANY):
        return [number.in_(mine), *conditions]
    one = select(ARTICLES.c.number).where(ARTICLES.c.number == number, *own)
    each = one_by_one(connection, one.correlate_except(ARTICLES))
    return [each.exists(), *conditions]


def _with_findings(
    connection: Connection,
    filters: Filters,
    free: str | None,
    gather: int | None,
    number: ColumnElement[Any],
) -> Conditions:
    """The article of this number has such an act, and such a statement."""
    acts, said = asked_of_articles(connection, filters, free)
    asked: list[tuple[Table, Conditions]] = [(EVENTS, acts), (STATEMENTS, said)]
    if side := _party_alone(filters, free):
        asked[0] = EVENT_PARTIES, of_party(connection, side, getattr(filters, side))
    return [_with_some(connection, table, meant, gather, number) for table, meant in asked if meant]


def articles_with(connection: Connection, filters: Filters) -> Select[Any] | None:
    """The articles that are asked for by an act alone, or by a statement; null for others."""
    if filters.words is not None or list(_own_articles(filters, None)):
        return None
    acts, said = asked_of_articles(connection, filters)
    if side := _party_alone(filters, None):
        table, meant = EVENT_PARTIES, of_party(connection, side, getattr(filters, side))
    else:
        table, meant = (EVENTS, acts) if acts else (STATEMENTS, said)
    if not meant or (acts and said):
        return None
    return select(table.c.article).where(*meant).distinct()


def _party_alone(filters: Filters, free: str | None) -> str | None:
    """`who` or `whom`, where nothing else is asked of an act."""
    asked = [n for n in (*OF_ACTS, "date") if getattr(filters, n) is not None or free == n]
    return asked[0] if len(asked) == 1 and asked[0] in SIDES and free != asked[0] else None


def _with_some(
    connection: Connection,
    table: Table,
    meant: Conditions,
    gather: int | None,
    number: ColumnElement[Any],
) -> ColumnElement[bool]:
    """The article of this number has such a row."""
    found = select(table.c.article).where(*meant)
    if gather is None or at_most(connection, found, gather):
        return number.in_(found)
    one = select(table.c.article).where(table.c.article == number, *meant)
    return one_by_one(connection, one.correlate_except(table)).exists()


def asked_of_articles(
    connection: Connection, filters: Filters, free: str | None = None, gather: int = MANY
) -> tuple[Conditions, Conditions]:
    """What must hold of an act, and of a statement, that an article has."""
    about_act, about_statement = asks_act(filters, free), asks_statement(filters, free)
    acts = list(_own_events(connection, filters, free, gather)) if about_act else []
    said = list(_own_statements(connection, filters, free)) if about_statement else []
    if filters.date is not None and free != "date":
        if about_statement and not about_act:
            said.append(_said_within(filters.date))
        else:
            acts.append(_done_within(filters.date))
    return acts, said


def of_statements(
    connection: Connection, filters: Filters, free: str | None = None, gather: int = FEW
) -> Conditions:
    """What must hold of a row of `statements`, but for its article."""
    conditions = list(_own_statements(connection, filters, free))
    if filters.date is not None and free != "date":
        conditions.append(_said_within(filters.date))
    acts = list(_own_events(connection, filters, free, gather)) if asks_act(filters) else []
    if acts:
        conditions += _beside(connection, STATEMENTS, EVENTS, acts, gather)
    return conditions


def of_events(
    connection: Connection, filters: Filters, free: str | None = None, gather: int = FEW
) -> Conditions:
    """What must hold of a row of `events`, but for its article."""
    conditions = list(_own_events(connection, filters, free, gather))
    if filters.date is not None and free != "date":
        conditions += [_done_within(filters.date), EVENTS.c.at_day <= days_of(filters.date)[1]]
    said = list(_own_statements(connection, filters, free)) if asks_statement(filters) else []
    if said:
        conditions += _beside(connection, EVENTS, STATEMENTS, said, gather)
    return conditions


def _beside(
    connection: Connection, table: Table, other: Table, meant: Conditions, gather: int
) -> Iterator[ColumnElement[bool]]:
    """A row with such a row of the other table in, or around, its words."""
    if at_most(connection, select(other.c.article).where(*meant), gather):
        yield table.c.article.in_(select(other.c.article).where(*meant))
    yield exists().where(act_in_words(), *meant).correlate(table)


def of_an_act(
    connection: Connection, filters: Filters, free: str | None = None, gather: int = FEW
) -> Conditions:
    """What is asked of an act itself, its date apart; with `AT_HAND`, of few that are at hand."""
    return list(_own_events(connection, filters, free, gather))


def of_a_statement(
    connection: Connection, filters: Filters, free: str | None = None, _: int = FEW
) -> Conditions:
    """What is asked of a statement itself, its date apart."""
    return list(_own_statements(connection, filters, free))


def with_articles(connection: Connection, filters: Filters, free: str | None = None) -> Conditions:
    """What must hold of the article of a statement or an act; empty where nothing is asked."""
    number = ARTICLES.c.number
    return [*_own_articles(filters, free), *_with_words(connection, filters, number)]


def within_articles(
    connection: Connection, filters: Filters, table: Table, free: str | None, gather: int
) -> Conditions:
    """The same of a row of `table`: few articles lead to what they hold, of many each is looked at."""
    of = table.c.article
    conditions = list(_with_words(connection, filters, of, gather == FEW))
    own = list(_own_articles(filters, free))
    if not own:
        return conditions
    mine = select(ARTICLES.c.number).where(*own)
    if at_most(connection, mine, gather):
        return [of.in_(mine), *conditions]
    return [exists().where(ARTICLES.c.number == of, *own).correlate(table), *conditions]


def ways(connection: Connection, table: Table, filters: Filters) -> list[Conditions]:
    """The stretches of days in which rows are met, from the newest on; no row is in two.

    An act that lies within one year is met in that year; few lie across New Year, and are named,
    since a database cannot know how few.
    """
    if table is not EVENTS or filters.date is None:
        return [[]]
    first, last = days_of(filters.date)
    begin, at_day = _new_year(first), EVENTS.c.at_day
    across = select(EVENTS.c.article).where(ACROSS_YEARS, EVENTS.c.end_day >= first)
    known = list(connection.scalars(across.order_by(EVENTS.c.end_day).limit(NAMED + 1)))
    before = [EVENTS.c.article.in_(known if len(known) <= NAMED else across), at_day < begin]
    return [[at_day.between(begin, last)], *([before] if known else [])]


def asks_act(filters: Filters, free: str | None = None) -> bool:
    """Whether something is asked of an act besides its date."""
    return free in OF_ACTS or any(getattr(filters, name) is not None for name in OF_ACTS)


def asks_statement(filters: Filters, free: str | None = None) -> bool:
    """Whether something is asked of a statement besides its date."""
    asked = any(getattr(filters, name) is not None for name in OF_STATEMENTS)
    return free in OF_STATEMENTS or asked


def act_in_words() -> ColumnElement[bool]:
    """The trigger stands in what is said."""
    return and_(
        EVENTS.c.article == STATEMENTS.c.article,
        EVENTS.c.start >= STATEMENTS.c.start,
        EVENTS.c.end <= STATEMENTS.c.end,
    )


def _own_articles(filters: Filters, free: str | None) -> Iterator[ColumnElement[bool]]:
    of = ARTICLES.c
    if filters.outlet is not None and free != "outlet":
        yield or_(of.outlet_key == name_key(filters.outlet), of.domain == filters.outlet.lower())
    if filters.lang is not None and free != "lang":
        yield of.lang == filters.lang
    if filters.since is not None:  # days in `at`, by which articles are walked
        yield and_(of.at != "", of.at >= filters.since)
    if filters.until is not None:
        yield and_(of.at != "", of.at <= f"{filters.until} {LAST}")


def _with_words(
    connection: Connection, filters: Filters, number: ColumnElement[Any], walked: bool = False
) -> Iterator[ColumnElement[bool]]:
    if filters.words is not None:
        yield word_index(connection).met(parse_query(filters.words), number, walked)


def _own_statements(
    connection: Connection, filters: Filters, free: str | None
) -> Iterator[ColumnElement[bool]]:
    of = STATEMENTS.c
    if filters.stance is not None and free != "stance":
        yield of.stance == filters.stance
    if filters.speaker is not None and free != "speaker":
        yield named(connection, filters.speaker, of.speaker_key, of.speaker_country)


def _own_events(
    connection: Connection, filters: Filters, free: str | None, gather: int
) -> Iterator[ColumnElement[bool]]:
    of = EVENTS.c
    if filters.type is not None and free != "type":
        yield of.type == filters.type.upper()
    if filters.status is not None and free != "status":
        yield of.status == filters.status
    if filters.place is not None and free != "place":
        yield named(connection, filters.place, of.place_key, of.place_country)
    for name, side in SIDES.items():
        value = getattr(filters, name)
        if value is not None and free != name:
            yield from _party(connection, side, value, gather)


def alone_asked(filters: Filters) -> str | None:
    """`who` or `whom`, where nothing else is asked."""
    return next(
        (s for s in SIDES if filters == Filters(**{s: getattr(filters, s)}) != Filters()), None
    )


def acts_of_party(connection: Connection, name: str, value: str) -> Select[Any]:
    """The keys of all acts of, or towards, somebody, from one index."""
    of = EVENT_PARTIES.c
    return select(of.article, of.event).where(*of_party(connection, name, value)).distinct()


def of_party(connection: Connection, name: str, value: str) -> Conditions:
    """What must hold of a row of `event_parties`: `who` or `whom` is meant by a value."""
    of = EVENT_PARTIES.c
    return [named(connection, value, of.key, of.country), of.side == SIDES[name]]


def _party(
    connection: Connection, side: str, value: str, gather: int
) -> Iterator[ColumnElement[bool]]:
    """Where few acts have the party, their articles lead to them; else they are met on the way."""
    of = EVENT_PARTIES.c
    meant = [named(connection, value, of.key, of.country), of.side == side]
    here = of.article == EVENTS.c.article, of.event == EVENTS.c.id
    if gather == AT_HAND:
        one = select(of.article).where(*here, *meant).correlate(EVENTS)
        yield one_by_one(connection, one).exists()
        return
    if at_most(connection, select(of.article).where(*meant), gather):
        yield EVENTS.c.article.in_(select(of.article).where(*meant))
    yield exists().where(*here, *meant).correlate(EVENTS)


def _done_within(value: str) -> ColumnElement[bool]:
    """An act that lies within one year is sought in that year, those across New Year besides."""
    of, (first, last) = EVENTS.c, days_of(value)
    within = and_(of.day.between(_new_year(first), last), of.end_day >= first)
    begun = func.coalesce(of.day, last)  # so written no index of days is walked for these few
    return or_(within, and_(ACROSS_YEARS, of.end_day >= first, begun <= last))


def _new_year(day: str) -> str:
    return f"{day[:4]}-01-01"


def _said_within(value: str) -> ColumnElement[bool]:
    return STATEMENTS.c.at_day.between(*days_of(value))


def days_of(value: str) -> tuple[str, str]:
    """The first and last day of a year, a month, a day, or from one to another.

    Raises `InputError` for anything else.

    >>> days_of("2024-02")
    ('2024-02-01', '2024-02-29')
    >>> days_of("2024..2025-06-01")
    ('2024-01-01', '2025-06-01')
    """
    found = _DATE.match(value)
    try:
        if found is None:
            raise ValueError(value)
        return _first_day(found[1]), _last_day(found[2] or found[1])
    except ValueError as error:
        raise InputError(
            f"'{value}' is no date: give 2021, 2021-06, 2021-06-22, or two joined by '..'"
        ) from error


def _first_day(value: str) -> str:
    parts = [int(part) for part in value.split("-")]
    return date(*[*parts, 1, 1][:3]).isoformat()


def _last_day(value: str) -> str:
    parts = [int(part) for part in value.split("-")]
    year, month = parts[0], parts[1] if len(parts) > 1 else 12
    day = parts[2] if len(parts) > 2 else calendar.monthrange(year, month)[1]
    return date(year, month, day).isoformat()
