"""Made-up records as news gives them, as many as wanted and the same for every run.

Developments are told by one to six articles each, copies and articles in other words among them.
Names, words, types and outlets follow Zipf's law. The news comes in slices of some months with a
month of silence between, longer than linking looks back: each slice can be linked by itself.
"""

import hashlib
import random
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from functools import cache
from itertools import islice
from typing import Any

from msgspec import Struct

from saksi import __version__
from saksi.lang.tables import frequent
from saksi.records import (
    Article,
    Block,
    Cue,
    Entity,
    Event,
    Instant,
    Marked,
    Mention,
    Outlet,
    Page,
    Quantity,
    Record,
    Span,
    Statement,
    Time,
    Versions,
)
from saksi.views.exports.countries import country

TYPES: tuple[Any, ...] = (
    "CONSULT", "ACCUSE", "REQUEST", "SUPPORT", "REJECT", "AGREE", "COERCE", "THREATEN", "ASSAULT",
    "AID", "COOPERATE", "SANCTION", "PROTEST", "CONCEDE", "MOBILIZE", "RETREAT",
)  # fmt: skip
STATUSES: tuple[Any, ...] = (
    "happened", "planned", "ongoing", "possible", "demanded", "denied", "conditional"
)  # fmt: skip
STANCES: tuple[Any, ...] = (
    "neutral", "assert", "accuse", "demand", "deny", "promise", "praise", "condemn", "ask",
    "threaten", "admit",
)  # fmt: skip
CODES = (
    "IDN USA CHN RUS ISR PSE MYS AUS JPN IND GBR FRA SGP PHL IRN UKR SAU MMR DEU TUR KOR PRK THA VNM "
    "EGY PAK PNG TLS NLD QAT SYR LBN YEM BRN KHM LAO BRA ZAF CAN ITA ESP NZL NOR SWE POL BEL AFG IRQ "
    "ARE JOR BGD LKA NGA KEN ETH SDN MEX ARG CHL VEN CUB FJI"
).split()
NAMES, OUTLETS = 20_000, 40
FIRST_DAY = date(2012, 1, 1)
SLICE, SLICE_DAYS, SILENCE = 2_500, 100, 30  # articles, days, days
STATEMENTS, EVENTS = 10, 3  # of each article
COMMON = 0.5  # of the words; the others are of the development that is told
_SAYS = {"en": ("said", "said that"), "id": ("kata", "mengatakan bahwa")}
_JOINS = {"en": ("over", "in", "on"), "id": ("soal", "di", "pada")}
_VERBS = {
    "en": "met accused asked backed rejected".split(),
    "id": "bertemu menuduh meminta".split(),
}


class Party(Struct, frozen=True):
    """Who may speak or act."""

    kind: Any
    name: str
    country: str | None


class Told(Struct, frozen=True):
    """A paragraph: who says what, or who does what to whom, and the words for it."""

    text: str
    parties: tuple[Party, ...]
    said: tuple[int, int] | None = None  # where the words said stand
    stance: Any = "neutral"
    type: Any = None
    status: Any = None
    verb: str = ""
    day: date | None = None


class News:
    """`articles` of them, in slices."""

    def __init__(self, articles: int, a_slice: int = SLICE) -> None:
        self.articles, self.a_slice = articles, a_slice

    @property
    def slices(self) -> int:
        """How many there are."""
        return -(-self.articles // self.a_slice)

    def records(self, number: int) -> list[Record]:
        """Those of one slice, in the order of their days."""
        wanted = min(self.a_slice, self.articles - number * self.a_slice)
        return list(islice(_Slice(number, self.a_slice).records(), wanted))


class _Slice:
    def __init__(self, number: int, size: int) -> None:
        self.number, self.size = number, size
        self.rng = random.Random(f"news {number}")
        self.first = FIRST_DAY + timedelta(days=number * (SLICE_DAYS + SILENCE))

    def records(self) -> Iterator[Record]:
        told = 0
        while True:
            day = self.first + timedelta(days=told * SLICE_DAYS // self.size)
            for record in self._development(told, day):
                yield record
                told += 1

    def _development(self, number: int, day: date) -> Iterator[Record]:
        rng = self.rng
        lang = "id" if rng.random() < 0.66 else "en"
        about = rng.sample(made_up_words(), 30)
        parties = [party(rng) for _ in range(8)]
        first = self._paragraphs(lang, about, parties, day)
        agency = zipf(rng, OUTLETS)
        for nth in range(rng.choice((1, 1, 2, 3, 4, 6))):
            outlet = zipf(rng, OUTLETS) if nth else agency
            paragraphs = first
            if nth and rng.random() < 0.5:
                paragraphs = self._paragraphs(lang, about, parties, day)
            elif nth:
                kept = rng.randint(3, len(first))
                fresh = self._paragraphs(lang, about, parties, day)
                paragraphs = first[:kept] + fresh[kept:]
            name = f"n{self.number:03}-{number:05}-{nth}"
            told = day + timedelta(days=nth // 3)
            headline = f"{parties[0].name} {' '.join(rng.sample(about, 6))}"
            yield _record(rng, name, f"Outlet {outlet}", told, nth, lang, headline, paragraphs)

    def _paragraphs(
        self, lang: str, about: Sequence[str], parties: Sequence[Party], day: date
    ) -> list[Told]:
        """Acts among statements, always in the same places."""
        acts = (1, 5, 9)
        return [
            self._act(lang, about, parties, day) if n in acts else self._said(lang, about, parties)
            for n in range(STATEMENTS + EVENTS)
        ]

    def _said(self, lang: str, about: Sequence[str], parties: Sequence[Party]) -> Told:
        speaker = self.rng.choice(parties)
        words = sentence(self.rng, about, 18)
        one, other = _SAYS[lang]
        if self.rng.random() < 0.5:
            text, start = f'"{words}," {one} {speaker.name}.', 1
        else:
            text, start = f"{speaker.name} {other} {words}.", len(f"{speaker.name} {other} ")
        stance = STANCES[zipf(self.rng, len(STANCES))]
        return Told(text, (speaker,), (start, start + len(words)), stance)

    def _act(self, lang: str, about: Sequence[str], parties: Sequence[Party], day: date) -> Told:
        rng = self.rng
        one, other, place = rng.sample(parties, 3)
        kind, verb = TYPES[zipf(rng, len(TYPES))], rng.choice(_VERBS[lang])
        over, at, on = _JOINS[lang]
        text = f"{one.name} {verb} {other.name} {over} {rng.randint(33, 900)} {rng.choice(about)}"
        words = sentence(rng, about, 6)
        text += f" {at} {place.name} {on} {day.isoformat()} {words}."
        status = STATUSES[zipf(rng, len(STATUSES))]
        return Told(text, (one, other, place), type=kind, status=status, verb=verb, day=day)


def zipf(rng: random.Random, most: int) -> int:
    """A place below `most`, the first ones by far the likeliest."""
    return min(most - 1, int(most ** rng.random()) - 1)


@cache
def made_up_words() -> tuple[str, ...]:
    """14,400 words that no language has."""
    parts = [a + b for a in "bdgjklmnprst" for b in "aeiou"]
    found = [f"{a}{b}{c}" for a in parts for b in parts for c in ("", "na", "i", "s")]
    random.Random(3).shuffle(found)
    return tuple(found)


@cache
def vocabulary() -> tuple[str, ...]:
    """The words of all texts, those that stand everywhere first."""
    return (*(word for word, _ in frequent()), *made_up_words())


def sentence(rng: random.Random, about: Sequence[str], length: int) -> str:
    """So many words, common ones and such as the development is about."""
    words = vocabulary()
    return " ".join(
        words[zipf(rng, len(words))] if rng.random() < COMMON else rng.choice(about)
        for _ in range(length)
    )


@cache
def people() -> tuple[Party, ...]:
    """Persons and bodies, the most told of first; half of them stand for a state."""
    rng = random.Random(5)
    given, family = made_up_words()[:120], made_up_words()[120:]
    return tuple(
        Party(
            "person" if rng.random() < 0.7 else "organization",
            f"{rng.choice(given)} {rng.choice(family)} {family[n % len(family)]}".title(),
            CODES[zipf(rng, len(CODES))] if n % 2 else None,
        )
        for n in range(NAMES)
    )


@cache
def states() -> tuple[Party, ...]:
    """The most told of first."""
    named = ((code, country(code)) for code in CODES)
    return tuple(Party("state", found.name, code) for code, found in named if found)


def party(rng: random.Random) -> Party:
    """Somebody, as often as they are told of."""
    pool = states() if rng.random() < 0.4 else people()
    return pool[zipf(rng, len(pool))]


def _record(
    rng: random.Random, name: str, outlet: str, day: date, hour: int, lang: str, headline: str,
    paragraphs: Sequence[Told],
) -> Record:  # fmt: skip
    text = "\n".join((headline, *(p.text for p in paragraphs)))
    made = _Making(rng, text, paragraphs, len(headline) + 1, lang)
    sha = hashlib.sha256(f"{name} {text}".encode()).hexdigest()
    domain = f"{outlet.lower().replace(' ', '')}.example"
    article = Article(
        lang, Outlet(outlet, domain), Marked(0, len(headline), headline),
        Instant(f"{day.isoformat()}T{hour + 5:02}:00:00+07:00", origin="given"),
        paragraphs=tuple(made.blocks),
    )  # fmt: skip
    return Record(
        name, Page(f"https://{domain}/{name}", sha, "text/html"), text,
        hashlib.sha256(text.encode()).hexdigest(), article, (), made.entities(),
        tuple(made.times), tuple(made.statements), tuple(made.events), (),
        Versions(__version__, {}, "1"),
    )  # fmt: skip


class _Making:
    """The findings of a record, paragraph by paragraph."""

    def __init__(
        self, rng: random.Random, text: str, told: Sequence[Told], start: int, lang: str
    ) -> None:
        self.rng, self.text, self.lang = rng, text, lang
        self.blocks: list[Block] = []
        self.ids: dict[Party, str] = {}
        self.mentions: dict[Party, list[Mention]] = {}
        self.times: list[Time] = []
        self.statements: list[Statement] = []
        self.events: list[Event] = []
        for one in told:
            self.blocks.append(Block(start, start + len(one.text)))
            if one.said:
                self._said(one, start)
            else:
                self._done(one, start)
            start += len(one.text) + 1

    def _named(self, party: Party, after: int) -> tuple[str, int, int]:
        at = self.text.index(party.name, after)
        self.ids.setdefault(party, f"e{len(self.ids) + 1}")
        found = Mention(at, at + len(party.name), "name")
        self.mentions.setdefault(party, []).append(found)
        return self.ids[party], found.start, found.end

    def _said(self, told: Told, start: int) -> None:
        assert told.said
        speaker, at, end = self._named(told.parties[0], start)
        verb = _SAYS[self.lang][0 if told.said[0] == 1 else 1].split()[0]
        found = self.text.rindex if told.said[0] == 1 else self.text.index
        cue = found(f" {verb} ", start, start + len(told.text)) + 1
        content = Span(start + told.said[0], start + told.said[1])
        self.statements.append(
            Statement(
                f"s{len(self.statements) + 1}", "direct" if told.said[0] == 1 else "indirect",
                (content,), speaker, Span(at, end), Cue(cue, cue + len(verb), verb), told.stance,
                "made-up", round(self.rng.random(), 3),
            )
        )  # fmt: skip

    def _done(self, told: Told, start: int) -> None:
        one, other, place = told.parties
        actor, _, end = self._named(one, start)
        trigger = end + 1
        recipient, _, end = self._named(other, trigger)
        where, _, end = self._named(place, end)
        assert told.day
        day = told.day.isoformat()
        at = self.text.index(day, end)
        self.times.append(
            Time(f"t{len(self.times) + 1}", at, at + len(day), day, "DATE", day, None, day, day)
        )
        self.events.append(
            Event(
                f"v{len(self.events) + 1}", told.type,
                Marked(trigger, trigger + len(told.verb), told.verb),
                Span(start, start + len(told.text)), (actor,), (recipient,), told.status, "made-up",
                round(self.rng.random(), 3), time=self.times[-1].id, place=where,
                quantity=Quantity(None),
            )
        )  # fmt: skip

    def entities(self) -> tuple[Entity, ...]:
        """Everybody who was named."""
        return tuple(
            Entity(i, p.kind, p.name, p.country, mentions=tuple(self.mentions[p]))
            for p, i in self.ids.items()
        )
