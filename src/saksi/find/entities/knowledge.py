"""What a language supplies for names, and the lexicon that finds its entries in running words."""

import re
from typing import Literal, TypeAlias

from msgspec import Struct

from saksi.records import EntityKind

Sort: TypeAlias = Literal[
    "state", "demonym", "capital", "place", "epithet", "seat", "organization", "outlet", "body",
    "title", "rank", "honorific", "former", "head", "company", "place_head", "people", "nationals",
    "official", "not_name",
]  # fmt: skip

ACTS_FOR_STATE = frozenset("head_of_state head_of_government vice foreign defence minister".split())
LAST_KNOWN = "2014-01-30"  # the last day of `rulers`
NAME_SORTS = frozenset("state demonym organization capital official place seat".split())


class Entry(Struct, frozen=True):
    """One thing that the lexicon knows.

    `office` is set for titles (the office) and for bodies (`national`, `armed`, `police`, `local`,
    `embassy`).
    An `exact` entry matches only in its own letter case, or in capitals throughout.
    """

    sort: Sort
    kind: EntityKind
    country: str | None = None
    office: str | None = None
    name: str | None = None
    exact: bool = True


class Official(Struct, frozen=True):
    """Someone who held an office of a state; `until` is empty while they hold it."""

    name: str
    country: str
    held: tuple[tuple[str, str, str], ...]

    def office_on(self, day: str | None) -> str | None:
        """The office held on an ISO day; the last one where the day is not known."""
        if day is None:
            return self.held[-1][0]
        return next((o for o, since, until in self.held if since <= day < (until or "9")), None)


Keys: TypeAlias = dict[str, tuple[tuple[tuple[str, ...], tuple[str, ...], Entry], ...]]


class Lexicon(Struct, frozen=True):
    """Entries by their first word in small letters, the longest first."""

    entries: Keys

    def match(self, words: list[str], lowers: list[str], at: int) -> tuple[int, Entry] | None:
        """The longest entry that begins at word `at`, and how many words it takes."""
        for small, own, entry in self.entries.get(lowers[at], ()):
            end = at + len(small)
            if tuple(lowers[at:end]) != small:
                continue
            if entry.exact and not _same_case(words[at:end], own):
                continue
            return len(small), entry
        return None


def _same_case(words: list[str], own: tuple[str, ...]) -> bool:
    return all(w == o or (w.isupper() and len(w) > 3) for w, o in zip(words, own, strict=True))


class ItemWords(Struct, frozen=True):
    """Patterns of named documents, of words near a weapon's or craft's name, and of its model.

    A model stands right behind such a word: `drone Shahed-136`, `rudal balistik Fattah-1`.
    """

    documents: re.Pattern[str]
    equipment: re.Pattern[str]
    models: re.Pattern[str]


class NameKnowledge(Struct, frozen=True):
    """What a language supplies for names; word sets are in small letters.

    `state_first`: a state stands before its body and its officer (`Iranian foreign ministry`).
    `learned`: the head for names has learned this language, so that its names are worth merging.
    `cues_before` stand before their speaker, `cues_after` behind.
    `ministries` are short names of bodies that every state has, with the full ones (`kemlu`).
    `ministry_starts` open short names of home's ministries (`Kemen…`).
    `says` are words after which a state speaks of its own officers.
    `first_person` words mean the one who is quoted (`speaker`) or whom he speaks for (`side`).
    `headline_verbs` are bare forms that titles use as verbs.
    `past_endings` show what a capital before it did, but for the words of `located`.
    `counts` open what a verb takes, `Chad frees two pilots`, and stand in no name.
    `currencies` are names of money, which a state's name tells apart; `ethnic` words stand before
    the name of a state by which descent alone is meant.
    `determiners` open a noun phrase of their own; a word of `manner` makes an adverb of the next.
    `rulers` led a state between 1960 and 2014; their names are in small letters.
    `forces` are words for all that a state has under arms.
    `thrones` are offices that a few states alone have, with those states.
    `home` is the state of a body that names none, `home_lacks` the offices and bodies that it has not.
    """

    code: str
    home: str | None
    home_lacks: frozenset[str]
    lexicon: Lexicon
    officials: dict[str, tuple[Official, ...]]
    rulers: dict[str, tuple[Official, ...]]
    thrones: dict[str, frozenset[str]]
    forces: frozenset[str]
    common: frozenset[str]
    given: frozenset[str]
    people: frozenset[str]
    counted: frozenset[str]
    relatives: frozenset[str]
    state_first: bool
    learned: bool
    fields: frozenset[str]
    tails: dict[str, EntityKind]
    quantifiers: frozenset[str]
    from_words: frozenset[str]
    pronouns: dict[str, str]
    first_person: dict[str, str]
    clitic: str
    clitic_hosts: frozenset[str]
    that: frozenset[str]
    nouns: dict[str, str]
    place_words: frozenset[str]
    party_words: frozenset[str]
    ministries: dict[str, str]
    ministry_starts: tuple[str, ...]
    says: frozenset[str]
    items: ItemWords
    verb_starts: tuple[str, ...]
    verb_endings: tuple[str, ...]
    headline_verbs: frozenset[str]
    auxiliaries: frozenset[str]
    past_endings: tuple[str, ...]
    located: frozenset[str]
    currencies: frozenset[str]
    ethnic: frozenset[str]
    counts: frozenset[str]
    determiners: frozenset[str]
    manner: frozenset[str]
    cues_before: frozenset[str]
    cues_after: frozenset[str]
    alias_words: frozenset[str]
    glued_words: frozenset[str]

    def knows(self, word: str, sorts: frozenset[str]) -> bool:
        """Whether a single word is an entry of one of those sorts."""
        hit = self.lexicon.match([word], [word.lower()], 0)
        return hit is not None and hit[1].sort in sorts
