"""Marks bylines and instants near the article, and tells its authors, editors and sources apart."""

import re
from collections.abc import Iterable

from saksi.read.bylines import (
    Byline,
    byline_of,
    closing_codes,
    is_name_line,
    names_in,
    read_byline,
    read_signed,
)
from saksi.read.furniture import furniture_kind
from saksi.read.instants import Shown, find_instants
from saksi.read.knowledge import folded
from saksi.read.known import is_near
from saksi.read.marks import LONG_LINE, Marks, is_sentence
from saksi.read.own_names import bare
from saksi.records import Dateline, Name, Rejected

LONGEST_NAME = 70
_CLOSING_NAME = re.compile(
    r"[A-ZÀ-Ý][A-ZÀ-Ý.'’ -]{2,60}(?:\s*[|/]\s*[A-ZÀ-Ý][A-ZÀ-Ý.'’ -]{1,60}){0,3}"
)


def mark_credits(page: Marks) -> None:
    """Instants and bylines: short lines, in HTML those around the headline and the body."""
    around = page.vicinity()
    _mark_split_bylines(page, around)
    _mark_known_bylines(page, around)
    for index in around:
        block = page.markup.blocks[index]
        if not page.is_open(index) or block.end - block.start > LONG_LINE + 100:
            continue
        if not (page.in_body(index) and is_sentence(page.line(index))):
            _mark_line(page, index)


def _mark_line(page: Marks, index: int) -> None:
    text, block = page.markup.text, page.markup.blocks[index]
    shown = find_instants(text, block.start, block.end, page.labels)
    place = (text, block.start, block.end, page.labels)
    byline = _before_instant(page, index, shown) or read_byline(*place)
    byline = byline or read_signed(*place, page.own)
    if byline and not is_sentence(page.line(index), least=14):
        page.roles[index] = "byline"
        page.bylines.append(byline)
        page.shown += [(index, s) for s in shown]
    elif shown and _mostly_instant(page.line(index), shown):
        page.roles[index] = "instant"
        page.shown += [(index, s) for s in shown]


def _before_instant(page: Marks, index: int, shown: list[Shown]) -> Byline | None:
    """The byline of a line that ends in the instant: `By A Name Published 4 March 2026`."""
    text, block = page.markup.text, page.markup.blocks[index]
    if not shown or any(c.isalpha() for c in text[shown[-1].end : block.end]):
        return None
    label = page.labels.published.search(text, block.start, shown[0].start)
    end = label.start() if label else shown[0].start
    return read_byline(text, block.start, end, page.labels)


def _mostly_instant(line: str, shown: list[Shown]) -> bool:
    """A line that is the instant and little else; a paragraph that names a day is not one."""
    covered = sum(s.end - s.start for s in shown)
    rest = len(line) - covered
    if is_sentence(line):
        return False
    return rest <= 30 or (rest <= 60 and any(s.has_time for s in shown))


def _mark_split_bylines(page: Marks, around: range) -> None:
    """`Editor` and `: Nama Orang` on two lines, or `Nama Orang` and `Jurnalis`."""
    for index in around:
        block = page.markup.blocks[index]
        if not page.is_open(index) or block.end - block.start > LONGEST_NAME:
            continue
        label = page.labels.alone.fullmatch(page.line(index).lower())
        if label is None:
            continue
        role = page.labels.roles[" ".join(label["label"].split())]
        value = _value_of(page, index)
        if value is not None:
            page.roles[index] = page.roles[value] = "byline"
            block = page.markup.blocks[value]
            names = names_in(page.markup.text, block.start, block.end, page.labels)
            page.bylines.append(byline_of({role: names}))


def _mark_known_bylines(page: Marks, around: range) -> None:
    """Lines of bare names in elements that the publisher's layout names for them."""
    layout = page.markup.layout
    if layout is None:
        return
    for role in ("authors", "editors", "sources"):
        for index in around:
            block = page.markup.blocks[index]
            if is_near(block.context, getattr(layout, role)) and _is_bare(page, index):
                page.roles[index] = "byline"
                place = (page.markup.text, block.start, block.end, page.labels)
                page.bylines.append(byline_of({role: names_in(*place)}))


def _is_bare(page: Marks, index: int) -> bool:
    """Whether an open line is nothing but names, and those of no newsroom."""
    line = page.line(index)
    short = page.is_open(index) and len(line) <= LONGEST_NAME
    return short and is_name_line(line) and not page.labels.desks.search(line)


def _value_of(page: Marks, label: int) -> int | None:
    """The block that holds the names of a label that stands alone: behind it, else before."""
    for index in (label + 1, label - 1):
        if page.is_open(index) and _may_be_names(page, index, after=index > label):
            return index
    return None


def _may_be_names(page: Marks, index: int, after: bool) -> bool:
    line = page.line(index)
    if len(line) > LONGEST_NAME or furniture_kind(line, page.labels):
        return False
    return is_name_line(line) or (after and line.startswith(":") and is_name_line(line[1:].strip()))


def mark_closing_names(page: Marks) -> None:
    """A signature in capitals below the last paragraph, as in `NAMA ORANG | KANTOR BERITA`."""
    last = max((i for i, role in enumerate(page.roles) if role == "paragraph"), default=None)
    if last is None:
        return
    for index in (last, last + 1):
        if index < len(page.roles) and page.roles[index] in ("paragraph", "other"):
            line = page.line(index)
            if _CLOSING_NAME.fullmatch(line) and len(line.split()) <= 8 and index > 0:
                _take_signature(page, index)
                return


def _take_signature(page: Marks, index: int) -> None:
    block = page.markup.blocks[index]
    names = names_in(page.markup.text, block.start, block.end, page.labels)
    sources = tuple(n for n in names if n.name.casefold() in page.labels.agencies)
    people = tuple(n for n in names if n not in sources and " " in n.name)
    if (people or sources) and len(people) + len(sources) == len(names):
        page.roles[index] = "byline"
        page.bylines.append(Byline(authors=people, sources=sources))


def find_people(
    page: Marks, dateline: Dateline | None, outlet: str | None
) -> tuple[tuple[Name, ...], tuple[Name, ...], tuple[Name, ...]]:
    """Authors, editors and cited outlets; initials stand in for authors where no name is given."""
    authors = _distinct(n for b in page.bylines for n in b.authors)
    editors = _distinct(n for b in page.bylines for n in b.editors)
    sources = _distinct(
        [*(n for b in page.bylines for n in b.sources), *_agency(page, dateline, outlet)]
    )
    meta = page.markup.meta
    authors = authors or tuple(_located(page, n) for n in _persons(page, meta.authors, outlet))
    editors = editors or tuple(_located(page, n) for n in _persons(page, meta.editors, outlet))
    codes = _distinct(n for b in page.bylines for n in b.codes) or _codes_at_end(page)
    if not authors:
        return codes, editors, sources
    reason = "initials of the desk; the names are given elsewhere on the page"
    page.rejected += [Rejected("read.byline", reason, c.start, c.end) for c in codes]
    return authors, editors, sources


def _persons(page: Marks, names: Iterable[str], outlet: str | None) -> list[str]:
    """Names of the metadata that are neither a desk nor the outlet's."""
    plain = re.sub(r"\W", "", outlet or "").casefold()
    return [
        n
        for n in names
        if not page.labels.desks.search(n) and re.sub(r"\W", "", n).casefold() != plain
    ]


def _agency(page: Marks, dateline: Dateline | None, outlet: str | None) -> list[Name]:
    """The agency that the dateline names, unless it is the outlet itself."""
    agency = dateline.agency if dateline else None
    if dateline is None or agency is None or bare(agency)[:6] in bare(outlet or ""):
        return []
    if agency.casefold() not in page.labels.agencies and not _is_foreign(page, agency):
        return []
    at = page.markup.text.find(agency, dateline.end)
    return [Name(agency, at, at + len(agency))]


def _is_foreign(page: Marks, agency: str) -> bool:
    """Whether the page is known to be of an outlet with another name than the agency's."""
    return not page.may_be_own(agency) and folded(agency) not in page.labels.places


def _codes_at_end(page: Marks) -> tuple[Name, ...]:
    """The initials at the end of the last paragraph, or of the one before a closing line."""
    ends = [b for b, r in zip(page.markup.blocks, page.roles, strict=True) if r == "paragraph"][-2:]
    for block in reversed(ends):
        codes = closing_codes(page.markup.text, block.start, block.end, page.labels)
        if codes:
            return codes
    return ()


def _distinct(names: Iterable[Name]) -> tuple[Name, ...]:
    """Each name once, its first place."""
    seen: dict[str, Name] = {}
    for name in names:
        seen.setdefault(name.name.casefold(), name)
    return tuple(seen.values())


def _located(page: Marks, name: str) -> Name:
    """A name from the metadata, with its place on the page where the page shows it."""
    for index, role in enumerate(page.roles):
        if role != "paragraph":
            block = page.markup.blocks[index]
            at = page.markup.text.find(name, block.start, block.end)
            if at >= 0:
                return Name(name, at, at + len(name))
    return Name(name)
