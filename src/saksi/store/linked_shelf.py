"""The shelf of linking in a database: what `saksi.link` asks and gives, as rows."""

from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from typing import Any

import msgspec
from sqlalchemy import Connection, Table

from saksi.link.card import Card
from saksi.link.shelf import Answering, Bond, Follows, Mention, Placed, StoryRow
from saksi.link.types import Contradiction, Copy, MergedEvent
from saksi.store import linked_questions as questions
from saksi.store import linked_rows
from saksi.store.bonds import binding, bonds
from saksi.store.linked_acts import LinkedActs
from saksi.store.linked_copies import LinkedCopies
from saksi.store.linked_schema import (
    CONTRADICTION_EVENTS,
    CONTRADICTIONS,
    LINKED_ACT_TOKENS,
    LINKED_ANSWERS,
    LINKED_ARTICLES,
    LINKED_MENTIONS,
    LINKED_TOKENS,
    MERGED_EVENTS,
    MERGED_PARTIES,
    STORIES,
)
from saksi.store.prepared import insert_rows

CARDS = 1_000  # kept ready: articles of one day are compared with the same others
_CARD = msgspec.msgpack.Decoder(Card)
_EVENT = msgspec.json.Decoder(MergedEvent)


@lru_cache(CARDS)
def _card(body: bytes) -> Card:
    return _CARD.decode(body)


class DatabaseShelf:
    """Holds what was asked for: one shelf is for one change, which `finish` ends."""

    def __init__(self, connection: Connection, numbers: Mapping[str, int] | None = None) -> None:
        """`numbers` are those of articles, by their ids, as far as they are known."""
        self._connection = connection
        self._numbers = dict(numbers or {})
        self._cards: dict[str, Card | None] = {}
        self._placed: dict[str, Placed] = {}
        self._acts = LinkedActs(connection)
        self._copies = LinkedCopies(connection)

    def finish(self) -> None:
        """Everything that was given is in the tables."""
        self._acts.write()

    def card(self, article: str) -> Card | None:
        if article not in self._cards:
            self._fetch([article])
        return self._cards[article]

    def cards(self, articles: Iterable[str]) -> dict[str, Card]:
        asked = sorted(set(articles))
        self._fetch([a for a in asked if a not in self._cards])
        found = ((a, self._cards[a]) for a in asked)
        return {a: card for a, card in found if card}

    def _fetch(self, wanted: list[str]) -> None:
        self._cards |= dict.fromkeys(wanted)
        rows = questions.CARDS.rows(self._connection, ids=wanted) if wanted else []
        for article, number, card, parent, likeness, story in rows:
            self._cards[article] = _card(card)
            self._numbers[article] = number
            self._placed[article] = Placed(parent, likeness or 0.0, story)

    def alike(self, tokens: Sequence[int], days: tuple[int, int], least: int) -> list[str]:
        sought = {"tokens": list(tokens), "first": days[0], "last": days[1]}
        return sorted(a for (a,) in questions.ALIKE.rows(self._connection, **sought, least=least))

    def with_acts(self, tokens: Iterable[int], days: tuple[int, int]) -> list[str]:
        sought = {"tokens": list(tokens), "first": days[0], "last": days[1]}
        return [a for (a,) in questions.WITH_ACTS.rows(self._connection, **sought)]

    def copies(self, articles: Iterable[str]) -> list[Copy]:
        return self._copies.of(articles)

    def answers(self, acts: Iterable[str]) -> list[Answering]:
        found = questions.ANSWERS.rows(self._connection, acts=list(acts))
        return sorted({Answering(*row) for row in found})

    def mentions(self, acts: Iterable[str], articles: Iterable[str] = ()) -> list[Mention]:
        asked = {"acts": list(acts), "ids": list(articles)}
        found = questions.MENTIONS.rows(self._connection, **asked)
        return sorted({Mention(act, of, start, bool(no)) for act, of, start, no in found})

    def follows(self, acts: Iterable[str]) -> dict[str, Follows]:
        return {key: placing.follows for key, placing in self._acts.of(acts)}

    def followers(self, acts: Iterable[str]) -> list[str]:
        return list(self._acts.after(list(acts)))

    def trees(self, trees: Iterable[str]) -> dict[str, str]:
        found = self._acts.of_trees(list(trees))
        return {key: placing.article for key, placing in found.items()}

    def follow(self, places: Mapping[str, Follows]) -> None:
        for act, place in places.items():
            self._acts.change(act, **place._asdict())

    def set_tree(self, acts: Sequence[str], tree: str) -> None:
        for act, _ in list(self._acts.of(acts)):
            self._acts.change(act, tree=tree)

    def articles_of(self, acts: Iterable[str]) -> dict[str, str]:
        return {key: placing.article for key, placing in self._acts.of(acts)}

    def merged_of(self, acts: Iterable[str]) -> dict[str, str]:
        return {key: placing.merged for key, placing in self._acts.of(acts) if placing.merged}

    def reporting(self, events: Iterable[str]) -> list[str]:
        return list(self._acts.reporting(list(events)))

    def bonds(self, acts: Iterable[str]) -> list[Bond]:
        numbers = binding(self._connection, list(acts))
        return bonds(self._connection, numbers) if numbers else []

    def merged(self, ids: Iterable[str]) -> list[MergedEvent]:
        return [_EVENT.decode(body) for body in self._bodies(ids).values()]

    def _bodies(self, ids: Iterable[str]) -> dict[str, str]:
        wanted = list(ids)
        return dict(questions.MERGED.rows(self._connection, ids=wanted)) if wanted else {}

    def placed(self, article: str) -> Placed | None:
        self.card(article)
        return self._placed.get(article)

    def children(self, articles: Iterable[str]) -> list[str]:
        return [a for (a,) in questions.CHILDREN.rows(self._connection, ids=list(articles))]

    def members(self, story: str, without: str | None, most: int) -> list[str]:
        others = {"story": story, "without": without or ""}
        return [a for (a,) in questions.MEMBERS.rows(self._connection, **others, most=most)]

    def span(self, story: str, without: str | None) -> tuple[int, int, int] | None:
        others = {"story": story, "without": without or ""}
        [(first, last, many)] = questions.SPAN.rows(self._connection, **others)
        return (first, last, many) if many else None

    def add(
        self, card: Card, tokens: Sequence[int], act_tokens: Mapping[str, set[tuple[int, int]]]
    ) -> None:
        number = self._number(card.id)
        self._cards[card.id] = card
        self._insert(LINKED_ARTICLES, [linked_rows.article_row(card, number)])
        self._insert(LINKED_TOKENS, linked_rows.token_rows(card, number, tokens))
        self._acts.add(card.id, linked_rows.act_rows(card, number))
        self._insert(LINKED_ACT_TOKENS, linked_rows.act_token_rows(number, act_tokens))

    def _number(self, article: str) -> int:
        if article not in self._numbers:
            [(number,)] = questions.NUMBER.rows(self._connection, id=article)
            self._numbers[article] = number
        return self._numbers[article]

    def drop(self, article: str) -> None:
        number, card = self._number(article), self.card(article)
        self._acts.drop(article)
        acts = [act.key for act in card.acts] if card else []
        for denials in (questions.TAKE_DENIALS, questions.TAKE_DENIED):
            denials.run(self._connection, acts=acts)
        questions.TAKE_MENTIONED.run(self._connection, values=acts)
        questions.TAKE_MENTIONS.run(self._connection, values=[article])
        self._copies.drop(article)
        for taken in questions.TAKE_ARTICLE:
            taken.run(self._connection, values=[number])
        self._cards[article] = None
        self._placed.pop(article, None)

    def add_copies(self, copies: Sequence[Copy]) -> None:
        self._copies.add(copies)

    def drop_copies(self, article: str) -> None:
        self._copies.drop_repeats(article)

    def add_answers(self, answers: Sequence[Answering]) -> None:
        self._insert(LINKED_ANSWERS, [pair._asdict() for pair in set(answers)])

    def add_mentions(self, mentions: Sequence[Mention]) -> None:
        self._insert(LINKED_MENTIONS, [mention._asdict() for mention in set(mentions)])

    def place(self, article: str, placed: Placed) -> None:
        self._placed[article] = placed
        values = {f"new_{name}": value for name, value in placed._asdict().items()}
        questions.PLACE_ARTICLE.run(self._connection, name=article, **values)

    def set_story(self, articles: Sequence[str], story: str) -> None:
        questions.SET_STORY.run(self._connection, ids=list(articles), new_story=story)
        for article in self._placed.keys() & set(articles):
            self._placed[article] = self._placed[article]._replace(story=story)

    def replace_stories(self, gone: Iterable[str], rows: Sequence[StoryRow]) -> None:
        questions.TAKE_STORIES.run(self._connection, values=list(gone))
        self._insert(STORIES, [linked_rows.story_row(row) for row in rows])

    def replace_merged(
        self, gone: Iterable[str], events: Sequence[MergedEvent], keys: Mapping[str, Sequence[str]]
    ) -> None:
        before = self._bodies(keys)
        rows = {event.id: linked_rows.event_row(event) for event in events}
        same = {key for key, row in rows.items() if before.get(key) == row["body"]}
        self._take_events(sorted({*gone, *keys} - same))
        fresh = [event for event in events if event.id not in same]
        self._insert(MERGED_EVENTS, [rows[event.id] for event in fresh])
        parties = [row for event in fresh for row in linked_rows.party_rows(event)]
        self._insert(MERGED_PARTIES, parties)
        for event_id, acts in keys.items():
            for act, placing in list(self._acts.of(acts)):
                if placing.merged != event_id:
                    self._acts.change(act, merged=event_id)

    def _take_events(self, ids: list[str]) -> None:
        for taken in questions.TAKE_EVENTS if ids else ():
            taken.run(self._connection, values=ids)

    def replace_contradictions(
        self, touching: Iterable[str], found: Sequence[Contradiction]
    ) -> None:
        rows = questions.CONTRADICTING.rows(self._connection, events=list(touching))
        if gone := sorted({row[0] for row in rows}):
            for taken in questions.TAKE_CONTRADICTIONS:
                taken.run(self._connection, values=gone)
        self._insert(CONTRADICTIONS, [linked_rows.contradiction_row(c) for c in found])
        self._insert(CONTRADICTION_EVENTS, linked_rows.touched_rows(found))

    def _insert(self, table: Table, rows: Sequence[dict[str, Any]]) -> None:
        insert_rows(self._connection, table, rows)
