"""What may be asked in an address; a name that is not known is an error, not ignored."""

from typing import Annotated, Literal

from msgspec.structs import fields
from pydantic import BaseModel, ConfigDict, Field, StringConstraints

from saksi.records import EventType, Stance, Status
from saksi.store import Filters
from saksi.store.linked_values import EventFilters, StoryFilters

MOST = 500
Text = Annotated[str, StringConstraints(max_length=1000, pattern=r"^[^\x00]*$")]
Name = Annotated[str, StringConstraints(max_length=200, pattern=r"^[^\x00]*$")]
Day = Annotated[str, StringConstraints(pattern=r"^[0-9]{4}-[0-9]{2}-[0-9]{2}$")]
_PART = r"[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?"
Days = Annotated[str, StringConstraints(pattern=rf"^{_PART}(\.\.{_PART})?$")]
Language = Literal["id", "en"]


class _Asked(BaseModel):
    model_config = ConfigDict(extra="forbid")

    def values_for(self, kind: type) -> dict[str, object]:
        """What was given of the fields of `kind`."""
        names = {one.name for one in fields(kind)}
        return {name: value for name, value in self.model_dump().items() if name in names}


class Paged(_Asked):
    """A page of a listing: `cursor` is the `next` of the page before."""

    cursor: Name | None = None
    limit: int = Field(default=50, ge=1, le=MOST)


class Faceted(_Asked):
    """The facets of a search; see `saksi.store.Filters` for what each one means."""

    q: Text | None = Field(default=None, description="words, as in a search")
    outlet: Name | None = None
    lang: Language | None = None
    since: Day | None = None
    until: Day | None = None
    who: Name | None = None
    whom: Name | None = None
    type: EventType | None = None
    place: Name | None = None
    date: Days | None = None
    status: Status | None = None
    speaker: Name | None = None
    stance: Stance | None = None

    def filters(self) -> Filters:
        """The same as the store takes it."""
        return Filters(**self.values_for(Filters), words=self.q or None)  # type: ignore[arg-type]


class Listing(Faceted, Paged):
    """Facets, and which page; with `count`, the answer says how many there are in all."""

    count: bool = False


class Counting(Faceted):
    """Facets of which rows are counted, and how many values of each are told."""

    what: Literal["articles", "statements", "events"] = "articles"
    most: int = Field(default=12, ge=1, le=100)


class Search(Faceted):
    """Words, the best matches first."""

    q: Text = Field(description='words; "a phrase", begin*, one OR other, -without')
    offset: int = Field(default=0, ge=0, le=100_000)
    limit: int = Field(default=20, ge=1, le=MOST)


class MergedListing(Paged):
    """Which merged events; see `saksi.store.EventFilters`."""

    type: EventType | None = None
    status: Status | None = None
    actor: Name | None = None
    recipient: Name | None = None
    party: Name | None = None
    place: Name | None = None
    since: Day | None = None
    until: Day | None = None
    sources: int = Field(default=0, ge=0, le=10_000)
    article: Name | None = None
    story: Name | None = None
    oldest_first: bool = False

    def filters(self) -> EventFilters:
        """The same as the store takes it."""
        return EventFilters(**self.values_for(EventFilters))  # type: ignore[arg-type]


class StoryListing(Paged):
    """Which stories."""

    since: Day | None = None
    until: Day | None = None
    article: Name | None = None
    articles: int = Field(default=0, ge=0, le=1_000_000, description="the least count of articles")

    def filters(self) -> StoryFilters:
        """The same as the store takes it."""
        return StoryFilters(**self.values_for(StoryFilters))  # type: ignore[arg-type]


class Disputed(_Asked):
    """Contradictions of one merged event, of one article, of one story, or all."""

    event: Name | None = None
    article: Name | None = None
    story: Name | None = None


class Since(_Asked):
    """The changes after a number of the sequence, 0 for all; the oldest first."""

    updated_since: int = Field(default=0, ge=0, le=2**53)
    limit: int = Field(default=100, ge=1, le=MOST)


class Given(_Asked):
    """A page to read: an address, HTML, or text that is taken as it is; one of the three."""

    url: Text | None = None
    html: str | None = None
    text: str | None = None
    id: Name | None = None
    published: Annotated[str, StringConstraints(max_length=40)] | None = None
    outlet: Name | None = None
    title: Text | None = None
    lang: Language | None = None

    def page(self) -> tuple[str, str]:
        """Which of the three, and its value; raises `ValueError` where it is not one."""
        given = [(k, v) for k in ("url", "html", "text") if (v := getattr(self, k))]
        if len(given) != 1:
            raise ValueError("give one of url, html and text")
        return given[0]
