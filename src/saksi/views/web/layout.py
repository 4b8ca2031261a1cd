"""A record's page in the order that it is read: article text, and what stands around it."""

from collections.abc import Iterator

from msgspec import Struct

from saksi.records import Record


class Region(Struct, frozen=True):
    """A stretch of the canonical text: `paragraph`, `furniture`, or `other` (bylines and the like).

    Furniture tells its kinds.
    """

    kind: str
    start: int
    end: int
    kinds: tuple[str, ...] = ()


def regions(record: Record) -> list[Region]:
    """The whole text but the headline and blank lines, each character once, in page order."""
    merged: list[Region] = []
    for region in _regions(record):
        last = merged[-1] if merged else None
        if last and region.kind == last.kind == "furniture":
            kinds = tuple(dict.fromkeys((*last.kinds, *region.kinds)))
            merged[-1] = Region("furniture", last.start, region.end, kinds)
        else:
            merged.append(region)
    return merged


def _regions(record: Record) -> Iterator[Region]:
    at = 0
    for region in _known(record):
        if region.start < at:  # an overlap: what was begun first keeps the characters
            region = Region(region.kind, at, max(at, region.end), region.kinds)
        yield from _gap(record, at, region.start)
        if region.end > region.start and region.kind != "headline":
            yield region
        at = max(at, region.end)
    yield from _gap(record, at, len(record.text))


def _known(record: Record) -> list[Region]:
    article = record.article
    found = [Region("paragraph", p.start, p.end) for p in article.paragraphs]
    found += [Region("furniture", f.start, f.end, (f.kind,)) for f in article.furniture]
    if article.headline:
        found.append(Region("headline", article.headline.start, article.headline.end))
    return sorted(found, key=lambda r: (r.start, -r.end))


def _gap(record: Record, start: int, end: int) -> Iterator[Region]:
    """What stands between known parts, without the blanks around it."""
    if end <= start or not (words := record.text[start:end]).strip():
        return
    start += len(words) - len(words.lstrip())
    yield Region("other", start, start + len(words.strip()))
