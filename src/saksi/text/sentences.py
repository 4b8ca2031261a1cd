"""Sentences with exact offsets, by rules over a language's exceptions.

A boundary is a run of `.?!…` (closing quotes and brackets included) before white space and
something that can open a sentence; an ordered list of rules then joins what that wrongly parts. A
bullet, an empty line and a wide gap part as well. The design (candidate boundary, then an ordered
list of joining rules) follows razdel; the rules are ours. The work grows with the text, whatever
stands in it, because no rule looks further than some words around.
"""

import re
from collections.abc import Callable, Iterable, Iterator

from msgspec import Struct

from saksi.text.tokens import INVISIBLE, Token, tokenize

__all__ = ["Sentence", "TextKnowledge", "Token", "split_sentences", "tokenize"]

CLOSERS = "\"'”’»›)]}"
OPENERS = "\"'“‘«‹([{„‚"
LONGEST = 3000  # characters; what has no end by then is a table or a hostile page, and is cut
REACH = 60  # characters before and behind a mark that rules look at
LONGEST_ADDRESS = 300

_BLANK = rf"\s{INVISIBLE}"
_AFTER_END = rf"(?=[{_BLANK}]|$|[\"“«]\w)"
# Each pattern begins with the characters it looks for, so that the search skips to them.
_END = re.compile(rf"[.?!…](?<![.?!…].)[.?!…]*+[{re.escape(CLOSERS)}]*+{_AFTER_END}", re.DOTALL)
_GLUED_END = re.compile(
    r"[.?!](?:(?<=[a-z0-9)\]\"”].)(?=[A-Z][a-z])|(?<=[a-z].)(?=[A-Z]{2,}\b)"
    r"|(?<=[A-Z]{2}.)(?=[A-Z][a-z])"  # `dibantah AS.Sekitar 700 marinir`
    r"|(?<=[a-z].)[\"”](?=[A-Z“\"]))(?!(?i:com|co|id|net|org|tv|go|news|info)\b)"
)
_BREAK = re.compile(
    rf"\n(?:[{_BLANK}]*?\n|(?=[^\S\n]*(?:[•●▪■◦‣–—*-]|\d{{1,2}}[.)])\s))|[^\S\n]{{40,}}+"
    r"|[•●▪■◦‣](?=\s)"
)
_INITIALS = re.compile(r"(?:^|[\s(\"“‘])(?:[A-Z]\.){1,3}$")
_LABELLED = re.compile(r"([^\W_]+)\s+[A-Z]\.$")
_ITEM = re.compile(r"^\(?(?:\d{1,2}|[a-zA-Z])\.$")
_RUN = re.compile(r"\S+$")
_WORD = re.compile(r"[A-Z][^\W\d_]*")


class Sentence(Struct, frozen=True):
    """One sentence; `paragraph` counts from 0, and −1 is the headline."""

    start: int
    end: int
    paragraph: int
    tokens: tuple[Token, ...]


class TextKnowledge(Struct, frozen=True):
    """What a language tells the splitter, all in lower case.

    `abbreviations` stand without the last point; `labelled` are words whose label may be a single
    letter that ends a sentence (`kuartal I.`); `glued` are words that bad captures run into the
    capitalised word behind them; `openers` are words that, with a capital, open a sentence behind an
    abbreviation of states and bodies (`U.S.`), where any other capital goes on (`U.S. Senate`).
    """

    abbreviations: frozenset[str] = frozenset()
    abbreviations_that_may_end: frozenset[str] = frozenset()
    labelled: frozenset[str] = frozenset()
    glued: frozenset[str] = frozenset()
    openers: frozenset[str] = frozenset()


class Mark(Struct, frozen=True):
    """A mark that may end a sentence, and what stands around it."""

    before: str
    mark: str
    rest: str
    known: TextKnowledge


Rule = Callable[[Mark], "bool | None"]


def goes_on_in_lower_case(mark: Mark) -> bool | None:
    """`“Mengapa?” tanya Rina`, `Acme Inc. dan`."""
    return True if mark.rest[:1].islower() or mark.rest[:1] in tuple(",;:)") else None


def no_full_stop(mark: Mark) -> bool | None:
    """`?` and `!` end a sentence before a capital; so does a full stop within a quotation."""
    return None if mark.mark == "." else False


def item_of_a_list(mark: Mark) -> bool | None:
    """`1. Pertama`, `a. Kedua` at the head of a sentence."""
    return True if _ITEM.match(mark.before) else None


def label_of_something(mark: Mark) -> bool | None:
    """`kuartal I.`, `di bawah 2 C.`: the letter is a number or a unit, and the sentence ends."""
    found = _LABELLED.search(mark.before) if mark.before[-2:-1].isupper() else None
    if not found:
        return None
    return False if found[1].lower() in mark.known.labelled or found[1].isdigit() else None


def abbreviation(mark: Mark) -> bool | None:
    """`dr. Rina`, `No. 5`; one that may end a sentence ends it before a capital, but not alone."""
    word = (mark.before[:-1].rsplit(None, 1) or [""])[-1].lstrip(OPENERS).lower()
    if word in mark.known.abbreviations_that_may_end:
        if mark.rest.partition(".")[0].lower() in mark.known.abbreviations_that_may_end:
            return True  # `Co. Ltd.`
        if "." in word and word.replace(".", "").isalpha() and len(word) <= 5 and _is_name(mark):
            return True
        return not mark.rest[:1].isupper() or len(mark.before) == len(word) + 1
    return True if word in mark.known.abbreviations else None


def _is_name(mark: Mark) -> bool:
    """`U.S. Senate`, but `in the U.S. The`: a capital that does not open a sentence goes on."""
    word = _WORD.match(mark.rest)
    if word is None or not mark.known.openers or not mark.before[-2:-1].isupper():
        return False
    return word[0].lower() not in mark.known.openers


def initials(mark: Mark) -> bool | None:
    """`Ardi K. Wirya`, `Agus D.W. Pratama`."""
    one = mark.before[-2:-1].isupper()
    return True if one and _INITIALS.search(mark.before) else None


JOINING: tuple[Rule, ...] = (
    goes_on_in_lower_case,
    no_full_stop,
    item_of_a_list,
    label_of_something,
    abbreviation,
    initials,
)


def _joins(text: str, at: int, mark: int, after: int, end: int, known: TextKnowledge) -> bool:
    """What the first rule that knows says; a mark that no rule knows ends its sentence."""
    rest = text[after : min(end, after + REACH)].lstrip()
    before = text[max(at, mark - REACH) : mark + 1].lstrip()
    seen = Mark(before, text[mark], rest, known)
    return bool(rest) and next(
        (said for rule in JOINING if (said := rule(seen)) is not None), False
    )


def _candidates(text: str, start: int, end: int) -> list[tuple[int, int | None]]:
    """Where a sentence may end, and the mark that says so; null where no rule may join again."""
    found: dict[int, int | None] = {m.end(): m.start() for m in _END.finditer(text, start, end)}
    for glued in _GLUED_END.finditer(text, start, end):
        if not _in_an_address(text, start, glued.end()):
            found[glued.end()] = glued.start()
    for gap in _BREAK.finditer(text, start, end):
        found[gap.end() if gap.group()[0].isspace() else gap.start()] = None
    return sorted(found.items())


def _in_an_address(text: str, start: int, cut: int) -> bool:
    run = _RUN.search(text, max(start, cut - LONGEST_ADDRESS), cut)
    return run is not None and ("://" in run.group() or run.group().startswith("www."))


def _cuts(text: str, start: int, end: int, known: TextKnowledge) -> Iterator[int]:
    at = start
    for after, mark in _candidates(text, start, end):
        if mark is None or not _joins(text, at, mark, after, end, known):
            yield from _too_long(text, at, after)
            yield after
            at = after
    yield from _too_long(text, at, end)
    yield end


def _too_long(text: str, at: int, end: int) -> Iterator[int]:
    """Cuts at blanks inside what would be longer than `LONGEST`."""
    while end - at > LONGEST:
        blank = text.rfind(" ", at + LONGEST // 2, at + LONGEST)
        at = blank if blank > 0 else at + LONGEST
        yield at


def split_sentences(
    text: str, blocks: Iterable[tuple[int, int, int]], known: TextKnowledge
) -> tuple[Sentence, ...]:
    """The sentences of each `(start, end, paragraph)` block, in order; blank ones are left out.

    None is longer than `LONGEST` characters.
    """
    found: list[Sentence] = []
    for start, end, paragraph in blocks:
        at = start
        for cut in _cuts(text, start, end, known):
            tokens = tokenize(text, at, cut, known.glued)
            if tokens:
                found.append(Sentence(tokens[0].start, tokens[-1].end, paragraph, tokens))
            at = cut
    return tuple(found)
