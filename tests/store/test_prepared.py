"""What keeping takes every time is put into SQL once, and means the same in either database."""

from typing import Any

import pytest
from sqlalchemy import Connection, Select, bindparam, select

from saksi.errors import StoreError
from saksi.store import Store
from saksi.store.prepared import Prepared, insert_rows
from saksi.store.reckoning import at_most
from saksi.store.schema import ARTICLES, EVENTS, NAME_WORDS

KEYS = Prepared(
    lambda words: (
        select(NAME_WORDS.c.word, NAME_WORDS.c.key)
        .where(words.among(NAME_WORDS.c.word, "words"), NAME_WORDS.c.key != bindparam("without"))
        .order_by(NAME_WORDS.c.word)
    )
)
KEEP = Prepared(lambda words: words.insert(NAME_WORDS).on_conflict_do_nothing())


def found(store: Store, words: list[str], without: str = "") -> list[tuple[str, str]]:
    """The words with their keys."""
    return store.ask(lambda connection: KEYS.rows(connection, words=words, without=without))


def added(store: Store, rows: list[dict[str, str]]) -> None:
    """The rows are in the table."""
    store.change(lambda connection: insert_rows(connection, NAME_WORDS, rows))


@pytest.mark.parametrize("many", [0, 1, 3, 3_000])
def test_list_of_any_length_is_one_value(store: Store, many: int) -> None:
    rows = [{"word": f"k{n:04}", "key": "kapal"} for n in range(many)]
    added(store, rows)
    wanted = [*(row["word"] for row in rows), "tidak ada"]
    assert found(store, wanted, "perahu") == [(row["word"], "kapal") for row in rows]
    assert found(store, wanted, "kapal") == []


def test_row_that_is_there_stays(store: Store) -> None:
    row = {"word": "o'neil 100%", "key": "é"}
    store.change(lambda connection: KEEP.run_each(connection, [row, row]))
    assert found(store, [row["word"]]) == [(row["word"], "é")]


def test_character_zero_is_replaced_where_it_cannot_be(store: Store) -> None:
    added(store, [{"word": "nol", "key": "a\0b"}])
    [(_, key)] = found(store, ["nol"])
    assert key == ("a\0b" if store.where.endswith("sqlite") else "a\ufffdb")


def test_error_of_the_driver_names_the_store(store: Store) -> None:
    row = {"word": "kapal", "key": "kapal"}
    with pytest.raises(StoreError, match="contradicts itself"):
        added(store, [row, row])
    assert found(store, ["kapal"]) == []


def test_rows_are_counted_where_the_database_can_only_reckon(filled: Store) -> None:
    for asked in (select(ARTICLES.c.number), select(EVENTS.c.article)):
        many = len(filled.ask(_all, asked))
        assert many > 1
        assert filled.ask(at_most, asked, many)
        assert not filled.ask(at_most, asked, many - 1)
        assert filled.ask(at_most, asked, 100_000)


def _all(connection: Connection, asked: Select[Any]) -> list[Any]:
    return list(connection.execute(asked))
