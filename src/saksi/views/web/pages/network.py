"""The network of who acts towards whom, and the map of where; both within a range of days."""

from typing import Annotated

from fastapi import APIRouter, Query
from msgspec import Struct
from starlette.responses import HTMLResponse, JSONResponse

from saksi.views.web.counting import countries_of, days_of, graph_in
from saksi.views.web.desk import Page, PageOf
from saksi.views.web.geography import country_name, numeric_code
from saksi.views.web.graphs import Graph
from saksi.views.web.words import shortened

router = APIRouter()
DRAWN = 28  # characters of a name beside its dot; the table has it whole
Day = Annotated[str, Query(pattern=r"^(\d{4}-\d\d-\d\d)?$")]


class Range(Struct, frozen=True):
    """The days that are shown, within those that there are."""

    since: str
    until: str
    first: str
    last: str


def _range(page: Page, since: str, until: str) -> Range:
    first, last = days_of(page.desk)
    return Range(since or first, until or last, first, last)


@router.get("/network")
def network(page: PageOf, since: Day = "", until: Day = "") -> HTMLResponse:
    """Who acts towards whom, drawn and as a table."""
    shown = _range(page, since, until)
    return page.answer("network.html", shown=shown, graph=_graph(page, shown))


@router.get("/network.json")
def network_data(page: PageOf, since: Day = "", until: Day = "") -> JSONResponse:
    """The same, for the drawing."""
    graph = _graph(page, _range(page, since, until))
    nodes = [
        {"key": n.key, "label": shortened(n.label, DRAWN), "x": n.x, "y": n.y, "size": n.size}
        for n in graph.nodes
    ]
    edges = [
        {"from": e.actor, "to": e.recipient, "reports": e.reports, "href": e.href, "quad": e.tone}
        for e in graph.edges
    ]
    return JSONResponse({"nodes": nodes, "edges": edges})


def _graph(page: Page, shown: Range) -> Graph:
    if not shown.first:
        return Graph((), ())
    return graph_in(page.desk, shown.since, shown.until, page.say.language)


@router.get("/map")
def world(page: PageOf, since: Day = "", until: Day = "") -> HTMLResponse:
    """Countries by their acts, shaded and as a table; no point is invented."""
    shown = _range(page, since, until)
    found = countries_of(page.desk, shown.since, shown.until)
    ranked = sorted(found, key=lambda c: (-(c.placed + c.acting + c.receiving), c.code))
    names = {c.code: country_name(c.code, page.say.language) for c in ranked}
    return page.answer("map.html", shown=shown, countries=ranked, names=names)


@router.get("/map.json")
def map_data(page: PageOf, since: Day = "", until: Day = "") -> JSONResponse:
    """Acts by the numeric code of the country."""
    shown = _range(page, since, until)
    found = countries_of(page.desk, shown.since, shown.until)
    rows = {
        number: {
            "code": c.code,
            "name": country_name(c.code, page.say.language),
            "placed": c.placed,
            "acting": c.acting,
            "receiving": c.receiving,
        }
        for c in found
        if (number := numeric_code(c.code))
    }
    return JSONResponse(rows)
