"""Where linking keeps what it knows: one interface, held by a store or by memory."""

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple, Protocol

from saksi.link.card import Card
from saksi.link.types import Contradiction, Copy, MergedEvent


class Follows(NamedTuple):
    """An act's place: the earlier report that it follows, how alike they are, and its tree."""

    parent: str | None
    score: float
    tree: str


class Answering(NamedTuple):
    """An act that denies another one; both by their keys."""

    denial: str
    told: str


class Mention(NamedTuple):
    """A sentence of an article that tells an act of another one, or denies it; where it begins."""

    act: str
    article: str
    start: int
    denies: bool


class Bond(NamedTuple):
    """What a reviewer decided of two acts, by their keys: that they are the same, or not."""

    one: str
    other: str
    same: bool


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
    def cards(self, articles: Iterable[str]) -> dict[str, Card]:
        """Those that there are, in the order of their ids."""
        ...

    def alike(self, tokens: Sequence[int], days: tuple[int, int], least: int) -> list[str]:
        """Articles of these days that share at least so many tokens."""
        ...

    def with_acts(self, tokens: Iterable[int], days: tuple[int, int]) -> list[str]:
        """Articles with an act that has one of the tokens in these days."""
        ...

    def copies(self, articles: Iterable[str]) -> list[Copy]:
        """Pairs of which one is among the articles."""
        ...

    def answers(self, acts: Iterable[str]) -> list[Answering]:
        """Denials of which one side is among the acts."""
        ...

    def mentions(self, acts: Iterable[str], articles: Iterable[str] = ()) -> list[Mention]:
        """Sentences that tell one of the acts, and those of the articles."""
        ...

    def follows(self, acts: Iterable[str]) -> dict[str, Follows]: ...
    def followers(self, acts: Iterable[str]) -> list[str]:
        """The acts that follow one of these."""
        ...

    def trees(self, trees: Iterable[str]) -> dict[str, str]:
        """The acts of these trees, and the article of each."""
        ...

    def follow(self, places: Mapping[str, Follows]) -> None: ...
    def set_tree(self, acts: Sequence[str], tree: str) -> None: ...
    def articles_of(self, acts: Iterable[str]) -> dict[str, str]: ...
    def merged_of(self, acts: Iterable[str]) -> dict[str, str]: ...
    def reporting(self, events: Iterable[str]) -> list[str]:
        """The acts that are reports of these merged events."""
        ...

    def bonds(self, acts: Iterable[str]) -> list[Bond]:
        """What reviewers decided of these acts and others, the latest decision first."""
        ...

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
        """Takes out the article with its tokens, acts, denials, mentions and copies."""
        ...

    def add_copies(self, copies: Sequence[Copy]) -> None: ...
    def add_answers(self, answers: Sequence[Answering]) -> None: ...
    def add_mentions(self, mentions: Sequence[Mention]) -> None: ...
    def drop_copies(self, article: str) -> None:
        """What the article repeats of others."""
        ...

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
