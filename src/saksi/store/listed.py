"""The part of a store that lists, counts, and tells what changed."""

from collections.abc import Sequence
from contextlib import AbstractContextManager

from sqlalchemy import Connection

from saksi.records import Record
from saksi.store import changing, facets, finding, listing, versions
from saksi.store.facet_values import Facet
from saksi.store.linked_values import Slice
from saksi.store.schema import METADATA
from saksi.store.values import (
    ArticleRow,
    Change,
    Dyad,
    EventRow,
    Filters,
    StatementRow,
    UnknownArticleError,
    Version,
)

EVERYTHING = Filters()


class ListedStore:
    """Pages of articles, statements and acts; counts; changes; versions."""

    def _reading(self) -> AbstractContextManager[Connection]:
        raise NotImplementedError

    def articles(
        self, filters: Filters = EVERYTHING, cursor: str | None = None, limit: int = 50
    ) -> Slice[ArticleRow]:
        """Articles, the newest first; `cursor` is that of the page before."""
        with self._reading() as connection:
            return listing.articles(connection, filters, cursor, limit)

    def statements(
        self, filters: Filters = EVERYTHING, cursor: str | None = None, limit: int = 50
    ) -> Slice[StatementRow]:
        """What was said, the newest first by the day it was said, else published."""
        with self._reading() as connection:
            return listing.statements(connection, filters, cursor, limit)

    def events(
        self, filters: Filters = EVERYTHING, cursor: str | None = None, limit: int = 50
    ) -> Slice[EventRow]:
        """Acts as each article reports them, the newest first by their first day, else published."""
        with self._reading() as connection:
            return listing.events(connection, filters, cursor, limit)

    def total(
        self, what: str = "articles", filters: Filters = EVERYTHING, most: int | None = None
    ) -> int:
        """How many `articles`, `statements` or `events` all pages of a listing have together.

        With `most`, counting ends there.
        """
        with self._reading() as connection:
            return listing.total(connection, METADATA.tables[what], filters, most)

    def at_least(
        self, what: str = "articles", filters: Filters = EVERYTHING, most: int = 10_000
    ) -> tuple[int, bool]:
        """The same as far as it is soon counted, and whether there may be more."""
        with self._reading() as connection:
            return listing.at_least(connection, what, filters, most)

    def facets(
        self, what: str = "articles", filters: Filters = EVERYTHING, most: int = facets.MOST
    ) -> Sequence[Facet]:
        """What each filter may be narrowed to, and how many `what` each value leaves."""
        with self._reading() as connection:
            return facets.facets(connection, what, filters, most)

    def dyads(self, filters: Filters = EVERYTHING) -> Sequence[Dyad]:
        """How often one side acts towards another, by month and type, the latest month first."""
        with self._reading() as connection:
            return listing.dyads(connection, filters)

    def changes(self, since: int = 0, limit: int = 1000) -> Sequence[Change]:
        """Which articles were put or deleted after change `since`, in order.

        Ask again with the last `sequence`; each article is told once, with its last change.
        """
        with self._reading() as connection:
            return changing.changes(connection, since, limit)

    def last_change(self) -> int:
        """The number of the newest change, 0 where nothing happened yet."""
        with self._reading() as connection:
            return changing.last_change(connection)

    def versions(self, article_id: str) -> Sequence[Version]:
        """The states of an article's record, the oldest first; raises `UnknownArticleError`."""
        with self._reading() as connection:
            found = versions.versions(connection, article_id)
            if not found:
                raise UnknownArticleError(article_id, finding.like_ids(connection, article_id))
        return found

    def version(self, article_id: str, number: int) -> Record:
        """The record as it was in that state; raises `UnknownArticleError`."""
        with self._reading() as connection:
            found = versions.version_json(connection, article_id, number)
            if found is None:
                raise UnknownArticleError(f"{article_id} (version {number})", ())
        return Record.from_json(found)
