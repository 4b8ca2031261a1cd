"""The bytes of every page of an article that stands on several."""

import hashlib
import zlib
from collections.abc import Iterable

from msgspec import UNSET
from sqlalchemy import Connection

from saksi.errors import StoreError
from saksi.records import Record
from saksi.store.dialects import insert_or
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
