"""About how many rows a question finds, where the database knows without looking: PostgreSQL does."""

from typing import Any

from sqlalchemy import Connection, Select, func, select
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.sql.expression import ClauseElement, Executable

from saksi.store.dialects import POSTGRES

SURE = 1.2  # times that a reckoning may be off and tells the same
LEAST = 3_000  # fewer rows are sooner counted


class _Plan(Executable, ClauseElement):
    """What the database means to do for a question."""

    inherit_cache = False

    def __init__(self, asked: Select[Any]) -> None:
        self.asked = asked


@compiles(_Plan)
def _planned(element: _Plan, compiler: SQLCompiler, **named: Any) -> str:
    return f"EXPLAIN (FORMAT JSON) {compiler.process(element.asked, **named)}"


def at_most(connection: Connection, asked: Select[Any], many: int) -> bool:
    """Whether no more rows are found; of many more or far fewer, as the database reckons."""
    if connection.dialect.name == POSTGRES and many > LEAST:
        rows = _reckoned(connection, asked)
        if rows > many * SURE or rows * SURE < many:
            return rows <= many
    some = select(func.count()).select_from(asked.limit(many + 1).subquery())
    return (connection.scalar(some) or 0) <= many


def _reckoned(connection: Connection, asked: Select[Any]) -> int:
    [plan] = connection.execute(_Plan(asked)).scalar_one()
    return int(plan["Plan"]["Plan Rows"])
