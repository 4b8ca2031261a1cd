"""Where a home or index page leads: the feeds that it announces, and the pages it lists."""

from urllib.parse import urlsplit

from saksi.errors import InputError
from saksi.read.decode import decode_page, looks_like_html
from saksi.read.html import parse_html, parse_tree
from saksi.read.index_pages import is_index, links_of
from saksi.read.lines import absolute
from saksi.read.listings.entries import Entry, Listing

_FEEDS = frozenset(
    ("application/rss+xml", "application/atom+xml", "application/feed+json", "application/rdf+xml")
)
_COMMENTS = ("comment", "komentar")


def read_site(data: bytes, media_type: str | None, url: str) -> Listing | None:
    """The feeds and pages that an HTML page leads to; null where it is no page that lists others.

    Pages of other hosts are left out. A page that announces feeds but is an article of its own
    has no `pages`.
    """
    try:
        text = decode_page(data, url, media_type).text
    except InputError:
        return None
    if not looks_like_html(text, media_type):
        return None
    page = parse_html(text, url)
    links = links_of(page) if is_index(page) else ()
    pages = tuple(Entry(k.url, k.surface) for k in links if k.url and _same_site(k.url, url))
    feeds = announced_feeds(text, url)
    return Listing("site", page.meta.title, pages, feeds) if pages or feeds else None


def announced_feeds(text: str, url: str) -> tuple[Entry, ...]:
    """The feeds that a page's head announces, those of comments left out."""
    found: dict[str, Entry] = {}
    for link in parse_tree(text)[0].css('link[rel~="alternate"][href][type]'):
        said = {name: value or "" for name, value in link.attributes.items()}
        where = absolute(said["href"], url)
        title = said.get("title") or None
        is_feed = said["type"].strip().lower() in _FEEDS
        if where and is_feed and not any(word in f"{where} {title}".lower() for word in _COMMENTS):
            found.setdefault(where, Entry(where, title))
    return tuple(found.values())


def _same_site(url: str, home: str) -> bool:
    """Whether an address is of the same host or one below it."""
    try:
        host, own = urlsplit(url).hostname or "", urlsplit(home).hostname or ""
    except ValueError:
        return False
    own = own.removeprefix("www.")
    return host == own or host.endswith(f".{own}")
