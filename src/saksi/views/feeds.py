"""What a watchlist finds, as an Atom (RFC 4287) and a JSON Feed (1.1) that any reader follows."""

import re
import uuid
import xml.etree.ElementTree as ET
from collections.abc import Sequence
from datetime import datetime
from typing import Any

import msgspec

from saksi.store import Find, Watchlist
from saksi.store.watchlists import SPACE

ATOM = "http://www.w3.org/2005/Atom"
JSON_FEED = "https://jsonfeed.org/version/1.1"
_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def atom(watchlist: Watchlist, finds: Sequence[Find], self_url: str | None = None) -> bytes:
    """The feed, its entries in the given order; quotations are text, never markup."""
    feed = ET.Element(f"{{{ATOM}}}feed")
    _add(feed, "id", f"urn:uuid:{feed_key(watchlist)}")
    _add(feed, "title", watchlist.title)
    _add(feed, "updated", _updated(watchlist, finds))
    _add(_add(feed, "author"), "name", "Saksi")
    _add(feed, "generator", "Saksi")
    if self_url is not None:
        _add(feed, "link", rel="self", href=self_url)
    for find in finds:
        _entry(feed, find)
    ET.register_namespace("", ATOM)
    ET.indent(feed)
    whole: bytes = ET.tostring(feed, encoding="utf-8", xml_declaration=True)
    return whole + b"\n"


def _entry(feed: ET.Element, find: Find) -> None:
    entry = _add(feed, "entry")
    _add(entry, "id", f"urn:uuid:{find.key}")
    _add(entry, "title", _title(find))
    _add(entry, "updated", find.kept_at)
    if (instant := exact(find.published)) is not None:
        _add(entry, "published", instant)
    if find.outlet is not None:
        _add(_add(entry, "author"), "name", find.outlet)
    if _is_web(find.url):
        _add(entry, "link", rel="alternate", href=find.url)
    _add(entry, "content", _quoted(find), type="text")


def _add(parent: ET.Element, tag: str, text: str | None = None, **attributes: Any) -> ET.Element:
    made = ET.SubElement(parent, f"{{{ATOM}}}{tag}", attributes)
    made.text = None if text is None else _NOT_XML.sub("\ufffd", text)
    return made


def json_feed(watchlist: Watchlist, finds: Sequence[Find], self_url: str | None = None) -> bytes:
    """The same as JSON; `_saksi` holds what points at the characters of the record."""
    feed = {
        "version": JSON_FEED,
        "title": watchlist.title,
        "feed_url": self_url,
        "authors": [{"name": "Saksi"}],
        "items": [_item(find) for find in finds],
    }
    return msgspec.json.format(msgspec.json.encode(_given(feed)), indent=2) + b"\n"


def _item(find: Find) -> dict[str, Any]:
    return _given(
        {
            "id": f"urn:uuid:{find.key}",
            "title": _title(find),
            "url": find.url if _is_web(find.url) else None,
            "content_text": _quoted(find),
            "date_published": exact(find.published),
            "date_modified": find.kept_at,
            "language": find.lang,
            "authors": [{"name": find.outlet}] if find.outlet else None,
            "_saksi": {
                "article": find.article,
                "finding": find.id,
                "quotation": find.quotation,
                "start": find.start,
                "end": find.end,
            },
        }
    )


def _given(fields: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in fields.items() if value is not None}


def feed_key(watchlist: Watchlist) -> str:
    """What stays the same as long as the watchlist has its name."""
    return str(uuid.uuid5(SPACE, watchlist.name))


def exact(published: str | None) -> str | None:
    """The instant as both formats want it; null where the page gives only the day, or no zone.

    >>> exact("2021-06-23T19:20:00+07:00"), exact("2021-06-23T19:20"), exact("2021-06-23")
    ('2021-06-23T19:20:00+07:00', None, None)
    """
    try:
        moment = datetime.fromisoformat(published or "")
    except ValueError:
        return None
    return moment.isoformat(timespec="seconds") if moment.tzinfo else None


def _updated(watchlist: Watchlist, finds: Sequence[Find]) -> str:
    return max([watchlist.made_at, *(find.kept_at for find in finds)])


def _title(find: Find) -> str:
    told = " · ".join(part for part in (find.about, find.title) if part)
    return " ".join(told.split()) or find.article


def _quoted(find: Find) -> str:
    return f"“{' '.join(find.quotation.split())}”"


def _is_web(url: str | None) -> bool:
    return url is not None and url.startswith(("http://", "https://"))
