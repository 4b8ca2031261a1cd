"""Makes the rows of an older store anew from its records, a few articles at a time.

What is done is done: who is stopped in between goes on there, and several may do it together.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TypeAlias

from sqlalchemy import Connection, Engine, delete, func, insert, select

from saksi.store.engines import WRITES
from saksi.store.keeping import refill
from saksi.store.linked_schema import LINKED_ARTICLES
from saksi.store.schema import ARTICLES, TO_REMAKE

BATCH = 50  # articles of one transaction
Progress: TypeAlias = Callable[[int, int], None]  # articles done, and of how many


def remake_later(connection: Connection) -> None:
    """Every article that is not waiting already."""
    waiting = select(TO_REMAKE.c.article)
    others = select(ARTICLES.c.number).where(ARTICLES.c.number.not_in(waiting))
    connection.execute(insert(TO_REMAKE).from_select(["article"], others))


def waiting(connection: Connection) -> int:
    """How many articles are to be made anew."""
    return connection.scalar(select(func.count()).select_from(TO_REMAKE)) or 0


def remake(engine: Engine, progress: Progress | None = None) -> None:
    """All that are waiting."""
    with _writing(engine) as connection:
        left = whole = waiting(connection)
    while left:
        with _writing(engine) as connection:
            for number in _next(connection):
                _remake(connection, number)
            left = waiting(connection)
        if progress:
            progress(whole - left, whole)


def _next(connection: Connection) -> list[int]:
    asked = select(TO_REMAKE.c.article).order_by(TO_REMAKE.c.article).limit(BATCH)
    return list(connection.scalars(asked))


def _remake(connection: Connection, number: int) -> None:
    """Its links too where it has none: they are of the records, and change by themselves."""
    linked = select(LINKED_ARTICLES.c.article).where(LINKED_ARTICLES.c.article == number)
    refill(connection, number, links=connection.scalar(linked) is None)
    connection.execute(delete(TO_REMAKE).where(TO_REMAKE.c.article == number))


@contextmanager
def _writing(engine: Engine) -> Iterator[Connection]:
    with engine.connect().execution_options(**WRITES) as connection, connection.begin():
        yield connection
