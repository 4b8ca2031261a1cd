"""Hostile depth is taken out of markup before it is parsed.

An HTML5 parser looks through all open elements at every tag, so a page of a million open `<div>`
costs its square. Browsers stop at 512 levels; so do we, and only pages with very many tags are
looked through at all.
"""

import re
from collections import Counter

MAX_DEPTH = 512
_TAGS_WORTH_COUNTING = 5000  # fewer tags cannot be slow at any depth

_TAG = re.compile(r"<(?:(!--)|(/?)([a-zA-Z][^\s/>]{0,60}))")
_VOID = frozenset("area base br col embed hr img input link meta source track wbr".split())
_CLOSED_BY_THEIR_NEXT = frozenset("p li dt dd tr td th option optgroup tbody thead tfoot".split())
_FLAT = _VOID | _CLOSED_BY_THEIR_NEXT
_RAW = {
    name: re.compile(rf"</{name}", re.I)
    for name in ("script", "style", "textarea", "title", "iframe", "noembed", "noframes", "xmp")
}


def flatten_deep(html: str) -> tuple[str, int]:
    """The page with elements deeper than `MAX_DEPTH` made void, and how many they were."""
    tags = html.count("<")
    if tags < _TAGS_WORTH_COUNTING or tags - html.count("</") < _TAGS_WORTH_COUNTING:
        return html, 0
    parts, kept_to, flattened = [], 0, 0
    for start, end in _too_deep(html):
        parts += [html[kept_to:start], "wbr"]
        kept_to = end
        flattened += html[start - 1] == "<"
    return "".join([*parts, html[kept_to:]]), flattened


def _too_deep(html: str) -> list[tuple[int, int]]:
    """Spans of the tag names, opening and closing, that lie too deep."""
    found: list[tuple[int, int]] = []
    depth = 0
    opened: Counter[str] = Counter()
    dropped: Counter[str] = Counter()
    at = 0
    while match := _TAG.search(html, at):
        at = match.end()
        if match[1]:
            at = html.find("-->", at)
            if at < 0:
                break
            continue
        name = match[3].lower()
        if name in _FLAT:
            continue
        if match[2]:
            if dropped[name]:
                dropped[name] -= 1
                found.append(match.span(3))
            elif opened[name]:
                opened[name] -= 1
                depth -= 1
        elif name in _RAW:
            closing = _RAW[name].search(html, at)
            if closing is None:
                break
            at = closing.end()
        elif depth >= MAX_DEPTH:
            dropped[name] += 1
            found.append(match.span(3))
        else:
            opened[name] += 1
            depth += 1
    return found
