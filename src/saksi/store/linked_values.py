"""What is asked of merged events and stories, and the pages of answers."""

from typing import Generic, TypeVar

from msgspec import Struct

from saksi.errors import SaksiError
from saksi.link import MergedEvent, Story

T = TypeVar("T")


class EventFilters(Struct, frozen=True):
    """Which merged events; days are ISO days, both included, and meet the days the act may cover.

    A party is an ISO 3166 alpha-3 code, or a name (any spelling of case). `actor`, `recipient` and
    `party` (either side) are asked together. `sources` is the least count of independent sources.
    """

    type: str | None = None
    status: str | None = None
    actor: str | None = None
    recipient: str | None = None
    party: str | None = None
    place: str | None = None
    since: str | None = None
    until: str | None = None
    sources: int = 0
    article: str | None = None
    story: str | None = None


class StoryFilters(Struct, frozen=True):
    """Which stories: those with an article in these days, or with this article.

    `articles` is the least count of articles.
    """

    since: str | None = None
    until: str | None = None
    article: str | None = None
    articles: int = 0


class Slice(Struct, Generic[T], frozen=True):
    """A page of answers; `cursor` asks for the next one, null at the end."""

    rows: tuple[T, ...]
    cursor: str | None = None


EventSlice = Slice[MergedEvent]
StorySlice = Slice[Story]


class UnknownEventError(SaksiError):
    """There is no merged event of this id in the store."""


class UnknownStoryError(SaksiError):
    """There is no story of this id in the store."""
