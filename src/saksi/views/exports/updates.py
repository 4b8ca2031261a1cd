"""What changed since an earlier export: records anew, and a tombstone for each that was deleted."""

from collections.abc import Iterator
from typing import BinaryIO

import msgspec
from msgspec import Struct

from saksi.store import Store, UnknownArticleError
from saksi.store.values import Change

AT_ONCE = 1_000
TOMBSTONE = "saksi/deleted/1"  # the schema of a line that tells a deletion


class Tombstone(Struct, frozen=True):
    """An article that was deleted; readers of the export drop what they have of it."""

    id: str
    deleted_at: str
    schema: str = TOMBSTONE


class Updates(Struct, frozen=True):
    """How many lines of each kind there are, and the number to give next time."""

    records: int
    deleted: int
    next: int


def write_updates(store: Store, stream: BinaryIO, since: int) -> Updates:
    """Each article that changed after number `since`, once, in the order of the last changes."""
    records = deleted = 0
    last = since
    for change in _changes(store, since):
        line = _line(store, change)
        if line is not None:
            stream.write(line + b"\n")
            records += change.kind == "put"
            deleted += change.kind == "delete"
        last = change.sequence
    return Updates(records, deleted, last)


def _changes(store: Store, since: int) -> Iterator[Change]:
    while found := store.changes(since, AT_ONCE):
        yield from found
        since = found[-1].sequence


def _line(store: Store, change: Change) -> bytes | None:
    """Nothing for an article that is deleted meanwhile: that is told by a later change."""
    if change.kind == "delete":
        return msgspec.json.encode(Tombstone(change.id, change.at))
    try:
        return store.json(change.id).encode()
    except UnknownArticleError:
        return None
