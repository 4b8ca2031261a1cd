"""The publisher of a page: named by the input, the dateline, the metadata, a byline or its address."""

import re

from saksi.read.datelines import Opening
from saksi.read.marks import Marks
from saksi.read.own_names import bare, domain_like, domain_of
from saksi.read.source import Source
from saksi.records import Outlet

_BEFORE_INSTANT = re.compile(r"[A-Z][\w-]*\.(?:com|co\.id|id|net|org)\b")


def find_outlet(page: Marks, source: Source, opening: Opening) -> Outlet:
    """The outlet's name as the page prints it, and its domain; both null where nothing tells."""
    domain = domain_of(page.markup, source)
    name = source.outlet or _in_opening(page, opening) or page.markup.meta.site_name
    name = name or _in_byline(page) or _at_desk(page) or _own_agency(page, opening)
    return Outlet(name or domain, domain or domain_like(name))


def _in_opening(page: Marks, opening: Opening) -> str | None:
    """The name in the dateline, as the metadata spell it where they give the same."""
    shown, stored = opening.outlet, page.markup.meta.site_name
    if shown and stored and "." not in shown and bare(shown) == bare(stored):
        return stored
    return shown


def _in_byline(page: Marks) -> str | None:
    """`Kompas.com - 18/06/2025, 20:32 WIB`: the outlet before the instant."""
    lines = (page.line(i) for i, role in enumerate(page.roles) if role == "instant")
    return next((m.group() for line in lines if (m := _BEFORE_INSTANT.match(line))), None)


def _at_desk(page: Marks) -> str | None:
    """`Nama Orang - harianNews`: the desk behind the author."""
    return next((b.desk for b in page.bylines if b.desk), None)


def _own_agency(page: Marks, opening: Opening) -> str | None:
    """`Jakarta (ANTARA) -`: an agency's own page gives no other outlet."""
    agency = opening.dateline.agency if opening.dateline else None
    return agency if agency and page.may_be_own(agency) else None
