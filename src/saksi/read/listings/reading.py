"""Bytes become a listing, where they are one: the kind is seen by the document itself."""

import re

from saksi.errors import InputError
from saksi.read.feed import is_feed, parse_feed
from saksi.read.index_pages import links_of
from saksi.read.listings.entries import Entry, Listing
from saksi.read.listings.kinds import BY_ROOT, json_feed
from saksi.read.listings.safe_xml import NotWellFormedError, read_flat

_BEGINNING = 16 * 1024
_PROLOGUE = re.compile(r"\s+|<\?[^>]{0,2000}\?>|<!--.{0,8000}?-->|<!DOCTYPE[^>\[]{0,2000}", re.S)
_SUBSET = re.compile(r"\[.{0,16000}?\]\s{0,99}>|>", re.S)
_ROOT = re.compile(r"<(?:[\w.-]{1,60}:)?(rss|RDF|feed|opml|urlset|sitemapindex)(?=[\s>/])")
_UTF_16 = {b"\xff\xfe": "utf-16-le", b"\xfe\xff": "utf-16-be"}


def read_listing(data: bytes, url: str | None = None) -> Listing | None:
    """The listing that the bytes are, null for any other page; raises `InputError` (unnamed)
    where it is one that may not or cannot be read.

    A feed that is not well-formed is read as far as its elements can be made out.
    """
    text = data[:_BEGINNING].decode(_UTF_16.get(data[:2], "utf-8"), "replace").lstrip("\ufeff")
    if text.lstrip()[:1] == "{":
        return json_feed(data, url)
    root = _root(text)
    if root is None:
        return None
    items, read = BY_ROOT[root]
    try:
        return read(read_flat(data, items), url)
    except NotWellFormedError as error:
        return _as_far_as_possible(data, url, error)


def _root(text: str) -> str | None:
    """The name of the root element, where it is that of a listing."""
    at = 0
    while (passed := _PROLOGUE.match(text, at)) and passed.end() > at:
        at = passed.end()
        if passed[0].startswith("<!DOCTYPE") and (rest := _SUBSET.match(text, at)):
            at = rest.end()
    found = _ROOT.match(text, at)
    return found[1] if found else _hidden_root(text, at)


def _hidden_root(text: str, at: int) -> str | None:
    """Behind a document type too long to see through, the type itself names the root."""
    named = re.search(r"<!DOCTYPE\s{1,99}(rss|feed|opml|urlset|sitemapindex|RDF)\b", text[:at])
    return named[1] if named else None


def _as_far_as_possible(data: bytes, url: str | None, error: InputError) -> Listing:
    text = data.decode("utf-8", "replace").removeprefix("\ufeff")
    if not is_feed(text):
        raise error
    links = links_of(parse_feed(text, url))
    pages = tuple(Entry(link.url, link.surface) for link in links if link.url)
    return Listing("rss", None, pages, repaired=str(error))
