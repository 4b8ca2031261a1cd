"""The index of words in SQLite: an FTS5 table whose row n holds the stems of article n."""

import sqlite3
from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Connection,
    Float,
    FromClause,
    Integer,
    Select,
    String,
    bindparam,
    column,
    exists,
    func,
    literal_column,
    select,
    table,
    text,
)
from sqlalchemy.exc import DBAPIError

from saksi.store.prepared import Prepared
from saksi.store.query import Query, fts5_expression
from saksi.store.words import Forms, passages_of

FEW = 8_000  # matches that are sooner gathered and sorted than met on a walk
_ADD = Prepared(
    lambda _: text(
        "INSERT INTO article_words (rowid, headline, body) VALUES (:n, :headline, :body)"
    )
)
_DROP = text("DELETE FROM article_words WHERE rowid = :n")
_MERGE = text("INSERT INTO article_words (article_words) VALUES ('optimize')")
_COUNT = text("SELECT count(*) FROM article_words_docsize")
_CHECK = text("INSERT INTO article_words (article_words) VALUES ('integrity-check')")
_HELD = text("SELECT headline, body FROM article_words WHERE rowid = :n")
_FORMS = text("SELECT rowid, headline, body FROM article_words WHERE rowid IN :numbers").bindparams(
    bindparam("numbers", expanding=True)
)
_WORDS = table("article_words", column("rowid", Integer))
_RANK = literal_column("bm25(article_words, 4.0, 1.0)", Float)
# With the sign, what is asked of it does not lead to matches but is asked of each.
_NUMBER = literal_column("+article_words.rowid", Integer)


class SqliteWords:
    """`WordIndex` over FTS5."""

    MOST = 3_000  # matches that are ranked

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def add(self, number: int, headline: Sequence[str], body: Sequence[str]) -> None:
        """Index an article's words."""
        row = {"n": number, "headline": " ".join(headline), "body": " ".join(body)}
        _ADD.run(self._connection, **row)

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

    def forms(self, numbers: Sequence[int]) -> Mapping[int, Forms]:
        """What articles are indexed by."""
        found = self._connection.execute(_FORMS, {"numbers": list(numbers)})
        return {row.rowid: Forms(passages_of(row.headline), passages_of(row.body)) for row in found}

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

    def met(
        self, query: Query, number: ColumnElement[Any], walked: bool = False
    ) -> ColumnElement[bool]:
        """Few matches lead to what is wanted; else the index is entered at each number."""
        found = select(_WORDS.c.rowid).where(_match(query))
        if walked and self._more(found):
            return exists().where(_match(query), _WORDS.c.rowid == number).correlate_except(_WORDS)
        return number.in_(found)

    def _more(self, found: Select[Any]) -> bool:
        """Whether a walk meets matches soon."""
        some = select(func.count()).select_from(found.limit(FEW + 1).subquery())
        return (self._connection.scalar(some) or 0) > FEW

    def number(self) -> ColumnElement[Any]:
        """The number of an article in the conditions of `ranked`."""
        return _NUMBER

    def ranked(
        self, query: Query, most: int, conditions: Sequence[ColumnElement[bool]] = ()
    ) -> FromClause:
        """Matches by BM25; a word of the headline counts four times."""
        found = select(_WORDS.c.rowid.label("number"), _RANK.label("rank"))
        found = found.select_from(_WORDS).where(_match(query), *conditions)
        return found.order_by(_WORDS.c.rowid.desc()).limit(most).subquery()


def _match(query: Query) -> ColumnElement[bool]:
    words = bindparam(None, fts5_expression(query), String)
    return literal_column("article_words", String).op("MATCH", is_comparison=True)(words)
