"""A captured page made inert: what would run, load or lead elsewhere is taken out before it is shown.

The frame's own policy forbids all of it too; taking it out keeps the console quiet and shows less
to a browser that gets the policy wrong.
"""

import html

from selectolax.lexbor import LexborHTMLParser

from saksi.read.decode import decode_page

_DROPPED = (
    "script, noscript, iframe, frame, frameset, object, embed, applet, link, meta, base, template, "
    "audio, video, source, track, svg, math, portal, style"
)
_KEPT = frozenset({"class", "colspan", "rowspan", "lang", "dir", "alt", "datetime", "title"})


def inert(raw: bytes, media_type: str) -> str:
    """The page without scripts, styles, embeds, addresses and handlers; plain text as it is."""
    text = decode_page(raw, "capture", media_type).text
    if "html" not in media_type:
        return _document(f"<pre>{html.escape(text)}</pre>")
    tree = LexborHTMLParser(text)
    while node := tree.css_first(_DROPPED):  # one by one: they may lie in each other
        node.decompose()
    for node in tree.css("*"):
        for name in list(node.attributes):
            if name not in _KEPT:
                del node.attrs[name]
    return _document(tree.body.inner_html if tree.body else "")


def _document(body: str | None) -> str:
    return f'<!doctype html><meta charset="utf-8"><title>capture</title>{body or ""}'
