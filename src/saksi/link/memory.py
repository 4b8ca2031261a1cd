"""A shelf in memory: to link many articles before they are kept, and to hold a store against."""

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Mapping, Sequence
from typing import Generic, TypeVar

from saksi.link.card import Card
from saksi.link.shelf import Answering, Bond, Follows, Mention, Placed, StoryRow
from saksi.link.types import Contradiction, Copy, MergedEvent

K = TypeVar("K", bound=Hashable)
G = TypeVar("G", bound=Hashable)


class Groups(Generic[K, G]):
    """What is found by another value than its key."""

    def __init__(self) -> None:
        self._members: defaultdict[G, set[K]] = defaultdict(set)

    def add(self, key: K, groups: Iterable[G]) -> None:
        for group in groups:
            self._members[group].add(key)

    def drop(self, key: K, groups: Iterable[G]) -> None:
        for group in groups:
            self._members[group].discard(key)

    def of(self, groups: Iterable[G]) -> set[K]:
        """Those of any of the groups."""
        return {key for group in groups for key in self._members.get(group, ())}

    def times(self, groups: Iterable[G]) -> Counter[K]:
        """In how many of the groups each is."""
        return Counter(key for group in groups for key in self._members.get(group, ()))


class MemoryShelf:
    """Everything in dictionaries, and beside them what is asked for by other values."""

    def __init__(self) -> None:
        self._with_token: Groups[str, tuple[int, int]] = Groups()
        self._act_with: Groups[str, tuple[int, int]] = Groups()
        self._copies_of: Groups[tuple[str, str], str] = Groups()
        self._denials_of: Groups[Answering, str] = Groups()
        self._mentions_of: Groups[Mention, str] = Groups()
        self._mentions_by: Groups[Mention, str] = Groups()
        self._following: Groups[str, str | None] = Groups()
        self._in_tree: Groups[str, str] = Groups()
        self._after: Groups[str, str | None] = Groups()
        self._in_story: Groups[str, str] = Groups()
        self._reports: Groups[str, str] = Groups()
        self._touching: Groups[str, str] = Groups()
        self.held: dict[str, Card] = {}
        self.tokens: dict[str, tuple[frozenset[int], int]] = {}
        self.act_tokens: dict[str, set[tuple[int, int]]] = {}
        self.acts: dict[str, str] = {}
        self.copied: dict[tuple[str, str], Copy] = {}
        self.denials: set[Answering] = set()
        self.followed: dict[str, Follows] = {}
        self.places: dict[str, Placed] = {}
        self.stories: dict[str, StoryRow] = {}
        self.events: dict[str, MergedEvent] = {}
        self.event_of: dict[str, str] = {}
        self.contradictions: dict[str, Contradiction] = {}
        self.bound: list[Bond] = []  # the latest first

    def card(self, article: str) -> Card | None:
        return self.held.get(article)

    def cards(self, articles: Iterable[str]) -> dict[str, Card]:
        return {a: self.held[a] for a in sorted(set(articles)) if a in self.held}

    def alike(self, tokens: Sequence[int], days: tuple[int, int], least: int) -> list[str]:
        found = self._with_token.times(_dated(set(tokens), days))
        return sorted(article for article, shared in found.items() if shared >= least)

    def with_acts(self, tokens: Iterable[int], days: tuple[int, int]) -> list[str]:
        found = self._act_with.of(_dated(set(tokens), days))
        return sorted({self.acts[act] for act in found})

    def copies(self, articles: Iterable[str]) -> list[Copy]:
        return [self.copied[pair] for pair in sorted(self._copies_of.of(articles))]

    def answers(self, acts: Iterable[str]) -> list[Answering]:
        return sorted(self._denials_of.of(acts))

    def mentions(self, acts: Iterable[str], articles: Iterable[str] = ()) -> list[Mention]:
        return sorted(self._mentions_of.of(acts) | self._mentions_by.of(articles))

    def follows(self, acts: Iterable[str]) -> dict[str, Follows]:
        return {act: self.followed[act] for act in acts if act in self.followed}

    def followers(self, acts: Iterable[str]) -> list[str]:
        return sorted(self._following.of(acts))

    def trees(self, trees: Iterable[str]) -> dict[str, str]:
        return {a: self.acts[a] for a in sorted(self._in_tree.of(trees))}

    def follow(self, places: Mapping[str, Follows]) -> None:
        for act, place in places.items():
            self._leave(act)
            self.followed[act] = place
            self._following.add(act, [place.parent])
            self._in_tree.add(act, [place.tree])

    def _leave(self, act: str) -> None:
        if old := self.followed.pop(act, None):
            self._following.drop(act, [old.parent])
            self._in_tree.drop(act, [old.tree])

    def set_tree(self, acts: Sequence[str], tree: str) -> None:
        self.follow({act: self.followed[act]._replace(tree=tree) for act in acts})

    def articles_of(self, acts: Iterable[str]) -> dict[str, str]:
        return {act: self.acts[act] for act in acts if act in self.acts}

    def merged_of(self, acts: Iterable[str]) -> dict[str, str]:
        return {act: self.event_of[act] for act in acts if act in self.event_of}

    def reporting(self, events: Iterable[str]) -> list[str]:
        return sorted(self._reports.of(events))

    def bonds(self, acts: Iterable[str]) -> list[Bond]:
        asked = set(acts)
        return [bond for bond in self.bound if asked & {bond.one, bond.other}]

    def merged(self, ids: Iterable[str]) -> list[MergedEvent]:
        return [self.events[i] for i in ids if i in self.events]

    def placed(self, article: str) -> Placed | None:
        return self.places.get(article)

    def children(self, articles: Iterable[str]) -> list[str]:
        return sorted(self._after.of(articles))

    def add(
        self, card: Card, tokens: Sequence[int], act_tokens: Mapping[str, set[tuple[int, int]]]
    ) -> None:
        self.held[card.id] = card
        self.tokens[card.id] = (frozenset(tokens), card.day)
        self._with_token.add(card.id, ((token, card.day) for token in set(tokens)))
        for act in card.acts:
            self.acts[act.key] = card.id
            self.act_tokens[act.key] = act_tokens[act.key]
            self._act_with.add(act.key, act_tokens[act.key])

    def drop(self, article: str) -> None:
        card = self.held.pop(article)
        tokens, day = self.tokens.pop(article)
        self._with_token.drop(article, ((token, day) for token in tokens))
        self._unplace(article)
        for act in card.acts:
            self._drop_act(act.key)
        self._drop_mentions(self._mentions_by.of([article]))
        self._drop_copies(self._copies_of.of([article]))

    def _drop_act(self, key: str) -> None:
        self._act_with.drop(key, self.act_tokens.pop(key))
        self._leave(key)
        self._report(key, None)
        for pair in self._denials_of.of([key]):
            self.denials.discard(pair)
            self._denials_of.drop(pair, pair)
        self._drop_mentions(self._mentions_of.of([key]))
        del self.acts[key]

    def add_copies(self, copies: Sequence[Copy]) -> None:
        for copy in copies:
            self.copied[copy.a, copy.b] = copy
            self._copies_of.add((copy.a, copy.b), (copy.a, copy.b))

    def drop_copies(self, article: str) -> None:
        self._drop_copies(pair for pair in self._copies_of.of([article]) if pair[1] == article)

    def _drop_copies(self, pairs: Iterable[tuple[str, str]]) -> None:
        for pair in list(pairs):
            del self.copied[pair]
            self._copies_of.drop(pair, pair)

    def add_answers(self, answers: Sequence[Answering]) -> None:
        self.denials |= set(answers)
        for pair in answers:
            self._denials_of.add(pair, pair)

    def add_mentions(self, mentions: Sequence[Mention]) -> None:
        for mention in mentions:
            self._mentions_of.add(mention, [mention.act])
            self._mentions_by.add(mention, [mention.article])

    def _drop_mentions(self, mentions: Iterable[Mention]) -> None:
        for mention in mentions:
            self._mentions_of.drop(mention, [mention.act])
            self._mentions_by.drop(mention, [mention.article])

    def place(self, article: str, placed: Placed) -> None:
        self._unplace(article)
        self.places[article] = placed
        self._after.add(article, [placed.parent])
        self._in_story.add(article, [placed.story])

    def _unplace(self, article: str) -> None:
        if old := self.places.pop(article, None):
            self._after.drop(article, [old.parent])
            self._in_story.drop(article, [old.story])

    def set_story(self, articles: Sequence[str], story: str) -> None:
        for article in articles:
            self.place(article, self.places[article]._replace(story=story))

    def members(self, story: str, without: str | None, most: int) -> list[str]:
        found = self._in_story.of([story]) - {without}
        return sorted(found, key=lambda a: (self.held[a].day, a))[:most]

    def span(self, story: str, without: str | None) -> tuple[int, int, int] | None:
        found = self.members(story, without, len(self.places))
        days = [self.held[a].day for a in found]
        return (min(days), max(days), len(days)) if days else None

    def replace_stories(self, gone: Iterable[str], rows: Sequence[StoryRow]) -> None:
        for story in gone:
            self.stories.pop(story, None)
        self.stories |= {row.id: row for row in rows}

    def replace_merged(
        self, gone: Iterable[str], events: Sequence[MergedEvent], keys: Mapping[str, Sequence[str]]
    ) -> None:
        for event in gone:
            self.events.pop(event, None)
        self.events |= {event.id: event for event in events}
        for event, acts in keys.items():
            for act in acts:
                self._report(act, event)

    def _report(self, act: str, event: str | None) -> None:
        if old := self.event_of.pop(act, None):
            self._reports.drop(act, [old])
        if event:
            self.event_of[act] = event
            self._reports.add(act, [event])

    def replace_contradictions(
        self, touching: Iterable[str], found: Sequence[Contradiction]
    ) -> None:
        for gone in self._touching.of(touching):
            self._touching.drop(gone, self.contradictions.pop(gone).events)
        for contradiction in found:
            self.contradictions[contradiction.id] = contradiction
            self._touching.add(contradiction.id, contradiction.events)


def _dated(tokens: Iterable[int], days: tuple[int, int]) -> Iterable[tuple[int, int]]:
    return ((token, day) for token in tokens for day in range(days[0], days[1] + 1))
