"""The keys by which candidates are found: few enough to store, enough never to miss a like one."""

from collections.abc import Iterator

from saksi.link.card import Act, Card
from saksi.link.naming import token
from saksi.link.scoring import NEAR
from saksi.records import EventType

SHINGLES = 16  # one in so many
TERMS = 12
NAMES = 16


def article_tokens(card: Card) -> list[int]:
    """Of its rows of words, its names and its weightiest meanings."""
    found = {token(f"s{h}") for h in card.shingles if h % SHINGLES == 0}
    names = sorted(card.names, key=lambda name: (-len(name), name))[:NAMES]
    found |= {token(f"n{part}") for name in names for part in _telling(name)}
    best = sorted(card.terms, key=lambda term: (-term[1], term[0]))[:TERMS]
    found |= {token(f"t{term}") for term, _ in best}
    return sorted(found)


def _telling(name: str) -> list[str]:
    """The longest word of a name, by which its short form is found too."""
    return [max(name.split(), key=lambda word: (len(word), word))]


def act_tokens(act: Act) -> list[int]:
    """By type and party; an act that names nobody is found through its article alone."""
    return sorted(token(f"{act.type}|{part}") for part in _parties(act))


def near_tokens(act: Act) -> list[int]:
    """Those of the acts that it may be compared with."""
    types = [act.type, *_near(act.type)]
    return sorted(token(f"{kind}|{part}") for kind in types for part in _parties(act))


def _parties(act: Act) -> set[str]:
    keys = (*act.actors.keys, *act.recipients.keys)
    return {part for key in keys if key for part in _telling(key)}


def _near(kind: EventType) -> Iterator[str]:
    for pair in NEAR:
        if kind in pair:
            yield from pair - {kind}


def act_days(card: Card, act: Act) -> set[int]:
    """The days under which an act is looked for: that of the report, and its own."""
    return {card.day, act.begin} if act.dated else {card.day}
