"""The copies among the articles of a change: each is asked for once."""

from collections.abc import Iterable, Sequence

import msgspec
from sqlalchemy import Connection

from saksi.link.types import Copy
from saksi.store import linked_questions as questions
from saksi.store import linked_rows
from saksi.store.linked_schema import COPIES
from saksi.store.prepared import insert_rows

_COPY = msgspec.json.Decoder(Copy)


class LinkedCopies:
    """Of one change: the articles that were asked about, and every pair that one of them is in."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._asked: set[str] = set()
        self._pairs: dict[tuple[str, str], Copy] = {}

    def of(self, articles: Iterable[str]) -> list[Copy]:
        """Pairs of which one is among the articles."""
        wanted = set(articles)
        if missing := sorted(wanted - self._asked):
            self._asked.update(missing)
            rows = questions.COPIES_OF.rows(self._connection, ids=missing)
            found = (_COPY.decode(body) for (body,) in rows)
            self._pairs |= {(c.a, c.b): c for c in found}
        return [copy for pair, copy in sorted(self._pairs.items()) if not wanted.isdisjoint(pair)]

    def add(self, copies: Sequence[Copy]) -> None:
        """Pairs that were found."""
        self._pairs |= {(c.a, c.b): c for c in copies}
        insert_rows(self._connection, COPIES, [linked_rows.copy_row(c) for c in copies])

    def drop_repeats(self, article: str) -> None:
        """What the article repeats of others."""
        self._pairs = {pair: c for pair, c in self._pairs.items() if pair[1] != article}
        questions.TAKE_REPEATS.run(self._connection, values=[article])

    def drop(self, article: str) -> None:
        """All pairs of the article."""
        self._pairs = {pair: c for pair, c in self._pairs.items() if article not in pair}
        for taken in (questions.TAKE_REPEATED, questions.TAKE_REPEATS):
            taken.run(self._connection, values=[article])
