"""The index of words in SQLite: an FTS5 table whose row n holds the stems of article n."""

import sqlite3
from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, Float, FromClause, Integer, column, text
from sqlalchemy.exc import DBAPIError

from saksi.store.query import Query, fts5_expression

_ADD = text("INSERT INTO article_words (rowid, headline, body) VALUES (:n, :headline, :body)")
_DROP = text("DELETE FROM article_words WHERE rowid = :n")
_MERGE = text("INSERT INTO article_words (article_words) VALUES ('optimize')")
_COUNT = text("SELECT count(*) FROM article_words_docsize")
_CHECK = text("INSERT INTO article_words (article_words) VALUES ('integrity-check')")
_HELD = text("SELECT headline, body FROM article_words WHERE rowid = :n")
_RANKED = (
    "SELECT rowid AS number, bm25(article_words, 4.0, 1.0) AS rank "
    "FROM article_words WHERE article_words MATCH :words_asked"
)
_LAST = " ORDER BY rowid DESC LIMIT :words_most"


class SqliteWords:
    """`WordIndex` over FTS5."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def add(self, number: int, headline: Sequence[str], body: Sequence[str]) -> None:
        """Index an article's words."""
        row = {"n": number, "headline": " ".join(headline), "body": " ".join(body)}
        self._connection.execute(_ADD, row)

    def drop(self, number: int) -> None:
        """Take an article out."""
        self._connection.execute(_DROP, {"n": number})

    def forget(self) -> None:
        """FTS5 leaves the words of what was taken out until its segments are merged."""
        self._connection.execute(_MERGE)

    def count(self) -> int:
        """How many articles are indexed."""
        return self._connection.scalar(_COUNT) or 0

    def holds(self, number: int, headline: Sequence[str], body: Sequence[str]) -> bool:
        """Whether the article is indexed by just these words."""
        found = self._connection.execute(_HELD, {"n": number}).first()
        return found is not None and tuple(found) == (" ".join(headline), " ".join(body))

    def damage(self) -> Sequence[str]:
        """What FTS5's own check finds; a store that may not be written to cannot be asked."""
        try:
            self._connection.execute(_CHECK)
        except DBAPIError as error:
            code = getattr(error.orig, "sqlite_errorcode", 0) & 0xFF
            if code == sqlite3.SQLITE_READONLY:
                return []
            return [f"the index of words is damaged ({error.orig})"]
        return []

    def ranked(self, query: Query, most: int | None = None) -> tuple[FromClause, dict[str, Any]]:
        """Matches by BM25; a word of the headline counts four times."""
        asked = text(_RANKED if most is None else _RANKED + _LAST)
        columns = column("number", Integer), column("rank", Float)
        values: dict[str, Any] = {"words_asked": fts5_expression(query)}
        if most is not None:
            values["words_most"] = most
        return asked.columns(*columns).subquery(), values
