"""A language's cues and the words around them, read from its YAML files and checked."""

from pathlib import Path
from typing import TypeVar

import msgspec
import yaml
from msgspec import Struct

from saksi.errors import ConfigurationError
from saksi.find.statements.knowledge import CLITIC, WEAK, CueForm, Form, StatementWords
from saksi.records import EntityKind, Stance

T = TypeVar("T")
PLAIN = (
    "heads",
    "comma_opens",
    "adverb_ending",
    "finite_ending",
    "verb_starts",
    "deed_starts",
    "passive_starts",
    "accompanied",
)
"""Fields of a word file that are no lists of words."""


class CueEntry(Struct, frozen=True, forbid_unknown_fields=True):
    """One lemma of `cues.yaml`; forms of one kind are parted by commas."""

    lemma: str
    example: str
    stance: Stance = "neutral"
    inverted: str = ""
    active: str = ""
    gerund: str = ""
    passive: str = ""
    noun: str = ""
    source: str = ""
    weak: str = ""
    inverts: bool = False
    addressed: bool = False
    continues: bool = False


class _WordsFile(Struct, frozen=True, forbid_unknown_fields=True):
    complementizers: str
    that: str
    adverbs: str
    manner: str
    adverbial: str
    joining: str
    accompanied: str
    auxiliaries: str
    connectives: str
    subordinators: str
    breakers: str
    prepositions: str
    negations: str
    purposes: str
    pronouns: str
    agents: str
    addressing: str
    determiners: str
    glued: str
    relatives: str
    documents: str
    publishing: str
    putting_out: str
    calling: str
    grounds: str
    causes: str
    contrasting: str
    opposing: str
    conceding: str
    beside: str
    nominative: str
    definite: str
    passives: str
    thus: str
    matters: str
    pointing: str
    naming: str
    bound: str
    hearers: str
    not_adverbs: str
    finite: str
    possessives: str
    selves: str
    within: str
    kin: str
    inner: str
    places: str
    personal: str
    impersonal: str
    own_names: str
    never_opens: str
    never_closes: str
    nouns: str
    verb_starts: str
    deed_starts: str
    passive_starts: str
    hearsay: str
    comma_opens: bool
    heads: dict[EntityKind, str]
    adverb_ending: str
    finite_ending: str


def load_cues(path: Path) -> tuple[CueEntry, ...]:
    """The entries of a cue lexicon; raises `ConfigurationError` naming the file."""
    entries = _converted(path, tuple[CueEntry, ...])
    missing = [e.lemma for e in entries if not _forms_of(e) or not e.example]
    if missing:
        raise ConfigurationError(f"{path}: no form or no example: {', '.join(missing)}")
    return entries


def cue_forms(
    entries: tuple[CueEntry, ...], clitics: bool
) -> dict[str, tuple[tuple[tuple[str, ...], CueForm], ...]]:
    """All forms by their first word, longest first; with `clitics`, `-nya` forms of inverted cues too."""
    table: dict[str, list[tuple[tuple[str, ...], CueForm]]] = {}
    for entry in entries:
        weak = set(_split(entry.weak))
        for form, surface in _forms_of(entry):
            _put(
                table,
                surface,
                CueForm(
                    entry.lemma,
                    form,
                    entry.stance,
                    WEAK if surface in weak else 1.0,
                    entry.inverts,
                    entry.addressed,
                    entry.continues,
                    bool(entry.inverted),
                ),
            )
            if clitics and form == "inverted":
                _put(table, surface + CLITIC, CueForm(entry.lemma, "clitic", entry.stance))
    return {first: tuple(sorted(rows, key=lambda r: -len(r[0]))) for first, rows in table.items()}


def _put(
    table: dict[str, list[tuple[tuple[str, ...], CueForm]]], surface: str, cue: CueForm
) -> None:
    listed = tuple(surface.split())
    table.setdefault(listed[0], []).append((listed, cue))


def _forms_of(entry: CueEntry) -> list[tuple[Form, str]]:
    kinds: tuple[Form, ...] = ("inverted", "active", "gerund", "passive", "noun", "source")
    return [(kind, surface) for kind in kinds for surface in _split(getattr(entry, kind))]


def _split(listed: str) -> list[str]:
    return [word.strip() for word in listed.split(",") if word.strip()]


def load_words(path: Path) -> StatementWords:
    """The word classes of a language; raises `ConfigurationError` naming the file."""
    file = _converted(path, _WordsFile)
    classes = {
        name: frozenset(getattr(file, name).split())
        for name in _WordsFile.__struct_fields__
        if name not in PLAIN
    }
    heads = {word: kind for kind, listed in file.heads.items() for word in listed.split()}
    return StatementWords(
        heads=heads,
        comma_opens=file.comma_opens,
        adverb_ending=file.adverb_ending,
        finite_ending=file.finite_ending,
        verb_starts=tuple(file.verb_starts.split()),
        deed_starts=tuple(file.deed_starts.split()),
        passive_starts=tuple(file.passive_starts.split()),
        accompanied=tuple(_split(file.accompanied)),
        **classes,
    )


def _converted(path: Path, shape: type[T]) -> T:
    try:
        return msgspec.convert(yaml.safe_load(path.read_text(encoding="utf-8")), shape)
    except (yaml.YAMLError, msgspec.ValidationError) as error:
        raise ConfigurationError(f"{path}: {error}") from error
