"""What a store gives back, and the shape of a failed input that it takes."""

from collections.abc import Sequence
from typing import Protocol

from msgspec import Struct

from saksi.errors import SaksiError
from saksi.read.source import Source
from saksi.records import Span


class UnknownArticleError(SaksiError):
    """There is no article of this id; `like` holds the nearest ids that there are."""

    def __init__(self, article_id: str, like: Sequence[str]) -> None:
        near = f"; nearest: {', '.join(like)}" if like else ""
        super().__init__(f"no article '{article_id}' in this store{near}")
        self.id, self.like = article_id, tuple(like)


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
    """Which articles, statements and acts; every field given must be met.

    Of an article: outlet, language, publication, words. Of an act: who, whom, type, place, status.
    Of a statement: speaker, stance. An article is meant where an act, and a statement, of it meets
    what is asked of them; a statement where an act within its words does; an act where a
    statement around it does.

    A name is met by every name with all its words, case and accents ignored; a name in quotation
    marks by just that name; an ISO 3166 code (`NOR`, in capitals) by whoever stands for the state.
    """

    outlet: str | None = None  # its name or its domain
    lang: str | None = None
    since: str | None = None  # days of publication in the page's own zone, both included
    until: str | None = None
    who: str | None = None
    whom: str | None = None
    type: str | None = None
    place: str | None = None
    # `2021`, `2021-06`, `2021-06-22` or `2021-06-22..2021-07-01`: the days that the act may cover,
    # of a statement when it was said, else published.
    date: str | None = None
    status: str | None = None
    speaker: str | None = None
    stance: str | None = None
    words: str | None = None  # as in a search


class StatementRow(Struct, frozen=True):
    """Something said, with what tells where: `start` and `end` go from its first words to its last."""

    article: str
    id: str
    headline: str | None
    outlet: str | None
    domain: str | None
    lang: str | None
    url: str | None
    published: str | None
    day: str | None
    kind: str
    stance: str
    speaker: str | None
    speaker_name: str | None
    speaker_country: str | None
    cue: str | None
    said: str | None
    relayed: str | None
    chain: str | None
    start: int | None
    end: int | None
    content: str
    rule: str
    confidence: float


class EventRow(Struct, frozen=True):
    """An act as one article reports it; `start` and `end` are of its trigger.

    `first_day` and `last_day` are the days that it may cover, null where its day is not told.
    """

    article: str
    id: str
    headline: str | None
    outlet: str | None
    domain: str | None
    lang: str | None
    url: str | None
    published: str | None
    type: str
    mode: str | None
    cameo: str | None
    status: str
    stage: str | None
    time: str | None
    first_day: str | None
    last_day: str | None
    actors: str | None
    recipients: str | None
    object: str | None
    quantity: str | None
    unit: str | None
    amount: str | None
    currency: str | None
    place: str | None
    source: str | None
    start: int
    end: int
    trigger: str
    sentence: str
    rule: str
    confidence: float


class Dyad(Struct, frozen=True):
    """How many reports tell of one side's acts towards another in a month.

    Sides are ISO 3166 codes, else names. `month` is null where the time told covers several.
    """

    month: str | None
    actor: str
    recipient: str
    type: str
    reports: int
    articles: int


class Change(Struct, frozen=True):
    """The last thing that happened to an article: `put` or `delete`; `sequence` only grows."""

    sequence: int
    id: str
    kind: str
    at: str


class Version(Struct, frozen=True):
    """One state of an article's record, numbered from the oldest; the last is the present one."""

    number: int
    article: str
    headline: str | None
    published: str | None
    text_sha256: str
    record_sha256: str
    read_at: str
    saksi: str
    present: bool


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
