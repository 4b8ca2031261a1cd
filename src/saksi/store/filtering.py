"""`Filters` as conditions on the tables: the same for listings, counts, searches and exports."""

import calendar
import re
from collections.abc import Iterator
from datetime import date

from sqlalchemy import ColumnElement, Connection, and_, exists, func, or_, select

from saksi.errors import InputError
from saksi.store.fulltext import word_index
from saksi.store.naming import named
from saksi.store.query import parse_query
from saksi.store.schema import ARTICLES, EVENT_PARTIES, EVENTS, STATEMENTS
from saksi.store.values import Filters
from saksi.store.words import name_key

FEW = 3_000  # rows that are sooner gathered and sorted than met on a walk through all
Conditions = list[ColumnElement[bool]]
_DAY = r"\d{4}(?:-\d\d(?:-\d\d)?)?"
_DATE = re.compile(rf"({_DAY})(?:\.\.({_DAY}))?\Z")


def of_articles(connection: Connection, filters: Filters) -> Conditions:
    """What must hold of a row of `articles`."""
    conditions = list(_own_articles(connection, filters))
    acts = list(_own_events(connection, filters)) if _asks_act(filters) else []
    said = list(_own_statements(connection, filters)) if _asks_statement(filters) else []
    if filters.date is not None:
        if said and not acts:
            said.append(_said_within(filters.date))
        else:
            acts.append(_done_within(filters.date))
    number = ARTICLES.c.number
    if acts:
        conditions.append(number.in_(select(EVENTS.c.article).where(*acts)))
    if said:
        conditions.append(number.in_(select(STATEMENTS.c.article).where(*said)))
    return conditions


def of_statements(connection: Connection, filters: Filters) -> Conditions:
    """What must hold of a row of `statements`, but for its article."""
    conditions = list(_own_statements(connection, filters))
    if filters.date is not None:
        conditions.append(_said_within(filters.date))
    acts = list(_own_events(connection, filters)) if _asks_act(filters) else []
    if acts:
        conditions.append(exists().where(_act_in_words(), *acts).correlate(STATEMENTS))
    return conditions


def of_events(connection: Connection, filters: Filters) -> Conditions:
    """What must hold of a row of `events`, but for its article."""
    conditions = list(_own_events(connection, filters))
    if filters.date is not None:
        conditions.append(_done_within(filters.date))
    said = list(_own_statements(connection, filters)) if _asks_statement(filters) else []
    if said:
        conditions.append(exists().where(_act_in_words(), *said).correlate(EVENTS))
    return conditions


def with_articles(connection: Connection, filters: Filters) -> Conditions:
    """What must hold of the article of a statement or an act; empty where nothing is asked."""
    return list(_own_articles(connection, filters))


def _asks_act(filters: Filters) -> bool:
    asked = filters.who, filters.whom, filters.type, filters.place, filters.status
    return any(value is not None for value in asked)


def _asks_statement(filters: Filters) -> bool:
    return filters.speaker is not None or filters.stance is not None


def _act_in_words() -> ColumnElement[bool]:
    """The trigger stands in what is said."""
    return and_(
        EVENTS.c.article == STATEMENTS.c.article,
        EVENTS.c.start >= STATEMENTS.c.start,
        EVENTS.c.end <= STATEMENTS.c.end,
    )


def _own_articles(connection: Connection, filters: Filters) -> Iterator[ColumnElement[bool]]:
    of = ARTICLES.c
    if filters.outlet is not None:
        yield or_(of.outlet_key == name_key(filters.outlet), of.domain == filters.outlet.lower())
    if filters.lang is not None:
        yield of.lang == filters.lang
    if filters.since is not None:
        yield of.published_day >= filters.since
    if filters.until is not None:
        yield of.published_day <= filters.until
    if filters.words is not None:
        ranked, values = word_index(connection).ranked(parse_query(filters.words))
        yield of.number.in_(select(ranked.c.number).params(**values))


def _own_statements(connection: Connection, filters: Filters) -> Iterator[ColumnElement[bool]]:
    of = STATEMENTS.c
    if filters.stance is not None:
        yield of.stance == filters.stance
    if filters.speaker is not None:
        yield named(connection, filters.speaker, of.speaker_key, of.speaker_country)


def _own_events(connection: Connection, filters: Filters) -> Iterator[ColumnElement[bool]]:
    of = EVENTS.c
    if filters.type is not None:
        yield of.type == filters.type.upper()
    if filters.status is not None:
        yield of.status == filters.status
    if filters.place is not None:
        yield named(connection, filters.place, of.place_key, of.place_country)
    for side, value in (("actor", filters.who), ("recipient", filters.whom)):
        if value is not None:
            yield from _party(connection, side, value)


def _party(connection: Connection, side: str, value: str) -> Iterator[ColumnElement[bool]]:
    """Where few acts have the party, their articles lead to them; else they are met on the way."""
    of = EVENT_PARTIES.c
    meant = [named(connection, value, of.key, of.country), of.side == side]
    some = select(of.article).where(*meant).limit(FEW + 1).subquery()
    if (connection.scalar(select(func.count()).select_from(some)) or 0) <= FEW:
        yield EVENTS.c.article.in_(select(of.article).where(*meant))
    here = of.article == EVENTS.c.article, of.event == EVENTS.c.id
    yield exists().where(*here, *meant).correlate(EVENTS)


def _done_within(value: str) -> ColumnElement[bool]:
    first, last = days_of(value)
    of = EVENTS.c
    return and_(of.day <= last, of.end_day >= first, of.at_day <= last)


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
