"""How the corpora of statements are written, and what is found in one of their texts.

A text carries its own marks: `[d:…]` is the content of a direct, `[i:…]` of an indirect, `[m:…]` of
a mixed statement, `{…}` its cue, `<…>` where its speaker is named; `[2i:…]`, `{2:…}`, `<2:…>` belong
to a second statement, and a content in two pieces has two marks of one number.
"""

import re
from importlib import resources
from typing import Any

import msgspec
import yaml
from msgspec import UNSET, Struct, UnsetType

from saksi.find.entities import find_entities
from saksi.find.statements import find_statements
from saksi.find.times import find_times
from saksi.lang.base import load_language
from saksi.records import Article, Block, Entity, Instant, Name, Outlet, Statement, Time
from saksi.text.analysis import analyse

KINDS = {"d": "direct", "i": "indirect", "m": "mixed"}
_MARK = re.compile(r"\[(\d?)([dim]):|\{(?:(\d):)?|<(?:(\d):)?|[\]}>]")


class Entry(Struct, forbid_unknown_fields=True):
    """One text; what is left out is not checked, except that there are no other statements."""

    text: str
    speaker: str | UnsetType | None = UNSET
    chain: list[str] | UnsetType = UNSET
    said: str | UnsetType | None = UNSET
    relayed: str | UnsetType | None = UNSET
    to: str | UnsetType | None = UNSET
    stance: str | UnsetType = UNSET
    outlet: str | None = None
    cited: list[str] = []
    why: str = ""


class Corpus(Struct, forbid_unknown_fields=True):
    """One language's file: accepted texts by house style, rejected ones, relays."""

    published: str
    accept: dict[str, list[Entry]]
    reject: list[Entry]
    relays: list[Entry]
    known_wrong: list[Entry] = []


class Said(Struct):
    """What the marks of a text say of one statement; spans are of the text without marks."""

    kind: str = ""
    contents: list[tuple[int, int]] = []
    cue: tuple[int, int] | None = None
    speaker: tuple[int, int] | None = None


class Found(Struct):
    """What Saksi finds in a text."""

    text: str
    statements: tuple[Statement, ...]
    entities: dict[str, Entity]
    times: dict[str, Time]

    def name(self, entity: str | None) -> str | None:
        """The name of an entity; null for none."""
        return self.entities[entity].name if entity else None


def load(lang: str) -> Corpus:
    """The corpus of a language; a bare string is an entry of that text."""
    file = resources.files(f"saksi.lang.{lang}") / "corpus" / "statements.yaml"
    loaded = yaml.load(file.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)
    return msgspec.convert(_tidy(loaded), Corpus)


def _tidy(node: Any, key: str = "") -> Any:
    if isinstance(node, dict):
        return {name: _tidy(value, name) for name, value in node.items()}
    if isinstance(node, list):
        plain = key in ("chain", "cited")
        return [_tidy(v) if plain or not isinstance(v, str) else {"text": v} for v in node]
    return None if node == "null" else node


def parse(marked: str) -> tuple[str, list[Said]]:
    """The text without its marks, and the statements that they tell, in the order of their numbers."""
    text, at = "", 0
    said: dict[str, Said] = {}
    opened: list[tuple[str, str, int]] = []
    for mark in _MARK.finditer(marked):
        text += marked[at : mark.start()]
        at = mark.end()
        if mark.group() not in ("]", "}", ">"):
            number = mark[1] or mark[3] or mark[4] or "1"
            opened.append((mark[2] or mark.group()[0], number, len(text)))
            continue
        kind, number, start = opened.pop()
        _note(said.setdefault(number, Said()), kind, (start, len(text)))
    return text + marked[at:], [said[n] for n in sorted(said) if said[n].contents]


def _note(one: Said, kind: str, span: tuple[int, int]) -> None:
    if kind == "{":
        one.cue = span
    elif kind == "<":
        one.speaker = span
    else:
        one.kind = KINDS[kind]
        one.contents = [*one.contents, span]


def find(lang: str, text: str, entry: Entry, published: str) -> Found:
    """Read a text as the paragraphs of an article; its lines are its paragraphs."""
    blocks, at = [], 0
    for line in text.split("\n"):
        if line.strip():
            blocks.append(Block(at, at + len(line)))
        at += len(line) + 1
    article = Article(
        lang,
        Outlet(entry.outlet),
        published_at=Instant(published),
        cited_outlets=tuple(Name(n) for n in entry.cited),
        paragraphs=tuple(blocks),
    )
    language = load_language(lang)
    analysis = analyse(text, article, language.text)
    times = find_times(analysis, language.times).times
    names = find_entities(analysis, language.names)
    found = find_statements(analysis, times, names, language.statements)
    entities = {e.id: e for e in found.entities.entities}
    return Found(text, found.statements, entities, {t.id: t for t in times})


def same_words(name: str | None, other: str) -> bool:
    """Whether all words of one are among those of the other, letter case aside."""
    one, two = set((name or "").casefold().split()), set(other.casefold().split())
    return bool(one and two) and (one <= two or two <= one)
