"""From the blocks of a page to its article: which block is what, and what the page says of itself.

Every block ends as headline, byline, instant, paragraph or furniture: nothing is dropped.
"""

from collections.abc import Sequence

from msgspec import UNSET

from saksi.read.blocks import Markup
from saksi.read.credits import find_people, mark_closing_names, mark_credits
from saksi.read.datelines import Opening, read_dateline
from saksi.read.extent import mark_body
from saksi.read.furniture import furniture_kind
from saksi.read.furniture_labels import furniture_label, mark_apart, tell_of_paywall
from saksi.read.headlines import find_headlines
from saksi.read.index_pages import is_index, links_of
from saksi.read.knowledge import PageKnowledge, labels_of
from saksi.read.languages import language_of
from saksi.read.marks import FURNITURE_ROLES, Marks
from saksi.read.outlets import find_outlet
from saksi.read.own_names import domain_of, own_names
from saksi.read.publication import find_publication
from saksi.read.source import Source
from saksi.read.surroundings import kind_by_context, mark_surroundings
from saksi.records import Article, Block, Furniture, FurnitureKind, Link, Marked, Rejected


def make_article(
    markup: Markup, source: Source, languages: Sequence[PageKnowledge]
) -> tuple[Article, tuple[Rejected, ...]]:
    """The article of a page, and what was looked at and left out."""
    own = own_names(markup, source)
    page = Marks(markup, labels_of(languages), [None] * len(markup.blocks), own=own)
    if source.text is None and is_index(markup):
        return _index(page, source, languages), markup.rejected
    _mark_headlines(page, source)
    mark_surroundings(page)
    mark_credits(page)
    mark_body(page, source)
    mark_apart(page)
    tell_of_paywall(page)
    mark_closing_names(page)
    article = _article(page, source, languages)
    return article, (*markup.rejected, *page.rejected)


def _index(page: Marks, source: Source, languages: Sequence[PageKnowledge]) -> Article:
    """A page that lists others: its links, and all of its text as furniture."""
    for index, block in enumerate(page.markup.blocks):
        kind = furniture_kind(page.line(index), page.labels)
        page.roles[index] = kind or kind_by_context(block.context) or "other"
    return Article(
        lang=_language(page, source, languages),
        outlet=find_outlet(page, source, Opening()),
        furniture=_furniture(page),
        kind="index",
        links=links_of(page.markup),
    )


def _mark_headlines(page: Marks, source: Source) -> None:
    found = find_headlines(page.markup, source, page.labels)
    for index in found:
        block = page.markup.blocks[index]
        page.roles[index] = "headline"
        page.headlines.append(Marked(block.start, block.end, page.line(index)))
    page.headline_at = found[-1] if found else None


def _opening(page: Marks) -> Opening:
    """The dateline in the first few paragraphs; its dash may stand on the next line."""
    blocks = page.markup.blocks
    first = [i for i, r in enumerate(page.roles) if r == "paragraph"][:3]
    for index in first:
        start, end = blocks[index].start, blocks[index].end
        if index + 2 < len(blocks) and page.line(index + 1)[0] in "-–—":
            end = blocks[index + 2].end
        found = read_dateline(page.markup.text, start, end, page.labels, page.own)
        if found.dateline or found.outlet:
            return found
    return Opening()


def _article(page: Marks, source: Source, languages: Sequence[PageKnowledge]) -> Article:
    opening = _opening(page)
    outlet = find_outlet(page, source, opening)
    clock = page.labels.clock_of(domain_of(page.markup, source) or outlet.domain)
    published, modified = find_publication(page, source, clock)
    authors, editors, sources = find_people(page, opening.dateline, outlet.name)
    return Article(
        lang=_language(page, source, languages),
        outlet=outlet,
        headline=page.headlines[-1] if page.headlines else None,
        published_at=published,
        modified_at=modified,
        authors=authors,
        editors=editors,
        cited_outlets=sources,
        dateline=opening.dateline,
        paragraphs=_paragraphs(page),
        read_also=_links(page, "read_also"),
        next=_links(page, "next"),
        latest=_links(page, "latest"),
        furniture=_furniture(page),
    )


def _links(page: Marks, kind: str) -> tuple[Link, ...]:
    return tuple(link for of, link in page.links if of == kind)


def _paragraphs(page: Marks) -> tuple[Block, ...]:
    return tuple(
        Block(b.start, b.end, b.dom_path)
        for b, role in zip(page.markup.blocks, page.roles, strict=True)
        if role == "paragraph"
    )


def _furniture(page: Marks) -> tuple[Furniture, ...]:
    return tuple(
        Furniture(
            _furniture_role(role), b.start, b.end, b.dom_path, furniture_label(page, i) or UNSET
        )
        for i, (b, role) in enumerate(zip(page.markup.blocks, page.roles, strict=True))
        if role in FURNITURE_ROLES
    )


def _furniture_role(role: str | None) -> FurnitureKind:
    assert role in FURNITURE_ROLES
    return role  # type: ignore[return-value]


def _language(page: Marks, source: Source, languages: Sequence[PageKnowledge]) -> str | None:
    if source.lang:
        return source.lang
    prose = "\n".join(
        page.line(i) for i, role in enumerate(page.roles) if role in ("headline", "paragraph")
    )
    return language_of(prose or page.markup.text, page.markup.meta.lang, languages)
