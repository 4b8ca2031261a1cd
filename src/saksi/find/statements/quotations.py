"""Quotations of an article: pairs of marks of every kind, tolerant of missing and mixed ones.

A double mark is read by what stands at its two sides and by whether a quotation is open; the shape
of the mark itself (`"`, `“`, `”`, `„`, `«`) decides only where these leave it open, because pages
mix them. A single mark opens only before a word and closes only after one, so that an apostrophe
does neither. What is never closed ends with its paragraph: it cannot swallow the next one.
"""

import re

from msgspec import Struct

DOUBLE = '"“”„‟«»″＂'
SINGLE = "'‘’‚‛`"
_OPENING = "“„«‚‘‛"
_ENDS = ".,!?…;:"
MAX_CARRY = 4
"""A quotation without marks of its own runs over so many paragraphs at most."""


class Quotation(Struct, frozen=True):
    """`[start, end)` with the marks, `[inner_start, inner_end)` without; `closed` false where the mark is missing.

    `continues`: it goes on with what the quotation before it left open.
    """

    start: int
    end: int
    inner_start: int
    inner_end: int
    closed: bool = True
    continues: bool = False


class _Open(Struct, frozen=True):
    """Where a quotation began and with which family of marks."""

    at: int
    family: str
    carried: bool = False


def find_quotations(text: str, blocks: tuple[tuple[int, int], ...]) -> tuple[Quotation, ...]:
    """The outermost quotations of each block, in page order; none crosses into a block whose own marks forbid it."""
    found: list[Quotation] = []
    carried: _Open | None = None
    for number, (start, end) in enumerate(blocks):
        pieces, left_open = _scan(text, start, end, carried)
        found += pieces
        carried = None
        if left_open is None:
            continue
        if _goes_on(text, blocks[number + 1 : number + 1 + MAX_CARRY], left_open.family):
            carried = _Open(blocks[number + 1][0], left_open.family, carried=True)
        found.append(_quotation(text, left_open, end, end))
    return tuple(q for q in found if q.inner_start < q.inner_end)


def _scan(
    text: str, start: int, end: int, carried: _Open | None
) -> tuple[list[Quotation], _Open | None]:
    """The closed quotations of one block and the one left open at its end."""
    found: list[Quotation] = []
    opened = carried
    if carried is not None and text[start] in DOUBLE + SINGLE:
        opened = _Open(start, carried.family, carried=True)
    for mark in _MARK.finditer(text, start, end):
        at, past = mark.span()
        place = _Place(at, past, *_sides(text, at, past, start, end))
        family = SINGLE if past == at + 1 and text[at] in SINGLE else DOUBLE
        if opened is None:
            if _opens(text, place, family):
                opened = _Open(at, family)
        elif family == opened.family and at > opened.at:
            if _closes(text, place, family, end):
                found.append(_quotation(text, opened, at, past))
                opened = None
            elif family == DOUBLE and _opens_only(place):
                cut = _cut(text, opened.at, at)
                found.append(_quotation(text, opened, cut, cut))
                opened = _Open(at, family)
    return found, opened


_ALL = frozenset(DOUBLE + SINGLE)
_MARK = re.compile(f"''|``|‘‘|’’|[{DOUBLE}{SINGLE}]")
"""Two single marks side by side are a double one."""


class _Place(Struct, frozen=True):
    """A mark at `[at, past)` with the characters at its two sides."""

    at: int
    past: int
    left: str
    right: str


def _sides(text: str, at: int, past: int, start: int, end: int) -> tuple[str, str]:
    return text[at - 1] if at > start else " ", text[past] if past < end else " "


def _opens(text: str, place: _Place, family: str) -> bool:
    """Whether the mark can begin a quotation when none is open."""
    left, right = place.left, place.right
    if right.isspace():
        return False
    if family == DOUBLE:
        opening = text[place.at] in _OPENING
        return left.isspace() or not left.isalnum() or opening or right.isalnum()
    return (left.isspace() or left in "([—–-:" or left in DOUBLE) and (
        right.isalnum() or right in "[(…"
    )


def _opens_only(place: _Place) -> bool:
    left, right = place.left, place.right
    return (left.isspace() or left in "([") and not right.isspace() and right not in _ENDS


def _closes(text: str, place: _Place, family: str, end: int) -> bool:
    """Whether the mark can end the open quotation."""
    if family == DOUBLE:
        return not _opens_only(place)
    within = place.left.isspace() or place.right.isalnum()
    return not within and not _is_possessive(text, place.at, end)


def _is_possessive(text: str, at: int, end: int) -> bool:
    """`ministers' plan`: an s before, a word after, and a closing mark still to come."""
    if text[at - 1] != "s" or not text[at + 1 : at + 3].strip().isalpha():
        return False
    later = text.find(text[at], at + 1, min(end, at + 400))
    return later > 0 and text[later - 1] in _ENDS


def _cut(text: str, start: int, end: int) -> int:
    """Where an unclosed quotation ends that stands before another opening mark: with its sentence."""
    for at in range(start + 1, end):
        if text[at] in ".!?" and at + 1 < end and text[at + 1].isspace():
            return at + 1
    return end


def _goes_on(text: str, following: tuple[tuple[int, int], ...], family: str) -> bool:
    """Whether the next block begins with a mark anew, or a later one closes what is open."""
    for number, (start, end) in enumerate(following):
        first = _first_mark(text, start, end, family)
        if first is None:
            continue
        if number == 0 and first.at == start:
            return True
        closes = _closes(text, first, family, end) and not _opens_only(first)
        return closes and not first.left.isspace()
    return False


def _first_mark(text: str, start: int, end: int, family: str) -> _Place | None:
    """The first mark of a family in a block."""
    for mark in _MARK.finditer(text, start, end):
        at, past = mark.span()
        if (past > at + 1 or text[at] in DOUBLE) == (family == DOUBLE):
            return _Place(at, past, *_sides(text, at, past, start, end))
    return None


def _quotation(text: str, opened: _Open, closing: int, end: int) -> Quotation:
    """The quotation whose closing mark is `[closing, end)`; none stands there where it is empty."""
    mark = _MARK.match(text, opened.at)
    start, inner_start = opened.at, mark.end() if mark else opened.at
    inner_end, closed = closing, closing < end
    while inner_start < inner_end and text[inner_start].isspace():
        inner_start += 1
    while inner_start < inner_end and (
        text[inner_end - 1].isspace() or text[inner_end - 1] in ",;"
    ):
        inner_end -= 1
    while end > inner_end and text[end - 1].isspace():
        end -= 1
    return Quotation(start, end, inner_start, inner_end, closed, opened.carried)
