"""Reads the log of reviews, and keeps records mended by it."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Any

import msgspec
from sqlalchemy import ColumnElement, Connection, Row, bindparam, select, update

from saksi.records import Record
from saksi.store.kept_schema import REVIEW_TARGETS, REVIEWS
from saksi.store.mending import Mended, mend
from saksi.store.prepared import Prepared
from saksi.store.review_values import Anchor, Decision, Target

_TOUCHED = Prepared(
    lambda _: (
        select(REVIEW_TARGETS.c.review)
        .where(REVIEW_TARGETS.c.article == bindparam("article"))
        .limit(1)
    )
)


def mended(connection: Connection, record: Record) -> Mended:
    """The record with what was decided on it; notes which decisions still find their findings."""
    if not _TOUCHED.rows(connection, article=record.id):
        return Mended(record, {}, {})
    taken = decisions_on(connection, record.id)
    done = mend(record, taken)
    of = REVIEW_TARGETS.c
    for decision in taken:
        for position, target in enumerate(decision.targets):
            now = done.matched.get((decision.number, position))
            told = decision.active and decision.op != "undo"
            if told and target.article == record.id and now != target.id:
                here = of.review == decision.number, of.position == position
                connection.execute(update(REVIEW_TARGETS).where(*here).values(matched=now))
    return done


def decisions_on(connection: Connection, article_id: str) -> list[Decision]:
    """All decisions on findings of one article, in their order."""
    of = REVIEW_TARGETS.c
    about = select(of.review).where(of.article == article_id)
    return decisions(connection, REVIEWS.c.number.in_(about))


def decisions(connection: Connection, *conditions: ColumnElement[bool]) -> list[Decision]:
    """The decisions of the log that meet the conditions, in their order."""
    rows = connection.execute(select(REVIEWS).where(*conditions).order_by(REVIEWS.c.number)).all()
    if not rows:
        return []
    targets: dict[int, list[Target]] = defaultdict(list)
    of = REVIEW_TARGETS.c
    asked = select(REVIEW_TARGETS).where(of.review.in_(select(REVIEWS.c.number).where(*conditions)))
    for row in connection.execute(asked.order_by(of.review, of.position)):
        anchor = msgspec.json.decode(row.anchor, type=Anchor)
        targets[row.review].append(Target(row.article, anchor, row.matched))
    dead = undone(connection, [row.number for row in rows])
    return [_decision(row, targets[row.number], row.number not in dead) for row in rows]


def undone(connection: Connection, numbers: Iterable[int]) -> set[int]:
    """Which of the decisions were undone, by an undoing that was not undone itself."""
    dead: set[int] = set()
    asked = select(REVIEWS.c.number, REVIEWS.c.undoes).where(REVIEWS.c.op == "undo")
    for row in connection.execute(asked.order_by(REVIEWS.c.number.desc())):
        if row.number not in dead:
            dead.add(row.undoes)
    return dead & set(numbers)


def _decision(row: Row[Any], targets: Sequence[Target], active: bool) -> Decision:
    return Decision(
        number=row.number,
        at=row.at,
        who=row.who,
        op=row.op,
        kind=row.kind,
        targets=tuple(targets),
        field=row.field,
        before=_json(row.before),
        after=_json(row.after),
        why=row.why,
        undoes=row.undoes,
        active=active,
    )


def _json(value: str | None) -> Any:
    return None if value is None else msgspec.json.decode(value)
