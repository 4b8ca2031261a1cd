"""Stores in files: which are refused and why, and what SQLite says in words."""

import os
import sqlite3
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from saksi.errors import StoreError
from saksi.store import Store, open_store
from saksi.store.schema import VERSION_TABLE
from tests.store.made import LINES, PACT, RECORDS, plain_record


@pytest.fixture
def where(tmp_path: Path) -> Path:
    return tmp_path / "news.sqlite"


@pytest.fixture
def store(where: Path) -> Iterator[Store]:
    with open_store(where) as opened:
        yield opened


@pytest.fixture
def filled(store: Store) -> Store:
    for record in RECORDS:
        store.put(record, record.text.encode(), f"print-{record.id}")
    return store


def test_store_reads_without_writing(filled: Store, where: Path) -> None:
    filled.close()
    before = where.read_bytes()
    with open_store(where, read_only=True) as kept:
        assert list(kept.lines()) == LINES
        with pytest.raises(StoreError, match="may not be written to"):
            kept.put(plain_record("new", "Baru"))
    assert where.read_bytes() == before


def _newer(where: Path) -> None:
    open_store(where).close()
    with sqlite3.connect(where) as connection:
        connection.execute(f"UPDATE {VERSION_TABLE} SET version_num = '9999'")


def _foreign(where: Path) -> None:
    with sqlite3.connect(where) as connection:
        connection.execute("CREATE TABLE articles (id)")


def _text(where: Path) -> None:
    where.write_text("not a database, but long enough to look at: " * 50)


def _damaged(where: Path) -> None:
    with open_store(where) as kept:
        kept.put(PACT)
    data = bytearray(where.read_bytes())
    data[4096:] = os.urandom(len(data) - 4096)
    where.write_bytes(data)


@pytest.mark.parametrize(
    ("make", "message"),
    [
        (_newer, r"made by a newer Saksi .* pip install --upgrade saksi"),
        (_foreign, "not a store of Saksi's; name another file"),
        (_text, "not a store of Saksi's; name another file"),
        (_damaged, "the file is damaged"),
        (Path.mkdir, "this is a folder; name a file in it"),
    ],
)
def test_what_is_no_store_is_refused_with_the_way_out(
    where: Path, make: Callable[[Path], None], message: str
) -> None:
    make(where)
    with pytest.raises(StoreError, match=message), open_store(where) as kept:
        kept.put(PACT)


@pytest.mark.parametrize(
    ("name", "read_only", "message"),
    [
        ("missing/news.sqlite", False, "the folder .* is not there; make it first"),
        ("news.sqlite", True, "no store here; make one with: saksi read INPUT --store"),
        ("", False, "no store is named"),
        ("mysql://db/news", False, "mysql: no database that Saksi keeps stores in"),
        ("postgresql://db:port/news", False, "postgresql: the address is broken"),
    ],
)
def test_place_without_a_store_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, read_only: bool, message: str
) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(StoreError, match=message):
        open_store(name, read_only=read_only)
    assert list(tmp_path.iterdir()) == []


def test_read_only_file_is_refused(where: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    open_store(where).close()
    monkeypatch.setattr(os, "access", lambda *_: False)  # the superuser may write everywhere
    with pytest.raises(StoreError, match="is read-only; copy the store"):
        open_store(where)
    open_store(where, read_only=True).close()


def test_disk_full_leaves_the_store_whole(store: Store, where: Path) -> None:
    store.put(PACT)
    with store._engine.connect() as connection:
        pages = connection.exec_driver_sql("PRAGMA page_count").scalar()
        connection.exec_driver_sql(f"PRAGMA max_page_count = {pages}")
    with pytest.raises(StoreError, match=r"the disk is full; .* Free some space and run"):
        store.put(plain_record("big", "Judul\n" + os.urandom(300_000).hex()))
    assert [row.id for row in store.list()] == [PACT.id]


def test_locked_store_is_told(where: Path) -> None:
    with open_store(where, wait=0.05) as kept, sqlite3.connect(where) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(StoreError, match="another program has been writing"):
            kept.put(PACT)
