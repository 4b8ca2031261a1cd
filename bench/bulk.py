"""Fills empty stores with many records at once: the very rows that keeping them one by one gives.

Rows are made and linked slice by slice in processes of their own, written without indices, and the
indices made last. Only for records that are new and that nobody reviewed.
"""

import hashlib
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from typing import Any, Protocol, TypeAlias

from msgspec import Struct
from sqlalchemy import Connection, Table, select, text

from saksi.link.card import Card
from saksi.link.carding import card_of
from saksi.link.indexing import article_tokens
from saksi.link.linking import add_article
from saksi.link.memory import MemoryShelf
from saksi.records import Record
from saksi.store import Store, linked_rows
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
    """The rows of a slice by table, in the table's columns' order; names and words."""

    rows: dict[str, list[tuple[Any, ...]]]
    keys: set[str]
    words: Words

    def add(self, table: Table, rows: Iterable[Row]) -> None:
        """Columns that a row does not give are null."""
        names = [column.name for column in table.c]
        there = self.rows.setdefault(table.name, [])
        there += [tuple(row.get(name) for name in names) for row in rows]


def rows_of(records: Sequence[Record], first: int) -> Filling:
    """Everything to keep of records that nothing before or after them is linked with."""
    filling = Filling({}, set(), [])
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
        filling.keys |= {str(row["key"]) for row in rows if table.name == "entities"}
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

    def load(self, filling: Filling) -> None:
        """The rows of a slice."""

    def finish(self, keys: set[str]) -> None:
        """The words of all names, and the indices."""


def fill(
    loaders: Sequence[Loader],
    make: Callable[[int], Filling],
    slices: int,
    processes: int = 2,
    progress: Callable[[int], None] = lambda _: None,
) -> None:
    """Every slice that `make` gives into every database."""
    keys: set[str] = set()
    for done, filling in enumerate(_made(make, slices, processes), 1):
        keys |= filling.keys
        for loader in loaders:
            loader.load(filling)
        progress(done)
    for loader in loaders:
        loader.finish(keys)


def _made(make: Callable[[int], Filling], slices: int, processes: int) -> Iterator[Filling]:
    """A few slices ahead of their writing, in their order."""
    if processes == 1:
        yield from map(make, range(slices))
        return
    with ProcessPoolExecutor(processes) as pool:
        ahead = [pool.submit(make, n) for n in range(min(slices, processes))]
        for number in range(slices):
            filling = ahead.pop(0).result()
            if number + processes < slices:
                ahead.append(pool.submit(make, number + processes))
            yield filling


def _name_rows(keys: set[str]) -> list[tuple[str, str]]:
    return sorted((word, key) for key in keys for word in set(key.split()))


class SqliteLoader:
    """Of a store that no other process uses: nothing of it survives a loss of power meanwhile."""

    def __init__(self, store: Store) -> None:
        store.close()
        self._to = sqlite3.connect(store.where, isolation_level=None)
        for setting in ("journal_mode = OFF", "synchronous = OFF", "cache_size = -2000000"):
            self._to.execute(f"PRAGMA {setting}")
        asked = "SELECT name, sql FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL"
        self._indices = self._to.execute(asked).fetchall()
        for name, _ in self._indices:
            self._to.execute(f'DROP INDEX "{name}"')

    def load(self, filling: Filling) -> None:
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

    def finish(self, keys: set[str]) -> None:
        self._to.execute("BEGIN")
        self._insert(NAME_WORDS, _name_rows(keys))
        for _, sql in self._indices:
            self._to.execute(sql)
        self._to.execute("COMMIT")
        self._to.execute("ANALYZE")
        self._to.execute("PRAGMA journal_mode = WAL")
        self._to.close()


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
            for index in self._indices:
                connection.execute(text(f'DROP INDEX "{index.indexname}"'))

    def load(self, filling: Filling) -> None:
        with self._store._writing() as connection:
            connection.execute(text("SET LOCAL session_replication_role = replica"))
            for table in TABLES:
                _copy(connection, table, filling.rows.get(table.name, []))
            words = ((n, tsvector(headline, body)) for n, headline, body in filling.words)
            _copied(connection, "article_words (article, words)", words)

    def finish(self, keys: set[str]) -> None:
        with self._store._writing() as connection:
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
