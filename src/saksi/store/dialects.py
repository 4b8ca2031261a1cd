"""What the two databases spell differently, under one name."""

import json
from collections.abc import Sequence
from typing import Any, TypeAlias

from sqlalchemy import Connection, Dialect, FromClause, Integer, Select, Table, cast, func, select
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.dialects.postgresql import ARRAY

Upsert: TypeAlias = sqlite.Insert | postgresql.Insert


POSTGRES = "postgresql"


def insert_or(connection: Connection, table: Table) -> Any:
    """An `INSERT` that can say what becomes of a row that is there (`on_conflict_do_…`)."""
    return upsert(connection.dialect, table)


def upsert(dialect: Dialect, table: Table) -> Any:
    """The same for a kind of database."""
    return (postgresql if dialect.name == POSTGRES else sqlite).insert(table)


def storable(connection: Connection, row: dict[str, object]) -> dict[str, object]:
    """The row as the database takes it: PostgreSQL has no character 0 in its texts."""
    if connection.dialect.name != POSTGRES:
        return row
    return {key: v.replace("\0", "\ufffd") if isinstance(v, str) else v for key, v in row.items()}


def pairs(
    connection: Connection, given: Sequence[tuple[int, int]], first: str, second: str
) -> FromClause:
    """Pairs of numbers as a table, read once and without guesses about its size."""
    if connection.dialect.name == POSTGRES:
        columns = [cast([pair[n] for pair in given], ARRAY(Integer)) for n in (0, 1)]
        table = func.unnest(*columns).table_valued(first, second, name="given")
        return table.render_derived()
    each = func.json_each(json.dumps(given)).table_valued("value", name="given")
    read = [func.json_extract(each.c.value, f"$[{n}]") for n in (0, 1)]
    return select(read[0].label(first), read[1].label(second)).subquery()


def one_by_one(connection: Connection, asked: Select[Any]) -> Select[Any]:
    """What an `EXISTS` asks, to be looked up for each row and not gathered for all of them.

    PostgreSQL would make it a join, with a table of thousands of rows, for a handful of rows.
    """
    return asked.offset(0) if connection.dialect.name == POSTGRES else asked
