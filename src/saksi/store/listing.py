"""Lists articles, statements and acts, the newest first, a page at a time; and counts them."""

from collections.abc import Sequence
from typing import Any

from msgspec.structs import replace
from sqlalchemy import (
    ColumnElement,
    Connection,
    Select,
    Table,
    and_,
    case,
    func,
    literal,
    or_,
    select,
    union_all,
)

from saksi.errors import InputError
from saksi.store.dialects import pairs
from saksi.store.filtering import (
    FEW,
    MANY,
    OF_ACTS,
    OF_STATEMENTS,
    act_in_words,
    acts_of_party,
    alone_asked,
    articles_with,
    of_a_statement,
    of_an_act,
    of_articles,
    of_events,
    of_statements,
    ways,
    within_articles,
)
from saksi.store.linked_values import Slice
from saksi.store.party_pages import page_of_party
from saksi.store.schema import ARTICLES, EVENT_PARTIES, EVENTS, METADATA, STATEMENTS
from saksi.store.values import ArticleRow, Dyad, EventRow, Filters, StatementRow

UNDATED = "-"
GATHERED = 10_000  # acts that are sooner sorted than so many of them met on a walk
BESIDE = 2_000  # acts or statements that are looked at for what is said, or done, beside them
_ARTICLE = (
    ARTICLES.c.id,
    ARTICLES.c.headline,
    ARTICLES.c.outlet,
    ARTICLES.c.domain,
    ARTICLES.c.lang,
    ARTICLES.c.published_at.label("published"),
    ARTICLES.c.url,
)
ARTICLE_COLUMNS = (*_ARTICLE, ARTICLES.c.read_at, ARTICLES.c.saksi)
_RENAMED = {"id": "article", "day": "first_day", "end_day": "last_day"}


def articles(
    connection: Connection, filters: Filters, cursor: str | None, limit: int
) -> Slice[ArticleRow]:
    """One page of articles; those without a date come last."""
    of = ARTICLES.c
    meant = of_articles(connection, filters, gather=FEW)
    asked = select(*ARTICLE_COLUMNS, of.at, of.number).where(*meant)
    if cursor is not None:
        at, number = _read_cursor(cursor, 1)
        asked = asked.where(or_(of.at < at, and_(of.at == at, of.number > number)))
    asked = asked.order_by(of.at.desc(), of.number).limit(limit + 1)
    found = connection.execute(asked).all()
    rows = [{name: getattr(row, name) for name in ArticleRow.__struct_fields__} for row in found]
    last = found[limit - 1] if len(found) > limit else None
    next_one = _cursor(last.at, last.number) if last else None
    return Slice(tuple(ArticleRow(**row) for row in rows[:limit]), next_one)


def statements(
    connection: Connection, filters: Filters, cursor: str | None, limit: int
) -> Slice[StatementRow]:
    """One page of statements by the day they were said, else published."""
    own: list[ColumnElement[Any]] = [STATEMENTS.c[name] for name in _own_fields(StatementRow)]
    own.append(func.nullif(STATEMENTS.c.at_day, "").label("day"))
    page = _page(connection, STATEMENTS, filters, cursor, limit)
    return _rows(connection, StatementRow, STATEMENTS, own, page, limit)


def events(
    connection: Connection, filters: Filters, cursor: str | None, limit: int
) -> Slice[EventRow]:
    """One page of acts by the first day they may cover, else that of publication."""
    own: list[ColumnElement[Any]] = [EVENTS.c[name] for name in _own_fields(EventRow)]
    own += [EVENTS.c.day.label("first_day"), EVENTS.c.end_day.label("last_day")]
    page = _page(connection, EVENTS, filters, cursor, limit)
    return _rows(connection, EventRow, EVENTS, own, page, limit)


def _own_fields(kind: Any) -> list[str]:
    others = {"article", "day", "first_day", "last_day", *(column.name for column in _ARTICLE[1:])}
    return [name for name in kind.__struct_fields__ if name not in others]


def newest(
    connection: Connection, what: str, filters: Filters, limit: int, free: str | None = None
) -> Select[Any]:
    """`article` and `position` of the first rows of a listing; of an article, position 0.

    The filter named `free` may have any value.
    """
    if what == "articles":
        asked = select(ARTICLES.c.number.label("article"), literal(0).label("position"))
        asked = asked.where(*of_articles(connection, filters, free, FEW))
        return asked.order_by(ARTICLES.c.at.desc(), ARTICLES.c.number).limit(limit)
    table = STATEMENTS if what == "statements" else EVENTS
    keys = select(table.c.article, table.c.position)
    asked = _narrowed(connection, keys, table, filters, free, MANY, within=FEW)
    return asked.order_by(*_newest_first(table)).limit(limit)


def _newest_first(table: Table) -> tuple[ColumnElement[Any], ...]:
    return table.c.at_day.desc(), table.c.article.desc(), table.c.position


def _page(
    connection: Connection, table: Table, filters: Filters, cursor: str | None, limit: int
) -> Select[Any]:
    """The keys of the rows of a page, from the columns that an index holds."""
    of = table.c
    alone = _of_party_alone(connection, filters, cursor, limit) if table is EVENTS else None
    if alone is not None:
        return alone
    asked = _narrowed(connection, select(of.at_day, of.article, of.position), table, filters)
    walks = [
        _from(asked.where(*way), table, cursor).order_by(*_newest_first(table)).limit(limit + 1)
        for way in ways(connection, table, filters)
    ]
    if len(walks) == 1:
        return walks[0]
    keys = union_all(*(select(walk.subquery()) for walk in walks)).subquery()
    newest = keys.c.at_day.desc(), keys.c.article.desc(), keys.c.position
    return select(keys).order_by(*newest).limit(limit + 1)


def _of_party_alone(
    connection: Connection, filters: Filters, cursor: str | None, limit: int
) -> Select[Any] | None:
    """The same, where nothing is asked but one party that is often met."""
    side = alone_asked(filters)
    if side is None:
        return None
    after = None if cursor is None else _read_cursor(cursor, 2)
    keys = page_of_party(connection, side, getattr(filters, side), after, limit + 1)
    if keys is None:
        return None
    of, given = EVENTS.c, pairs(connection, keys, "article", "position")
    same = _same(given, EVENTS, "article"), _same(given, EVENTS, "position")
    asked: Select[Any] = select(of.at_day, of.article, of.position)
    return asked.join_from(given, EVENTS, and_(*same))


def _from(asked: Select[Any], table: Table, cursor: str | None) -> Select[Any]:
    """What comes after the cursor."""
    of = table.c
    if cursor is not None:
        day, article, position = _read_cursor(cursor, 2)
        asked = asked.where(of.at_day <= day).where(
            or_(
                of.at_day < day,
                of.article < article,
                and_(of.article == article, of.position > position),
            )
        )
    return asked


def _rows(
    connection: Connection,
    kind: Any,
    table: Table,
    own: Sequence[ColumnElement[Any]],
    page: Select[Any],
    limit: int,
) -> Slice[Any]:
    keys = page.subquery()
    own_id = [column.label("own_id") if column.name == "id" else column for column in own]
    asked = (
        select(*_ARTICLE, *own_id, keys.c.at_day, keys.c.article.label("at"), keys.c.position)
        .join_from(keys, table, and_(_same(keys, table, "article"), _same(keys, table, "position")))
        .join(ARTICLES, ARTICLES.c.number == table.c.article)
        .order_by(keys.c.at_day.desc(), keys.c.article.desc(), keys.c.position)
    )
    found = connection.execute(asked).all()
    last = found[limit - 1] if len(found) > limit else None
    next_one = _cursor(last.at_day, last.at, last.position) if last else None
    return Slice(tuple(_row(kind, row) for row in found[:limit]), next_one)


def _same(keys: Any, table: Table, name: str) -> ColumnElement[bool]:
    same: ColumnElement[bool] = keys.c[name] == table.c[name]
    return same


def _row(kind: Any, row: Any) -> Any:
    values = {**row._mapping, "article": row.id, "id": row.own_id}
    return kind(**{name: values[name] for name in kind.__struct_fields__})


def _narrowed(
    connection: Connection,
    asked: Select[Any],
    table: Table,
    filters: Filters,
    free: str | None = None,
    gather: int = FEW,
    within: int | None = None,
) -> Select[Any]:
    conditions = of_statements if table is STATEMENTS else of_events
    asked = asked.where(*conditions(connection, filters, free, gather))
    return asked.where(*within_articles(connection, filters, table, free, within or gather))


def total(connection: Connection, table: Table, filters: Filters, most: int | None = None) -> int:
    """How many rows the pages have together; with `most`, no more than that are counted."""
    if table is ARTICLES:
        asked = _all_articles(connection, filters, most)
    elif table is EVENTS and (side := alone_asked(filters)):
        asked = acts_of_party(connection, side, getattr(filters, side))
    else:
        keys = select(table.c.article, table.c.position)
        asked = _narrowed(connection, keys, table, filters, gather=MANY)
    rows = asked.limit(most).subquery()
    return connection.scalar(select(func.count()).select_from(rows)) or 0


def _all_articles(connection: Connection, filters: Filters, most: int | None) -> Select[Any]:
    """Those that have an act, or a statement, are counted by these where nothing else is asked."""
    alone = articles_with(connection, filters)
    if alone is not None:
        return alone
    gather = None if most is None else MANY
    return select(ARTICLES.c.number).where(*of_articles(connection, filters, gather=gather))


def at_least(connection: Connection, what: str, filters: Filters, most: int) -> tuple[int, bool]:
    """How many rows the pages have together, and whether there may be more.

    No more than `most` are counted; of rows that are sought by others beside them, those beside
    the `BESIDE` newest.
    """
    beside = _beside_newest(connection, what, filters, None)
    if beside is None:
        many = total(connection, METADATA.tables[what], filters, most + 1)
        return min(many, most), many > most
    found, more = beside
    some = found.limit(most + 1).subquery()
    many = connection.scalar(select(func.count()).select_from(some)) or 0
    return min(many, most), many > most or more


def looked_at(
    connection: Connection, what: str, filters: Filters, most: int, free: str | None
) -> tuple[list[tuple[int, int]], bool]:
    """The keys of the newest rows, no more than `most`, and whether there may be more.

    The filter named `free` may have any value. Of rows that are sought by others beside them,
    those beside the `BESIDE` newest.
    """
    alone = alone_asked(filters) if what == "events" else None
    if alone is not None and alone != free:
        known = page_of_party(connection, alone, getattr(filters, alone), None, most + 1)
        if known is not None:
            return known[:most], len(known) > most
    beside = _beside_newest(connection, what, filters, free)
    if beside is None:
        asked, more = newest(connection, what, filters, most + 1, free), False
    else:
        table, (found, more) = METADATA.tables[what], beside
        asked = found.order_by(*_newest_first(table)).limit(most + 1)
    keys = [(row.article, row.position) for row in connection.execute(asked)]
    return keys[:most], more or len(keys) > most


def _beside_newest(
    connection: Connection, what: str, filters: Filters, free: str | None
) -> tuple[Select[Any], bool] | None:
    """Keys of the rows beside the newest of the other kind; null where nothing is asked of those."""
    others = {"statements": (EVENTS, of_an_act), "events": (STATEMENTS, of_a_statement)}
    if what not in others:
        return None
    table, (other, of_other) = METADATA.tables[what], others[what]
    meant = of_other(connection, filters, free, GATHERED)
    if not meant:
        return None
    keys = select(other.c.article, other.c.position).where(*meant)
    newest_ones = connection.execute(keys.order_by(*_newest_first(other)).limit(BESIDE + 1)).all()
    given = pairs(connection, [(a, p) for a, p in newest_ones[:BESIDE]], "article", "position")
    same = given.c.article == other.c.article, given.c.position == other.c.position
    left = replace(filters, **dict.fromkeys(OF_ACTS if other is EVENTS else OF_STATEMENTS))
    found: Select[Any] = select(table.c.article, table.c.position, table.c.at_day).select_from(
        given.join(other, and_(*same)).join(table, act_in_words())
    )
    found = _narrowed(connection, found, table, left, free, MANY).distinct()
    return found, len(newest_ones) > BESIDE


def _cursor(*parts: object) -> str:
    return "~".join(map(str, parts))


def _read_cursor(cursor: str, numbers: int) -> list[Any]:
    first, *rest = cursor.split("~")
    if len(rest) != numbers or not all(part.isdecimal() for part in rest):
        raise InputError(f"'{cursor}' is no cursor; give the one that came with the last page")
    return [first, *map(int, rest)]


def dyads(connection: Connection, filters: Filters) -> list[Dyad]:
    """Who did what to whom in which month, by reports: the latest month first, then the most."""
    actor, recipient = EVENT_PARTIES.alias("actor"), EVENT_PARTIES.alias("recipient")
    of = EVENTS.c
    told = func.substr(of.day, 1, 7)
    month = case((told == func.substr(of.end_day, 1, 7), told)).label("month")
    names = [
        func.coalesce(side.c.country, side.c.name, side.c.entity) for side in (actor, recipient)
    ]
    act = select(
        month, names[0].label("actor"), names[1].label("recipient"), of.type, of.article, of.id
    )
    for side, kind in ((actor, "actor"), (recipient, "recipient")):
        same = side.c.article == of.article, side.c.event == of.id, side.c.side == kind
        act = act.join(side, and_(*same))
    acts = _narrowed(connection, act.select_from(EVENTS), EVENTS, filters).distinct().subquery()
    sides = acts.c.month, acts.c.actor, acts.c.recipient, acts.c.type
    reports = func.count().label("reports")
    counted = func.count(acts.c.article.distinct()).label("articles")
    asked = select(*sides, reports, counted).group_by(*sides)
    ordered = asked.order_by(acts.c.month.desc().nulls_last(), reports.desc(), *sides[1:])
    return [Dyad(**row._mapping) for row in connection.execute(ordered)]
