"""One function for each kind of listing: from its items to the addresses in them."""

from collections.abc import Callable, Iterable, Iterator

import msgspec
from msgspec import Struct

from saksi.errors import InputError
from saksi.read.lines import absolute
from saksi.read.listings.entries import MOST_ENTRIES, Entry, Listing, ListingKind
from saksi.read.listings.safe_xml import Flat, Item

_FEED_TYPES = ("rss", "atom", "feed", "pie")


def _entry(url: str | None, title: str | None, base: str | None) -> Entry | None:
    """An entry, where there is an address of the web."""
    whole = absolute(url.strip(), base) if url and url.strip() else None
    is_web = whole is not None and whole.lower().startswith(("http://", "https://"))
    return Entry(whole, title) if whole is not None and is_web else None


def _distinct(entries: Iterable[Entry | None]) -> tuple[Entry, ...]:
    return tuple({entry.url: entry for entry in entries if entry is not None}.values())


def _pages(kind: ListingKind, flat: Flat, entries: Iterator[Entry | None]) -> Listing:
    return Listing(kind, flat.head.text("title"), _distinct(entries))


def _guid(item: Item) -> str | None:
    """A guid is an address unless it says that it is none."""
    found = next((f for f in item.fields if f.name == "guid"), None)
    return found.text if found and found.attributes.get("isPermaLink") != "false" else None


def rss(flat: Flat, base: str | None) -> Listing:
    """RSS 0.9 to 2.0, and RSS 1.0 (RDF)."""
    entries = (_entry(i.text("link") or _guid(i), i.text("title"), base) for i in flat.items)
    return _pages("rss", flat, entries)


def _alternate(item: Item) -> str | None:
    links = [f.attributes for f in item.fields if f.name == "link" and f.attributes.get("href")]
    fitting = [link for link in links if link.get("rel", "alternate") == "alternate"]
    html = [link for link in fitting if "html" in link.get("type", "html")]
    return next((link["href"] for link in [*html, *fitting]), None)


def atom(flat: Flat, base: str | None) -> Listing:
    """Atom 1.0 (and 0.3): the alternate link of each entry, that to HTML first."""
    entries = (_entry(_alternate(i), i.text("title"), base) for i in flat.items)
    return _pages("atom", flat, entries)


def opml(flat: Flat, base: str | None) -> Listing:
    """The feeds of an outline are lists; an outline that is a link alone is a page."""
    lists, pages = [], []
    for item in flat.items:
        found = item.attributes
        title = found.get("title") or found.get("text")
        if found.get("xmlUrl"):
            lists.append(_entry(found["xmlUrl"], title, base))
        elif found.get("type", "").lower() in ("link", *_FEED_TYPES) and found.get("url"):
            pages.append(_entry(found["url"], title, base))
    return Listing("opml", flat.head.text("title"), _distinct(pages), _distinct(lists))


def sitemap(flat: Flat, base: str | None) -> Listing:
    """The pages of a sitemap; a title only where it is one for news."""
    entries = (_entry(i.text("loc"), i.text("news:title"), base) for i in flat.items)
    return _pages("sitemap", flat, entries)


def sitemap_index(flat: Flat, base: str | None) -> Listing:
    """The sitemaps that an index of sitemaps names."""
    lists = _distinct(_entry(i.text("loc"), None, base) for i in flat.items)
    return Listing("sitemap_index", lists=lists)


BY_ROOT: dict[str, tuple[frozenset[str], Callable[[Flat, str | None], Listing]]] = {
    "rss": (frozenset({"item"}), rss),
    "RDF": (frozenset({"item"}), rss),
    "feed": (frozenset({"entry"}), atom),
    "opml": (frozenset({"outline"}), opml),
    "urlset": (frozenset({"url"}), sitemap),
    "sitemapindex": (frozenset({"sitemap"}), sitemap_index),
}


class _JsonItem(Struct):
    url: str | None = None
    external_url: str | None = None
    title: str | None = None


class _JsonFeed(Struct):
    version: str
    title: str | None = None
    items: list[_JsonItem] = []


def json_feed(data: bytes, base: str | None) -> Listing | None:
    """JSON Feed 1.0 and 1.1; null for JSON of another kind."""
    try:
        feed = msgspec.json.decode(data, type=_JsonFeed)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        return None
    if "jsonfeed.org/version" not in feed.version:
        return None
    if len(feed.items) > MOST_ENTRIES:
        raise InputError(f"it lists more than {MOST_ENTRIES} entries; not read")
    entries = (_entry(i.url or i.external_url, i.title, base) for i in feed.items)
    return Listing("json_feed", feed.title, _distinct(entries))
