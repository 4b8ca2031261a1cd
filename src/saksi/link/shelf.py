"""Where linking keeps what it knows: one interface, held by a store or by memory."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Literal, NamedTuple, Protocol

from saksi.link.card import Card
from saksi.link.types import Contradiction, Copy, MergedEvent

PairKind = Literal["same", "answers"]


class Pair(NamedTuple):
    """Two acts that look like one, or (`answers`) the denial `b` of what `a` tells."""

    a: str
    b: str
    kind: PairKind
    score: float


class Placed(NamedTuple):
    """An article's place: the earlier article that it follows, and its story."""

    parent: str | None
    likeness: float
    story: str


class StoryRow(NamedTuple):
    """A story as it is listed."""

    id: str
    title: str
    first_day: int
    last_day: int
    central: str
    articles: int


class Shelf(Protocol):
    """Everything is asked and given by the ids of articles and the keys of acts."""

    def card(self, article: str) -> Card | None: ...
    def alike(self, tokens: Sequence[int], days: tuple[int, int], least: int) -> list[str]:
        """Articles of these days that share at least so many tokens."""
        ...

    def acts_alike(self, tokens: Sequence[int], days: tuple[int, int]) -> list[tuple[str, str]]:
        """Acts with one of the tokens in these days, and their articles."""
        ...

    def copies(self, articles: Iterable[str]) -> list[Copy]:
        """Pairs of which one is among the articles."""
        ...

    def pairs(self, acts: Iterable[str]) -> list[Pair]:
        """Pairs of which one is among the acts."""
        ...

    def articles_of(self, acts: Iterable[str]) -> dict[str, str]: ...
    def merged_of(self, acts: Iterable[str]) -> dict[str, str]: ...
    def merged(self, ids: Iterable[str]) -> list[MergedEvent]: ...
    def placed(self, article: str) -> Placed | None: ...
    def children(self, articles: Iterable[str]) -> list[str]:
        """The articles that follow one of these."""
        ...

    def members(self, story: str, without: str | None, most: int) -> list[str]:
        """The first articles of a story by day and id."""
        ...

    def span(self, story: str, without: str | None) -> tuple[int, int, int] | None:
        """First day, last day and number of articles of a story; None if there are none."""
        ...

    def add(
        self, card: Card, tokens: Sequence[int], act_tokens: Mapping[str, set[tuple[int, int]]]
    ) -> None: ...
    def drop(self, article: str) -> None:
        """Takes out the article with its tokens, acts, pairs and copies."""
        ...

    def add_copies(self, copies: Sequence[Copy]) -> None: ...
    def add_pairs(self, pairs: Sequence[Pair]) -> None: ...
    def place(self, article: str, placed: Placed) -> None: ...
    def set_story(self, articles: Sequence[str], story: str) -> None: ...
    def replace_stories(self, gone: Iterable[str], rows: Sequence[StoryRow]) -> None: ...
    def replace_merged(
        self, gone: Iterable[str], events: Sequence[MergedEvent], keys: Mapping[str, Sequence[str]]
    ) -> None:
        """`keys` are the acts of each new event."""
        ...

    def replace_contradictions(
        self, touching: Iterable[str], found: Sequence[Contradiction]
    ) -> None: ...
