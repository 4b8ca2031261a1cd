"""The index of words: FTS5 in SQLite, a `tsvector` in PostgreSQL, over the same stems."""

from collections.abc import Mapping, Sequence
from typing import Any, Protocol

from sqlalchemy import ColumnElement, Connection, FromClause

from saksi.store.postgres_words import PostgresWords
from saksi.store.query import Query
from saksi.store.sqlite_words import SqliteWords
from saksi.store.words import Forms


class WordIndex(Protocol):
    """Forms of words by the number of their article."""

    # Matches that are ranked at most, the last kept: words of more stand nearly everywhere.
    MOST: int

    def add(self, number: int, headline: Sequence[str], body: Sequence[str]) -> None:
        """Index an article's words in their order; a `BREAK` stands between passages."""

    def drop(self, number: int) -> None:
        """Take an article out."""

    def forget(self) -> None:
        """Let no word of what was taken out stay anywhere."""

    def count(self) -> int:
        """How many articles are indexed."""

    def holds(self, number: int, headline: Sequence[str], body: Sequence[str]) -> bool:
        """Whether the article is indexed by just these words."""

    def forms(self, numbers: Sequence[int]) -> Mapping[int, Forms]:
        """What articles are indexed by; only of those of which the index still has it in order."""

    def damage(self) -> Sequence[str]:
        """What is wrong with the index itself."""

    def met(
        self, query: Query, number: ColumnElement[Any], walked: bool = False
    ) -> ColumnElement[bool]:
        """The article of this number matches; asked of each where a long walk will end soon."""

    def number(self) -> ColumnElement[Any]:
        """The number of an article in the conditions of `ranked`."""

    def ranked(
        self, query: Query, most: int, conditions: Sequence[ColumnElement[bool]] = ()
    ) -> FromClause:
        """`number` and `rank` of matches, the least is the best, that meet conditions on `number`.

        Of so many matches at most: those that were kept last.
        """


def word_index(connection: Connection) -> WordIndex:
    """The index of the database behind this connection."""
    if connection.dialect.name == "postgresql":
        return PostgresWords(connection)
    return SqliteWords(connection)
