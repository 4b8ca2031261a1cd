"""A source becomes a page with canonical text and an article (`read_page`)."""

import hashlib
from collections.abc import Sequence

from msgspec import Struct

from saksi.read.source import Source
from saksi.records import Article, Block, Instant, Marked, Outlet, Page, Rejected


class PageKnowledge(Struct, frozen=True):
    """What a language tells the reader of pages (labels of bylines, links, furniture)."""

    lang: str


class Reading(Struct, frozen=True):
    """What reading a page gives: its canonical text and what it says about itself."""

    page: Page
    text: str
    article: Article
    rejected: tuple[Rejected, ...] = ()


def read_page(source: Source, languages: Sequence[PageKnowledge]) -> Reading:
    """Read one source; raises `InputError` naming `source.name` where it cannot be read."""
    text = source.text or ""
    page = Page(source.url, hashlib.sha256(text.encode()).hexdigest(), "text/plain")
    head, blank, _ = text.partition("\n\n")
    headline = Marked(0, len(head), head) if blank else None
    at, blocks = 0, []
    for line in text.split("\n"):
        if line.strip() and not (headline and at == 0):
            blocks.append(Block(at, at + len(line)))
        at += len(line) + 1
    published = Instant(source.published, origin="given") if source.published else None
    article = Article(
        source.lang, Outlet(source.outlet), headline, published, paragraphs=tuple(blocks)
    )
    return Reading(page, text, article)
