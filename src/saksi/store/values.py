"""What a store gives back, and the shape of a failed input that it takes."""

from typing import Protocol

from msgspec import Struct

from saksi.read.source import Source
from saksi.records import Span


class ArticleRow(Struct, frozen=True):
    """One line of a listing. `published` is as the page gives it; `read_at` is UTC."""

    id: str
    headline: str | None
    outlet: str | None
    domain: str | None
    lang: str | None
    published: str | None
    url: str | None
    read_at: str
    saksi: str


class Snippet(Struct, frozen=True):
    """A stretch of the record's canonical text, `text[start:end] == surface`, and the words in it
    that the query asked for (`marks`, offsets into the same text)."""

    start: int
    end: int
    surface: str
    marks: tuple[Span, ...]


class Hit(Struct, frozen=True):
    """One article that a search found; a higher `score` is a better match."""

    id: str
    headline: str | None
    outlet: str | None
    published: str | None
    lang: str | None
    score: float
    snippets: tuple[Snippet, ...]


class Counts(Struct, frozen=True):
    """How much a store holds."""

    pages: int
    articles: int
    entities: int
    mentions: int
    times: int
    statements: int
    events: int
    indicators: int
    failures: int


class Filters(Struct, frozen=True):
    """Which articles; days are those of the page's own zone, both included."""

    outlet: str | None = None  # its name or its domain, case ignored
    lang: str | None = None
    since: str | None = None
    until: str | None = None


class FailedInput(Protocol):
    """An input that gave no record: where it failed, why and the way out, and what it was."""

    @property
    def id(self) -> str: ...
    @property
    def name(self) -> str: ...
    @property
    def stage(self) -> str: ...
    @property
    def error(self) -> str: ...
    @property
    def message(self) -> str: ...
    @property
    def fingerprint(self) -> str | None: ...
    @property
    def data(self) -> bytes | None: ...


class StoredFailure(Struct, frozen=True):
    """A failed input as it is kept; `first_seen` and `last_seen` are UTC.

    `source` is what was to be read, whole, where the input gave a source at all.
    """

    id: str
    name: str
    stage: str
    error: str
    message: str
    fingerprint: str | None
    data: bytes | None
    source: Source | None
    first_seen: str
    last_seen: str
    tries: int
    resolved: bool
