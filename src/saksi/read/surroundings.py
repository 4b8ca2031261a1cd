"""Marks the lines that say by their own words that they are furniture, and the links they announce."""

import re
from functools import lru_cache

from saksi.read.furniture import LinkLine, furniture_kind, link_line
from saksi.read.marks import LONG_LINE, Marks, is_sentence
from saksi.records import Link

SHORT_LINE = 100
REPEATED = 3  # times that a page shows one label: then it is the `more` link of teasers


def mark_surroundings(page: Marks) -> None:
    """Give every line that is plainly furniture its kind, and keep the titles links point to."""
    expects: str | None = None
    first: int | None = None
    tail = _tail(page)
    text, labels, roles = page.markup.text, page.labels, page.roles
    for index, block in enumerate(page.markup.blocks):
        if roles[index] is not None:
            expects = None
            continue
        found = link_line(text, block.start, block.end, labels)
        if found:
            expects, first = _take_link(page, index, found), None
            continue
        kind = furniture_kind(text[block.start : block.end], labels)
        if (
            expects
            and not kind
            and _is_title(page, index)
            and (first is None or _is_alike(page, first, index))
        ):
            _add_link(page, index, expects, block.start, block.end)
            first = index if first is None else first
            goes_on = expects == "latest" or block.anchors or index > tail
            expects = expects if goes_on else None
            continue
        expects = expects if kind == "other" and index > tail else None
        if kind:
            page.roles[index] = kind


def _tail(page: Marks) -> int:
    """The last sentence of a capture, behind which a list is a list to its end."""
    if page.markup.body is not None:
        return len(page.roles)
    prose = (i for i in range(len(page.roles)) if _is_prose(page, i))
    return max(prose, default=len(page.roles))


def _is_prose(page: Marks, index: int) -> bool:
    line = page.line(index)
    return len(line) > SHORT_LINE and is_sentence(line) and not furniture_kind(line, page.labels)


def _take_link(page: Marks, index: int, found: LinkLine) -> str | None:
    """Mark a labelled line; returns the kind of title that the next line may be."""
    if found.start < found.end:
        _add_link(page, index, found.kind, found.start, found.end)
        return "latest" if found.kind == "latest" else None
    page.roles[index] = _role_of(found.kind)
    if not _leads_itself(page, index, found.kind):
        return found.kind
    if page.times_shown(index) < REPEATED:
        block = page.markup.blocks[index]
        _add_link(page, index, found.kind, block.start, block.end)
    return None


def _leads_itself(page: Marks, index: int, kind: str) -> bool:
    """Whether a lone label is the link, rather than announces the title below it."""
    if kind not in ("page", "next"):
        return False
    below = index + 1
    announces = page.is_open(below) and _is_title(page, below)
    return _is_linked(page, index) or (kind == "page" and not announces)


def _is_linked(page: Marks, index: int) -> bool:
    """Whether the whole line is a link: then it announces nothing, it leads there itself."""
    block = page.markup.blocks[index]
    return sum(a.end - a.start for a in block.anchors) > (block.end - block.start) / 2


def _role_of(kind: str) -> str:
    return "next" if kind == "page" else kind


def _add_link(page: Marks, index: int, kind: str, start: int, end: int) -> None:
    page.roles[index] = _role_of(kind)
    url = next((a.url for a in page.markup.blocks[index].anchors if a.url), None)
    surface = page.markup.text[start:end]
    link = Link(surface, url, start, end, "page" if kind == "page" else "article")
    page.links.append((_role_of(kind), link))


def _is_alike(page: Marks, first: int, index: int) -> bool:
    """Whether a title stands in the same list as the first one behind its label."""
    one, other = page.markup.blocks[first], page.markup.blocks[index]
    return (one.tag, one.context) == (other.tag, other.context)


def _is_title(page: Marks, index: int) -> bool:
    """Whether the line after a lone label is the title that it announces."""
    block, line = page.markup.blocks[index], page.line(index)
    if block.anchors and block.end - block.start <= LONG_LINE * 2:
        return _is_linked(page, index)
    if page.markup.body is not None:
        return index not in page.markup.body
    prose = len(line) > SHORT_LINE or line.endswith((".", ",", ":", "”", '"')) or line[0] in '"“('
    return not prose and len(line.split()) > 2


_BY_CONTEXT = (
    ("menu", re.compile(r"(?<![a-z])(?:nav\w*|menu\w*|breadcrumbs?)(?![a-z])")),
    ("share", re.compile(r"(?<![a-z])(?:shar(?:e|ing)\w*|social\w*|sosmed)(?![a-z])")),
    ("read_also", re.compile(r"(?<![a-z])(?:related|terkait|baca-?juga|read-?also)(?![a-z])")),
    ("latest", re.compile(
        r"(?<![a-z])(?:latest|terkini|terbaru|popul[ae]r|terpopuler|trending|most-?read)(?![a-z])"
    )),
    ("promo", re.compile(
        r"(?<![a-z])(?:promo\w*|iklan|ads?|advert\w*|banner\w*|newsletter\w*|subscribe\w*|sponsor\w*)(?![a-z])"
    )),
)  # fmt: skip


@lru_cache(maxsize=8192)
def kind_by_context(context: str) -> str | None:
    """The kind of furniture that the classes around a block name, the innermost word first."""
    kinds = map(_kind_by_word, reversed(context.split()))
    return next((kind for kind in kinds if kind), None)


@lru_cache(maxsize=16384)
def _kind_by_word(word: str) -> str | None:
    return next((kind for kind, pattern in _BY_CONTEXT if pattern.search(word)), None)
