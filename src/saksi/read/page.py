"""A source becomes a page with canonical text and an article (`read_page`)."""

import hashlib
import re
from collections.abc import Sequence

from msgspec.structs import replace

from saksi.errors import InputError
from saksi.read.article import make_article
from saksi.read.blocks import Markup
from saksi.read.decode import MAX_PAGE_BYTES, decode_page
from saksi.read.knowledge import PageKnowledge
from saksi.read.plain import parse_plain
from saksi.read.reading import Reading
from saksi.read.source import Source
from saksi.read.stitching import in_order, stitch, unused
from saksi.records import Page, Rejected

__all__ = ["PageKnowledge", "Reading", "read_page"]

_SURROGATE = re.compile("[\ud800-\udfff]")


def read_page(source: Source, languages: Sequence[PageKnowledge]) -> Reading:
    """Read one source; raises `InputError` naming `source.name` where it cannot be read.

    Text that the input gives is the canonical text, unchanged; bytes are decoded first, and are
    HTML where the input or they themselves say so. A source of several pages gives one reading.
    """
    if not source.parts:
        return _read_alone(source, languages)
    pages = in_order([replace(source, parts=()), *source.parts])
    readings = [_read_alone(page, languages) for page in pages]
    if len(pages) <= len(source.parts):
        return unused(readings[0], 1 + len(source.parts) - len(pages))
    return stitch(readings)


def _read_alone(source: Source, languages: Sequence[PageKnowledge]) -> Reading:
    media_type, markup = _taken_apart(source)
    if not markup.text.strip():
        raise InputError(f"{source.name}: the page has no text; get it anew")
    article, rejected = make_article(markup, source, languages)
    page = Page(source.url or markup.meta.url, _sha256(source), media_type, source.fetched_at)
    missing = [Rejected("read.stitching", f"not had: {reason}") for reason in source.missing]
    return Reading(page, markup.text, article, (*rejected, *missing))


def _taken_apart(source: Source) -> tuple[str, Markup]:
    try:
        return _given_text(source) if source.text is not None else _from_bytes(source)
    except InputError as error:
        if str(error).startswith(source.name):
            raise
        raise InputError(f"{source.name}: {error}") from None


def _given_text(source: Source) -> tuple[str, Markup]:
    text = source.text or ""
    if len(text) > MAX_PAGE_BYTES:
        raise InputError(
            f"{source.name}: {len(text) // 1024 // 1024} MB of text; a page may have "
            f"{MAX_PAGE_BYTES // 1024 // 1024}; cut it into pages, one JSON line each"
        )
    broken = _SURROGATE.search(text)
    if broken:
        raise InputError(
            f"{source.name}: character {broken.start()} is half of a surrogate pair, which no "
            "encoding can write; repair the text where it was made"
        )
    return "text/plain", parse_plain(text)


def _from_bytes(source: Source) -> tuple[str, Markup]:
    from saksi.read.careful import voted
    from saksi.read.decode import looks_like_html
    from saksi.read.feed import is_feed, parse_feed
    from saksi.read.html import parse_html

    decoded = decode_page(source.data or b"", source.name, source.media_type)
    if is_feed(decoded.text):
        media_type, markup = "application/xml", parse_feed(decoded.text, source.url)
    elif looks_like_html(decoded.text, source.media_type):
        media_type, markup = "text/html", parse_html(decoded.text, source.url)
        markup = voted(markup, decoded.text) if source.careful else markup
    else:
        media_type, markup = "text/plain", parse_plain(decoded.text)
    return media_type, replace(markup, rejected=(*decoded.rejected, *markup.rejected))


def _sha256(source: Source) -> str:
    raw = source.data if source.text is None else source.text.encode()
    return hashlib.sha256(raw or b"").hexdigest()
