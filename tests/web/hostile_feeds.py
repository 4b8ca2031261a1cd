"""Feeds whose every field is a payload: RSS and Atom, written as text and as CDATA, and JSON Feed."""

import json
from collections.abc import Callable, Iterator, Sequence
from xml.sax.saxutils import escape, quoteattr

Written = Callable[[str], str]


def feeds(some: Sequence[str]) -> Iterator[tuple[str, bytes]]:
    """The form's name and the feed's bytes, each payload an item of each feed."""
    for name, written in (("text", escape), ("cdata", _cdata)):
        yield f"rss-{name}", _rss(some, written).encode("utf-8", "replace")
        yield f"atom-{name}", _atom(some, written).encode("utf-8", "replace")
    yield "json", json.dumps(_json(some)).encode()


def _cdata(payload: str) -> str:
    return f"<![CDATA[{payload}]]>"


def _rss(some: Sequence[str], written: Written) -> str:
    items = "".join(
        f"<item><title>{written(p)} Rusia menolak usul</title><link>https://a.example/{escape(p)}</link>"
        f"<guid isPermaLink='false'>{written(p)}</guid><description>{written(p)}</description>"
        f"<author>{written(p)}</author><dc:creator>{written(p)}</dc:creator>"
        f"<category domain={quoteattr(p)}>{written(p)}</category>"
        f"<enclosure url={quoteattr(p)} type={quoteattr(p)} length='1'/>"
        f"<pubDate>{written(p)}</pubDate></item>"
        for p in some
    )
    return (
        "<?xml version='1.0'?><rss version='2.0' xmlns:dc='http://purl.org/dc/elements/1.1/'><channel>"
        f"<title>{written(some[0])}</title><link>{escape(some[1])}</link><language>{written(some[2])}"
        f"</language><description>{written(some[3])}</description><managingEditor>{written(some[4])}"
        f"</managingEditor>{items}</channel></rss>"
    )


def _atom(some: Sequence[str], written: Written) -> str:
    items = "".join(
        f"<entry><title type='html'>{written(p)} Rusia menolak usul</title><link href={quoteattr(p)} title={quoteattr(p)}/>"
        f"<link rel='enclosure' href={quoteattr(p)}/><id>{written(p)}</id><updated>{written(p)}</updated>"
        f"<summary type='html'>{written(p)}</summary><content type='html'>{written(p)}</content>"
        f"<author><name>{written(p)}</name><uri>{written(p)}</uri></author>"
        f"<category term={quoteattr(p)} label={quoteattr(p)}/></entry>"
        for p in some
    )
    return (
        f"<?xml version='1.0'?><feed xmlns='http://www.w3.org/2005/Atom'><title>{written(some[0])}</title>"
        f"<subtitle>{written(some[1])}</subtitle><link href={quoteattr(some[2])}/>"
        f"<author><name>{written(some[3])}</name></author><rights>{written(some[4])}</rights>{items}</feed>"
    )


def _json(some: Sequence[str]) -> dict[str, object]:
    items = [
        {"id": p, "url": f"https://a.example/{p}", "external_url": p, "title": p, "summary": p,
         "content_html": p, "content_text": p, "image": p, "date_published": p, "tags": [p],
         "authors": [{"name": p, "url": p, "avatar": p}], "attachments": [{"url": p, "mime_type": p}]}
        for p in some
    ]  # fmt: skip
    return {
        "version": "https://jsonfeed.org/version/1.1", "title": some[0], "home_page_url": some[1],
        "feed_url": some[2], "description": some[3], "icon": some[4], "items": items,
    }  # fmt: skip
