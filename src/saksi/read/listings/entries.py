"""What a listing holds: pages to read, and other listings to look into."""

from typing import Literal, TypeAlias

from msgspec import Struct

ListingKind: TypeAlias = Literal[
    "rss", "atom", "json_feed", "opml", "sitemap", "sitemap_index", "site", "lines"
]
MOST_ENTRIES = 100_000


class Entry(Struct, frozen=True):
    """An address that a listing gives, and its title if it has one."""

    url: str
    title: str | None = None


class Listing(Struct, frozen=True):
    """A listing taken apart: `pages` and further `lists`, each address once, in its order.

    `repaired` tells that it is not well-formed and was read as far as it can be understood.
    """

    kind: ListingKind
    title: str | None = None
    pages: tuple[Entry, ...] = ()
    lists: tuple[Entry, ...] = ()
    repaired: str | None = None
