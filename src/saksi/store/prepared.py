"""Questions and changes that keeping an article takes every time, put into SQL once.

SQLAlchemy composes each small statement anew, which takes far longer than the database's answer.
Here a statement is composed once for each kind of database, with lists as single values, so that
its words stay the same and the database prepares it once too.
"""

import json
from collections.abc import Callable, Iterable, Sequence
from typing import Any, TypeAlias

from msgspec import Struct
from sqlalchemy import (
    Column,
    ColumnElement,
    Connection,
    Dialect,
    String,
    Table,
    any_,
    bindparam,
    func,
    insert,
    select,
)
from sqlalchemy.dialects.postgresql import ARRAY
from sqlalchemy.exc import DBAPIError
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.sql.expression import ClauseElement

from saksi.store.dialects import POSTGRES, storable, upsert

Row: TypeAlias = tuple[Any, ...]


class Words:
    """What the databases say differently in a statement, and which of its values are lists."""

    def __init__(self, dialect: Dialect) -> None:
        self.dialect = dialect
        self.lists: set[str] = set()

    def among(self, column: Column[Any], name: str) -> ColumnElement[bool]:
        """`column IN` the list of this name."""
        self.lists.add(name)
        if self.dialect.name == POSTGRES:
            return column == any_(bindparam(name, type_=ARRAY(column.type)))
        values = func.json_each(bindparam(name, type_=String)).table_valued("value")
        return column.in_(select(values.c.value))

    def insert(self, table: Table) -> Any:
        """An `INSERT` that can say what becomes of a row that is there."""
        return upsert(self.dialect, table)


class _Form(Struct, frozen=True):
    """A statement in the words of one database; the places of its values, null if by name."""

    sql: str
    given: dict[str, object]  # values that stand in the statement itself
    names: tuple[str, ...] | None
    lists: frozenset[str]

    def values(self, values: dict[str, Any]) -> Any:
        """As the driver takes them."""
        whole = {**self.given, **values}
        if self.names is None:
            return whole
        for name in self.lists:
            whole[name] = json.dumps(whole[name])
        return [whole[name] for name in self.names]


class Prepared:
    """A statement, made once for each kind of database."""

    def __init__(self, make: Callable[[Words], ClauseElement]) -> None:
        self._make = make
        self._forms: dict[str, _Form] = {}

    def rows(self, connection: Connection, **values: Any) -> list[Row]:
        """What a question finds."""
        form = self._form(connection.dialect)
        found: list[Row] = _run(connection, form.sql, form.values(values)).fetchall()
        return found

    def run(self, connection: Connection, **values: Any) -> None:
        """Make a change."""
        form = self._form(connection.dialect)
        _run(connection, form.sql, form.values(values))

    def run_each(self, connection: Connection, rows: Iterable[dict[str, Any]]) -> None:
        """Make a change for each of the rows."""
        form = self._form(connection.dialect)
        if values := [form.values(row) for row in rows]:
            _run_each(connection, form.sql, values)

    def _form(self, dialect: Dialect) -> _Form:
        found = self._forms.get(dialect.name)
        if found is None:
            words = Words(dialect)
            composed = self._make(words).compile(dialect=dialect)
            found = self._forms[dialect.name] = _compiled(composed, frozenset(words.lists))
        return found


def _compiled(compiled: Any, lists: frozenset[str] = frozenset()) -> _Form:
    assert isinstance(compiled, SQLCompiler)
    given = {name: value for name, value in compiled.params.items() if value is not None}
    names = compiled.positiontup
    return _Form(compiled.string, given, tuple(names) if names is not None else None, lists)


def insert_rows(connection: Connection, table: Table, rows: Sequence[dict[str, Any]]) -> None:
    """Add rows, which all give the same columns."""
    if rows:
        form = _insertion(connection.dialect, table, tuple(rows[0]))
        values = [form.values(storable(connection, row)) for row in rows]
        _run_each(connection, form.sql, values)


_INSERTIONS: dict[tuple[str, str, tuple[str, ...]], _Form] = {}


def _insertion(dialect: Dialect, table: Table, columns: tuple[str, ...]) -> _Form:
    key = dialect.name, table.name, columns
    if key not in _INSERTIONS:
        into = insert(table)
        _INSERTIONS[key] = _compiled(into.compile(dialect=dialect, column_keys=list(columns)))
    return _INSERTIONS[key]


def _run(connection: Connection, sql: str, values: Any) -> Any:
    cursor = _cursor(connection)
    try:
        return cursor.execute(sql, values)
    except connection.dialect.loaded_dbapi.Error as error:
        raise _explained(connection, sql, error) from error


def _run_each(connection: Connection, sql: str, values: list[Any]) -> None:
    cursor = _cursor(connection)
    try:
        if len(values) == 1:
            cursor.execute(sql, values[0])
        else:
            cursor.executemany(sql, values)
    except connection.dialect.loaded_dbapi.Error as error:
        raise _explained(connection, sql, error) from error


def _cursor(connection: Connection) -> Any:
    """Of the driver, within the transaction of the connection."""
    if not connection.in_transaction():
        connection.begin()
    driver: Any = connection.connection.driver_connection
    return driver.cursor()


def _explained(connection: Connection, sql: str, error: BaseException) -> BaseException:
    base = connection.dialect.loaded_dbapi.Error
    return DBAPIError.instance(sql, None, error, base, dialect=connection.dialect)
