"""Blocks: the lines of a plain capture or the block-level pieces of an HTML page, in page order."""

from msgspec import Struct

from saksi.errors import InputError
from saksi.read.profiles import Layout
from saksi.records import Rejected

MAX_BLOCKS = 200_000  # no page has as many; each costs a kilobyte or two of memory


def refuse_too_many(blocks: int) -> None:
    """Raise `InputError` where a page has more lines than any page may have."""
    if blocks > MAX_BLOCKS:
        raise InputError(f"more than {MAX_BLOCKS} lines; cut it into pages, one file each")


class Anchor(Struct, frozen=True, gc=False):
    """A link inside a block; `url` is absolute where the page's own address is known."""

    start: int
    end: int
    url: str | None


class RawBlock(Struct, frozen=True, gc=False):
    """One block of canonical text, before anybody knows what it is.

    `tag` is the HTML element (`p`, `h1`, `li`, `figcaption`, …) or `line` for plain text;
    `context` holds the lower-cased element names, classes and ids of its ancestors, separated by
    spaces (empty for plain text). No block is blank and blocks do not overlap.
    """

    start: int
    end: int
    tag: str = "line"
    dom_path: str | None = None
    context: str = ""
    anchors: tuple[Anchor, ...] = ()


class PageMeta(Struct, frozen=True):
    """What the page's machine-readable metadata says (JSON-LD, OpenGraph, `<meta>`, `<time>`).

    Instants are ISO 8601, as precise and zoned as the page gives them.
    """

    title: str | None = None
    published: str | None = None
    published_origin: str = "meta"
    modified: str | None = None
    authors: tuple[str, ...] = ()
    editors: tuple[str, ...] = ()
    site_name: str | None = None
    url: str | None = None
    lang: str | None = None


class Markup(Struct, frozen=True):
    """A page taken apart: canonical text, its blocks, its metadata.

    `body` are the indexes of the blocks that are probably the article's own (null: not judged,
    as in a plain capture). `index` is whether the page lists other pages (null: not judged),
    `layout` how its publisher is known to make its pages.
    """

    text: str
    blocks: tuple[RawBlock, ...]
    meta: PageMeta = PageMeta()
    body: frozenset[int] | None = None
    rejected: tuple[Rejected, ...] = ()
    index: bool | None = None
    layout: Layout | None = None
