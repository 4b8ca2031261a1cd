"""Names of documents, listed by kind and found again in their text.

A list holds names alone, never the text: every occurrence of a name in its document is one, the
longest where several fit. `skip` are longer expressions that hold a name without being one (titles
of works, competitions, laws); a place behind `bahasa` names a language. `home` tells which of the
names are Indonesian. In a document that is `open` a word with a capital that is not listed may be a
name or none.
"""

import hashlib
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import yaml

from saksi.lang.base import load_language
from saksi.text.sentences import Sentence, Token, split_sentences

KINDS = ("PER", "ORG", "LOC")
LISTS = Path(__file__).parent / "names"
UNKNOWN = "?"  # the tag of a word that may be (part of) a name or none
Name = tuple[int, int, str]
Labelled = tuple[str, Sentence, list[str]]


@dataclass(frozen=True)
class Names:
    """The names of one document, by kind, and what is none; `sha256` is that of each text."""

    kinds: dict[str, str]
    skip: tuple[str, ...]
    home: frozenset[str]
    sha256: dict[str, str]
    open: bool = False

    def find(self, text: str) -> Iterator[Name]:
        """Each occurrence as (start, end, kind), in the order of the text."""
        every = sorted((*self.kinds, *self.skip), key=len, reverse=True)
        if not every:
            return
        either = "|".join(re.escape(name) for name in every)
        for match in re.finditer(rf"(?<!\w)(?:{either})(?!\w)", text):
            kind = self.kinds.get(match.group())
            if kind and not re.search(r"\b[Bb]ahasa $", text[: match.start()][-8:]):
                yield match.start(), match.end(), kind


def read_names(path: Path) -> dict[str, Names]:
    """The lists of a YAML file by document."""
    whole = yaml.safe_load(path.read_text(encoding="utf-8"))
    return {
        document: Names(
            {str(name): kind for kind in KINDS for name in lists.get(kind, ())},
            tuple(lists.get("skip", ())),
            frozenset(lists.get("home", ())),
            lists["sha256"],
            lists.get("open", False),
        )
        for document, lists in whole.items()
    }


def ntrex(shared: Path, lang: str) -> dict[str, list[str]]:
    """The sentences of each NTREX document in one language."""
    folder = shared / "data" / "NTREX"
    name = {"id": "newstest2019-ref.ind.txt", "en": "newstest2019-src.eng.txt"}[lang]
    lines = (folder / name).read_text(encoding="utf-8").split("\n")
    ids = (folder / "DOCUMENT_IDS.tsv").read_text(encoding="utf-8").split()
    found: dict[str, list[str]] = {}
    for document, line in zip(ids, lines, strict=False):
        found.setdefault(document, []).append(line)
    return found


def gold(shared: Path) -> dict[str, list[str]]:
    """The text of each article of the gold train split, as one line."""
    folder = shared / "gold" / "train"
    return {path.stem: [path.read_text(encoding="utf-8")] for path in folder.glob("*.txt")}


def digest(lines: Sequence[str]) -> str:
    """By which a list knows the text that it was made for."""
    return hashlib.sha256("\n".join(lines).encode()).hexdigest()


def labelled(
    text: str, names: Sequence[Name], lang: str, unsure: bool = False
) -> Iterator[Labelled]:
    """Each sentence of `text` with tags for its tokens; `unsure`: unlisted capitals are unknown."""
    for s in split_sentences(text, [(0, len(text), 0)], load_language(lang).text):
        tags = [_tag(token.start, token.end, names) for token in s.tokens]
        if unsure:
            pairs = zip(s.tokens, tags, strict=True)
            tags = [UNKNOWN if y == "O" and t.surface[0].isupper() else y for t, y in pairs]
        tokens = tuple(Token(t.start - s.start, t.end - s.start, t.surface) for t in s.tokens)
        yield text[s.start : s.end], Sentence(0, s.end - s.start, 0, tokens), tags


def _tag(start: int, end: int, names: Sequence[Name]) -> str:
    over = next(((a, kind) for a, b, kind in names if a < end and start < b), None)
    return f"{'B' if start <= over[0] else 'I'}-{over[1]}" if over else "O"
