"""HTML becomes `Markup`: canonical text, blocks with their places in the page, metadata, body."""

from msgspec.structs import replace
from selectolax.lexbor import LexborHTMLParser

from saksi.read.attributes import MOST_ATTRIBUTES, thin_out
from saksi.read.blocks import Markup
from saksi.read.body import find_body
from saksi.read.known import layout_of
from saksi.read.layout import lay_out
from saksi.read.lines import absolute
from saksi.read.metadata import read_metadata
from saksi.read.nesting import MAX_DEPTH, flatten_deep
from saksi.read.sites import profile_of
from saksi.records import Rejected

STAGE = "read.html"


def parse_html(markup: str, url: str | None = None) -> Markup:
    """Take a decoded page apart; `url` is its own address, if known.

    Text that the page shows is kept whole and in reading order; scripts, styles, templates and
    what the page hides are not shown. Any characters are accepted.
    """
    tree, left_out = parse_tree(markup)
    meta, rejected = read_metadata(tree, url)
    text, blocks = lay_out(tree.root, _base(tree, url or meta.url))
    page = Markup(text, blocks, meta, None, (*rejected, *left_out))
    profile = profile_of(url or meta.url)
    if profile is not None:
        page = replace(page, layout=layout_of(page, profile))
    return replace(page, body=find_body(page))


def parse_tree(markup: str) -> tuple[LexborHTMLParser, tuple[Rejected, ...]]:
    """The tree of a page, in time that grows with its length only, and what was left out for it."""
    flat, deep = flatten_deep(markup)
    thin, crowded = thin_out(flat)
    reasons = []
    if deep:
        reasons.append(f"{deep} elements deeper than {MAX_DEPTH} levels were read as plain text")
    if crowded:
        reasons.append(f"{crowded} elements keep only their first {MOST_ATTRIBUTES} attributes")
    return LexborHTMLParser(thin), tuple(Rejected(STAGE, reason) for reason in reasons)


def _base(tree: LexborHTMLParser, url: str | None) -> str | None:
    """The address that relative links start from."""
    base = tree.css_first("base[href]")
    href = base.attributes.get("href") if base is not None else None
    return (absolute(href, url) if href else None) or url
