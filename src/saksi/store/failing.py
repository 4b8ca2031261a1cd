"""Keeps the inputs that gave no record, with all that is needed to try them again."""

import zlib

import msgspec
from msgspec.structs import replace
from sqlalchemy import Connection, Row, or_, select, update

from saksi.read.source import Source
from saksi.store.dialects import insert_or, storable
from saksi.store.keeping import now
from saksi.store.schema import FAILURES
from saksi.store.values import FailedInput, StoredFailure


def note_failure(connection: Connection, failure: FailedInput, source: Source | None) -> None:
    """Adds a failure, or counts another try of one that is there."""
    seen = now()
    row: dict[str, object] = {
        "id": failure.id,
        "name": failure.name,
        "stage": failure.stage,
        "error": failure.error,
        "message": failure.message,
        "fingerprint": failure.fingerprint,
        "source": _packed(source),
        "body": None if failure.data is None else zlib.compress(failure.data, 6),
        "last_seen": seen,
        "resolved": False,
    }
    row = storable(connection, row)
    new = insert_or(connection, FAILURES).values(**row, first_seen=seen, tries=1)
    again = {**row, "tries": FAILURES.c.tries + 1}
    connection.execute(new.on_conflict_do_update(index_elements=[FAILURES.c.id], set_=again))


def mark_resolved(connection: Connection, failure_id: str, name: str | None) -> bool:
    """Whether there was an open failure of that id, or of that name where one is given."""
    same = FAILURES.c.id == failure_id
    if name is not None:
        same = or_(same, FAILURES.c.name == name)
    changed = update(FAILURES).where(same, FAILURES.c.resolved.is_(False)).values(resolved=True)
    return bool(connection.execute(changed).rowcount)


def failures_kept(
    connection: Connection, with_resolved: bool, most: int | None = None
) -> list[StoredFailure]:
    """The failures, the one seen last first."""
    asked = select(FAILURES).order_by(FAILURES.c.last_seen.desc(), FAILURES.c.id)
    if not with_resolved:
        asked = asked.where(FAILURES.c.resolved.is_(False))
    return [_failure(row) for row in connection.execute(asked.limit(most))]


def _packed(source: Source | None) -> str | None:
    """All but the bytes; an empty text stands for a text, which are the bytes."""
    if source is None:
        return None
    emptied = replace(source, data=None, text=None if source.text is None else "")
    return msgspec.json.encode(emptied).decode()


def _unpacked(packed: str | None, data: bytes | None) -> Source | None:
    if packed is None or data is None:
        return None
    source = msgspec.json.decode(packed, type=Source)
    if source.text is None:
        return replace(source, data=data)
    return replace(source, text=data.decode("utf-8", "surrogatepass"))


def _failure(row: Row[tuple[object, ...]]) -> StoredFailure:
    values = dict(row._mapping)
    body = values.pop("body")
    data = None if body is None else zlib.decompress(body)
    values["source"] = _unpacked(values["source"], data)
    return StoredFailure(**values, data=data)
