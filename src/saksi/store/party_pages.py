"""One page of the acts of one party, from the index of parties alone."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import ColumnElement, Connection, or_, select

from saksi.store.dialects import pairs
from saksi.store.filtering import of_party
from saksi.store.schema import EVENT_PARTIES, EVENTS

SPARE = 20  # rows read beyond those wanted: an act may name a party under several entities

Key = tuple[int, int]  # the number of an article, and the position of an act in it


def page_of_party(
    connection: Connection, side: str, value: str, after: Sequence[Any] | None, most: int
) -> list[Key] | None:
    """The newest acts of, or towards, somebody, no more than `most`, after a cursor's three values.

    Null where too little of the index was read to know.
    """
    of, rows_read = EVENT_PARTIES.c, most + SPARE
    asked = select(of.at_day, of.article, of.event).where(*of_party(connection, side, value))
    if after is not None:
        day, article, _ = after
        asked = asked.where(of.at_day <= day, or_(of.at_day < day, of.article <= article))
    walk = asked.order_by(of.at_day.desc(), of.article.desc()).limit(rows_read)
    rows = [(day, number, event) for day, number, event in connection.execute(walk)]
    placed = _placed(connection, dict.fromkeys(rows))
    if after is not None:
        day, article, position = after
        placed = [a for a in placed if a[:2] != (day, article) or a[2] > position]
    if len(rows) == rows_read:  # what stands in the last article may not have been read whole
        placed = [act for act in placed if act[:2] != rows[-1][:2]]
        if len(placed) < most:
            return None
    return [(number, position) for _, number, position in placed[:most]]


def _placed(
    connection: Connection, acts: dict[tuple[str, int, str], None]
) -> list[tuple[str, int, int]]:
    """Day, article and position of each act, in the order of listings."""
    of, numbers = EVENTS.c, {number for _, number, _ in acts}
    given = pairs(connection, [(number, 0) for number in numbers], "article", "position")
    same: ColumnElement[bool] = given.c.article == of.article
    asked = select(of.article, of.id, of.position).join_from(given, EVENTS, same)
    position = {(number, event): at for number, event, at in connection.execute(asked)}
    found = [(day, number, position[number, event]) for day, number, event in acts]
    found.sort(key=lambda act: act[2])
    return sorted(found, key=lambda act: act[:2], reverse=True)
