"""Which open blocks are the article's paragraphs, and what kind of furniture the others are."""

import re

from saksi.read.datelines import is_opening_alone, read_dateline
from saksi.read.marks import Marks, is_sentence
from saksi.read.own_names import is_host
from saksi.read.source import Source
from saksi.read.surroundings import kind_by_context

SHORT_PROSE = 60
MENU_WORDS = 4
LATEST_DATELINE = 4  # blocks of the body among which the dateline is looked for
_STOPS = ("latest", "next", "byline")
_CREDIT_AT_END = re.compile(
    r"[(\[](?:foto|photo|dok|sumber|source|credit)?\b[^()\[\]]{0,60}[:/][^()\[\]]{1,60}[)\]]\s*\.?$|"
    r"[(\[](?:AFP|AP|Reuters|ANTARA|EPA|Getty Images)[)\]]\s*\.?$",
    re.I,
)
_DASH_ALONE = re.compile(r"[-–—]+")


def mark_body(page: Marks, source: Source) -> None:
    """Paragraphs: the blocks that the markup judged to be, or in a capture what lies between the
    head of the article and the furniture after it."""
    if page.markup.body is not None:
        chosen = [i for i in sorted(page.markup.body) if page.roles[i] is None]
    else:
        chosen = _of_capture(page, source)
    chosen = _after_captions(page, chosen, keep_decks=source.text is not None)
    for index in _with_opening(page, chosen):
        page.roles[index] = "paragraph"
    for index in range(len(page.roles)):
        if page.roles[index] is None:
            page.roles[index] = _kind_of_rest(page, index)


def _kind_of_rest(page: Marks, index: int) -> str:
    """The furniture that a block with no words of its own kind is, by what is around it."""
    if index == 0 and page.markup.body is None and is_host(page.line(0)):
        return "menu"  # the site's own name, which leads home
    if _is_before_headline(page, index):
        return "menu"
    after_promo = index > 0 and page.roles[index - 1] == "promo"
    by_context = kind_by_context(page.markup.blocks[index].context)
    return by_context or ("promo" if after_promo else "other")


def _is_before_headline(page: Marks, index: int) -> bool:
    """Whether a few words stand above a capture's headline, as sections and site names do."""
    at = page.headline_at
    return (
        page.markup.body is None
        and at is not None
        and index < at
        and len(page.line(index).split()) <= MENU_WORDS
    )


def _with_opening(page: Marks, chosen: list[int]) -> list[int]:
    """The paragraphs with a dateline that stands on lines of its own: `Jakarta -`, or `-` alone."""
    if not chosen:
        return chosen
    before, dash = chosen[0] - 1, chosen[0] + 1
    if page.is_open(before) and is_opening_alone(page.line(before), page.labels):
        return [before, *chosen]
    if dash < len(page.roles) and _DASH_ALONE.fullmatch(page.line(dash)):
        return [chosen[0], dash, *(i for i in chosen[1:] if i != dash)]
    return chosen


def _after_captions(page: Marks, chosen: list[int], keep_decks: bool) -> list[int]:
    """The blocks from the dateline on: what stands before it is a caption or a deck."""
    for at, index in enumerate(chosen[:LATEST_DATELINE]):
        if _has_dateline(page, index):
            before = [i for i in chosen[:at] if keep_decks and not _is_caption(page.line(i))]
            return [*before, *chosen[at:]]
    return chosen


def _has_dateline(page: Marks, index: int) -> bool:
    block = page.markup.blocks[index]
    found = read_dateline(page.markup.text, block.start, block.end, page.labels, page.own)
    return bool(found.dateline or found.outlet) or (
        index + 1 < len(page.roles) and bool(_DASH_ALONE.fullmatch(page.line(index + 1)))
    )


def _is_caption(line: str) -> bool:
    return bool(_CREDIT_AT_END.search(line))


def _of_capture(page: Marks, source: Source) -> list[int]:
    """The open blocks between the head of a capture's article and the furniture after it."""
    first, last = _first(page, source), len(page.roles)
    last = _end_of(page, first, last)
    chosen = [i for i in range(first, last) if page.roles[i] is None]
    given = source.text is not None
    if not given:
        while chosen and not (_is_prose(page.line(chosen[0])) or _has_dateline(page, chosen[0])):
            chosen.pop(0)
    while chosen and _is_tag(page.line(chosen[-1]), given):
        chosen.pop()
    return chosen


def _is_prose(line: str) -> bool:
    return is_sentence(line) and len(line) > SHORT_PROSE


def _is_tag(line: str, given: bool) -> bool:
    """A line after the last sentence: any without a stop, or of text that is given, few words."""
    closes = line.rstrip(" )]").endswith((".", "!", "?", '"', "”", "’", "'", ":", "…"))
    return not closes and (not given or (len(line.split()) <= 3 and line[:1].islower()))


def _first(page: Marks, source: Source) -> int:
    """The first block that may be a capture's article."""
    heads = [i for i, r in enumerate(page.roles) if r in ("headline", "instant", "byline")]
    if source.text is not None:
        first = 1 + max((i for i, r in enumerate(page.roles) if r == "headline"), default=-1)
        return first if first < len(page.roles) else 0
    return heads[0] + 1 if heads else 0


def _end_of(page: Marks, first: int, count: int) -> int:
    """Where a capture's article ends: at the first link, list or signature after its larger part."""
    lengths = [
        len(page.line(i)) if page.roles[i] is None and _is_prose(page.line(i)) else 0
        for i in range(count)
    ]
    total, before = sum(lengths[first:]), 0
    for index in range(first, count):
        if page.roles[index] in _STOPS and before > 2 * (total - before):
            return index
        before += lengths[index]
    return count
