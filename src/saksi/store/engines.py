"""The engine behind a store, by the kind of its database."""

from pathlib import Path

from sqlalchemy import Engine

from saksi.store.location import Place, check_place
from saksi.store.postgres import postgres_engine
from saksi.store.sqlite import sqlite_engine

WRITES = {"saksi_writes": True}  # execution option: this connection's transaction will write


def engine_at(place: Place, read_only: bool, wait: float) -> Engine:
    """An engine whose writing transactions take their turn, and whose reading ones never wait.

    `wait` is how many seconds a writer waits for another. Raises `StoreError` or what the
    database raises.
    """
    if isinstance(place, Path):
        check_place(place, read_only)
        return sqlite_engine(place, read_only, wait)
    return postgres_engine(place, read_only, wait)
