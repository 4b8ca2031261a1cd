"""Inputs that are pages of one article, put together."""

import re
from collections.abc import Iterable, Iterator

from msgspec.structs import replace

from saksi.read.paging import announced_address, page_address
from saksi.read.source import Source
from saksi.run.inputs import BadInput, Input

_TITLE = re.compile(rb"<title[^>]{0,200}>([^<]{1,500})", re.I)
_PAGE_OF_TITLE = re.compile(
    r"\s*[-–|:(\[]?\s*(?:halaman|hal|laman|page|bagian|part)\.?\s*\d{1,2}\b.*$|\s*\(\d{1,2}\)\s*$",
    re.I,
)


def put_together(items: Iterable[Input]) -> Iterator[Input]:
    """The inputs with the pages of each article as one, where its first page stood.

    Pages are of one article where their addresses are the same but for the number of the page;
    of pages without an address, where their titles are. All inputs are held until the last is
    there.
    """
    groups: dict[str, list[Source]] = {}
    for item in items:
        if isinstance(item, BadInput):
            yield item
            continue
        known = _with_address(item)
        groups.setdefault(_article_of(known), []).append(known)
    for pages in groups.values():
        yield replace(pages[0], parts=tuple(pages[1:]))


def _with_address(source: Source) -> Source:
    if source.url or source.data is None:
        return source
    return replace(source, url=announced_address(source.data, source.media_type))


def _article_of(source: Source) -> str:
    found = page_address(source.url) if source.url else None
    if found is not None:
        return found.article
    title = source.title or _title(source.data or b"")
    return f"title {title}" if title else f"id {source.id}"


def _title(data: bytes) -> str | None:
    found = _TITLE.search(data[:200_000])
    if found is None:
        return None
    return _PAGE_OF_TITLE.sub("", " ".join(found[1].decode("utf-8", "replace").split())) or None
