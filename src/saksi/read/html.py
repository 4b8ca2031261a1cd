"""HTML becomes `Markup`: canonical text, blocks with their places in the page, metadata, body."""

from msgspec.structs import replace
from selectolax.lexbor import LexborHTMLParser

from saksi.read.blocks import Markup
from saksi.read.body import find_body
from saksi.read.layout import lay_out
from saksi.read.lines import absolute
from saksi.read.metadata import read_metadata
from saksi.read.nesting import MAX_DEPTH, flatten_deep
from saksi.records import Rejected

STAGE = "read.html"


def parse_html(markup: str, url: str | None = None) -> Markup:
    """Take a decoded page apart; `url` is its own address, if known.

    Text that the page shows is kept whole and in reading order; scripts, styles, templates and
    what the page hides are not shown. Any characters are accepted.
    """
    flat, dropped = flatten_deep(markup)
    tree = LexborHTMLParser(flat)
    meta, rejected = read_metadata(tree, url)
    text, blocks = lay_out(tree.root, _base(tree, url or meta.url))
    if dropped:
        reason = f"{dropped} elements deeper than {MAX_DEPTH} levels were read as plain text"
        rejected = (*rejected, Rejected(STAGE, reason))
    page = Markup(text, blocks, meta, None, rejected)
    return replace(page, body=find_body(page))


def _base(tree: LexborHTMLParser, url: str | None) -> str | None:
    """The address that relative links start from."""
    base = tree.css_first("base[href]")
    href = base.attributes.get("href") if base is not None else None
    return (absolute(href, url) if href else None) or url
