"""The headline among the blocks of a page; one that is shown twice is one headline."""

import re
from bisect import bisect_right
from collections.abc import Set

from saksi.read.blocks import Markup
from saksi.read.bylines import read_byline, read_signed
from saksi.read.furniture import furniture_kind, link_line
from saksi.read.knowledge import Labels
from saksi.read.own_names import own_names
from saksi.read.source import Source

SHORTEST, LONGEST = 12, 260
_SUFFIX = re.compile(r"\s+(?:[-–—|:·•»]|::)\s+(?=[^-–—|]*$)")
_MARKS = re.compile(r"\W+")
_MENU_WORDS = 3


def find_headlines(markup: Markup, source: Source, labels: Labels) -> list[int]:
    """The indexes of the blocks that show the headline, in page order; empty where none is sure.

    Text that the input gives has its headline in the first line, if a blank line follows it, or in
    a line that it shows twice.
    """
    if source.text is not None:
        return [0] if _first_line_is_headline(markup) else _repeated(markup)
    by_title = _by_title(markup, source.title or markup.meta.title)
    if by_title:
        return by_title
    marked = [i for i, b in enumerate(markup.blocks) if b.tag == "h1"]
    if marked:
        return _copies(markup, marked[0])
    twice = _repeated(markup)
    if twice:
        return twice
    return _before_instant(markup, labels, own_names(markup, source))


def _first_line_is_headline(markup: Markup) -> bool:
    if not markup.blocks:
        return False
    first = markup.blocks[0]
    return not markup.text[: first.start].strip() and bool(
        re.match(r"[ \t]*\r?\n[ \t]*\r?\n", markup.text[first.end : first.end + 40])
    )


def _plain(words: str) -> str:
    return _MARKS.sub(" ", words).strip().casefold()


def _that_read(markup: Markup, wanted: Set[str]) -> list[int]:
    """The blocks whose plain words are wanted; most lines of a page are too short to be looked at."""
    firsts = {words.partition(" ")[0] for words in wanted}
    near = sorted({i for first in firsts for i in _that_hold(markup, first)})
    return [i for i in near if _plain(_line(markup, i)) in wanted]


def _that_hold(markup: Markup, folded: str) -> list[int]:
    """The blocks that hold a folded word."""
    text, blocks = markup.text.casefold(), markup.blocks
    if len(text) != len(markup.text):  # some letters fold to two, so that places differ
        return [i for i in range(len(blocks)) if folded in _line(markup, i).casefold()]
    found, at = [], text.find(folded)
    starts = [block.start for block in blocks]
    while at >= 0:
        index = bisect_right(starts, at) - 1
        if index >= 0 and at < blocks[index].end:
            found.append(index)
        at = text.find(folded, at + 1 if index < 0 else max(at + 1, blocks[index].end))
    return found


def _line(markup: Markup, index: int) -> str:
    block = markup.blocks[index]
    return markup.text[block.start : block.end]


def _by_title(markup: Markup, title: str | None) -> list[int]:
    """Blocks that are the title of the metadata, with or without the outlet behind it."""
    if not title:
        return []
    wanted = {_plain(title)}
    rest = title
    while (cut := _SUFFIX.search(rest)) is not None:
        rest = rest[: cut.start()]
        wanted.add(_plain(rest))
    wanted = {w for w in wanted if len(w) >= SHORTEST}
    found = _that_read(markup, wanted) if wanted else []
    best = min(found, key=lambda i: _unlike_headline(markup, i), default=None)
    return _copies(markup, best) if best is not None else []


def _unlike_headline(markup: Markup, index: int) -> tuple[bool, bool, bool, int]:
    """Sorts the headline itself before its copies in lists, which are links to the page."""
    block = markup.blocks[index]
    return block.tag != "h1", bool(block.anchors), block.tag != "h2", index


def _copies(markup: Markup, index: int) -> list[int]:
    """The block, and those that repeat it word for word; the best of them last."""
    same = _that_read(markup, {_plain(_line(markup, index))})
    return (
        [i for i in same if i != index] + [index]
        if same and markup.blocks[index].tag != "line"
        else same
    )


def _repeated(markup: Markup) -> list[int]:
    """The first title-like line that a capture shows twice."""
    seen: dict[str, int] = {}
    for index in range(len(markup.blocks)):
        line = _line(markup, index)
        if not SHORTEST <= len(line) <= LONGEST or len(line.split()) <= _MENU_WORDS:
            continue
        words = _plain(line)
        if words in seen:
            return [seen[words], index]
        seen[words] = index
    return []


def _is_other_line(markup: Markup, index: int, labels: Labels, own: frozenset[str]) -> bool:
    """Whether a line says by its own words that it is a byline, a link or furniture."""
    block = markup.blocks[index]
    place = (markup.text, block.start, block.end, labels)
    furniture = furniture_kind(_line(markup, index), labels)
    signed = read_signed(*place, own)
    return bool(furniture or read_byline(*place) or signed or link_line(*place))


_INSTANT = re.compile(r"\b\d{1,2}[ /.-](?:\d{1,2}|[A-Za-z]{3,9})[ /.-]+(?:19|20)\d\d\b")


def _before_instant(markup: Markup, labels: Labels, own: frozenset[str]) -> list[int]:
    """The last title-like line before the first short line with a date; else the first of the page."""
    candidates = [
        i
        for i in range(min(len(markup.blocks), 60))
        if SHORTEST <= len(_line(markup, i)) <= LONGEST
        and len(_line(markup, i).split()) > _MENU_WORDS
        and not _line(markup, i).rstrip().endswith((".", ","))
        and not _INSTANT.search(_line(markup, i))
        and not _is_other_line(markup, i, labels, own)
    ]
    dated = next(
        (
            i
            for i in range(len(markup.blocks))
            if len(_line(markup, i)) < 120 and _INSTANT.search(_line(markup, i))
        ),
        None,
    )
    before = [i for i in candidates if dated is not None and i < dated]
    if before:
        return [before[-1]]
    after = [i for i in candidates if dated is not None and dated < i <= dated + 3]
    return after[:1] or candidates[:1]
