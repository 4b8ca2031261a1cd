"""What goes wrong in a database, told as the sentence a person needs."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy.exc import DBAPIError

from saksi.errors import StoreError

NOT_A_STORE = "{where}: not a store of Saksi's; name another file, or one that is not there yet"
_BY_CODE = {
    sqlite3.SQLITE_BUSY: (
        "{where}: another program has been writing to this store for too long; try again later"
    ),
    sqlite3.SQLITE_LOCKED: (
        "{where}: another program has been writing to this store for too long; try again later"
    ),
    sqlite3.SQLITE_READONLY: (
        "{where}: this store may not be written to (file or folder is read-only); "
        "copy it to a folder of yours, or change its permissions"
    ),
    sqlite3.SQLITE_CANTOPEN: (
        "{where}: the store cannot be opened (may this folder be written to, and this file read?); "
        "copy it to a folder of yours, or change the permissions"
    ),
    sqlite3.SQLITE_PERM: "{where}: this file may not be opened; change its permissions",
    sqlite3.SQLITE_FULL: (
        "{where}: the disk is full; nothing of this record was kept. "
        "Free some space and run the same command again: what is in the store is skipped"
    ),
    sqlite3.SQLITE_IOERR: (
        "{where}: the disk did not answer as it should ({reason}); nothing of this record was "
        "kept. Check the disk and run the same command again"
    ),
    sqlite3.SQLITE_NOTADB: NOT_A_STORE,
    sqlite3.SQLITE_CORRUPT: (
        "{where}: the file is damaged ({reason}); what can be saved is written by: "
        "sqlite3 {where} .recover"
    ),
    sqlite3.SQLITE_TOOBIG: "{where}: this record is too large for the database ({reason})",
    sqlite3.SQLITE_CONSTRAINT: "{where}: the record contradicts itself ({reason}); please report it",
}
_PRIMARY = 0xFF  # an extended result code keeps its primary code in the lowest byte


@contextmanager
def explained(where: object) -> Iterator[None]:
    """Turns an error of the database into a `StoreError` that names the store and the way out."""
    try:
        yield
    except (DBAPIError, sqlite3.Error) as error:
        reason = error.orig if isinstance(error, DBAPIError) else error
        code = getattr(reason, "sqlite_errorcode", None)
        message = _BY_CODE.get(code & _PRIMARY) if code is not None else None
        if message is None:
            message = "{where}: the database refused ({reason}); please report it"
        raise StoreError(message.format(where=where, reason=reason)) from error
