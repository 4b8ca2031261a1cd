"""A feed (RSS, RDF, Atom) as the index that it is: the titles it links to, with their teasers.

Feeds are taken apart by their elements' names alone: nothing is expanded, so that a feed of
nested entities is as harmless as one that is not well-formed.
"""

import html
import re
from collections.abc import Iterator

from msgspec import Struct

from saksi.read.blocks import Anchor, Markup, PageMeta, RawBlock, refuse_too_many
from saksi.read.lines import absolute

LONGEST_ITEM = 20_000
LONGEST_TEASER = 2_000
_FEED = re.compile(
    r"\s{0,999}(?:<\?xml.{0,299}?\?>\s{0,99})?(?:<\?xml-stylesheet.{0,299}?\?>\s{0,99})?"
    r"(?:<!--.{0,999}?-->\s{0,99})?<(?:rss|rdf:RDF|feed)\b",
    re.I | re.S,
)
_ITEM = re.compile(r"<(?:item|entry)(?=[\s>])", re.I)
_CDATA = re.compile(r"<!\[CDATA\[|\]\]>")
_TAG = re.compile(r"<[^<>]{0,2000}>")
_HREF = re.compile(r"<link\b[^<>]{0,500}?\bhref\s{0,9}=\s{0,9}[\"']([^\"'<>]{1,2000})", re.I)


class _Field(Struct, frozen=True):
    text: str
    tag: str
    url: str | None = None


def is_feed(text: str) -> bool:
    """Whether a decoded page is a feed."""
    return bool(_FEED.match(text))


def parse_feed(text: str, url: str | None = None) -> Markup:
    """The feed's own title, then each item's title (a link), day and teaser, one line each."""
    starts = [m.start() for m in _ITEM.finditer(text)]
    head = text[: starts[0]] if starts else text
    fields = [_Field(t, "title") for t in (_element(head, "title"),) if t]
    for start, end in zip(starts, [*starts[1:], len(text)], strict=True):
        fields += _fields(text[start : min(end, start + LONGEST_ITEM)], url)
    meta = PageMeta(
        title=_element(head, "title"),
        site_name=_element(head, "title"),
        url=_link(head, url),
        lang=_element(head, "language"),
    )
    return _laid_out(fields, meta)


def _fields(item: str, base: str | None) -> Iterator[_Field]:
    title = _element(item, "title")
    if title:
        yield _Field(title, "item", _link(item, base))
    day = next(
        (d for n in ("pubDate", "published", "updated", "dc:date") if (d := _element(item, n))),
        None,
    )
    if day:
        yield _Field(day, "time")
    teaser = _element(item, "description") or _element(item, "summary")
    if teaser:
        yield _Field(teaser[:LONGEST_TEASER], "p")


def _element(xml: str, name: str) -> str | None:
    """The text of the first element of a name, without markup."""
    start = re.search(rf"<{name}(?:\s[^<>]{{0,500}})?>", xml, re.I)
    end = xml.find(f"</{name}", start.end()) if start else -1
    if start is None or end < 0:
        return None
    content = xml[start.end() : end]
    plain = _CDATA.sub("", content) if "<![CDATA[" in content else html.unescape(content)
    return " ".join(html.unescape(_TAG.sub(" ", plain)).split()) or None


def _link(xml: str, base: str | None) -> str | None:
    written = _element(xml, "link")
    if not written:
        found = _HREF.search(xml)
        written = html.unescape(found[1]) if found else _element(xml, "guid")
    return absolute(written, base) if written else None


def _laid_out(fields: list[_Field], meta: PageMeta) -> Markup:
    refuse_too_many(len(fields))
    blocks, texts, at = [], [], 0
    for field in fields:
        end = at + len(field.text)
        anchors = (Anchor(at, end, field.url),) if field.tag == "item" else ()
        blocks.append(RawBlock(at, end, field.tag, anchors=anchors))
        texts.append(field.text)
        at = end + 1
    return Markup("\n".join(texts), tuple(blocks), meta, frozenset(), index=True)
