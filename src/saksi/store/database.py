"""The store: one object over one database, whose every error says what to do."""

import zlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import Concatenate, ParamSpec, Self, TypeVar

from sqlalchemy import Connection, Engine, Table, func, select

from saksi.errors import StoreError
from saksi.read.source import Source
from saksi.records import Record
from saksi.store import (
    failing,
    finding,
    keeping,
)
from saksi.store.addresses import Addresses
from saksi.store.engines import WRITES, engine_at
from saksi.store.linked import LinkedStore
from saksi.store.listed import ListedStore
from saksi.store.location import Place, shown, store_place
from saksi.store.migrate import bring_up_to_date
from saksi.store.parts import keep_parts
from saksi.store.problems import explained
from saksi.store.remaking import Progress
from saksi.store.reviewing import Reviews
from saksi.store.schema import ARTICLES, FAILURES, METADATA, PAGES
from saksi.store.upkeep import UpkeptStore
from saksi.store.values import (
    ArticleRow,
    Counts,
    FailedInput,
    Filters,
    Hit,
    StoredFailure,
    UnknownArticleError,
)
from saksi.store.watchlists import Watchlists

P = ParamSpec("P")
T = TypeVar("T")
WAIT = 30.0  # seconds that a writer waits for another
EVERYTHING = Filters()


def open_store(
    where: str | Path,
    *,
    read_only: bool = False,
    wait: float = WAIT,
    progress: Progress | None = None,
) -> "Store":
    """The store at `where`: a path or a `sqlite:///` address, made if it is not there, or a
    `postgresql://` address of a database, filled with tables if it is empty.

    A store of an older Saksi is brought up to date, which `progress(done, whole)` is told where
    rows are made anew; stopped in between, it goes on the next time. `read_only` never changes the
    store. Raises `StoreError` with the way out where it cannot be used.
    """
    place = store_place(where)
    with explained(shown(place)):
        engine = engine_at(place, read_only, wait)
        try:
            bring_up_to_date(engine, shown(place), read_only, progress)
        except BaseException:
            engine.dispose()
            raise
    return Store(engine, place)


class Store(ListedStore, UpkeptStore, LinkedStore):
    """Pages, records and failures, as they are kept. Every method may raise `StoreError`."""

    def __init__(self, engine: Engine, place: Place) -> None:
        self._engine, self.where = engine, shown(place)
        self.addresses = Addresses(self._reading, self._writing)
        self.review = Reviews(self._reading, self._writing)
        self.watchlists = Watchlists(self._reading, self._writing)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """Lets go of the database."""
        self._engine.dispose()

    @contextmanager
    def _reading(self) -> Iterator[Connection]:
        with explained(self.where), self._engine.connect() as connection:
            yield connection

    @contextmanager
    def _writing(self) -> Iterator[Connection]:
        with (
            explained(self.where),
            self._engine.connect().execution_options(**WRITES) as connection,
            connection.begin(),
        ):
            yield connection

    def ask(
        self, question: Callable[Concatenate[Connection, P], T], *values: P.args, **named: P.kwargs
    ) -> T:
        """What a question, such as those of `newsroom`, finds in the store."""
        with self._reading() as connection:
            return question(connection, *values, **named)

    def change(
        self, act: Callable[Concatenate[Connection, P], T], *values: P.args, **named: P.kwargs
    ) -> T:
        """Does something to the store, such as the acts of `access`: all of it or nothing."""
        with self._writing() as connection:
            return act(connection, *values, **named)

    def has(self, article_id: str, fingerprint: str) -> bool:
        """Whether the article is here as just this input gave it."""
        asked = select(ARTICLES.c.fingerprint).where(ARTICLES.c.id == article_id)
        with self._reading() as connection:
            return connection.scalar(asked) == fingerprint

    def put(self, record: Record, raw: bytes | None = None, fingerprint: str | None = None) -> bool:
        """Keep a record and its page's bytes; whether anything changed. All or nothing."""
        with self._writing() as connection:
            return keeping.keep(connection, record, raw, fingerprint)

    def put_parts(self, record: Record, bodies: Iterable[bytes]) -> None:
        """Keep the bytes of every page of an article that was put together from several."""
        with self._writing() as connection:
            keep_parts(connection, record, bodies)

    def get(self, article_id: str) -> Record:
        """The record, equal to the one that was put but for what reviewers corrected.

        Raises `UnknownArticleError`.
        """
        return Record.from_json(self.json(article_id))

    def json(self, article_id: str, as_read: bool = False) -> str:
        """The record's JSON, byte for byte as `Record.to_json` gave it.

        Where reviewers corrected it, with their corrections, unless `as_read`.
        """
        with self._reading() as connection:
            ask = finding.read_json if as_read else finding.record_json
            found = ask(connection, article_id)
            if found is None:
                raise UnknownArticleError(article_id, finding.like_ids(connection, article_id))
        return found

    def raw(self, article_id: str) -> bytes:
        """The page's bytes as they came."""
        asked = select(PAGES.c.body).join(ARTICLES).where(ARTICLES.c.id == article_id)
        with self._reading() as connection:
            found = connection.execute(asked).first()
            if found is None:
                raise UnknownArticleError(article_id, finding.like_ids(connection, article_id))
        if found.body is None:
            raise StoreError(f"the bytes of '{article_id}' were not given when it was kept")
        return zlib.decompress(found.body)

    def like_ids(self, article_id: str) -> Sequence[str]:
        """The ids that begin so, else the nearest."""
        with self._reading() as connection:
            return finding.like_ids(connection, article_id)

    def list(
        self, filters: Filters = EVERYTHING, limit: int = 50, offset: int = 0
    ) -> Sequence[ArticleRow]:
        """Articles, the newest first."""
        with self._reading() as connection:
            return finding.listing(connection, filters, limit, offset)

    def search(
        self, words: str, filters: Filters = EVERYTHING, limit: int = 20, offset: int = 0
    ) -> Sequence[Hit]:
        """The best matches first; raises `ValueError` where `words` hold no word."""
        with self._reading() as connection:
            return finding.hits(connection, words, filters, limit, offset)

    def lines(self, filters: Filters = EVERYTHING) -> Iterator[str]:
        """The JSON of every record, streamed, in the order they were first kept."""
        with self._reading() as connection:
            yield from finding.record_lines(connection, filters)

    def records(self, filters: Filters = EVERYTHING) -> Iterator[Record]:
        """Every record, streamed, in the order they were first kept."""
        for line in self.lines(filters):
            yield Record.from_json(line)

    def rows(self, table: str, filters: Filters = EVERYTHING) -> Iterator[tuple[object, ...]]:
        """The rows of one of `exported.TABLES`, streamed, in its columns' order."""
        with self._reading() as connection:
            yield from finding.table_rows(connection, table, filters)

    def failures(
        self, with_resolved: bool = False, most: int | None = None
    ) -> Sequence[StoredFailure]:
        """The inputs that gave no record, the one seen last first."""
        with self._reading() as connection:
            return failing.failures_kept(connection, with_resolved, most)

    def add_failure(self, failure: FailedInput, source: Source | None = None) -> None:
        """Keep an input that gave no record; `source` is what was to be read, if it came so far."""
        with self._writing() as connection:
            failing.note_failure(connection, failure, source)

    def resolve_failure(self, failure_id: str, name: str | None = None) -> bool:
        """Strike a failure, of that id or that name, from the list; whether there was one."""
        with self._writing() as connection:
            return failing.mark_resolved(connection, failure_id, name)

    def counts(self) -> Counts:
        """How much there is."""
        tables = {name: METADATA.tables[name] for name in Counts.__struct_fields__}
        with self._reading() as connection:
            return Counts(**{name: _count(connection, t) for name, t in tables.items()})


def _count(connection: Connection, table: Table) -> int:
    asked = select(func.count()).select_from(table)
    if table is FAILURES:
        asked = asked.where(FAILURES.c.resolved.is_(False))
    return connection.scalar(asked) or 0
