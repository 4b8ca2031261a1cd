"""The order in which articles changed, for those who follow a store: deletions are told too."""

from collections.abc import Sequence

from sqlalchemy import Connection, Text, bindparam, func, select, true
from sqlalchemy.sql.expression import ClauseElement

from saksi.store.kept_schema import CHANGES
from saksi.store.prepared import Prepared, Words
from saksi.store.values import Change


def note_change(connection: Connection, article_id: str, kind: str, at: str) -> None:
    """The article's last change gets the next number; writers take turns, so none is skipped."""
    _NOTE.run(connection, article=article_id, what=kind, moment=at)


def _note(words: Words) -> ClauseElement:
    following = func.coalesce(func.max(CHANGES.c.sequence), 0) + 1
    given = [bindparam(name, type_=Text) for name in ("article", "what", "moment")]
    row = select(following, *given).where(true())
    new = words.insert(CHANGES).from_select(["sequence", "id", "kind", "at"], row)
    names = "sequence", "kind", "at"
    changed = {name: new.excluded[name] for name in names}
    noted: ClauseElement = new.on_conflict_do_update(index_elements=[CHANGES.c.id], set_=changed)
    return noted


_NOTE = Prepared(_note)


def changes(connection: Connection, since: int, limit: int) -> Sequence[Change]:
    """The articles whose last change is later than `since`, in the order of the changes."""
    asked = select(CHANGES).where(CHANGES.c.sequence > since)
    rows = connection.execute(asked.order_by(CHANGES.c.sequence).limit(limit))
    return [Change(**row._mapping) for row in rows]


def last_change(connection: Connection) -> int:
    """The number of the newest change, 0 in a store where nothing happened."""
    return connection.scalar(select(func.max(CHANGES.c.sequence))) or 0
