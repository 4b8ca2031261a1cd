"""What waits for review: statements and acts that nobody has looked at, by how torn the reader was."""

from collections.abc import Iterator
from typing import Any

from sqlalchemy import Connection, Row, Table, select

from saksi.store.filtering import of_events, of_statements, with_articles
from saksi.store.review_values import Kind, Pending
from saksi.store.schema import ARTICLES, EVENTS, STATEMENTS
from saksi.store.values import Filters

TORN = 0.5


def queue(connection: Connection, kind: Kind | None, filters: Filters, limit: int) -> list[Pending]:
    """The most uncertain first; entities wait with the acts and statements that they stand in."""
    waiting: list[Pending] = []
    if kind in (None, "event"):
        waiting += _waiting(connection, EVENTS, filters, limit)
    if kind in (None, "statement"):
        waiting += _waiting(connection, STATEMENTS, filters, limit)
    return sorted(waiting, key=lambda p: (-p.uncertainty, p.article, p.start, p.id))[:limit]


def _waiting(
    connection: Connection, table: Table, filters: Filters, limit: int
) -> Iterator[Pending]:
    """Both ways from even chances, along the index of confidence."""
    of = table.c
    about = of_statements if table is STATEMENTS else of_events
    asked = (
        select(ARTICLES.c.id.label("name"), ARTICLES.c.headline, ARTICLES.c.outlet)
        .add_columns(ARTICLES.c.domain, ARTICLES.c.published_at, *of)
        .join_from(table, ARTICLES, ARTICLES.c.number == of.article)
        .where(
            of.review.is_(None), *about(connection, filters), *with_articles(connection, filters)
        )
        .limit(limit)
    )
    for side, order in (
        (of.confidence >= TORN, of.confidence),
        (of.confidence < TORN, of.confidence.desc()),
    ):
        rows = asked.where(side).order_by(order, of.article, of.position)
        yield from (_pending(row, table) for row in connection.execute(rows))


def _pending(row: Row[Any], table: Table) -> Pending:
    act = table is EVENTS
    return Pending(
        article=row.name,
        id=row.id,
        kind="event" if act else "statement",
        headline=row.headline,
        outlet=row.outlet or row.domain,
        published=row.published_at,
        about=_act(row) if act else _statement(row),
        words=row.sentence if act else row.content,
        start=row.start or 0,
        end=row.end or 0,
        confidence=row.confidence,
        uncertainty=round(1 - 2 * abs(row.confidence - TORN), 4),
    )


def _act(row: Row[Any]) -> str:
    sides = " → ".join(side for side in (row.actors, row.recipients) if side)
    return f"{row.type} ({row.status}) {sides}".rstrip()


def _statement(row: Row[Any]) -> str:
    return f"{row.stance} {row.speaker_name or '–'}"
