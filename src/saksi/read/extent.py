"""Which open blocks are the article's paragraphs, and what kind of furniture the others are."""

import re

from saksi.read.datelines import is_opening_alone
from saksi.read.marks import LONG_LINE, Marks, is_sentence
from saksi.read.outlets import is_host
from saksi.read.source import Source
from saksi.read.surroundings import kind_by_context

_DASH_ALONE = re.compile(r"[-–—]+")


def mark_body(page: Marks, source: Source) -> None:
    """Paragraphs: the blocks that the markup judged to be, or in a capture what lies between the
    head of the article and the furniture after it."""
    if page.markup.body is not None:
        chosen = [i for i in sorted(page.markup.body) if page.roles[i] is None]
    else:
        first, last = _extent(page, source)
        chosen = [i for i in range(first, last) if page.roles[i] is None]
    for index in _with_opening(page, chosen):
        page.roles[index] = "paragraph"
    for index in range(len(page.roles)):
        if page.roles[index] is None:
            page.roles[index] = _kind_of_rest(page, index)


def _kind_of_rest(page: Marks, index: int) -> str:
    """The furniture that a block with no words of its own kind is, by what is around it."""
    if index == 0 and page.markup.body is None and is_host(page.line(0)):
        return "menu"  # the site's own name, which leads home
    after_promo = index > 0 and page.roles[index - 1] == "promo"
    by_context = kind_by_context(page.markup.blocks[index].context)
    return by_context or ("promo" if after_promo else "other")


def _with_opening(page: Marks, chosen: list[int]) -> list[int]:
    """The paragraphs with a dateline that stands on lines of its own: `Jakarta -`, or `-` alone."""
    if not chosen:
        return chosen
    first = chosen[0]
    before = first - 1
    if page.is_open(before) and is_opening_alone(page.line(before), page.labels):
        return [before, *chosen]
    dash = first + 1
    if dash < len(page.roles) and _DASH_ALONE.fullmatch(page.line(dash)):
        return [first, dash, *chosen[1:]]
    return chosen


def _extent(page: Marks, source: Source) -> tuple[int, int]:
    """The first and the last block (exclusive) of a capture's article."""
    count = len(page.roles)
    if source.text is not None:
        first = 1 + max((i for i, r in enumerate(page.roles) if r == "headline"), default=-1)
        return (first, _end_of(page, first, count)) if first < count else (0, count)
    heads = [i for i, r in enumerate(page.roles) if r in ("headline", "instant", "byline")]
    first = heads[0] + 1 if heads else 0
    return first, _end_of(page, first, count)


def _end_of(page: Marks, first: int, count: int) -> int:
    """Where a capture's article ends: at its next link, latest list, or closing promotion, unless
    long prose follows that."""
    stops = [i for i in range(first, count) if page.roles[i] in ("latest", "next")]
    for stop in stops:
        prose = [
            i
            for i in range(stop + 1, count)
            if page.roles[i] is None and is_sentence(page.line(i)) and len(page.line(i)) > LONG_LINE
        ]
        if not prose:
            return stop
    return count
