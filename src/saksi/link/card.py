"""What linking needs of a record: small, comparable across languages, kept beside it in the store.

An article is compared with many others: the sets that this takes are made once. The many small
parts of a card hold no cycles, and are kept from the collector of garbage (`gc=False`).
"""

from collections.abc import Callable
from functools import cached_property

from msgspec import Struct

from saksi.link.types import ReasonCode, RootKind
from saksi.records import DealStage, EventType, Marked, ObjectKind, Stance, Status


class Words(Struct, frozen=True):
    """What linking is told of words, so that it knows no language itself.

    `meaning(word, lang)` is one form for what says the same in any language; `weight(meaning)` is 0
    for what stands in every text, to 1 for what tells most; `body(name)` is one form for all names
    of a body between states, null for other names; `state(name)` is the country whose people a group's
    name says they are (`Kenyan engineers`), null where it says none.
    """

    meaning: Callable[[str, str | None], str]
    weight: Callable[[str], float]
    body: Callable[[str], str | None] = lambda _: None
    state: Callable[[str], str | None] = lambda _: None


class Credit(Struct, frozen=True, gc=False):
    """A source that the page itself names: a byline's `Sumber:`, a dateline's agency, a relay.

    `event` is the event whose statement the relay stands behind, null where it holds for the page.
    """

    key: str
    name: str
    kind: RootKind
    code: ReasonCode
    at: Marked | None = None
    event: str | None = None


class Passage(Struct, frozen=True, array_like=True, gc=False):
    """A sentence or a quotation as a sorted set of hashed meanings; offsets into the text.

    Of a sentence that names somebody: its `text`, its `parties` in the order in which they are
    named, the one day or time that it names (ordinal days), on whose word it tells what it tells,
    and whether it may be no fact (`unsure`: negation, future, condition).
    """

    start: int
    end: int
    words: tuple[int, ...]
    speaker: str | None = None
    parties: tuple[str, ...] = ()
    days: tuple[int, int] | None = None
    credits: tuple[Credit, ...] = ()
    unsure: bool = False
    text: str = ""


class Side(Struct, frozen=True, gc=False):
    """One side of an act: keys of the parties (countries and folded names), and persons named."""

    keys: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    people: tuple[str, ...] = ()


class Count(Struct, frozen=True, array_like=True, gc=False):
    """A number in a report's sentence and the meaning of what it counts."""

    value: str
    of: str
    at: Marked


class Act(Struct, frozen=True, dict=True):
    """An event of a record as merging compares it; `begin` and `end` are ordinal days.

    `dated` tells whether the article dates the act; if not, the days are guessed from the report's.
    """

    key: str
    event: str
    type: EventType
    status: Status
    actors: Side
    recipients: Side
    begin: int
    end: int
    dated: bool
    sentence: Marked
    trigger: Marked
    trigger_word: str
    lang: str | None
    words: tuple[int, ...]
    confidence: float
    retold: tuple[int, ...] = ()  # of the sentence that tells a headline's act at length
    value: str | None = None
    mode: str | None = None
    cameo: str | None = None
    stage: DealStage | None = None
    place: Marked | None = None
    place_name: str | None = None
    place_key: str | None = None
    object: Marked | None = None
    object_kind: ObjectKind | None = None
    object_words: tuple[int, ...] = ()
    quantity: str | None = None
    unit: str | None = None
    amount: str | None = None
    currency: str | None = None
    time: Marked | None = None
    counts: tuple[Count, ...] = ()
    speaker: str | None = None
    speaker_name: str | None = None
    statement: str | None = None
    stance: Stance | None = None
    headline: bool = False
    about: tuple[int, ...] = ()  # of an act of the mouth: the words beside its trigger and parties
    again: bool = False  # told as done once more

    @cached_property
    def tellings(self) -> tuple[frozenset[int], ...]:
        """The words of its sentence, and of the one that tells it at length; empty ones left out."""
        return tuple(frozenset(words) for words in (self.words, self.retold) if words)

    @cached_property
    def triggers(self) -> frozenset[str]:
        """The words of its trigger."""
        return frozenset(self.trigger_word.split())

    @cached_property
    def content(self) -> frozenset[int]:
        """What an act of the mouth is about."""
        return frozenset(self.about)

    @cached_property
    def thing(self) -> frozenset[int]:
        """The words of its object."""
        return frozenset(self.object_words)


class Card(Struct, frozen=True, dict=True):
    """An article as linking compares it."""

    id: str
    day: int  # ordinal; 0 where nothing dates the article
    instant: str  # for the order of reports; "" where it is not known
    lang: str | None
    outlet: str | None
    outlet_key: str
    headline: str | None
    published: str | None
    url: str | None
    shingles: tuple[int, ...]
    sentences: tuple[Passage, ...]
    quotes: tuple[Passage, ...]
    terms: tuple[tuple[int, float], ...]  # hashed meanings with their weight, length 1
    title: tuple[int, ...]
    names: tuple[str, ...]  # of persons, bodies and places
    countries: tuple[str, ...]
    numbers: tuple[str, ...]
    nationals: tuple[tuple[str, str], ...]  # persons and bodies that stand for a state
    credits: tuple[Credit, ...]
    acts: tuple[Act, ...]

    @cached_property
    def order(self) -> tuple[str, str]:
        """Which article comes first: the earlier one, then by id."""
        return (self.instant or "9", self.id)

    @cached_property
    def said(self) -> tuple[frozenset[int], ...]:
        """The words of each sentence."""
        return tuple(frozenset(passage.words) for passage in self.sentences)

    @cached_property
    def vocabulary(self) -> frozenset[int]:
        """The words of all its sentences."""
        return frozenset().union(*self.said)

    @cached_property
    def quoted(self) -> tuple[frozenset[int], ...]:
        """The words of each quotation."""
        return tuple(frozenset(passage.words) for passage in self.quotes)

    @cached_property
    def weights(self) -> dict[int, float]:
        """The weight of each term."""
        return dict(self.terms)

    @cached_property
    def rows(self) -> frozenset[int]:
        """Its shingles, to be compared."""
        return frozenset(self.shingles)

    @cached_property
    def called(self) -> frozenset[str]:
        """Its names, to be compared."""
        return frozenset(self.names)

    @cached_property
    def name_words(self) -> frozenset[str]:
        """The words of its names: names without one of them are none of its."""
        return frozenset(word for name in self.names for word in name.split())
