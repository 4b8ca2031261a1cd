"""Made-up records of articles that report the same made-up acts, as many as wanted.

Each act is told by one to six articles: an agency's, copies of it in whole or in part, and articles
of other outlets in their own words, some on another day or with another number.
"""

import hashlib
import random
from collections.abc import Iterator
from datetime import date, timedelta

from saksi import __version__
from saksi.records import (
    Article,
    Block,
    Entity,
    Event,
    Instant,
    Marked,
    Mention,
    Outlet,
    Page,
    Record,
    Span,
    Statement,
    Time,
    Versions,
)

FIRST_DAY = date(2024, 1, 1)
STATES = (
    "Albania Bolivia Chad Denmark Estonia Fiji Ghana Honduras Iceland Japan Kenya Latvia Malta Nepal "
    "Oman Peru Qatar Rwanda Samoa Togo Uganda Vanuatu Yemen Zambia"
).split()
CODES = (
    "ALB BOL TCD DNK EST FJI GHA HND ISL JPN KEN LVA MLT NPL OMN PER QAT RWA WSM TGO UGA VUT YEM ZMB"
).split()
VERBS = {
    "AGREE": "signed", "CONSULT": "met", "AID": "sent", "ACCUSE": "accused", "REJECT": "rejected",
    "SANCTION": "sanctioned", "ASSAULT": "shelled", "MOBILIZE": "deployed", "RETREAT": "withdrew",
}  # fmt: skip
_SOUNDS = "ba ce di fo gu ha ji ko lu ma ne pi ro su ta ve wi xa yo zu".split()
OUTLETS = tuple(f"Outlet {a}{b}".title() for a in _SOUNDS[:8] for b in _SOUNDS[:5])


def word(rng: random.Random) -> str:
    """A made-up word."""
    return "".join(rng.choice(_SOUNDS) for _ in range(rng.randint(2, 4)))


def sentence(rng: random.Random, words: list[str]) -> str:
    """A made-up sentence of some of these words and some others."""
    chosen = rng.sample(words, min(6, len(words))) + [word(rng) for _ in range(8)]
    rng.shuffle(chosen)
    return " ".join(chosen).capitalize() + "."


def reports(acts: int, seed: int = 0, days: int = 365) -> Iterator[Record]:
    """The articles about so many acts, in the order of the acts."""
    rng = random.Random(seed)
    for number in range(acts):
        yield from _told(rng, number, FIRST_DAY + timedelta(days=number * days // max(1, acts)))


def _told(rng: random.Random, number: int, day: date) -> Iterator[Record]:
    about = [word(rng) for _ in range(14)]
    kind = rng.choice(sorted(VERBS))
    one, other = rng.sample(range(len(STATES)), 2)
    count, place = rng.randint(33, 900), word(rng).title()
    agency = rng.choice(OUTLETS)
    lead = f"{STATES[one]} {VERBS[kind]} {STATES[other]} {count} {about[0]} {place}."
    body = [lead, *(sentence(rng, about) for _ in range(6))]
    for nth in range(rng.choice((1, 1, 2, 3, 4, 6))):
        outlet = agency if nth == 0 else rng.choice(OUTLETS)
        text = list(body)
        if nth and rng.random() < 0.5:  # in other words
            told = rng.choice((count, count, count + 7))
            lead = f"{STATES[one]} {VERBS[kind]} {STATES[other]} {told} {about[0]} {place}."
            text = [sentence(rng, about), lead, *(sentence(rng, about) for _ in range(5))]
        elif nth:
            text = body[: rng.randint(3, 7)]
        yield _record(
            f"a{number:07}-{nth}",
            outlet,
            day + timedelta(days=nth // 3),
            nth,
            text,
            kind,
            one,
            other,
        )


def _record(
    key: str, outlet: str, day: date, hour: int, text: list[str], kind: str, one: int, other: int
) -> Record:
    headline = " ".join(text[0].split()[:8])
    whole = "\n".join((headline, *text))
    starts, at = [], len(headline) + 1
    for part in text:
        starts.append(at)
        at += len(part) + 1
    lead = next(n for n, part in enumerate(text) if f" {VERBS[kind]} " in part)
    trigger = whole.index(f" {VERBS[kind]} ", starts[lead]) + 1
    states = tuple(
        Entity(
            f"e{n}",
            "state",
            STATES[i],
            CODES[i],
            mentions=(_mention(whole, STATES[i], starts[lead]),),
        )
        for n, i in enumerate((one, other), 1)
    )
    said = Statement(
        "s1", "indirect", (Span(starts[-1], starts[-1] + len(text[-1])),), "e1", None, None,
        "neutral", "made-up", 1.0, chain=("e1",),
    )  # fmt: skip
    time = Time("t1", 0, 0, "", "DATE", day.isoformat(), None, day.isoformat(), day.isoformat())
    event = Event(
        "v1", kind, Marked(trigger, trigger + len(VERBS[kind]), VERBS[kind]),  # type: ignore[arg-type]
        Span(starts[lead], starts[lead] + len(text[lead])), ("e1",), ("e2",), "happened", "made-up",
        0.8, time="t1" if hour % 2 == 0 else None,
    )  # fmt: skip
    sha = hashlib.sha256(whole.encode()).hexdigest()
    return Record(
        key, Page(None, sha, "text/plain"), whole, sha,
        Article(
            "en", Outlet(outlet), Marked(0, len(headline), headline),
            Instant(f"{day.isoformat()}T{hour + 5:02}:00:00Z"),
            paragraphs=tuple(Block(s, s + len(p)) for s, p in zip(starts, text, strict=True)),
        ),
        (), states, (time,), (said,), (event,), (), Versions(__version__, {}, "1"),
    )  # fmt: skip


def _mention(text: str, name: str, after: int) -> Mention:
    at = max(text.find(name, after), 0)
    return Mention(at, at + len(name), "name")
