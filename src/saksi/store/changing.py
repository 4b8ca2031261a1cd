"""The order in which articles changed, for those who follow a store: deletions are told too."""

from collections.abc import Sequence

from sqlalchemy import Connection, func, select

from saksi.store.dialects import insert_or
from saksi.store.kept_schema import CHANGES
from saksi.store.values import Change


def note_change(connection: Connection, article_id: str, kind: str, at: str) -> None:
    """The article's last change gets the next number; writers take turns, so none is skipped."""
    last = connection.scalar(select(func.max(CHANGES.c.sequence))) or 0
    row = {"sequence": last + 1, "kind": kind, "at": at}
    new = insert_or(connection, CHANGES).values(id=article_id, **row)
    connection.execute(new.on_conflict_do_update(index_elements=[CHANGES.c.id], set_=row))


def changes(connection: Connection, since: int, limit: int) -> Sequence[Change]:
    """The articles whose last change is later than `since`, in the order of the changes."""
    asked = select(CHANGES).where(CHANGES.c.sequence > since)
    rows = connection.execute(asked.order_by(CHANGES.c.sequence).limit(limit))
    return [Change(**row._mapping) for row in rows]


def last_change(connection: Connection) -> int:
    """The number of the newest change, 0 in a store where nothing happened."""
    return connection.scalar(select(func.max(CHANGES.c.sequence))) or 0
