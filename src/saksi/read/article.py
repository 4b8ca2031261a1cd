"""From the blocks of a page to its article: which block is what, and what the page says of itself.

Every block ends as headline, byline, instant, paragraph or furniture: nothing is dropped.
"""

import re
from collections.abc import Iterable, Sequence
from urllib.parse import urlsplit

from msgspec import Struct, field
from msgspec.structs import replace

from saksi.read.blocks import Markup
from saksi.read.bylines import Byline, closing_codes, read_byline
from saksi.read.datelines import Opening, read_dateline
from saksi.read.furniture import LinkLine, furniture_kind, link_line
from saksi.read.headlines import find_headlines
from saksi.read.instants import Shown, find_instants, normal_instant
from saksi.read.knowledge import Labels, PageKnowledge, labels_of
from saksi.read.languages import language_of
from saksi.read.source import Source
from saksi.records import (
    Article,
    Block,
    Furniture,
    FurnitureKind,
    Instant,
    Link,
    Marked,
    Name,
    Outlet,
    Rejected,
)

LONG_LINE = 120  # a line of prose rather than a label or a title
SHORT_LINE = 100


class _Page(Struct):
    """What has been decided so far; filled by the steps of `make_article` in their order."""

    markup: Markup
    labels: Labels
    roles: list[str | None]
    headlines: list[Marked] = field(default_factory=list)
    shown: list[Shown] = field(default_factory=list)
    bylines: list[Byline] = field(default_factory=list)
    links: list[tuple[str, Link]] = field(default_factory=list)
    rejected: list[Rejected] = field(default_factory=list)

    def line(self, index: int) -> str:
        block = self.markup.blocks[index]
        return self.markup.text[block.start : block.end]


def make_article(
    markup: Markup, source: Source, languages: Sequence[PageKnowledge]
) -> tuple[Article, tuple[Rejected, ...]]:
    """The article of a page, and what was looked at and left out."""
    page = _Page(markup, labels_of(languages), [None] * len(markup.blocks))
    _mark_headlines(page, source)
    _mark_furniture(page)
    _mark_head(page)
    _mark_body(page, source)
    opening = _opening(page)
    article = _article(page, source, opening, languages)
    return article, (*markup.rejected, *page.rejected)


def _mark_headlines(page: _Page, source: Source) -> None:
    found = find_headlines(page.markup, source)
    for index in found:
        block = page.markup.blocks[index]
        page.roles[index] = "headline"
        page.headlines.append(Marked(block.start, block.end, page.line(index)))


def _mark_furniture(page: _Page) -> None:
    """Lines that say by their own words what they are, and the titles that links point to."""
    expects: str | None = None
    for index, block in enumerate(page.markup.blocks):
        if page.roles[index] is not None:
            expects = None
            continue
        found = link_line(page.markup.text, block.start, block.end, page.labels)
        if found:
            expects = _take_link(page, index, found)
            continue
        kind = furniture_kind(page.line(index), page.labels)
        if expects and not kind and _is_title(page, index, expects):
            _add_link(page, index, expects, block.start, block.end)
            expects = expects if expects == "latest" else None
            continue
        expects = None
        if kind:
            page.roles[index] = kind


def _take_link(page: _Page, index: int, found: LinkLine) -> str | None:
    """Mark a labelled line; returns the kind of title that the next line may be."""
    if found.start < found.end:
        _add_link(page, index, found.kind, found.start, found.end)
        return "latest" if found.kind == "latest" else None
    page.roles[index] = _role_of(found.kind)
    if page.markup.blocks[index].anchors and found.kind == "page":
        block = page.markup.blocks[index]
        _add_link(page, index, found.kind, block.start, block.end)
    return found.kind


def _role_of(kind: str) -> str:
    return "next" if kind == "page" else kind


def _add_link(page: _Page, index: int, kind: str, start: int, end: int) -> None:
    page.roles[index] = _role_of(kind)
    url = next((a.url for a in page.markup.blocks[index].anchors if a.url), None)
    link_kind = "page" if kind == "page" else "article"
    surface = page.markup.text[start:end]
    page.links.append((_role_of(kind), Link(surface, url, start, end, link_kind)))  # type: ignore[arg-type]


def _is_title(page: _Page, index: int, kind: str) -> bool:
    """Whether the line after a lone label is the title that it announces."""
    block, line = page.markup.blocks[index], page.line(index)
    if block.anchors and block.end - block.start <= LONG_LINE * 2:
        return True
    if page.markup.body is not None:
        return index not in page.markup.body
    prose = len(line) > SHORT_LINE or line.endswith((".", ",", ":", "”", '"')) or line[0] in '"“('
    return not prose and kind in ("read_also", "latest", "next")


def _mark_head(page: _Page) -> None:
    """Instants and bylines: short lines, first of all those around the headline."""
    text = page.markup.text
    for index, block in enumerate(page.markup.blocks):
        if page.roles[index] is not None or block.end - block.start > LONG_LINE + 100:
            continue
        if (
            page.markup.body is not None
            and index in page.markup.body
            and _is_sentence(page.line(index))
        ):
            continue
        byline = read_byline(text, block.start, block.end, page.labels)
        shown = find_instants(text, block.start, block.end, page.labels)
        if byline and not _is_sentence(page.line(index), byline=True):
            page.roles[index] = "byline"
            page.bylines.append(byline)
            page.shown += shown
        elif shown and _mostly_instant(page.line(index), shown):
            page.roles[index] = "instant"
            page.shown += shown


def _is_sentence(line: str, byline: bool = False) -> bool:
    """Prose rather than a label: several words and a full stop."""
    ends = line.rstrip().endswith((".", "!", "?", '."', ".”", '"', "”"))
    return ends and len(line.split()) >= (14 if byline else 6)


def _mostly_instant(line: str, shown: list[Shown]) -> bool:
    """A line that is the instant and little else; a paragraph that names a day is not one."""
    covered = sum(s.end - s.start for s in shown)
    rest = len(line) - covered
    if _is_sentence(line):
        return False
    return rest <= 30 or (rest <= 60 and any(s.has_time for s in shown))


def _mark_body(page: _Page, source: Source) -> None:
    """Paragraphs: the blocks that the markup judged to be, or in a capture what lies between the
    head of the article and the furniture after it."""
    blocks = page.markup.blocks
    if page.markup.body is not None:
        chosen = [i for i in page.markup.body if page.roles[i] is None]
    else:
        first, last = _extent(page, source)
        chosen = [i for i in range(first, last) if page.roles[i] is None]
    for index in chosen:
        page.roles[index] = "paragraph"
    for index in range(len(blocks)):
        if page.roles[index] is None:
            after_promo = index > 0 and page.roles[index - 1] == "promo"
            page.roles[index] = "promo" if after_promo else "other"


def _extent(page: _Page, source: Source) -> tuple[int, int]:
    """The first and the last block (exclusive) of a capture's article."""
    count = len(page.roles)
    if source.text is not None:
        first = 1 + max((i for i, r in enumerate(page.roles) if r == "headline"), default=-1)
        return (first, _end_of(page, first, count)) if first < count else (0, count)
    heads = [i for i, r in enumerate(page.roles) if r in ("headline", "instant", "byline")]
    first = heads[0] + 1 if heads else 0
    return first, _end_of(page, first, count)


def _end_of(page: _Page, first: int, count: int) -> int:
    """Where a capture's article ends: at its next link, latest list, or closing promotion, unless
    long prose follows that."""
    stops = [i for i in range(first, count) if page.roles[i] in ("latest", "next")]
    for stop in stops:
        prose = [
            i
            for i in range(stop + 1, count)
            if page.roles[i] is None
            and _is_sentence(page.line(i))
            and len(page.line(i)) > LONG_LINE
        ]
        if not prose:
            return stop
    return count


def _opening(page: _Page) -> Opening:
    """The dateline in the first few paragraphs."""
    text = page.markup.text
    first = [i for i, r in enumerate(page.roles) if r == "paragraph"][:3]
    for index in first:
        block = page.markup.blocks[index]
        found = read_dateline(text, block.start, block.end, page.labels)
        if found.dateline or found.outlet:
            return found
    return Opening(None, None)


def _article(
    page: _Page, source: Source, opening: Opening, languages: Sequence[PageKnowledge]
) -> Article:
    published, modified = _instants(page, source)
    authors, editors, sources = _people(page)
    paragraphs = tuple(
        Block(b.start, b.end, b.dom_path)
        for b, role in zip(page.markup.blocks, page.roles, strict=True)
        if role == "paragraph"
    )
    return Article(
        lang=_language(page, source, languages),
        outlet=_outlet(page, source, opening),
        headline=page.headlines[-1] if page.headlines else None,
        published_at=published,
        modified_at=modified,
        authors=authors,
        editors=editors,
        cited_outlets=sources,
        dateline=opening.dateline,
        paragraphs=paragraphs,
        read_also=tuple(link for kind, link in page.links if kind == "read_also"),
        next=tuple(link for kind, link in page.links if kind == "next"),
        latest=tuple(link for kind, link in page.links if kind == "latest"),
        furniture=_furniture(page),
    )


_FURNITURE_ROLES = ("ticker", "menu", "promo", "share", "read_also", "next", "latest", "other")


def _furniture(page: _Page) -> tuple[Furniture, ...]:
    return tuple(
        Furniture(_furniture_role(role), b.start, b.end, b.dom_path)
        for b, role in zip(page.markup.blocks, page.roles, strict=True)
        if role in _FURNITURE_ROLES
    )


def _furniture_role(role: str | None) -> FurnitureKind:
    assert role in _FURNITURE_ROLES
    return role  # type: ignore[return-value]


def _language(page: _Page, source: Source, languages: Sequence[PageKnowledge]) -> str | None:
    if source.lang:
        return source.lang
    prose = "\n".join(
        page.line(i) for i, role in enumerate(page.roles) if role in ("headline", "paragraph")
    )
    return language_of(
        prose or page.markup.text, page.markup.meta.lang, [k.lang for k in languages]
    )


def _people(page: _Page) -> tuple[tuple[Name, ...], tuple[Name, ...], tuple[Name, ...]]:
    """Authors, editors and cited outlets; initials stand in for authors where no name is given."""
    authors = _distinct(n for b in page.bylines for n in b.authors)
    editors = _distinct(n for b in page.bylines for n in b.editors)
    sources = _distinct(n for b in page.bylines for n in b.sources)
    codes = _distinct(n for b in page.bylines for n in b.codes) or _codes_at_end(page)
    meta = page.markup.meta
    if not authors and meta.authors:
        authors = tuple(_located(page, n) for n in meta.authors)
    if not editors and meta.editors:
        editors = tuple(_located(page, n) for n in meta.editors)
    if codes and not authors:
        authors = codes
    elif codes:
        reason = "initials of the desk; the names are given elsewhere on the page"
        page.rejected += [Rejected("read.byline", reason, c.start, c.end) for c in codes]
    return authors, editors, sources


def _codes_at_end(page: _Page) -> tuple[Name, ...]:
    paragraphs = [
        b for b, r in zip(page.markup.blocks, page.roles, strict=True) if r == "paragraph"
    ]
    last = paragraphs[-1] if paragraphs else None
    return closing_codes(page.markup.text, last.start, last.end) if last else ()


def _distinct(names: Iterable[Name]) -> tuple[Name, ...]:
    """Each name once, its first place."""
    seen: dict[str, Name] = {}
    for name in names:
        seen.setdefault(name.name.casefold(), name)
    return tuple(seen.values())


def _located(page: _Page, name: str) -> Name:
    """A name from the metadata, with its place on the page where the page shows it."""
    for index, role in enumerate(page.roles):
        if role != "paragraph":
            block = page.markup.blocks[index]
            at = page.markup.text.find(name, block.start, block.end)
            if at >= 0:
                return Name(name, at, at + len(name))
    return Name(name)


def _outlet(page: _Page, source: Source, opening: Opening) -> Outlet:
    meta = page.markup.meta
    url = source.url or meta.url
    domain = _domain(url) or _domain_like(source.outlet)
    first = page.line(0) if page.markup.blocks else ""
    if (
        domain is None
        and re.fullmatch(r"(?:www\.)?[\w-]+(?:\.[\w-]+)+", first)
        and page.markup.body is None
    ):
        domain = first.lower().removeprefix("www.")
    name = source.outlet or opening.outlet or meta.site_name or _named_in_byline(page)
    if domain is None and name:
        domain = _domain_like(name)
    return Outlet(name or domain, domain)


def _named_in_byline(page: _Page) -> str | None:
    """`Kompas.com - 18/06/2025, 20:32 WIB`: the outlet before the instant."""
    for index, role in enumerate(page.roles):
        if role == "instant":
            match = re.match(r"[A-Z][\w-]*\.(?:com|co\.id|id|net|org)\b", page.line(index))
            if match:
                return match.group()
    return None


def _domain(url: str | None) -> str | None:
    host = urlsplit(url).hostname if url and "://" in url else None
    return host.lower().removeprefix("www.") if host else None


def _domain_like(name: str | None) -> str | None:
    plain = (name or "").lower().removeprefix("www.")
    return (
        plain
        if re.fullmatch(r"[\w-]+(?:\.[\w-]+)*\.(?:com|co\.id|id|net|org|co|tv|news)", plain)
        else None
    )


def _instants(page: _Page, source: Source) -> tuple[Instant | None, Instant | None]:
    """Published and modified: given by the input, else shown on the page, else in its metadata."""
    for shown in page.shown:
        if not shown.weekday_agrees:
            reason = "weekday and date disagree; the date is kept"
            page.rejected.append(Rejected("read.instant", reason, shown.start, shown.end))
    first_shown = _best([s for s in page.shown if not s.modified])
    changed = _best([s for s in page.shown if s.modified])
    meta = page.markup.meta
    meta_value = normal_instant(meta.published) if meta.published else None
    if meta.published and meta_value is None:
        reason = f"the metadata's instant is not ISO 8601: {meta.published[:60]!r}"
        page.rejected.append(Rejected("read.instant", reason))
    published = _given(page, source, first_shown) or _chosen(page, first_shown, meta_value)
    modified = _marked(page, changed) if changed else None
    if modified is None and meta.modified and normal_instant(meta.modified):
        modified = Instant(str(normal_instant(meta.modified)), origin="meta")
    if published is None and modified is not None and changed is not None:
        published, modified = modified, None
    return published, modified


def _best(shown: list[Shown]) -> Shown | None:
    """The first with a zone, else with a time, else the first."""
    ranked = sorted(shown, key=lambda s: (not s.has_zone, not s.has_time, s.start))
    return ranked[0] if ranked else None


def _marked(page: _Page, shown: Shown) -> Instant:
    surface = page.markup.text[shown.start : shown.end]
    return Instant(shown.value, shown.start, shown.end, surface)


def _given(page: _Page, source: Source, shown: Shown | None) -> Instant | None:
    if not source.published:
        return None
    value = normal_instant(source.published)
    if value is None:
        reason = f"the input's 'published' is not ISO 8601: {source.published[:60]!r}"
        page.rejected.append(Rejected("read.instant", reason))
        return None
    if shown and shown.value[:10] == value[:10]:
        return replace(_marked(page, shown), value=value, origin="given")
    return Instant(value, origin="given")


def _chosen(page: _Page, shown: Shown | None, meta_value: str | None) -> Instant | None:
    """The visible instant unless the metadata is more precise and agrees with it."""
    origin = page.markup.meta.published_origin
    if shown is None:
        return Instant(meta_value, origin=origin) if meta_value else None
    marked = _marked(page, shown)
    if meta_value is None or not _agree(shown.value, meta_value):
        return (
            marked if shown.has_time or meta_value is None else Instant(meta_value, origin=origin)
        )
    if not shown.has_time:
        return replace(marked, value=meta_value, origin=origin)
    if not shown.has_zone and _has_zone(meta_value):
        return replace(marked, value=meta_value, origin=origin)
    return replace(marked, value=_with_seconds(shown.value, meta_value))


def _has_zone(value: str) -> bool:
    return bool(re.search(r"T.*(?:Z|[+-]\d\d:\d\d)$", value))


def _agree(shown: str, meta: str) -> bool:
    """The same day, and the same hour and minute where both give them."""
    if len(shown) == 10 or len(meta) == 10:
        return shown[:10] == meta[:10]
    return shown[:16] == meta[:16]


def _with_seconds(shown: str, meta: str) -> str:
    """The metadata's seconds, where the page shows only minutes: `T10:08` and `T10:08:58`."""
    same = len(meta) >= 19 and meta[:16] == shown[:16] and shown[17:19] == "00"
    return shown[:17] + meta[17:19] + shown[19:] if same else shown
