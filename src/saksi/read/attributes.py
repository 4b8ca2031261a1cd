"""Hostile numbers of attributes are taken out of markup before it is parsed.

An HTML5 parser compares each attribute of a tag with all before it, so that a tag of a hundred
thousand attributes costs ten thousand million comparisons.
"""

import re

MOST_ATTRIBUTES = 500  # of one tag; no page has as many
_SHORT = 2 * MOST_ATTRIBUTES  # characters that cannot hold more
_ONE = r"[^\s/>][^\s/>=]*+(?:\s*+=\s*+(?:\"[^\"]*+\"|'[^']*+'|[^\s>\"'][^\s>]*+)?+)?+"
_ATTRIBUTE = re.compile(rf"[\s/]*+{_ONE}")
_TAG = re.compile(rf"<[a-zA-Z][^\s/>]*+(?:[\s/]*+{_ONE})*+")
_CROWDED = re.compile(rf"<[a-zA-Z][^\s/>]*+(?:[\s/]*+{_ONE}){{{MOST_ATTRIBUTES + 1}}}")
_NAME = re.compile(r"<[a-zA-Z][^\s/>]*+")


def thin_out(html: str) -> tuple[str, int]:
    """The page without the attributes of a tag beyond `MOST_ATTRIBUTES`, and of how many tags."""
    if len(html) <= _SHORT:
        return html, 0
    if _CROWDED.search(html) is None:
        return html, 0
    parts, kept_to, thinned = [], 0, 0
    for tag in _TAG.finditer(html):
        if tag.end() - tag.start() > _SHORT:
            enough = _enough(html, tag.start(), tag.end())
            if enough < tag.end():
                parts.append(html[kept_to:enough])
                kept_to = tag.end()
                thinned += 1
    return ("".join([*parts, html[kept_to:]]), thinned) if thinned else (html, 0)


def _enough(html: str, start: int, end: int) -> int:
    """Where the last attribute ends that a tag may have."""
    name = _NAME.match(html, start)
    at = name.end() if name else start
    for _ in range(MOST_ATTRIBUTES):
        attribute = _ATTRIBUTE.match(html, at, end)
        if attribute is None:
            return end
        at = attribute.end()
    return at
