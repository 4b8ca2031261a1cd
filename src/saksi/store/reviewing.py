"""Review: people accept, correct, reject, merge and split what was read; every decision is a row."""

from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from itertools import combinations
from typing import Any, TypeAlias

import msgspec
from sqlalchemy import Connection, func, insert, select

from saksi.records import Record
from saksi.store import finding
from saksi.store.anchoring import Finding, anchor_of, findings
from saksi.store.changing import note_change
from saksi.store.decisions import decisions, decisions_on
from saksi.store.keeping import now, refill
from saksi.store.kept_schema import REVIEW_TARGETS, REVIEWS
from saksi.store.review_fields import checked_value, stored_value
from saksi.store.review_queue import queue
from saksi.store.review_values import (
    Apart,
    Constraints,
    Decision,
    Kind,
    Op,
    Pending,
    ReviewError,
    Target,
)
from saksi.store.schema import ARTICLES, RECORDS
from saksi.store.values import Filters

Opens: TypeAlias = Callable[[], AbstractContextManager[Connection]]
EVERYTHING = Filters()


class Reviews:
    """The reviews of one store. Findings are named `ARTICLE#ID`, as in `wartadermaga-1#v3`."""

    def __init__(self, reading: Opens, writing: Opens) -> None:
        self._reading, self._writing = reading, writing

    def queue(
        self, kind: Kind | None = None, filters: Filters = EVERYTHING, limit: int = 50
    ) -> Sequence[Pending]:
        """Statements and acts that nobody has looked at, the most uncertain first."""
        with self._reading() as connection:
            return queue(connection, kind, filters, limit)

    def apply(
        self,
        op: Op,
        targets: Sequence[str],
        *,
        who: str,
        field: str | None = None,
        value: Any = None,
        why: str | None = None,
    ) -> Decision:
        """Take a decision, note it, and show its effect everywhere at once.

        `accept` and `reject` take one finding, `correct` also a `field` and its new `value` (ids
        for parties). `merge` joins two findings or more into the first; acts of different articles
        are thereby reports of one act. `split` parts an entity's mentions (`value` is
        `{"mentions": [[start, end], …], "name": …}`), or reports of an act from one another.

        Raises `ReviewError` or `InputError` with what can be done instead.
        """
        if op == "undo":
            raise ReviewError("undo takes the number of a decision")
        with self._writing() as connection:
            records, named = _named(connection, targets)
            kind = _kind_of(named)
            _check(op, kind, named)
            before, after = _values(records, named, op, kind, field, value)
            anchors = [_target(connection, records, *one) for one in named]
            row = {"op": op, "kind": kind, "field": field, "why": why, "who": who}
            number = _note(connection, row, before, after, anchors)
            _show(connection, records)
            return decisions(connection, REVIEWS.c.number == number)[0]

    def undo(self, number: int, *, who: str, why: str | None = None) -> Decision:
        """Take a decision back; to undo an undoing brings the decision back."""
        with self._writing() as connection:
            found = decisions(connection, REVIEWS.c.number == number)
            if not found:
                raise ReviewError(f"there is no decision {number}; see: saksi review log")
            if not found[0].active:
                raise ReviewError(f"decision {number} is undone already; see: saksi review log")
            old = found[0]
            row = {"op": "undo", "kind": old.kind, "field": old.field, "why": why, "who": who}
            made = _note(connection, {**row, "undoes": number}, old.after, old.before, old.targets)
            _show(connection, dict.fromkeys(t.article for t in old.targets))
            return decisions(connection, REVIEWS.c.number == made)[0]

    def log(
        self, article: str | None = None, before: int | None = None, limit: int = 50
    ) -> Sequence[Decision]:
        """Decisions, the newest first, of one article or all; `before` goes on from a number."""
        of = REVIEWS.c.number
        conditions = [] if before is None else [of < before]
        if article is not None:
            about = select(REVIEW_TARGETS.c.review).where(REVIEW_TARGETS.c.article == article)
            conditions.append(of.in_(about))
        newest = select(of).where(*conditions).order_by(of.desc()).limit(limit)
        with self._reading() as connection:
            return decisions(connection, of.in_(newest.subquery().select()))[::-1]

    def unmatched(self) -> Sequence[Decision]:
        """Active decisions of which a finding is not there any more since the article was read anew."""
        lost = select(REVIEW_TARGETS.c.review).where(REVIEW_TARGETS.c.matched.is_(None))
        with self._reading() as connection:
            found = decisions(connection, REVIEWS.c.number.in_(lost), REVIEWS.c.op != "undo")
        return [decision for decision in found if decision.active]

    def constraints(self) -> Constraints:
        """Reports that reviewers joined into one act, and reports they parted, for linking."""
        shared = select(REVIEW_TARGETS.c.review).group_by(REVIEW_TARGETS.c.review)
        several = shared.having(func.count() > 1)
        wanted = REVIEWS.c.kind == "event", REVIEWS.c.op.in_(("merge", "split"))
        with self._reading() as connection:
            found = decisions(connection, REVIEWS.c.number.in_(several), *wanted)
        active = [decision for decision in found if decision.active]
        return Constraints(_pairs(active, "merge"), _pairs(active, "split"))

    def looked_at(self, article: str) -> dict[str, str]:
        """The ids in the article's record that were reviewed: `accepted` or `corrected`."""
        from saksi.store.mending import mend

        with self._reading() as connection:
            body = connection.scalar(
                select(RECORDS.c.body).join(ARTICLES).where(ARTICLES.c.id == article)
            )
            taken = decisions_on(connection, article)
        return mend(Record.from_json(body), taken).looked_at if body else {}

    def articles(self) -> Sequence[str]:
        """The articles that reviewers decided on."""
        asked = select(REVIEW_TARGETS.c.article).distinct().order_by(REVIEW_TARGETS.c.article)
        here = select(ARTICLES.c.id)
        with self._reading() as connection:
            return list(connection.scalars(asked.where(REVIEW_TARGETS.c.article.in_(here))))


def _pairs(taken: Sequence[Decision], op: str) -> tuple[Apart, ...]:
    pairs: list[Apart] = []
    for decision in taken:
        named = dict.fromkeys(target.name for target in decision.targets if target.id)
        if decision.op == op:
            pairs += [Apart(one, other) for one, other in combinations(named, 2)]
    return tuple(dict.fromkeys(pairs))


def _named(
    connection: Connection, targets: Sequence[str]
) -> tuple[dict[str, Record], list[tuple[str, Finding]]]:
    """The records of the targets as they are shown now, and the findings meant."""
    records: dict[str, Record] = {}
    named = []
    for target in targets:
        article, _, wanted = target.rpartition("#")
        body = finding.record_json(connection, article) if article else None
        if body is None:
            raise ReviewError(
                f"'{target}': there is no such article; a finding is named ARTICLE#ID"
            )
        record = records.setdefault(article, Record.from_json(body))
        every: list[Finding] = [*record.entities, *record.statements, *record.events]
        found = next((one for one in every if one.id == wanted), None)
        if found is None:
            raise ReviewError(
                f"'{target}': the article has no '{wanted}'; see: saksi show {article}"
            )
        named.append((article, found))
    return records, named


def _kind_of(named: Sequence[tuple[str, Finding]]) -> Kind:
    kinds = {type(found).__name__.lower() for _, found in named}
    if len(kinds) != 1:
        raise ReviewError("name one finding, or several of one kind")
    kind: Any = kinds.pop()
    return kind  # type: ignore[no-any-return]


def _check(op: Op, kind: Kind, named: Sequence[tuple[str, Finding]]) -> None:
    places = [(article, found.id) for article, found in named]
    if len(set(places)) != len(places):
        raise ReviewError("a finding is named twice")
    joins = op == "merge" or (op == "split" and kind == "event")
    if joins != (len(places) > 1):
        raise ReviewError(f"{op} takes {'two findings or more' if joins else 'one finding'}")
    if op in ("merge", "split") and kind == "statement":
        raise ReviewError("statements are neither merged nor split; reject or correct them")
    if op == "merge" and kind == "entity" and len({article for article, _ in places}) > 1:
        raise ReviewError("entities of different articles are not merged; correct their names")


def _values(
    records: dict[str, Record],
    named: Sequence[tuple[str, Finding]],
    op: Op,
    kind: Kind,
    field: str | None,
    value: Any,
) -> tuple[Any, Any]:
    """What is noted as before and after."""
    article, found = named[0]
    record = records[article]
    if op == "correct":
        if field is None:
            raise ReviewError("say which field is corrected")
        new = checked_value(kind, field, value)
        old = getattr(found, field)
        return stored_value(record, field, old), stored_value(record, field, new)
    if op == "split" and kind == "entity":
        return msgspec.to_builtins(found), _parted(found, value)
    return [msgspec.to_builtins(one) for _, one in named], None


def _parted(found: Any, value: Any) -> dict[str, Any]:
    value = value if isinstance(value, dict) else {}
    there = {(m.start, m.end) for m in found.mentions}
    wanted = {tuple(place) for place in value.get("mentions", ())}
    if not wanted or not wanted < there:
        places = ", ".join(f"{start}:{end}" for start, end in sorted(there))
        raise ReviewError(f"split names some of the mentions, not all; there are: {places}")
    return {"mentions": sorted(map(list, wanted)), "name": value.get("name")}


def _target(
    connection: Connection, records: dict[str, Record], article: str, found: Finding
) -> Target:
    """Anchored in the record as it was read, so that no other decision is needed to find it."""
    if found.id.startswith("r"):
        made = int(found.id[1:])
        anchor = anchor_of(records[article], found)
        return Target(article, msgspec.structs.replace(anchor, made=made), found.id)
    body = connection.scalar(select(RECORDS.c.body).join(ARTICLES).where(ARTICLES.c.id == article))
    read = Record.from_json(body or "")
    kind: Any = type(found).__name__.lower()
    original = next(one for one in findings(read, kind) if one.id == found.id)
    return Target(article, anchor_of(read, original), found.id)


def _note(
    connection: Connection, row: dict[str, Any], before: Any, after: Any, targets: Sequence[Target]
) -> int:
    number = (connection.scalar(select(func.max(REVIEWS.c.number))) or 0) + 1
    values = {"before": _encoded(before), "after": _encoded(after)}
    connection.execute(insert(REVIEWS).values(number=number, at=now(), **row, **values))
    rows = [
        {
            "review": number,
            "position": position,
            "article": target.article,
            "anchor": _encoded(target.anchor),
            "matched": target.id,
        }
        for position, target in enumerate(targets)
    ]
    connection.execute(insert(REVIEW_TARGETS), rows)
    return number


def _encoded(value: Any) -> str | None:
    return None if value is None else msgspec.json.encode(value).decode()


def _show(connection: Connection, articles: Any) -> None:
    """What can be asked of the articles is made anew; those who follow the store are told."""
    for article in articles:
        number = connection.scalar(select(ARTICLES.c.number).where(ARTICLES.c.id == article))
        if number is not None:
            refill(connection, number)
            note_change(connection, article, "put", now())
