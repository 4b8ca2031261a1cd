"""What is known of one publisher's pages: the names of the elements that hold what we look for."""

from msgspec import Struct


class Layout(Struct, frozen=True):
    """One make of a publisher's pages, known from `since` on (a year, or a month `2015-11`).

    All names are classes or ids in lower case. `body` holds the article's text (empty: as on any
    page), `beside` what stands in it and is none; `authors`, `editors` and `sources` are lines of
    bare names.
    """

    since: str
    body: tuple[str, ...]
    beside: tuple[str, ...] = ()
    authors: tuple[str, ...] = ()
    editors: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()


class Profile(Struct, frozen=True):
    """A publisher by its domains, with its layouts, the newest first.

    `whole` is the query that makes an address that of all pages of its article.
    """

    domains: tuple[str, ...]
    layouts: tuple[Layout, ...]
    whole: str | None = None
