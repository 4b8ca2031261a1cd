"""The bytes of every page of an article that stands on several."""

import hashlib
import zlib
from collections.abc import Iterable

from msgspec import UNSET
from sqlalchemy import ColumnElement, Connection, delete, exists, select

from saksi.errors import StoreError
from saksi.records import Record
from saksi.store.dialects import insert_or
from saksi.store.fetch_schema import PAGE_PARTS
from saksi.store.schema import PAGES


def keep_parts(connection: Connection, record: Record, bodies: Iterable[bytes]) -> None:
    """Keep the pages that the record was put together from, each once."""
    given = {hashlib.sha256(body).hexdigest(): body for body in bodies}
    parts = record.page.parts
    for part in () if parts is UNSET else parts:
        body = given.get(part.sha256)
        if body is None:
            raise StoreError(f"{record.id}: the bytes of its page {part.url} are not given")
        row = insert_or(connection, PAGES).values(
            sha256=part.sha256,
            media_type=record.page.media_type,
            url=part.url,
            fetched_at=part.fetched_at,
            size=len(body),
            body=zlib.compress(body, 6),
        )
        connection.execute(row.on_conflict_do_nothing())
        if part.sha256 != record.page.sha256:
            link = {"first": record.page.sha256, "part": part.sha256}
            new = insert_or(connection, PAGE_PARTS).values(link)
            connection.execute(new.on_conflict_do_nothing())


def page_bodies(connection: Connection, record: Record) -> list[bytes]:
    """The bytes of every page of an article in order; those that were not given are left out."""
    parts = record.page.parts
    wanted = [record.page.sha256] if parts is UNSET else [part.sha256 for part in parts]
    asked = select(PAGES.c.sha256, PAGES.c.body).where(PAGES.c.sha256.in_(wanted))
    found = {row.sha256: row.body for row in connection.execute(asked) if row.body is not None}
    return [zlib.decompress(found[sha256]) for sha256 in wanted if sha256 in found]


def is_part() -> ColumnElement[bool]:
    """Whether a row of `pages` is a further page of an article."""
    return exists().where(PAGE_PARTS.c.part == PAGES.c.sha256)


def drop_parts(connection: Connection, first: str) -> list[str]:
    """Forget the further pages of a first page that is gone; which they were."""
    if connection.scalar(select(PAGES.c.sha256).where(PAGES.c.sha256 == first)):
        return []
    asked = select(PAGE_PARTS.c.part).where(PAGE_PARTS.c.first == first)
    parts = list(connection.scalars(asked))
    connection.execute(delete(PAGE_PARTS).where(PAGE_PARTS.c.first == first))
    return parts
