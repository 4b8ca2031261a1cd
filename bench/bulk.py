"""Fills empty stores with many records at once: the very rows that keeping them one by one gives.

Rows are made and linked slice by slice in processes of their own, written without indices, and the
indices made last. Only for records that are new and that nobody reviewed.
"""

import hashlib
import sqlite3
import tempfile
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import closing
from itertools import islice
from typing import Any, Protocol, TypeAlias

from msgspec import Struct
from sqlalchemy import Connection, Table, select, text

from saksi.errors import StoreError
from saksi.link.card import Card
from saksi.link.carding import card_of
from saksi.link.indexing import article_tokens
from saksi.link.linking import add_article
from saksi.link.memory import MemoryShelf
from saksi.records import Record
from saksi.store import Store, linked_rows, open_store
from saksi.store.aliases import words_of_key
from saksi.store.keeping import indexed_words, now
from saksi.store.kept_schema import CHANGES
from saksi.store.linked_schema import (
    CONTRADICTION_EVENTS,
    CONTRADICTIONS,
    COPIES,
    LINKED_ACT_TOKENS,
    LINKED_ACTS,
    LINKED_ANSWERS,
    LINKED_ARTICLES,
    LINKED_TOKENS,
    MERGED_EVENTS,
    MERGED_PARTIES,
    STORIES,
)
from saksi.store.meanings import words_for_linking
from saksi.store.postgres_words import tsvector
from saksi.store.rows import article_row, finding_rows
from saksi.store.schema import ARTICLES, FINDINGS, NAME_WORDS, PAGES, RECORDS

Row: TypeAlias = dict[str, Any]
LINKED = (
    LINKED_ARTICLES, LINKED_TOKENS, LINKED_ACTS, LINKED_ACT_TOKENS, LINKED_ANSWERS, COPIES,
    MERGED_EVENTS, MERGED_PARTIES, CONTRADICTIONS, CONTRADICTION_EVENTS, STORIES,
)  # fmt: skip
TABLES = PAGES, ARTICLES, RECORDS, *FINDINGS, CHANGES, *LINKED
Words: TypeAlias = list[tuple[int, list[str], list[str]]]


class Filling(Struct):
    """The rows of a slice by table, in the columns' order; words; the first article's number."""

    first: int
    rows: dict[str, list[tuple[Any, ...]]]
    words: Words

    def add(self, table: Table, rows: Iterable[Row]) -> None:
        """Columns that a row does not give are null."""
        names = [column.name for column in table.c]
        there = self.rows.setdefault(table.name, [])
        there += [tuple(row.get(name) for name in names) for row in rows]


def rows_of(records: Sequence[Record], first: int) -> Filling:
    """Everything to keep of records that nothing before or after them is linked with."""
    filling = Filling(first, {}, [])
    moment = now()
    for number, record in enumerate(records, first):
        _keep(filling, record, number, moment)
    words = words_for_linking()
    shelf = MemoryShelf()
    for record in records:
        add_article(shelf, card_of(record, words))
    _link(filling, shelf, {record.id: n for n, record in enumerate(records, first)})
    return filling


def _keep(filling: Filling, record: Record, number: int, moment: str) -> None:
    body, page = record.to_json(), record.page
    seal = hashlib.sha256(body.encode()).hexdigest()
    own = {"number": number, "record_sha256": seal, "read_at": moment}
    filling.add(PAGES, [{"sha256": page.sha256, "media_type": page.media_type, "url": page.url}])
    filling.add(ARTICLES, [{**article_row(record), **own}])
    filling.add(RECORDS, [{"article": number, "body": body}])
    for table, rows in finding_rows(record):
        filling.add(table, ({**row, "article": number} for row in rows))
    change = {"sequence": number, "id": record.id, "kind": "put", "at": moment}
    filling.add(CHANGES, [change])
    filling.words.append((number, *indexed_words(record)))


def _link(filling: Filling, shelf: MemoryShelf, numbers: dict[str, int]) -> None:
    for card in shelf.held.values():
        _link_article(filling, shelf, card, numbers[card.id])
    filling.add(LINKED_ANSWERS, (pair._asdict() for pair in shelf.denials))
    filling.add(COPIES, map(linked_rows.copy_row, shelf.copied.values()))
    filling.add(MERGED_EVENTS, map(linked_rows.event_row, shelf.events.values()))
    parties = (row for event in shelf.events.values() for row in linked_rows.party_rows(event))
    filling.add(MERGED_PARTIES, parties)
    found = shelf.contradictions.values()
    filling.add(CONTRADICTIONS, map(linked_rows.contradiction_row, found))
    filling.add(CONTRADICTION_EVENTS, linked_rows.touched_rows(found))
    filling.add(STORIES, map(linked_rows.story_row, shelf.stories.values()))


def _link_article(filling: Filling, shelf: MemoryShelf, card: Card, number: int) -> None:
    placed = shelf.places[card.id]._asdict()
    filling.add(LINKED_ARTICLES, [{**linked_rows.article_row(card, number), **placed}])
    filling.add(LINKED_TOKENS, linked_rows.token_rows(card, number, article_tokens(card)))
    for row in linked_rows.act_rows(card, number):
        act = row["key"]
        follows = shelf.followed[act]._asdict()
        filling.add(LINKED_ACTS, [{**row, **follows, "merged": shelf.event_of[act]}])
    mine = {act.key: shelf.act_tokens[act.key] for act in card.acts}
    filling.add(LINKED_ACT_TOKENS, linked_rows.act_token_rows(number, mine))


class Loader(Protocol):
    """Writes rows to one database."""

    def loaded(self) -> int:
        """How many articles are there: loading goes on where it was."""

    def load(self, filling: Filling) -> None:
        """The rows of a slice."""

    def finish(self) -> None:
        """The words of all names, and the indices."""


def fill(
    loaders: Sequence[Loader],
    make: Callable[[int], Filling],
    slices: range,
    processes: int = 2,
    progress: Callable[[int], None] = lambda _: None,
) -> None:
    """Every slice that `make` gives into every database that does not hold it."""
    for number, filling in zip(slices, _made(make, slices, processes), strict=True):
        for loader in loaders:
            if loader.loaded() < filling.first:
                loader.load(filling)
        progress(number + 1)
    for loader in loaders:
        loader.finish()


def _made(make: Callable[[int], Filling], slices: range, processes: int) -> Iterator[Filling]:
    """A few slices ahead of their writing, in their order."""
    if processes == 1:
        yield from map(make, slices)
        return
    with ProcessPoolExecutor(processes) as pool:
        waiting = iter(slices)
        ahead = deque(pool.submit(make, n) for n in islice(waiting, processes))
        while ahead:
            filling = ahead.popleft().result()
            ahead.extend(pool.submit(make, n) for n in islice(waiting, 1))
            yield filling


def _name_rows(keys: Iterable[str]) -> list[tuple[str, str]]:
    return sorted((word, key) for key in keys for word in words_of_key(key))


NAMED = "SELECT DISTINCT key FROM entities WHERE key IS NOT NULL"


class SqliteLoader:
    """Of a store that no other process uses: nothing of it survives a loss of power meanwhile."""

    def __init__(self, store: Store) -> None:
        store.close()
        self._to = sqlite3.connect(store.where, isolation_level=None)
        for setting in ("journal_mode = OFF", "synchronous = OFF", "cache_size = -2000000"):
            self._to.execute(f"PRAGMA {setting}")
        self._indices = _sqlite_indices()
        for name, _ in self._indices:
            self._to.execute(f'DROP INDEX IF EXISTS "{name}"')

    def loaded(self) -> int:
        """How many articles are there."""
        return int(self._to.execute("SELECT count(*) FROM articles").fetchone()[0])

    def load(self, filling: Filling) -> None:
        """The rows of a slice."""
        self._to.execute("BEGIN")
        for table in TABLES:
            self._insert(table, filling.rows.get(table.name, []))
        self._to.executemany(
            "INSERT INTO article_words (rowid, headline, body) VALUES (?, ?, ?)",
            ((n, " ".join(headline), " ".join(body)) for n, headline, body in filling.words),
        )
        self._to.execute("COMMIT")

    def _insert(self, table: Table, rows: Sequence[tuple[Any, ...]]) -> None:
        holes = ", ".join("?" * len(table.c))
        self._to.executemany(f"INSERT INTO {_columns(table)} VALUES ({holes})", rows)

    def finish(self) -> None:
        """The words of all names, and the indices."""
        keys = [key for (key,) in self._to.execute(NAMED)]
        self._to.execute("BEGIN")
        self._to.execute("DELETE FROM name_words")
        self._insert(NAME_WORDS, _name_rows(keys))
        for _, sql in self._indices:
            self._to.execute(sql)
        self._to.execute("COMMIT")
        self._to.execute("ANALYZE")
        self._to.execute("PRAGMA journal_mode = WAL")
        self._to.close()


def _sqlite_indices() -> list[tuple[str, str]]:
    """Those that a new store has."""
    with tempfile.TemporaryDirectory() as folder:
        open_store(f"{folder}/new.sqlite").close()
        with closing(sqlite3.connect(f"{folder}/new.sqlite")) as new:
            asked = "SELECT name, sql FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL"
            return new.execute(asked).fetchall()


class PostgresLoader:
    """By COPY; as the superuser, whose rows need not be checked against each other."""

    def __init__(self, store: Store) -> None:
        self._store = store
        with store._writing() as connection:
            asked = text(
                "SELECT indexname, indexdef FROM pg_indexes WHERE schemaname = current_schema() "
                "AND indexname NOT IN (SELECT conname FROM pg_constraint)"
            )
            self._indices = connection.execute(asked).all()
            if not self._indices:
                raise StoreError("the filling of this database was ended in between; begin anew")
            for index in self._indices:
                connection.execute(text(f'DROP INDEX "{index.indexname}"'))

    def loaded(self) -> int:
        """How many articles are there."""
        return self._store.counts().articles

    def load(self, filling: Filling) -> None:
        """The rows of a slice."""
        with self._store._writing() as connection:
            connection.execute(text("SET LOCAL session_replication_role = replica"))
            for table in TABLES:
                _copy(connection, table, filling.rows.get(table.name, []))
            words = ((n, tsvector(headline, body)) for n, headline, body in filling.words)
            _copied(connection, "article_words (article, words)", words)

    def finish(self) -> None:
        """The words of all names, and the indices."""
        with self._store._writing() as connection:
            keys = list(connection.scalars(text(NAMED)))
            connection.execute(text("DELETE FROM name_words"))
            _copy(connection, NAME_WORDS, _name_rows(keys))
            for index in self._indices:
                connection.execute(text(index.indexdef))
            counter = "pg_get_serial_sequence('articles', 'number')"
            last = select(ARTICLES.c.number).order_by(ARTICLES.c.number.desc()).limit(1)
            connection.execute(text(f"SELECT setval({counter}, {connection.scalar(last)})"))
        engine = self._store._engine.execution_options(isolation_level="AUTOCOMMIT")
        with engine.connect() as connection:
            connection.execution_options(saksi_writes=True)
            connection.exec_driver_sql("VACUUM ANALYZE")


def _columns(table: Table) -> str:
    """An older store brought up to date has its columns in another order."""
    columns = ", ".join(f'"{column.name}"' for column in table.c)
    return f"{table.name} ({columns})"


def _copy(connection: Connection, table: Table, rows: Iterable[tuple[Any, ...]]) -> None:
    _copied(connection, _columns(table), rows)


def _copied(connection: Connection, into: str, rows: Iterable[tuple[Any, ...]]) -> None:
    driver: Any = connection.connection.driver_connection
    with driver.cursor().copy(f"COPY {into} FROM STDIN") as copy:
        for row in rows:
            copy.write_row(row)
