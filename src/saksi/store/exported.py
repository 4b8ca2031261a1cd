"""The tables that leave a store: their columns, and how they are asked for."""

from typing import Any

from sqlalchemy import Column, Select, Table, select

from saksi.store.schema import (
    ARTICLES,
    ENTITIES,
    EVENTS,
    INDICATORS,
    MENTIONS,
    STATEMENTS,
    TIMES,
)

_OF_ARTICLES = (
    "id", "url", "lang", "outlet", "domain", "headline", "published_at", "published_utc",
    "page_sha256", "text_sha256", "read_at", "saksi",
)  # fmt: skip
_BEFORE_FINDINGS = (
    ARTICLES.c.id.label("article"),
    ARTICLES.c.url,
    ARTICLES.c.outlet,
    ARTICLES.c.published_at,
)
# What only the store itself needs.
_NOT_TOLD = "article", "position", "key", "speaker_key", "place_key", "at_day"
_FINDINGS = (STATEMENTS, EVENTS, ENTITIES, MENTIONS, TIMES, INDICATORS)
TABLES = ("articles", *(table.name for table in _FINDINGS))


def selection(name: str) -> Select[Any]:
    """All rows of a table in TABLES, in the order of articles and of each record."""
    if name == ARTICLES.name:
        return select(*(ARTICLES.c[column] for column in _OF_ARTICLES)).order_by(ARTICLES.c.number)
    table = next(table for table in _FINDINGS if table.name == name)
    return (
        select(*_BEFORE_FINDINGS, *_own_columns(table))
        .join_from(table, ARTICLES)
        .order_by(ARTICLES.c.number, table.c.position)
    )


def columns(name: str) -> dict[str, type]:
    """The Python type of each column of a table in `TABLES`, in order."""
    return {column.name: column.type.python_type for column in selection(name).selected_columns}


def _own_columns(table: Table) -> list[Column[Any]]:
    return [column for column in table.columns if column.name not in _NOT_TOLD]
