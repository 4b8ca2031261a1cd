"""The frozen types that every stage shares, and their JSON form (the public contract of a record).

Offsets everywhere are Unicode code points into the canonical text of the page, half-open, and
`text[start:end]` is the surface. An optional span that the page does not give is left out of the
JSON (`UNSET`), never written as a null offset; every other value that is not given is `null`.
"""

from typing import Literal, TypeAlias

import msgspec
from msgspec import UNSET, Struct, UnsetType

from saksi.display import to_html

SCHEMA = "saksi/record/1"

FurnitureKind: TypeAlias = Literal[
    "ticker", "menu", "promo", "share", "read_also", "next", "latest", "other"
]
FurnitureLabel: TypeAlias = Literal[
    "caption", "pull_quote", "embed", "teaser", "comment", "paywall", "repeated"
]
EntityKind: TypeAlias = Literal[
    "person", "state", "government", "armed_force", "armed_group", "organization", "company",
    "place", "population", "item",
]  # fmt: skip
MentionForm: TypeAlias = Literal["name", "short", "title", "epithet", "pronoun", "clitic"]
TimeType: TypeAlias = Literal["DATE", "TIME", "DURATION", "SET"]
StatementKind: TypeAlias = Literal["direct", "indirect", "mixed"]
Stance: TypeAlias = Literal[
    "neutral", "assert", "deny", "accuse", "condemn", "promise", "demand", "threaten", "praise",
    "ask", "admit",
]  # fmt: skip
EventType: TypeAlias = Literal[
    "AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST", "ACCUSE",
    "REJECT", "THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT",
]  # fmt: skip
ObjectKind: TypeAlias = Literal[
    "document", "arms", "vaccine", "money", "goods", "service", "asset", "territory", "people",
    "other",
]  # fmt: skip
DealStage: TypeAlias = Literal["negotiation", "memorandum", "contract", "delivery", "maintenance"]
Status: TypeAlias = Literal[
    "happened", "ongoing", "planned", "demanded", "denied", "conditional", "possible"
]


class Span(Struct, frozen=True):
    """Half-open code-point range in the canonical text."""

    start: int
    end: int


class Marked(Struct, frozen=True):
    """A span with the very characters it covers."""

    start: int
    end: int
    surface: str


class Name(Struct, frozen=True):
    """A person or outlet named on the page; without offsets where only metadata names it."""

    name: str
    start: int | UnsetType = UNSET
    end: int | UnsetType = UNSET


class Instant(Struct, frozen=True):
    """An ISO 8601 instant with its zone, or only the day where the page gives no more.

    `origin` says where it was read: `text`, `json-ld`, `meta`, `time`, `given`; with `+clock` where
    the page shows no zone and the outlet is known to go by one.
    """

    value: str
    start: int | UnsetType = UNSET
    end: int | UnsetType = UNSET
    surface: str | UnsetType = UNSET
    origin: str = "text"


class Outlet(Struct, frozen=True):
    """The publisher of the page."""

    name: str | None
    domain: str | None = None


class Dateline(Struct, frozen=True):
    """The place (and ISO 3166 alpha-3 country) that the article is filed from.

    `text_start` is where the first sentence begins, behind the place, the agency and their dash.
    """

    place: str
    start: int
    end: int
    country: str | None = None
    agency: str | None = None
    text_start: int | UnsetType = UNSET


class Block(Struct, frozen=True):
    """A paragraph or other block; `dom_path` is a CSS path that finds it again in the HTML."""

    start: int
    end: int
    dom_path: str | None = None


class Link(Struct, frozen=True):
    """A related page that the page points to."""

    surface: str
    url: str | None
    start: int
    end: int
    kind: Literal["article", "page"] = "article"


class Furniture(Struct, frozen=True):
    """A part of the page that is not the article's own text; `label` says more exactly what."""

    kind: FurnitureKind
    start: int
    end: int
    dom_path: str | None = None
    label: FurnitureLabel | UnsetType = UNSET


class Rejected(Struct, frozen=True):
    """What was looked at and left out, and why."""

    stage: str
    reason: str
    start: int | UnsetType = UNSET
    end: int | UnsetType = UNSET


class Part(Struct, frozen=True):
    """One page of an article that stands on several, and what of the text came from it."""

    url: str | None
    sha256: str
    start: int
    end: int
    fetched_at: str | None = None


class Page(Struct, frozen=True):
    """Where the bytes came from; `sha256` pins them.

    Of an article that was put together from several pages these are the first one's, and `parts`
    has every page in order.
    """

    url: str | None
    sha256: str
    media_type: str
    fetched_at: str | None = None
    parts: tuple[Part, ...] | UnsetType = UNSET


class Article(Struct, frozen=True):
    """What the page says about itself, before anything is read from its sentences.

    An `index` lists other pages: it has `links` and nothing of an article.
    """

    lang: str | None
    outlet: Outlet
    headline: Marked | None = None
    published_at: Instant | None = None
    modified_at: Instant | None = None
    authors: tuple[Name, ...] = ()
    editors: tuple[Name, ...] = ()
    cited_outlets: tuple[Name, ...] = ()
    dateline: Dateline | None = None
    paragraphs: tuple[Block, ...] = ()
    read_also: tuple[Link, ...] = ()
    next: tuple[Link, ...] = ()
    latest: tuple[Link, ...] = ()
    furniture: tuple[Furniture, ...] = ()
    kind: Literal["article", "index"] = "article"
    links: tuple[Link, ...] = ()


class Indicator(Struct, frozen=True):
    """One reading of a ticker: decimal strings with a point, read at capture time."""

    name: str
    value: str | None
    change: str | None
    change_pct: str | None
    start: int
    end: int
    currency: str | None = None
    observed_at: str | None = None


class Role(Struct, frozen=True):
    """A title that the article gives a person, and the entity it belongs to."""

    title: str
    of: str | None
    start: int
    end: int


class Mention(Struct, frozen=True):
    """One place where the article mentions an entity; `rule` and `confidence` are of the link."""

    start: int
    end: int
    form: MentionForm
    rule: str | UnsetType = UNSET
    confidence: float | UnsetType = UNSET


class Entity(Struct, frozen=True):
    """Someone or something the article mentions; `name` is the fullest name it gives."""

    id: str
    kind: EntityKind
    name: str
    country: str | None = None
    wikidata: str | None = None
    roles: tuple[Role, ...] = ()
    mentions: tuple[Mention, ...] = ()
    rule: str | None = None


class Time(Struct, frozen=True):
    """A TIMEX3 value; `begin` and `end_date` are the first and last day it may cover."""

    id: str
    start: int
    end: int
    surface: str
    type: TimeType
    value: str | None
    mod: str | None = None
    begin: str | None = None
    end_date: str | None = None
    rule: str | None = None


class Cue(Struct, frozen=True):
    """The word that attributes."""

    start: int
    end: int
    lemma: str


class Statement(Struct, frozen=True):
    """Something that the article reports as said by a source other than itself."""

    id: str
    kind: StatementKind
    contents: tuple[Span, ...]
    speaker: str | None
    speaker_mention: Span | None
    cue: Cue | None
    stance: Stance
    rule: str
    confidence: float
    addressee: str | None = None
    said: str | None = None
    relayed: str | None = None
    chain: tuple[str, ...] = ()


class EventObject(Struct, frozen=True):
    """What is supplied, signed, seized, demanded."""

    start: int
    end: int
    kind: ObjectKind


class Quantity(Struct, frozen=True):
    """A counted amount; `value` is a decimal string, null where the words give no number."""

    value: str | None = None
    unit: str | None = None
    approximate: bool = False


class Amount(Struct, frozen=True):
    """A sum of money; `value` is a decimal string, `currency` an ISO 4217 code."""

    value: str | None = None
    currency: str | None = None


class Event(Struct, frozen=True):
    """One act: PLOVER type, who, to whom, what, when, where, whether, and according to whom."""

    id: str
    type: EventType
    trigger: Marked
    sentence: Span
    actors: tuple[str, ...]
    recipients: tuple[str, ...]
    status: Status
    rule: str
    confidence: float
    mode: str | None = None
    cameo: str | None = None
    object: EventObject | None = None
    quantity: Quantity = Quantity()
    amount: Amount = Amount()
    stage: DealStage | None = None
    time: str | None = None
    place: str | None = None
    attribution: str | None = None


class Versions(Struct, frozen=True):
    """What produced the record."""

    saksi: str
    models: dict[str, str]
    ontology: str


class Record(Struct, frozen=True):
    """Everything that reading one page gives."""

    id: str
    page: Page
    text: str
    text_sha256: str
    article: Article
    indicators: tuple[Indicator, ...]
    entities: tuple[Entity, ...]
    times: tuple[Time, ...]
    statements: tuple[Statement, ...]
    events: tuple[Event, ...]
    rejected: tuple[Rejected, ...]
    versions: Versions
    schema: str = SCHEMA

    def to_json(self) -> str:
        """The record as one line of JSON, non-ASCII kept as it is."""
        return msgspec.json.encode(self).decode()

    def _repr_html_(self) -> str:
        """What a notebook shows: the text of the page with every span marked."""
        return to_html(self)

    @classmethod
    def from_json(cls, line: str | bytes) -> "Record":
        """The record that `to_json` wrote; raises `msgspec.ValidationError` on any other shape."""
        return msgspec.json.decode(line, type=cls)
