"""Checks a store: that the database is whole, and that what can be asked is what was read."""

import hashlib
import zlib
from collections.abc import Iterator
from typing import Any

import msgspec
from msgspec import Struct
from sqlalchemy import Connection, Row, exists, func, or_, select, text

from saksi.records import Record
from saksi.store.decisions import decisions_on
from saksi.store.dialects import storable
from saksi.store.fulltext import word_index
from saksi.store.keeping import REVIEWED, indexed_words
from saksi.store.kept_schema import CHANGES, REVIEW_TARGETS, VERSIONS
from saksi.store.linking import linking_problems
from saksi.store.mending import Mended, mend
from saksi.store.parts import is_part
from saksi.store.rows import finding_rows
from saksi.store.schema import ARTICLES, ENTITIES, NAME_WORDS, PAGES, RECORDS

BATCH = 50


class Problem(Struct, frozen=True):
    """Something that is not as it should be; `article` where it is of one."""

    kind: str
    message: str
    article: str | None = None


def problems(connection: Connection) -> Iterator[Problem]:
    """Everything that is wrong, found in one walk through the store."""
    yield from _database(connection)
    yield from _pages(connection)
    yield from _orphans(connection)
    for message in linking_problems(connection):
        yield Problem("links", message)
    of = ARTICLES.c
    numbers = connection.scalars(select(of.number).order_by(of.number)).all()
    for start in range(0, len(numbers), BATCH):
        some = of.number.in_(numbers[start : start + BATCH])
        asked = select(ARTICLES, RECORDS.c.body, RECORDS.c.corrected)
        joined = asked.outerjoin(RECORDS, RECORDS.c.article == of.number).where(some)
        for row in connection.execute(joined.order_by(of.number)).all():
            for kind, message in _article(connection, row):
                yield Problem(kind, message, row.id)


def _database(connection: Connection) -> Iterator[Problem]:
    if connection.dialect.name == "sqlite":
        for line in connection.scalars(text("PRAGMA integrity_check")):
            if line != "ok":
                yield Problem("database", str(line))
        for row in connection.execute(text("PRAGMA foreign_key_check")):
            yield Problem("database", f"a row of {row[0]} belongs to no row of {row[2]}")
    index = word_index(connection)
    for message in index.damage():
        yield Problem("words", message)
    articles = connection.scalar(select(func.count()).select_from(ARTICLES))
    if index.count() != articles:
        yield Problem("words", f"{index.count()} articles are indexed, {articles} are kept")


def _pages(connection: Connection) -> Iterator[Problem]:
    shas = connection.scalars(select(PAGES.c.sha256).where(PAGES.c.body.is_not(None))).all()
    for sha256 in shas:
        row = connection.execute(select(PAGES).where(PAGES.c.sha256 == sha256)).one()
        try:
            raw = zlib.decompress(row.body)
        except zlib.error as error:
            yield Problem("pages", f"the bytes of page {sha256} cannot be unpacked ({error})")
            continue
        if hashlib.sha256(raw).hexdigest() != sha256 or len(raw) != row.size:
            yield Problem("pages", f"the bytes of page {sha256} are others than were kept")


def _orphans(connection: Connection) -> Iterator[Problem]:
    used = or_(
        exists().where(ARTICLES.c.page_sha256 == PAGES.c.sha256),
        exists().where(VERSIONS.c.page_sha256 == PAGES.c.sha256),
        is_part(),
    )
    for sha256 in connection.scalars(select(PAGES.c.sha256).where(~used)):
        yield Problem("orphans", f"page {sha256} belongs to no article")
    named = exists().where(ENTITIES.c.key == NAME_WORDS.c.key)
    for key in connection.scalars(select(NAME_WORDS.c.key).distinct().where(~named)):
        yield Problem("orphans", f"the name '{key}' belongs to no entity")
    here = exists().where(ARTICLES.c.id == CHANGES.c.id)
    for row in connection.execute(select(CHANGES).where(here != (CHANGES.c.kind == "put"))):
        yield Problem("changes", f"the last change is '{row.kind}', which is not so", row.id)
    told = exists().where(CHANGES.c.id == ARTICLES.c.id)
    for name in connection.scalars(select(ARTICLES.c.id).where(~told)):
        yield Problem("changes", "no change tells of this article", name)
    kept = exists().where(ARTICLES.c.id == REVIEW_TARGETS.c.article)
    for name in connection.scalars(select(REVIEW_TARGETS.c.article).distinct().where(~kept)):
        yield Problem("orphans", "reviewers decided on an article that is not there", name)


def _article(connection: Connection, row: Row[Any]) -> Iterator[tuple[str, str]]:
    if row.body is None:
        yield "records", "the record is missing"
        return
    if hashlib.sha256(row.body.encode()).hexdigest() != row.record_sha256:
        yield "records", "the record is another than was kept"
    try:
        record = Record.from_json(row.body)
    except msgspec.DecodeError as error:
        yield "records", f"the record cannot be read ({error})"
        return
    if hashlib.sha256(record.text.encode("utf-8", "surrogatepass")).hexdigest() != row.text_sha256:
        yield "records", "the text is another than was read"
    done = mend(record, decisions_on(connection, row.id))
    if row.corrected != (None if done.record == record else done.record.to_json()):
        yield "rows", "the corrected record is not what reviewers decided"
    for place in wrong_spans(done.record, len(record.text), record.text):
        yield "spans", place
    yield from _rows(connection, done, row.number)
    if not word_index(connection).holds(row.number, *indexed_words(record)):
        yield "words", "the index holds other words than the article"


def _rows(connection: Connection, done: Mended, number: int) -> Iterator[tuple[str, str]]:
    for table, rows in finding_rows(done.record):
        wanted = [storable(connection, row) for row in rows]
        if table in REVIEWED:
            wanted = [{**row, "review": done.looked_at.get(str(row["id"]))} for row in wanted]
        asked = select(table).where(table.c.article == number).order_by(table.c.position)
        there = [dict(row._mapping) for row in connection.execute(asked)]
        if there != [{"article": number, **dict(row)} for row in wanted]:
            counts = f"{len(there)}, {len(wanted)}"
            yield "rows", f"{table.name} holds other rows than the record ({counts})"


def wrong_spans(value: Any, length: int, whole: str, path: str = "") -> Iterator[str]:
    """The spans of a record that leave the text, or whose surface is not what stands there."""
    if isinstance(value, Struct):
        start, end = getattr(value, "start", None), getattr(value, "end", None)
        if isinstance(start, int) and isinstance(end, int):
            surface = getattr(value, "surface", None)
            if not 0 <= start <= end <= length:
                yield f"{path}: {start}:{end} is no place in the text"
            elif isinstance(surface, str) and whole[start:end] != surface:
                yield f"{path}: at {start}:{end} stands something else than its surface"
        for name in value.__struct_fields__:
            yield from wrong_spans(getattr(value, name), length, whole, f"{path}.{name}")
    elif isinstance(value, tuple):
        for number, one in enumerate(value):
            yield from wrong_spans(one, length, whole, f"{path}[{number}]")
