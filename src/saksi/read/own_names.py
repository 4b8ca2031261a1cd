"""The names by which a page knows its own outlet, whatever their case, spaces and marks."""

import re
from urllib.parse import urlsplit

from saksi.read.blocks import Markup
from saksi.read.source import Source

_HOST = re.compile(r"(?:www\.)?[\w-]+(?:\.[\w-]+)+")
_DOMAIN = re.compile(r"[\w-]+(?:\.[\w-]+)*\.(?:com|co\.id|id|net|org|co|tv|news)")
_NUMERIC = re.compile(r"[\d.:\[\]a-f]+")
_SECOND_LEVELS = frozenset("ac co com desa edu go gov id mil my net or org sch web".split())


def bare(name: str) -> str:
    """What of a name counts when two are compared: `Kabar Samudra` and `KABARSAMUDRA` are one."""
    return re.sub(r"[\W_]+", "", name).casefold()


def own_names(markup: Markup, source: Source) -> frozenset[str]:
    """The bare names that the input, the metadata and the address give the page's outlet."""
    domain = domain_of(markup, source)
    label = domain.partition(".")[0] if domain and not _NUMERIC.fullmatch(domain) else ""
    names = (source.outlet or "", markup.meta.site_name or "", label)
    return frozenset(filter(None, map(bare, names)))


def domain_of(markup: Markup, source: Source) -> str | None:
    """The domain that the page's address, or the first line of a capture, gives."""
    known = _domain(source.url or markup.meta.url) or domain_like(source.outlet)
    first = markup.text[markup.blocks[0].start : markup.blocks[0].end] if markup.blocks else ""
    if known is None and markup.body is None and is_host(first):
        return first.lower().removeprefix("www.")
    return known


def is_host(line: str) -> bool:
    """Whether a line is a host name and nothing else."""
    return bool(_HOST.fullmatch(line))


def domain_like(name: str | None) -> str | None:
    """The domain that an outlet goes by as its name: `Warta.co.id`."""
    plain = (name or "").lower().removeprefix("www.")
    return plain if _DOMAIN.fullmatch(plain) else None


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
