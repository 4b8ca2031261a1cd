"""SQLite as Saksi uses it: one file, write-ahead log, foreign keys, writers that wait their turn."""

import os
import sqlite3
import time
from contextlib import closing
from pathlib import Path
from urllib.parse import quote

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.pool import ConnectionPoolEntry, QueuePool

from saksi.errors import StoreError

APPLICATION_ID = 0x53414B53  # "SAKS", in the header of every store

STATEMENTS = 512  # prepared ones that are kept; to keep and link an article takes some eighty


def sqlite_engine(path: Path, read_only: bool, wait: float) -> Engine:
    """An engine whose transactions begin where the code begins them, writing ones with the lock.

    `wait` is how many seconds a writer waits for another. Raises `sqlite3.Error` or `StoreError`.
    """
    if not read_only:
        _check_writable(path)
    address = _readable_address(path) if read_only else _address(path, "mode=rwc")
    _use_write_ahead_log(address, read_only, wait)

    def connect() -> sqlite3.Connection:
        return _connect(address, wait)

    engine = create_engine("sqlite://", creator=connect, poolclass=QueuePool)
    event.listen(engine, "connect", _prepare)
    event.listen(engine, "begin", _begin)
    return engine


def _check_writable(path: Path) -> None:
    """SQLite would quietly open such a file for reading only, and fail at the first record."""
    for place in (path, path.parent):
        if place.exists() and not os.access(place, os.W_OK):
            raise StoreError(
                f"{path}: nothing can be kept here, {place} is read-only; copy the store to a "
                "folder of yours, or change the permissions"
            )


def _address(path: Path, mode: str) -> str:
    return f"file:{quote(str(path.absolute()))}?{mode}"


def _readable_address(path: Path) -> str:
    """Where even the lock files cannot be made, nobody writes: then the file is read as it is.

    Not so while the write-ahead log holds pages, which must be read together with it.
    """
    address = _address(path, "mode=ro")
    log = path.with_name(path.name + "-wal")
    try:
        with closing(_connect(address, 0.0)) as connection:
            connection.execute("PRAGMA schema_version")
    except sqlite3.OperationalError as error:
        can_open = error.sqlite_errorcode & 0xFF != sqlite3.SQLITE_CANTOPEN
        if can_open or (log.exists() and log.stat().st_size):
            raise
        return _address(path, "immutable=1")
    return address


def _connect(address: str, wait: float) -> sqlite3.Connection:
    return sqlite3.connect(
        address,
        uri=True,
        timeout=wait,
        isolation_level=None,
        check_same_thread=False,
        cached_statements=STATEMENTS,
    )


def _use_write_ahead_log(address: str, read_only: bool, wait: float) -> None:
    """The switch to the log needs the file alone and does not wait for it by itself."""
    if read_only:
        return
    deadline = time.monotonic() + wait
    connection = _connect(address, wait)
    try:
        while True:
            try:
                connection.execute("PRAGMA journal_mode = WAL")
                return
            except sqlite3.OperationalError as error:
                busy = error.sqlite_errorcode & 0xFF == sqlite3.SQLITE_BUSY
                if not busy or time.monotonic() > deadline:
                    raise
                time.sleep(0.01)
    finally:
        connection.close()


def _prepare(connection: sqlite3.Connection, _: ConnectionPoolEntry) -> None:
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute("PRAGMA synchronous = NORMAL")
    connection.execute("PRAGMA cache_size = -16384")  # KiB


def _begin(connection: Connection) -> None:
    """A transaction that will write takes the lock at once: two that only read first would fail."""
    writes = connection.get_execution_options().get("saksi_writes", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")
