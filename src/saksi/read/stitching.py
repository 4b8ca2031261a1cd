"""The pages of one article become one reading, each part with its page and its place in the text."""

from collections.abc import Sequence
from typing import TypeVar, cast

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from saksi.read.paging import ALL, page_address
from saksi.read.reading import Reading
from saksi.read.source import Source
from saksi.records import Article, Block, Furniture, Part, Rejected

GAP = "\n"
Some = TypeVar("Some")


def in_order(pages: Sequence[Source]) -> list[Source]:
    """The pages of an article by their numbers; only the one of all, where there is one.

    Pages whose addresses tell no order keep that in which they were given.
    """
    found = [page_address(page.url) if page.url else None for page in pages]
    numbers = [address.number for address in found if address is not None]
    if ALL in numbers:
        return [pages[[a.number if a else None for a in found].index(ALL)]]
    if len(set(numbers)) < len(pages):
        return list(pages)
    return [page for _, page in sorted(zip(numbers, pages, strict=True), key=lambda two: two[0])]


def shifted(value: Some, by: int) -> Some:
    """The value with every span in it moved."""
    if isinstance(value, Struct):
        moved = {}
        for field in msgspec.structs.fields(value):
            of = getattr(value, field.name)
            is_offset = field.name in ("start", "end") and isinstance(of, int)
            moved[field.name] = of + by if is_offset else shifted(of, by)
        return cast(Some, replace(value, **moved))
    if isinstance(value, tuple):
        return cast(Some, tuple(shifted(item, by) for item in value))
    return value


def stitch(readings: Sequence[Reading]) -> Reading:
    """One reading of the pages in order: what the first says of the article, and the text of all.

    A paragraph or headline that a later page repeats is furniture there.
    """
    first, *others = readings
    parts = [_part(first, 0)]
    text, article, rejected = first.text, first.article, first.rejected
    for other in others:
        start = len(text) + len(GAP)
        parts.append(_part(other, start))
        article = _joined(article, shifted(other.article, start), f"{text}{GAP}{other.text}")
        text = f"{text}{GAP}{other.text}"
        rejected = (*rejected, *shifted(other.rejected, start))
    page = replace(first.page, parts=tuple(parts))
    return Reading(page, text, article, rejected)


def _part(reading: Reading, start: int) -> Part:
    page = reading.page
    return Part(page.url, page.sha256, start, start + len(reading.text), page.fetched_at)


def _joined(one: Article, other: Article, text: str) -> Article:
    """The article with what another page of it adds."""
    told = {text[p.start : p.end] for p in one.paragraphs}
    new = tuple(p for p in other.paragraphs if text[p.start : p.end] not in told)
    again = [_repeated(p) for p in other.paragraphs if text[p.start : p.end] in told]
    if other.headline is not None:
        headline = other.headline
        again.append(Furniture("other", headline.start, headline.end, label="repeated"))
    furniture = sorted((*other.furniture, *again), key=lambda f: f.start)
    return replace(
        one,
        published_at=one.published_at or other.published_at,
        modified_at=one.modified_at or other.modified_at,
        authors=one.authors or other.authors,
        editors=one.editors or other.editors,
        cited_outlets=one.cited_outlets or other.cited_outlets,
        paragraphs=(*one.paragraphs, *new),
        read_also=(*one.read_also, *other.read_also),
        next=(*one.next, *other.next),
        latest=(*one.latest, *other.latest),
        furniture=(*one.furniture, *furniture),
    )


def _repeated(paragraph: Block) -> Furniture:
    place = (paragraph.start, paragraph.end, paragraph.dom_path)
    return Furniture("other", *place, label="repeated")


def unused(reading: Reading, count: int) -> Reading:
    """The page that holds all of an article, with a note on the others that were given."""
    reason = f"{count} single pages of the article are not read: this page holds all of them"
    return replace(reading, rejected=(*reading.rejected, Rejected("read.stitching", reason)))
