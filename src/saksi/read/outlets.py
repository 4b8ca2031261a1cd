"""The publisher of a page: named by the input, the dateline, the metadata, a byline or its address."""

import re
from urllib.parse import urlsplit

from saksi.read.datelines import Opening
from saksi.read.marks import Marks
from saksi.read.source import Source
from saksi.records import Outlet

_HOST = re.compile(r"(?:www\.)?[\w-]+(?:\.[\w-]+)+")
_DOMAIN = re.compile(r"[\w-]+(?:\.[\w-]+)*\.(?:com|co\.id|id|net|org|co|tv|news)")
_NUMERIC = re.compile(r"[\d.:\[\]a-f]+")
_SECOND_LEVELS = frozenset("ac co com desa edu go gov id mil my net or org sch web".split())
_BEFORE_INSTANT = re.compile(r"[A-Z][\w-]*\.(?:com|co\.id|id|net|org)\b")


def find_outlet(page: Marks, source: Source, opening: Opening) -> Outlet:
    """The outlet's name as the page prints it, and its domain; both null where nothing tells."""
    domain = domain_of(page, source)
    name = source.outlet or opening.outlet or page.markup.meta.site_name or _in_byline(page)
    name = name or _at_desk(page) or _own_agency(opening)
    return Outlet(name or domain, domain or _domain_like(name))


def domain_of(page: Marks, source: Source) -> str | None:
    """The domain that the page's address, or the first line of a capture, gives."""
    known = _domain(source.url or page.markup.meta.url) or _domain_like(source.outlet)
    first = page.line(0) if page.roles else ""
    if known is None and page.markup.body is None and is_host(first):
        return first.lower().removeprefix("www.")
    return known


def is_host(line: str) -> bool:
    """Whether a line is a host name and nothing else."""
    return bool(_HOST.fullmatch(line))


def _in_byline(page: Marks) -> str | None:
    """`Kompas.com - 18/06/2025, 20:32 WIB`: the outlet before the instant."""
    lines = (page.line(i) for i, role in enumerate(page.roles) if role == "instant")
    return next((m.group() for line in lines if (m := _BEFORE_INSTANT.match(line))), None)


def _at_desk(page: Marks) -> str | None:
    """`Nama Orang - harianNews`: the desk behind the author."""
    return next((b.desk for b in page.bylines if b.desk), None)


def _own_agency(opening: Opening) -> str | None:
    """`Jakarta (ANTARA) -`: an agency's own page gives no other outlet."""
    return opening.dateline.agency if opening.dateline else None


def _domain(url: str | None) -> str | None:
    host = urlsplit(url).hostname if url and "://" in url else None
    return registered(host.lower()) if host else None


def registered(host: str) -> str:
    """The part of a host name that its owner registered: `nasional.warta.co.id` → `warta.co.id`.

    Desks and editions have hosts of their own, and are one outlet.
    """
    if _NUMERIC.fullmatch(host):
        return host
    labels = host.split(".")
    kept = 3 if len(labels) > 2 and len(labels[-1]) == 2 and labels[-2] in _SECOND_LEVELS else 2
    return ".".join(labels[-kept:])


def _domain_like(name: str | None) -> str | None:
    plain = (name or "").lower().removeprefix("www.")
    return plain if _DOMAIN.fullmatch(plain) else None
