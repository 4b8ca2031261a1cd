"""A shelf in memory: for a handful of articles, and to hold a store against."""

from collections.abc import Iterable, Mapping, Sequence

from saksi.link.card import Card
from saksi.link.shelf import Answering, Bond, Follows, Placed, StoryRow
from saksi.link.types import Contradiction, Copy, MergedEvent


class MemoryShelf:
    """Everything in dictionaries; what is asked for by many keys is found by looking through all."""

    def __init__(self) -> None:
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
        asked = frozenset(tokens)
        return [
            article
            for article, (mine, day) in self.tokens.items()
            if days[0] <= day <= days[1] and len(asked & mine) >= least
        ]

    def acts_alike(self, tokens: Sequence[int], days: tuple[int, int]) -> list[tuple[str, str]]:
        asked = frozenset(tokens)
        return [
            (act, self.acts[act])
            for act, mine in self.act_tokens.items()
            if any(token in asked and days[0] <= day <= days[1] for token, day in mine)
        ]

    def copies(self, articles: Iterable[str]) -> list[Copy]:
        asked = set(articles)
        return [c for c in self.copied.values() if c.a in asked or c.b in asked]

    def answers(self, acts: Iterable[str]) -> list[Answering]:
        asked = set(acts)
        return [pair for pair in self.denials if asked & set(pair)]

    def follows(self, acts: Iterable[str]) -> dict[str, Follows]:
        return {act: self.followed[act] for act in acts if act in self.followed}

    def followers(self, acts: Iterable[str]) -> list[str]:
        asked = set(acts)
        return [act for act, place in self.followed.items() if place.parent in asked]

    def trees(self, trees: Iterable[str]) -> dict[str, str]:
        asked = set(trees)
        return {a: self.acts[a] for a, place in self.followed.items() if place.tree in asked}

    def follow(self, places: Mapping[str, Follows]) -> None:
        self.followed |= places

    def set_tree(self, acts: Sequence[str], tree: str) -> None:
        self.followed |= {act: self.followed[act]._replace(tree=tree) for act in acts}

    def articles_of(self, acts: Iterable[str]) -> dict[str, str]:
        return {act: self.acts[act] for act in acts if act in self.acts}

    def merged_of(self, acts: Iterable[str]) -> dict[str, str]:
        return {act: self.event_of[act] for act in acts if act in self.event_of}

    def reporting(self, events: Iterable[str]) -> list[str]:
        asked = set(events)
        return [act for act, event in self.event_of.items() if event in asked]

    def bonds(self, acts: Iterable[str]) -> list[Bond]:
        asked = set(acts)
        return [bond for bond in self.bound if asked & {bond.one, bond.other}]

    def merged(self, ids: Iterable[str]) -> list[MergedEvent]:
        return [self.events[i] for i in ids if i in self.events]

    def placed(self, article: str) -> Placed | None:
        return self.places.get(article)

    def children(self, articles: Iterable[str]) -> list[str]:
        asked = set(articles)
        return [article for article, place in self.places.items() if place.parent in asked]

    def add(
        self, card: Card, tokens: Sequence[int], act_tokens: Mapping[str, set[tuple[int, int]]]
    ) -> None:
        self.held[card.id] = card
        self.tokens[card.id] = (frozenset(tokens), card.day)
        for act in card.acts:
            self.acts[act.key] = card.id
            self.act_tokens[act.key] = act_tokens[act.key]

    def drop(self, article: str) -> None:
        card = self.held.pop(article)
        del self.tokens[article]
        self.places.pop(article, None)
        mine = {act.key for act in card.acts}
        for key in mine:
            del self.acts[key], self.act_tokens[key], self.followed[key]
            self.event_of.pop(key, None)
        self.copied = {k: c for k, c in self.copied.items() if article not in k}
        self.denials = {pair for pair in self.denials if not mine & set(pair)}

    def add_copies(self, copies: Sequence[Copy]) -> None:
        self.copied |= {(c.a, c.b): c for c in copies}

    def drop_copies(self, article: str) -> None:
        self.copied = {k: c for k, c in self.copied.items() if c.b != article}

    def add_answers(self, answers: Sequence[Answering]) -> None:
        self.denials |= set(answers)

    def place(self, article: str, placed: Placed) -> None:
        self.places[article] = placed

    def set_story(self, articles: Sequence[str], story: str) -> None:
        for article in articles:
            self.places[article] = self.places[article]._replace(story=story)

    def members(self, story: str, without: str | None, most: int) -> list[str]:
        found = [a for a, place in self.places.items() if place.story == story and a != without]
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
        self.event_of |= {act: event for event, acts in keys.items() for act in acts}

    def replace_contradictions(
        self, touching: Iterable[str], found: Sequence[Contradiction]
    ) -> None:
        asked = set(touching)
        kept = {k: c for k, c in self.contradictions.items() if not asked & set(c.events)}
        self.contradictions = kept | {c.id: c for c in found}
