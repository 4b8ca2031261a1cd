"""The acts of a change that links articles: each is asked for once, and written once they are placed."""

from collections.abc import Collection, Iterable, Iterator
from typing import Any, NamedTuple

from sqlalchemy import Connection

from saksi.link.shelf import Follows
from saksi.store import linked_questions as questions
from saksi.store.linked_schema import LINKED_ACTS
from saksi.store.prepared import Prepared, insert_rows


class Placing(NamedTuple):
    """An act's article, the report that it follows, and what it is a report of."""

    article: str
    parent: str | None
    score: float | None
    tree: str
    merged: str | None

    @property
    def follows(self) -> Follows:
        """Its place among reports."""
        return Follows(self.parent, self.score or 0.0, self.tree)


class LinkedActs:
    """Of one change: what is known of acts, and what of it is not written yet."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._known: dict[str, Placing] = {}
        self._new: dict[str, dict[str, Any]] = {}
        self._moved: set[str] = set()

    def of(self, keys: Iterable[str]) -> Iterator[tuple[str, Placing]]:
        """Those acts that there are."""
        wanted = list(dict.fromkeys(keys))
        if missing := [key for key in wanted if key not in self._known]:
            self._learn(questions.ACTS, missing)
        yield from ((key, self._known[key]) for key in wanted if key in self._known)

    def of_trees(self, trees: Collection[str]) -> dict[str, Placing]:
        """The acts of trees."""
        return self._found(questions.ACTS_OF_TREES, trees)

    def after(self, keys: Collection[str]) -> dict[str, Placing]:
        """The acts that follow one of these."""
        return self._found(questions.FOLLOWERS, keys)

    def reporting(self, events: Collection[str]) -> dict[str, Placing]:
        """The acts that are reports of merged events."""
        return self._found(questions.REPORTS, events)

    def _found(self, question: Prepared, keys: Collection[str]) -> dict[str, Placing]:
        """What is sought by values that may have changed: so they are written first."""
        if not keys:
            return {}
        self.write()
        return {key: self._known[key] for key in self._learn(question, keys)}

    def _learn(self, question: Prepared, keys: Collection[str]) -> list[str]:
        rows = question.rows(self._connection, keys=list(keys))
        self._known |= {key: Placing(*values) for key, *values in rows}
        return [row[0] for row in rows]

    def add(self, article: str, rows: Iterable[dict[str, Any]]) -> None:
        """Acts of a new article, each the first report of itself."""
        for row in rows:
            self._new[row["key"]] = row
            self._known[row["key"]] = Placing(article, None, None, row["tree"], None)

    def change(self, key: str, **values: Any) -> None:
        """What an act follows, or is a report of."""
        self._known[key] = self._known[key]._replace(**values)
        if key not in self._new:
            self._moved.add(key)

    def drop(self, article: str) -> None:
        """Forget the acts of an article, which are being taken out."""
        self.write()
        gone = [key for key, placing in self._known.items() if placing.article == article]
        for key in gone:
            del self._known[key]

    def write(self) -> None:
        """Into the tables."""
        new = [{**row, **self._placed(key)} for key, row in self._new.items()]
        insert_rows(self._connection, LINKED_ACTS, new)
        moved = ({"act": key, **_renamed(self._placed(key))} for key in sorted(self._moved))
        questions.PLACE_ACT.run_each(self._connection, moved)
        self._new, self._moved = {}, set()

    def _placed(self, key: str) -> dict[str, Any]:
        _, *values = self._known[key]
        return dict(zip(Placing._fields[1:], values, strict=True))


def _renamed(values: dict[str, Any]) -> dict[str, Any]:
    return {f"new_{name}": value for name, value in values.items()}
