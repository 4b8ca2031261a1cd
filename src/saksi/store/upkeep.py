"""The part of a store that keeps it in order: purges, checks, copies."""

from collections.abc import Iterable, Sequence
from contextlib import AbstractContextManager
from pathlib import Path

from sqlalchemy import Connection, select, text

from saksi.store import checking, copying, deleting, finding, keeping
from saksi.store.checking import Problem
from saksi.store.fulltext import word_index
from saksi.store.schema import ARTICLES
from saksi.store.values import UnknownArticleError


class UpkeptStore:
    """Deletes, checks, repairs and copies."""

    def _reading(self) -> AbstractContextManager[Connection]:
        raise NotImplementedError

    def _writing(self) -> AbstractContextManager[Connection]:
        raise NotImplementedError

    def delete(self, article_ids: Iterable[str]) -> Sequence[str]:
        """Purge articles and all that came of them, for good; all or none.

        Their bytes go unless another article was read from them. What is left is a tombstone in
        `changes`. The ids that were there; raises `UnknownArticleError` for one that is not.
        """
        gone = []
        with self._writing() as connection:
            if connection.dialect.name == "sqlite":
                connection.execute(text("PRAGMA secure_delete = ON"))
            for name in article_ids:
                if not deleting.delete_article(connection, name):
                    raise UnknownArticleError(name, finding.like_ids(connection, name))
                gone.append(name)
            word_index(connection).forget()
        return gone

    def check(self) -> Sequence[Problem]:
        """What is wrong with the store: with the database, spans, rows, counts, words, orphans."""
        with self._reading() as connection:
            return list(checking.problems(connection))

    def repair(self, article_ids: Iterable[str]) -> None:
        """Make what can be asked of these articles anew from their records."""
        with self._writing() as connection:
            for name in article_ids:
                number = connection.scalar(select(ARTICLES.c.number).where(ARTICLES.c.id == name))
                if number is not None:
                    keeping.refill(connection, number)

    def backup(self, to: str | Path) -> int:
        """Copy everything, as it is at this moment, into a store that is not there yet.

        It may be a file or an empty database. How many articles there are.
        """
        from saksi.store.database import open_store

        with open_store(to) as copy, self._reading() as source, copy._writing() as target:
            return copying.copy_tables(source, target)
