"""Stores in PostgreSQL: what is refused and why, in words."""

from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import psycopg
import pytest

from saksi.errors import StoreError
from saksi.store import open_store
from saksi.store.postgres import WRITERS
from saksi.store.postgres_words import tsvector
from tests.store.made import LINES, PACT, RECORDS
from tools.postgres_server import address


@pytest.fixture
def where(new_database: Callable[[], str]) -> str:
    return new_database()


def test_address_opens_the_store_again(where: str) -> None:
    with open_store(where) as kept:
        for record in RECORDS:
            kept.put(record)
    with open_store(where, read_only=True) as again:
        assert list(again.lines()) == LINES
        with pytest.raises(StoreError, match="may not be written to"):
            again.put(PACT)


def test_empty_database_is_not_read(where: str) -> None:
    with pytest.raises(StoreError, match="this store is empty; fill it with: saksi read INPUT"):
        open_store(where, read_only=True)


def test_database_of_others_is_refused(where: str) -> None:
    with closing(psycopg.connect(where)) as connection:
        connection.execute("CREATE TABLE articles (id int)")
        connection.commit()
    with pytest.raises(StoreError, match="not a store of Saksi's"):
        open_store(where)


def test_missing_database_and_user_are_told(postgres_server: Path) -> None:
    with pytest.raises(StoreError, match="no such database on this server; make it first"):
        open_store(address(postgres_server, "nowhere"))
    stranger = address(postgres_server, "postgres").replace("saksi@", "stranger:secret@")
    with pytest.raises(StoreError, match="does not let this user in") as caught:
        open_store(stranger)
    assert "secret" not in str(caught.value)


def test_server_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="does not answer .* does it run"):
        open_store(address(tmp_path, "news"))


def test_locked_store_is_told(where: str) -> None:
    with open_store(where, wait=0.05) as kept, closing(psycopg.connect(where)) as other:
        other.execute(f"SELECT pg_advisory_xact_lock({WRITERS})")
        with pytest.raises(StoreError, match="another program has been writing"):
            kept.put(PACT)
        assert list(kept.lines()) == []


@pytest.mark.parametrize("word", ["x" * 400, "9", "w"])
def test_words_beyond_the_limits_of_an_index_row_are_left_out(where: str, word: str) -> None:
    """A page of any length is kept; its first words are found."""
    many = [f"{word}{number}" for number in range(200_000)]
    built = tsvector([], many)
    assert len(built.encode()) < 20_000_000
    with closing(psycopg.connect(where)) as connection:
        (found,) = connection.execute(
            "SELECT CAST(%s AS tsvector) @@ CAST(%s AS tsquery)", (built, many[0])
        ).fetchall()
    assert found == (True,)
