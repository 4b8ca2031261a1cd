"""Asks a store for what its articles tell together."""

from collections.abc import Iterator, Sequence
from typing import Any, TypeVar

import msgspec
from msgspec.structs import replace
from sqlalchemy import (
    ColumnElement,
    Connection,
    Row,
    RowMapping,
    Select,
    and_,
    exists,
    func,
    or_,
    select,
)

from saksi.errors import InputError
from saksi.link import Article, Contradiction, Copy, Dated, MergedEvent, Story
from saksi.link.copying import copied_spans
from saksi.store.filtering import FEW
from saksi.store.linked_schema import (
    CONTRADICTION_EVENTS,
    CONTRADICTIONS,
    COPIES,
    LINKED_ACTS,
    LINKED_ARTICLES,
    MERGED_EVENTS,
    MERGED_PARTIES,
    STORIES,
)
from saksi.store.linked_shelf import DatabaseShelf
from saksi.store.linked_values import EventFilters, EventSlice, StoryFilters, StorySlice
from saksi.store.schema import ARTICLES

T = TypeVar("T")


def merged_events(
    connection: Connection, filters: EventFilters, cursor: str | None, limit: int, forward: bool
) -> EventSlice:
    """One page of merged events."""
    asked = select(MERGED_EVENTS.c.body, MERGED_EVENTS.c.begin, MERGED_EVENTS.c.id)
    asked = asked.where(*_conditions(connection, filters))
    keys = (MERGED_EVENTS.c.begin, MERGED_EVENTS.c.id)
    rows = connection.execute(_paged(asked, keys, cursor, limit, forward)).all()
    found = [decoded(row.body, MergedEvent) for row in rows[:limit]]
    return EventSlice(tuple(_with_places(connection, found)), _cursor(rows, limit, "begin"))


def _conditions(connection: Connection, filters: EventFilters) -> Iterator[ColumnElement[bool]]:
    of = MERGED_EVENTS.c
    for column, value in ((of.type, filters.type), (of.status, filters.status)):
        if value is not None:
            yield column == value
    if filters.place is not None:
        yield func.lower(of.place) == filters.place.lower()
    if filters.since is not None:
        yield of.end >= filters.since
    if filters.until is not None:
        yield of.begin <= filters.until
    if filters.sources > 1:
        yield of.sources >= filters.sources
    for side in ("actor", "recipient"):
        if (name := getattr(filters, side)) is not None:
            yield _has_party(connection, name, side)
    if filters.party is not None:
        yield _has_party(connection, filters.party, None)
    if filters.article is not None:
        yield of.id.in_(_acts_of(LINKED_ARTICLES.c.id == filters.article))
    if filters.story is not None:
        yield of.id.in_(_acts_of(LINKED_ARTICLES.c.story == filters.story))


def _has_party(connection: Connection, name: str, side: str | None) -> ColumnElement[bool]:
    """Few events of a party are gathered, many are met on a walk from the newest on."""
    of = MERGED_PARTIES.c
    named = or_(of.key == name.upper(), of.country == name.upper(), of.name == name.casefold())
    sides = [of.side == side] if side else []
    mine = select(of.event).where(named, *sides)
    some = select(func.count()).select_from(mine.limit(FEW + 1).subquery())
    if (connection.scalar(some) or 0) <= FEW:
        return MERGED_EVENTS.c.id.in_(mine)
    here = of.event == MERGED_EVENTS.c.id
    return exists().where(here, named, *sides).correlate(MERGED_EVENTS)


def _acts_of(articles: ColumnElement[bool]) -> Select[Any]:
    joined = LINKED_ACTS.join(LINKED_ARTICLES, LINKED_ACTS.c.article == LINKED_ARTICLES.c.article)
    return select(LINKED_ACTS.c.merged).select_from(joined).where(articles)


def merged_event(connection: Connection, wanted: str) -> MergedEvent | None:
    """The merged event of that id, of that report's key, or of `ARTICLE#EVENT`."""
    article, _, event = wanted.rpartition("#")
    of = LINKED_ACTS.c
    report = select(of.merged).where(of.key == wanted)
    if article:
        joined = select(of.merged).join(LINKED_ARTICLES, of.article == LINKED_ARTICLES.c.article)
        report = joined.where(LINKED_ARTICLES.c.id == article, of.event == event)
    merged = connection.scalar(report)
    body = connection.scalar(select(MERGED_EVENTS.c.body).where(MERGED_EVENTS.c.id == merged))
    if body is None:
        return None
    return next(_with_places(connection, [decoded(body, MergedEvent)]))


def _with_places(connection: Connection, events: Sequence[MergedEvent]) -> Iterator[MergedEvent]:
    """The events with their story and the ids of their contradictions."""
    ids = [event.id for event in events]
    joined = LINKED_ACTS.join(LINKED_ARTICLES, LINKED_ACTS.c.article == LINKED_ARTICLES.c.article)
    asked = select(LINKED_ACTS.c.key, LINKED_ARTICLES.c.story).select_from(joined)
    story = {
        row.key: row.story for row in connection.execute(asked.where(LINKED_ACTS.c.key.in_(ids)))
    }
    of = CONTRADICTION_EVENTS.c
    disputed: dict[str, list[str]] = {}
    rows = connection.execute(select(of.event, of.contradiction).where(of.event.in_(ids)))
    for event, contradiction in rows:
        disputed.setdefault(event, []).append(contradiction)
    for event in events:
        found = tuple(sorted(disputed.get(event.id, ())))
        yield replace(event, story=story.get(event.id), contradictions=found)


def contradictions(
    connection: Connection, event: str | None, article: str | None, story: str | None
) -> list[Contradiction]:
    """Of one event, article or story, or all; the newest first."""
    asked = select(CONTRADICTIONS.c.body)
    of = CONTRADICTION_EVENTS.c
    if event is not None:
        merged = select(LINKED_ACTS.c.merged).where(LINKED_ACTS.c.key == event)
        asked = asked.where(_concerns(of.event.in_(merged)))
    if article is not None:
        asked = asked.where(_concerns(of.event.in_(_acts_of(LINKED_ARTICLES.c.id == article))))
    if story is not None:
        asked = asked.where(_concerns(of.event.in_(_acts_of(LINKED_ARTICLES.c.story == story))))
    ordered = asked.order_by(CONTRADICTIONS.c.day.desc(), CONTRADICTIONS.c.id)
    return [decoded(body, Contradiction) for body in connection.scalars(ordered)]


def _concerns(events: ColumnElement[bool]) -> ColumnElement[bool]:
    linked = CONTRADICTION_EVENTS.c.contradiction == CONTRADICTIONS.c.id
    return exists().where(and_(linked, events))


def copies(connection: Connection, article: str) -> list[Copy]:
    """All pairs that the article is in, the greatest share first."""
    mine = or_(COPIES.c.a == article, COPIES.c.b == article)
    asked = select(COPIES.c.body).where(mine)
    asked = asked.order_by(COPIES.c.share.desc(), COPIES.c.a, COPIES.c.b)
    shelf = DatabaseShelf(connection)
    return [_with_spans(shelf, decoded(body, Copy)) for body in connection.scalars(asked)]


def _with_spans(shelf: DatabaseShelf, copy: Copy) -> Copy:
    """The copy with the sentences that the two articles share."""
    a, b = shelf.card(copy.a), shelf.card(copy.b)
    return replace(copy, evidence=copied_spans(a, b, copy)) if a and b else copy


def stories(
    connection: Connection, filters: StoryFilters, cursor: str | None, limit: int
) -> StorySlice:
    """One page of stories, the latest first."""
    of = STORIES.c
    asked = select(STORIES)
    if filters.since is not None:
        asked = asked.where(of.last_day >= filters.since)
    if filters.until is not None:
        asked = asked.where(of.first_day <= filters.until)
    if filters.articles > 1:
        asked = asked.where(of.articles >= filters.articles)
    if filters.article is not None:
        mine = select(LINKED_ARTICLES.c.story).where(LINKED_ARTICLES.c.id == filters.article)
        asked = asked.where(of.id.in_(mine))
    rows = connection.execute(_paged(asked, (of.last_day, of.id), cursor, limit, False)).all()
    found = tuple(_story(connection, row) for row in rows[:limit])
    return StorySlice(found, _cursor(rows, limit, "last_day"))


def story(connection: Connection, wanted: str) -> Story | None:
    """The story of that id, or with that article, and its timeline."""
    mine = select(LINKED_ARTICLES.c.story).where(LINKED_ARTICLES.c.id == wanted)
    row = connection.execute(
        select(STORIES).where(or_(STORIES.c.id == wanted, STORIES.c.id.in_(mine)))
    ).first()
    return None if row is None else _story(connection, row, timeline(connection, row.id))


def timeline(connection: Connection, story_id: str) -> tuple[Dated, ...]:
    """The merged events that articles of the story report, in the order of their days."""
    of = MERGED_EVENTS.c
    asked = select(of.body).where(of.id.in_(_acts_of(LINKED_ARTICLES.c.story == story_id)))
    bodies = connection.scalars(asked.order_by(of.begin, of.end, of.id))
    return tuple(dated(decoded(body, MergedEvent)) for body in bodies)


def dated(event: MergedEvent) -> Dated:
    """A merged event as one line of a timeline."""
    return Dated(
        event=event.id,
        begin=event.when.begin,
        end=event.when.end,
        value=event.when.value,
        type=event.type,
        status=event.status,
        actors=event.actors,
        recipients=event.recipients,
        sources=event.sources,
        reports=len(event.reports),
        surface=event.reports[0].surface,
        object=event.object,
        place=event.place,
    )


def _story(connection: Connection, row: Row[Any], line: tuple[Dated, ...] = ()) -> Story:
    of = ARTICLES.c
    asked = (
        select(of.id, of.headline, of.outlet, of.domain, of.published_at, of.lang, of.url)
        .join(LINKED_ARTICLES, LINKED_ARTICLES.c.article == of.number)
        .where(LINKED_ARTICLES.c.story == row.id)
        .order_by(LINKED_ARTICLES.c.day, of.published_utc, of.id)
    )
    return Story(
        id=row.id,
        title=row.title,
        first_day=row.first_day,
        last_day=row.last_day,
        central=row.central,
        articles=tuple(_listed(a) for a in connection.execute(asked).mappings()),
        timeline=line,
    )


def _listed(row: RowMapping) -> Article:
    of = {name: row[name] for name in ("id", "headline", "lang", "url")}
    return Article(**of, outlet=row["outlet"] or row["domain"], published=row["published_at"])


def _paged(
    asked: Select[Any],
    keys: tuple[ColumnElement[str], ColumnElement[str]],
    cursor: str | None,
    limit: int,
    forward: bool,
) -> Select[Any]:
    """Keyset paging by a day and an id: no page is slower than the first."""
    day, key = keys
    if cursor is not None:
        at, _, last = cursor.partition("~")
        if not last:
            raise InputError(f"'{cursor}' is no cursor; give the one that came with the last page")
        past = day > at if forward else day < at
        asked = asked.where(or_(past, and_(day == at, key > last)))
    return asked.order_by(day if forward else day.desc(), key).limit(limit + 1)


def _cursor(rows: Sequence[Row[Any]], limit: int, day: str) -> str | None:
    if len(rows) <= limit:
        return None
    last = rows[limit - 1]
    return f"{getattr(last, day)}~{last.id}"


def decoded(body: str, kind: type[T]) -> T:
    """A value from the JSON that the store holds."""
    return msgspec.json.decode(body, type=kind)
