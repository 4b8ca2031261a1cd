"""Sentences and tokens with exact offsets, by rules over a language's exceptions.

A boundary is a run of `.?!…` (closing quotes and brackets included) before white space and
something that can open a sentence; a list of rules then joins what they wrongly part. The design
(candidate boundary, then an ordered list of joining rules) follows razdel; the rules are ours.
"""

import re
from collections.abc import Iterable

from msgspec import Struct

CLOSERS = "\"'”’»›)]}"
OPENERS = "\"'“‘«‹([{„‚"

_TOKEN = re.compile(
    r"""
    https?://\S+ | www\.\S+ | [\w.+-]+@[\w-]+\.[\w.]+      # addresses
  | (?:[^\W\d_]\.){2,}                                      # U.S., R.I.
  | \d+(?:[.,:/]\d+)*(?:-?[^\W\d_]+)?                       # 1.325.000  14.30  22/6  1990-an  5th
  | [^\W_]+(?:[-'’.&/](?=[^\W_])[^\W_]+)*                   # words, kata-kata, Jum'at, Detik.com
  | \.{2,} | …
  | \S
    """,
    re.VERBOSE,
)
_BOUNDARY = re.compile(rf"[.?!…]+[{re.escape(CLOSERS)}]*(?=\s|$|[\"“]\w)")
_INITIAL = re.compile(r"(?:^|[\s(\"“])[A-Z]\.$")
_GLUED = re.compile(r"(?<=[a-z)\]\"”][.?!])(?=[A-Z][a-z])|(?<=[a-z][.?!][\"”])(?=[A-Z“\"])")


class Token(Struct, frozen=True):
    """One word, number or mark."""

    start: int
    end: int
    surface: str


class Sentence(Struct, frozen=True):
    """One sentence; `paragraph` counts from 0, and −1 is the headline."""

    start: int
    end: int
    paragraph: int
    tokens: tuple[Token, ...]


class TextKnowledge(Struct, frozen=True):
    """What a language tells the splitter: abbreviations, lower-case, without the last point."""

    abbreviations: frozenset[str] = frozenset()
    abbreviations_that_may_end: frozenset[str] = frozenset()


def tokenize(text: str, start: int, end: int) -> tuple[Token, ...]:
    """Tokens of `text[start:end]`, offsets into `text`."""
    return tuple(Token(m.start(), m.end(), m.group()) for m in _TOKEN.finditer(text, start, end))


def _joins(text: str, start: int, mark: int, after: int, end: int, known: TextKnowledge) -> bool:
    """Whether the candidate boundary whose marks stand at `[mark, after)` is none."""
    rest = text[after:end].lstrip()
    if not rest:
        return False
    if rest[0].islower() or rest[0] in ",;:)":
        return True
    if text[mark] != ".":
        return False
    before = text[start : mark + 1]
    if _INITIAL.search(before):
        return True
    word = before[:-1].rsplit(None, 1)[-1].lstrip(OPENERS).lower() if before[:-1].strip() else ""
    if word in known.abbreviations_that_may_end:
        return not rest[0].isupper()
    return word in known.abbreviations


def _cuts(text: str, start: int, end: int, known: TextKnowledge) -> Iterable[int]:
    for found in _BOUNDARY.finditer(text, start, end):
        if not _joins(text, start, found.start(), found.end(), end, known):
            yield found.end()
    for found in _GLUED.finditer(text, start, end):
        yield found.start()


def split_sentences(
    text: str, blocks: Iterable[tuple[int, int, int]], known: TextKnowledge
) -> tuple[Sentence, ...]:
    """The sentences of each `(start, end, paragraph)` block, in order; blank ones are left out."""
    found: list[Sentence] = []
    for start, end, paragraph in blocks:
        at = start
        for cut in [*sorted(set(_cuts(text, start, end, known))), end]:
            piece = text[at:cut]
            left = at + len(piece) - len(piece.lstrip())
            right = at + len(piece.rstrip())
            if left < right:
                found.append(Sentence(left, right, paragraph, tokenize(text, left, right)))
            at = cut
    return tuple(found)
