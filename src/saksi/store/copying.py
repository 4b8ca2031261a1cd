"""Copies a whole store into another that is empty, whatever databases they are in."""

from sqlalchemy import Connection, Table, func, insert, select, text

from saksi.errors import StoreError
from saksi.records import Record
from saksi.store.keeping import keep_words
from saksi.store.schema import ARTICLES, METADATA, RECORDS

BATCH = 500


def copy_tables(source: Connection, target: Connection) -> int:
    """Every row of every table, and the index of words anew; how many articles."""
    if target.scalar(select(func.count()).select_from(ARTICLES)):
        raise StoreError("the store to copy to holds articles already; name one that is not there")
    for table in METADATA.sorted_tables:
        _copy(source, target, table)
        _go_on_counting(target, table)
    return _index(target)


def _copy(source: Connection, target: Connection, table: Table) -> None:
    rows = source.execution_options(yield_per=BATCH).execute(select(table))
    for some in rows.partitions(BATCH):
        target.execute(insert(table), [dict(row._mapping) for row in some])


def _go_on_counting(target: Connection, table: Table) -> None:
    """PostgreSQL counts rows aside from them."""
    key = table.autoincrement_column
    if target.dialect.name != "postgresql" or key is None:
        return
    last = target.scalar(select(func.max(key)))
    counter = target.scalar(
        text("SELECT pg_get_serial_sequence(:table, :key)"), {"table": table.name, "key": key.name}
    )
    if last and counter:
        target.execute(text("SELECT setval(:counter, :last)"), {"counter": counter, "last": last})


def _index(target: Connection) -> int:
    numbers = target.scalars(select(ARTICLES.c.number).order_by(ARTICLES.c.number)).all()
    for number in numbers:
        body = target.scalar(select(RECORDS.c.body).where(RECORDS.c.article == number))
        keep_words(target, Record.from_json(body or ""), number)
    return len(numbers)
