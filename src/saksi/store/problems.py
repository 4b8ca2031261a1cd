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
_LOCKED = _BY_CODE[sqlite3.SQLITE_BUSY]
_BY_STATE = {
    "55P03": _LOCKED,
    "40001": _LOCKED,
    "40P01": _LOCKED,
    "25006": (
        "{where}: this store may not be written to (it was opened for reading, or its server "
        "takes no writes)"
    ),
    "3D000": "{where}: there is no such database on this server; make it first: createdb NAME",
    "28000": "{where}: the server does not let this user in ({reason})",
    "28P01": "{where}: the server does not let this user in ({reason})",
    "42501": "{where}: this user may not do that in this database ({reason})",
    "53100": _BY_CODE[sqlite3.SQLITE_FULL],
    "23502": _BY_CODE[sqlite3.SQLITE_CONSTRAINT],
    "23503": _BY_CODE[sqlite3.SQLITE_CONSTRAINT],
    "23505": _BY_CODE[sqlite3.SQLITE_CONSTRAINT],
    "54000": _BY_CODE[sqlite3.SQLITE_TOOBIG],
}
_NO_ANSWER = "{where}: the database server does not answer ({reason}); is the address right, and does it run?"
# While a connection is being made the driver gives the server's words, but no code.
_IN_WORDS = {
    'role "': _BY_STATE["28000"],
    'database "': _BY_STATE["3D000"],
    "authentication failed": _BY_STATE["28P01"],
    "no password supplied": _BY_STATE["28P01"],
}
_REFUSED = "{where}: the database refused ({reason}); please report it"
_PRIMARY = 0xFF  # an extended result code keeps its primary code in the lowest byte


@contextmanager
def explained(where: object) -> Iterator[None]:
    """Turns an error of the database into a `StoreError` that names the store and the way out."""
    try:
        yield
    except (DBAPIError, sqlite3.Error) as error:
        reason = error.orig if isinstance(error, DBAPIError) else error
        words = " ".join(str(reason).split())
        raise StoreError(_message(reason).format(where=where, reason=words)) from error


def _message(reason: BaseException | None) -> str:
    code = getattr(reason, "sqlite_errorcode", None)
    if code is not None:
        return _BY_CODE.get(code & _PRIMARY, _REFUSED)
    state = getattr(reason, "sqlstate", None)
    if state is None and type(reason).__name__ == "OperationalError":
        return next((m for part, m in _IN_WORDS.items() if part in str(reason)), _NO_ANSWER)
    return _BY_STATE.get(state or "", _REFUSED)
