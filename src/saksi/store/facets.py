"""How many of what a search leaves have each value of a facet: choosing one lists just as many.

No more rows than `LOOKED_AT`, the newest, are counted; where more are left, every count says that
it is the least.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Any

from msgspec import Struct
from msgspec.structs import replace
from sqlalchemy import (
    Connection,
    FromClause,
    Select,
    Text,
    and_,
    cast,
    func,
    literal,
    null,
    select,
    union_all,
)

from saksi.store.aliases import state_of
from saksi.store.dialects import pairs
from saksi.store.facet_values import Facet, FacetValue, dated, named_outlets, periods_of
from saksi.store.filtering import (
    AT_HAND,
    OF_ACTS,
    OF_STATEMENTS,
    SIDES,
    Conditions,
    act_in_words,
    asked_of_articles,
    asks_act,
    asks_statement,
    of_a_statement,
    of_an_act,
)
from saksi.store.listing import looked_at
from saksi.store.schema import ARTICLES, EVENT_PARTIES, EVENTS, STATEMENTS
from saksi.store.values import Filters

FACETS = ("type", "who", "whom", "place", "status", "date", "speaker", "stance", "outlet", "lang")
# Rows that are counted; an article has several acts and statements to look at.
LOOKED_AT = {"articles": 400, "statements": 1_000, "events": 1_000}
MOST = 12
LONGEST = 190  # characters of a name that an address may ask for
_COLUMNS = {
    "type": (EVENTS.c.type, EVENTS.c.type),
    "who": (EVENT_PARTIES.c.key, EVENT_PARTIES.c.name),
    "whom": (EVENT_PARTIES.c.key, EVENT_PARTIES.c.name),
    "place": (EVENTS.c.place_key, EVENTS.c.place),
    "status": (EVENTS.c.status, EVENTS.c.status),
    "speaker": (STATEMENTS.c.speaker_key, STATEMENTS.c.speaker_name),
    "stance": (STATEMENTS.c.stance, STATEMENTS.c.stance),
    "lang": (ARTICLES.c.lang, ARTICLES.c.lang),
}


class _Asked(Struct, frozen=True):
    """What is counted: rows of `what` that the filters leave, the one named `free` apart."""

    connection: Connection
    what: str
    filters: Filters
    free: str | None
    most: int


def facets(
    connection: Connection, what: str, filters: Filters, most: int = MOST
) -> tuple[Facet, ...]:
    """Each facet with its values, the most frequent first; of dates, the latest first.

    What is chosen in a facet does not narrow that facet: its other values are there to choose.
    """
    alone = [name for name in FACETS if _leaves_others(what, filters, name)]
    together = [name for name in FACETS if name not in alone]
    found = _counted(_Asked(connection, what, filters, None, most), together)
    for name in alone:
        wider = (
            replace(filters, date=periods_of(filters.date).within) if name == "date" else filters
        )
        found |= _counted(_Asked(connection, what, wider, name, most), [name])
    return tuple(found[name] for name in FACETS)


def _leaves_others(what: str, filters: Filters, name: str) -> bool:
    """Whether other rows than those of the filters may be left where the facet is chosen anew."""
    if name == "date":
        return filters.date != periods_of(filters.date).within
    # A date is one of statements until something is asked of acts.
    moves = what == "articles" and filters.date is not None and name in OF_ACTS
    moves = moves and asks_statement(filters) and not asks_act(filters)
    return moves or getattr(filters, name) is not None


def _counted(asked: _Asked, names: Sequence[str]) -> dict[str, Facet]:
    """The facets of these names, all over the same rows, in one question."""
    most = LOOKED_AT[asked.what]
    keys, more = looked_at(asked.connection, asked.what, asked.filters, most, asked.free)
    left = pairs(asked.connection, keys, "article", "position")
    questions = [_of_facet(asked, name, left) for name in names]
    found: dict[str, list[Any]] = defaultdict(list)
    for name, *row in asked.connection.execute(union_all(*questions)):
        found[name].append(row)
    return {name: Facet(name, tuple(_values(asked, name, found[name], more))) for name in names}


def _values(asked: _Asked, name: str, rows: list[Any], more: bool) -> Iterable[FacetValue]:
    if name == "date":
        counts = dated(periods_of(asked.filters.date), rows, asked.most)
        return [FacetValue(value, value, many, more) for value, many in counts]
    if name == "outlet":
        counts = named_outlets(rows, asked.most)
        return [FacetValue(value, value, many, more) for value, many in counts]
    quote = '"' if name in ("who", "whom", "place", "speaker") else ""
    found = [
        FacetValue(f"{quote}{label}{quote}", label, many, more, state_of(key) if quote else None)
        for key, label, _, many in rows
        if len(label) <= LONGEST
    ]
    return sorted(found, key=lambda v: (-v.count, v.name))


def _row(name: str, value: Any, label: Any, key: Any, many: Any) -> Select[Any]:
    given = ((value, "value"), (label, "label"), (key, "key"))
    texts: list[Any] = [cast(one, Text).label(at) for one, at in given]
    row: list[Any] = [literal(name, Text).label("facet"), *texts, many.label("many")]
    return select(*row)


def _of_facet(asked: _Asked, name: str, left: FromClause) -> Select[Any]:
    """Rows of the facet's name, a value, what it is called, and how many rows have it."""
    if name == "date":
        return _of_dates(asked, left)
    if name == "outlet":
        of = ARTICLES.c
        tables = _joined(asked, left, ARTICLES)
        counted = _row(name, of.outlet_key, func.max(of.outlet), of.domain, func.count())
        return counted.select_from(tables).group_by(of.outlet_key, of.domain)
    value, label = _COLUMNS[name]
    each = (
        select(
            left.c.article, left.c.position, value.label("value"), func.max(label).label("label")
        )
        .select_from(_joined(asked, left, value.table))
        .where(value.is_not(None), value != "", *_meant(asked, name))
        .group_by(left.c.article, left.c.position, value)
        .subquery()
    )
    counted = _row(name, each.c.value, func.max(each.c.label), null(), func.count())
    ordered = counted.group_by(each.c.value).order_by(func.count().desc(), each.c.value)
    return select(ordered.limit(asked.most).subquery())


def _of_dates(asked: _Asked, left: FromClause) -> Select[Any]:
    """First and last days; of articles each with its article, to be counted once."""
    of_statements = asked.what == "statements"
    if asked.what == "articles":
        of_statements = asks_statement(asked.filters) and not asks_act(asked.filters)
    table = STATEMENTS if of_statements else EVENTS
    first, last = (table.c.at_day,) * 2 if of_statements else (table.c.day, table.c.end_day)
    length = periods_of(asked.filters.date).length
    key = left.c.article if asked.what == "articles" else null()
    counted = _row("date", func.max(first), func.max(last), key, func.count())
    groups: list[Any] = [func.substr(day, 1, length) for day in (first, last)]
    groups += [left.c.article] if asked.what == "articles" else []
    known = first != "", last != "", *_meant(asked, "date")
    return counted.select_from(_joined(asked, left, table)).where(*known).group_by(*groups)


def _joined(asked: _Asked, left: FromClause, table: FromClause) -> FromClause:
    """The rows that are left with those of a table that belong to them."""
    if table is ARTICLES:
        return left.join(ARTICLES, ARTICLES.c.number == left.c.article)
    if table is EVENT_PARTIES:
        same = EVENT_PARTIES.c.article == EVENTS.c.article, EVENT_PARTIES.c.event == EVENTS.c.id
        return _joined(asked, left, EVENTS).join(EVENT_PARTIES, and_(*same))
    if asked.what == "articles":
        return left.join(table, table.c.article == left.c.article)
    own = STATEMENTS if asked.what == "statements" else EVENTS
    same_row = own.c.article == left.c.article, own.c.position == left.c.position
    found = left.join(own, and_(*same_row))
    return found if table is own else found.join(table, act_in_words())


def _meant(asked: _Asked, name: str) -> Conditions:
    """What the act or statement that has the value must meet besides."""
    found = [EVENT_PARTIES.c.side == SIDES[name]] if name in SIDES else []
    if asked.what == "articles":
        acts, said = asked_of_articles(asked.connection, asked.filters, name, AT_HAND)
        of_statement = asks_statement(asked.filters) and not asks_act(asked.filters)
        if name in OF_ACTS or (name == "date" and not of_statement):
            return [*found, *acts]
        return said if name in OF_STATEMENTS or name == "date" else []
    if asked.what == "statements" and name in OF_ACTS:
        return [*found, *of_an_act(asked.connection, asked.filters, name, AT_HAND)]
    if asked.what == "events" and name in OF_STATEMENTS:
        return of_a_statement(asked.connection, asked.filters, name)
    return found
