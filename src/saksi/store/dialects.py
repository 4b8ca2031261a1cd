"""What the two databases spell differently, under one name."""

from typing import Any, TypeAlias

from sqlalchemy import Connection, Table
from sqlalchemy.dialects import postgresql, sqlite

Upsert: TypeAlias = sqlite.Insert | postgresql.Insert


def insert_or(connection: Connection, table: Table) -> Any:
    """An `INSERT` that can say what becomes of a row that is there (`on_conflict_do_…`)."""
    if connection.dialect.name == "postgresql":
        return postgresql.insert(table)
    return sqlite.insert(table)


def storable(connection: Connection, row: dict[str, object]) -> dict[str, object]:
    """The row as the database takes it: PostgreSQL has no character 0 in its texts."""
    if connection.dialect.name != "postgresql":
        return row
    return {key: v.replace("\0", "\ufffd") if isinstance(v, str) else v for key, v in row.items()}
