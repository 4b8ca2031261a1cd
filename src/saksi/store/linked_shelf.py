"""The shelf of linking in a database: what `saksi.link` asks and gives, as rows."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import islice
from typing import Any, TypeVar

import msgspec
from sqlalchemy import Connection, Table, delete, func, insert, or_, select, update

from saksi.link.card import Card
from saksi.link.shelf import Answering, Bond, Follows, Placed, StoryRow
from saksi.link.types import Contradiction, Copy, MergedEvent
from saksi.store import linked_rows
from saksi.store.bonds import binding, bonds
from saksi.store.dialects import storable
from saksi.store.linked_schema import (
    CONTRADICTION_EVENTS,
    CONTRADICTIONS,
    COPIES,
    LINKED_ACT_TOKENS,
    LINKED_ACTS,
    LINKED_ANSWERS,
    LINKED_ARTICLES,
    LINKED_TOKENS,
    MERGED_EVENTS,
    MERGED_PARTIES,
    STORIES,
)
from saksi.store.schema import ARTICLES

T = TypeVar("T")
AT_ONCE = 256  # values in one question
CARDS = 1_000  # kept ready: articles of one day are compared with the same others
_CARD = msgspec.msgpack.Decoder(Card)
_EVENT = msgspec.json.Decoder(MergedEvent)
_COPY = msgspec.json.Decoder(Copy)


@lru_cache(CARDS)
def _card(body: bytes) -> Card:
    return _CARD.decode(body)


class DatabaseShelf:
    """Holds each card that was asked for: one shelf is for one change."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._cards: dict[str, Card | None] = {}
        self._numbers: dict[str, int] = {}

    def card(self, article: str) -> Card | None:
        return self.cards([article]).get(article)

    def cards(self, articles: Iterable[str]) -> dict[str, Card]:
        asked = sorted(set(articles))
        self._fetch([a for a in asked if a not in self._cards])
        found = ((a, self._cards[a]) for a in asked)
        return {a: card for a, card in found if card}

    def _fetch(self, wanted: list[str]) -> None:
        of = LINKED_ARTICLES.c
        self._cards |= dict.fromkeys(wanted)
        for some in _parts(wanted):
            asked = select(of.id, of.article, of.card).where(of.id.in_(some))
            for row in self._connection.execute(asked):
                self._cards[row.id] = _card(row.card)
                self._numbers[row.id] = row.article

    def alike(self, tokens: Sequence[int], days: tuple[int, int], least: int) -> list[str]:
        of = LINKED_TOKENS.c
        counted = (
            select(of.article)
            .where(of.token.in_(tokens), of.day.between(*days))
            .group_by(of.article)
            .having(func.count() >= least)
            .subquery()
        )
        joined = LINKED_ARTICLES.join(counted, counted.c.article == LINKED_ARTICLES.c.article)
        asked = select(LINKED_ARTICLES.c.id).select_from(joined)
        return sorted(self._connection.scalars(asked))

    def acts_alike(self, tokens: Sequence[int], days: tuple[int, int]) -> list[tuple[str, str]]:
        of = LINKED_ACT_TOKENS.c
        joined = LINKED_ACT_TOKENS.join(LINKED_ARTICLES, of.article == LINKED_ARTICLES.c.article)
        asked = select(of.act, LINKED_ARTICLES.c.id).select_from(joined).distinct()
        asked = asked.where(of.token.in_(tokens), of.day.between(*days))
        return [(row.act, row.id) for row in self._connection.execute(asked)]

    def copies(self, articles: Iterable[str]) -> list[Copy]:
        found: dict[tuple[str, str], Copy] = {}
        for some in _parts(articles):
            asked = select(COPIES.c.body).where(or_(COPIES.c.a.in_(some), COPIES.c.b.in_(some)))
            copies = (_COPY.decode(body) for body in self._connection.scalars(asked))
            found |= {(c.a, c.b): c for c in copies}
        return list(found.values())

    def answers(self, acts: Iterable[str]) -> list[Answering]:
        of = LINKED_ANSWERS.c
        found: set[Answering] = set()
        for some in _parts(acts):
            asked = select(of.denial, of.told).where(or_(of.denial.in_(some), of.told.in_(some)))
            found |= {Answering(*row) for row in self._connection.execute(asked)}
        return sorted(found)

    def follows(self, acts: Iterable[str]) -> dict[str, Follows]:
        of = LINKED_ACTS.c
        found = {}
        for some in _parts(acts):
            asked = select(of.key, of.parent, of.score, of.tree).where(of.key.in_(some))
            for row in self._connection.execute(asked):
                found[row.key] = Follows(row.parent, row.score or 0.0, row.tree)
        return found

    def followers(self, acts: Iterable[str]) -> list[str]:
        of = LINKED_ACTS.c
        found: list[str] = []
        for some in _parts(acts):
            found += self._connection.scalars(select(of.key).where(of.parent.in_(some)))
        return found

    def trees(self, trees: Iterable[str]) -> dict[str, str]:
        joined = LINKED_ACTS.join(
            LINKED_ARTICLES, LINKED_ACTS.c.article == LINKED_ARTICLES.c.article
        )
        asked = select(LINKED_ACTS.c.key, LINKED_ARTICLES.c.id).select_from(joined)
        found: dict[str, str] = {}
        for some in _parts(trees):
            rows = self._connection.execute(asked.where(LINKED_ACTS.c.tree.in_(some)))
            found |= {row[0]: row[1] for row in rows}
        return found

    def follow(self, places: Mapping[str, Follows]) -> None:
        for act, place in places.items():
            changed = update(LINKED_ACTS).where(LINKED_ACTS.c.key == act)
            self._connection.execute(changed.values(**place._asdict()))

    def set_tree(self, acts: Sequence[str], tree: str) -> None:
        for some in _parts(acts):
            changed = update(LINKED_ACTS).where(LINKED_ACTS.c.key.in_(some))
            self._connection.execute(changed.values(tree=tree))

    def articles_of(self, acts: Iterable[str]) -> dict[str, str]:
        joined = LINKED_ACTS.join(
            LINKED_ARTICLES, LINKED_ACTS.c.article == LINKED_ARTICLES.c.article
        )
        asked = select(LINKED_ACTS.c.key, LINKED_ARTICLES.c.id).select_from(joined)
        return dict(self._by_key(asked, acts))

    def merged_of(self, acts: Iterable[str]) -> dict[str, str]:
        asked = select(LINKED_ACTS.c.key, LINKED_ACTS.c.merged).where(
            LINKED_ACTS.c.merged.is_not(None)
        )
        return dict(self._by_key(asked, acts))

    def _by_key(self, asked: Any, acts: Iterable[str]) -> Iterator[tuple[str, str]]:
        for some in _parts(acts):
            rows = self._connection.execute(asked.where(LINKED_ACTS.c.key.in_(some)))
            yield from ((row[0], row[1]) for row in rows)

    def reporting(self, events: Iterable[str]) -> list[str]:
        of = LINKED_ACTS.c
        found: list[str] = []
        for some in _parts(events):
            found += self._connection.scalars(select(of.key).where(of.merged.in_(some)))
        return found

    def bonds(self, acts: Iterable[str]) -> list[Bond]:
        numbers = {n for some in _parts(acts) for n in binding(self._connection, some)}
        return bonds(self._connection, numbers) if numbers else []

    def merged(self, ids: Iterable[str]) -> list[MergedEvent]:
        found = []
        for some in _parts(ids):
            asked = select(MERGED_EVENTS.c.body).where(MERGED_EVENTS.c.id.in_(some))
            found += [_EVENT.decode(body) for body in self._connection.scalars(asked)]
        return found

    def placed(self, article: str) -> Placed | None:
        of = LINKED_ARTICLES.c
        asked = select(of.parent, of.likeness, of.story).where(of.id == article)
        row = self._connection.execute(asked).first()
        return Placed(row.parent, row.likeness or 0.0, row.story) if row and row.story else None

    def children(self, articles: Iterable[str]) -> list[str]:
        of = LINKED_ARTICLES.c
        found: list[str] = []
        for some in _parts(articles):
            found += self._connection.scalars(select(of.id).where(of.parent.in_(some)))
        return found

    def members(self, story: str, without: str | None, most: int) -> list[str]:
        of = LINKED_ARTICLES.c
        asked = select(of.id).where(of.story == story, of.id != (without or ""))
        return list(self._connection.scalars(asked.order_by(of.day, of.id).limit(most)))

    def span(self, story: str, without: str | None) -> tuple[int, int, int] | None:
        of = LINKED_ARTICLES.c
        asked = select(func.min(of.day), func.max(of.day), func.count())
        row = self._connection.execute(
            asked.where(of.story == story, of.id != (without or ""))
        ).one()
        return (row[0], row[1], row[2]) if row[2] else None

    def add(
        self, card: Card, tokens: Sequence[int], act_tokens: Mapping[str, set[tuple[int, int]]]
    ) -> None:
        number = self._number(card.id)
        self._cards[card.id] = card
        self._insert(LINKED_ARTICLES, [linked_rows.article_row(card, number)])
        self._insert(LINKED_TOKENS, linked_rows.token_rows(card, number, tokens))
        self._insert(LINKED_ACTS, linked_rows.act_rows(card, number))
        self._insert(LINKED_ACT_TOKENS, linked_rows.act_token_rows(number, act_tokens))

    def _number(self, article: str) -> int:
        if article not in self._numbers:
            asked = select(ARTICLES.c.number).where(ARTICLES.c.id == article)
            self._numbers[article] = self._connection.execute(asked).scalar_one()
        return self._numbers[article]

    def drop(self, article: str) -> None:
        number = self._number(article)
        mine = select(LINKED_ACTS.c.key).where(LINKED_ACTS.c.article == number)
        for side in (LINKED_ANSWERS.c.denial, LINKED_ANSWERS.c.told):
            self._connection.execute(delete(LINKED_ANSWERS).where(side.in_(mine)))
        self._connection.execute(
            delete(COPIES).where(or_(COPIES.c.a == article, COPIES.c.b == article))
        )
        for table in (LINKED_ACT_TOKENS, LINKED_ACTS, LINKED_TOKENS, LINKED_ARTICLES):
            self._connection.execute(delete(table).where(table.c.article == number))
        self._cards[article] = None

    def add_copies(self, copies: Sequence[Copy]) -> None:
        self._insert(COPIES, [linked_rows.copy_row(c) for c in copies])

    def drop_copies(self, article: str) -> None:
        self._connection.execute(delete(COPIES).where(COPIES.c.b == article))

    def add_answers(self, answers: Sequence[Answering]) -> None:
        self._insert(LINKED_ANSWERS, [pair._asdict() for pair in set(answers)])

    def place(self, article: str, placed: Placed) -> None:
        changed = update(LINKED_ARTICLES).where(LINKED_ARTICLES.c.id == article)
        self._connection.execute(changed.values(**placed._asdict()))

    def set_story(self, articles: Sequence[str], story: str) -> None:
        for some in _parts(articles):
            changed = update(LINKED_ARTICLES).where(LINKED_ARTICLES.c.id.in_(some))
            self._connection.execute(changed.values(story=story))

    def replace_stories(self, gone: Iterable[str], rows: Sequence[StoryRow]) -> None:
        self._delete(STORIES, STORIES.c.id, gone)
        self._insert(STORIES, [linked_rows.story_row(row) for row in rows])

    def replace_merged(
        self, gone: Iterable[str], events: Sequence[MergedEvent], keys: Mapping[str, Sequence[str]]
    ) -> None:
        before = {event.id: event for event in self.merged(keys)}
        same = {event.id for event in events if before.get(event.id) == event}
        ids = sorted({*gone, *keys} - same)
        self._delete(MERGED_PARTIES, MERGED_PARTIES.c.event, ids)
        self._delete(MERGED_EVENTS, MERGED_EVENTS.c.id, ids)
        fresh = [event for event in events if event.id not in same]
        self._insert(MERGED_EVENTS, [linked_rows.event_row(event) for event in fresh])
        self._insert(
            MERGED_PARTIES, [row for event in fresh for row in linked_rows.party_rows(event)]
        )
        of = self.merged_of(act for acts in keys.values() for act in acts)
        for event, acts in keys.items():
            for some in _parts(act for act in acts if of.get(act) != event):
                changed = update(LINKED_ACTS).where(LINKED_ACTS.c.key.in_(some))
                self._connection.execute(changed.values(merged=event))

    def replace_contradictions(
        self, touching: Iterable[str], found: Sequence[Contradiction]
    ) -> None:
        of = CONTRADICTION_EVENTS.c
        for some in _parts(touching):
            gone = list(
                self._connection.scalars(select(of.contradiction).where(of.event.in_(some)))
            )
            self._delete(CONTRADICTION_EVENTS, of.contradiction, gone)
            self._delete(CONTRADICTIONS, CONTRADICTIONS.c.id, gone)
        self._insert(CONTRADICTIONS, [linked_rows.contradiction_row(c) for c in found])
        self._insert(CONTRADICTION_EVENTS, linked_rows.touched_rows(found))

    def _insert(self, table: Table, rows: Sequence[dict[str, Any]]) -> None:
        if rows:
            whole = [storable(self._connection, row) for row in rows]
            self._connection.execute(insert(table), whole)

    def _delete(self, table: Table, column: Any, values: Iterable[str]) -> None:
        for some in _parts(values):
            self._connection.execute(delete(table).where(column.in_(some)))


def _parts(values: Iterable[T]) -> Iterator[list[T]]:
    """A few hundred at a time: a database takes only so many values in one question.

    The last is repeated up to a power of two: of so few shapes every question is prepared once.
    """
    rest = iter(values)
    while some := list(islice(rest, AT_ONCE)):
        yield some + [some[-1]] * ((1 << (len(some) - 1).bit_length()) - len(some))
