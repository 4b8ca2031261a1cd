"""Watchlists: saved searches, what they find, and their feeds."""

from typing import Annotated
from urllib.parse import parse_qsl

from fastapi import APIRouter, Form, HTTPException
from starlette.responses import HTMLResponse, RedirectResponse, Response

from saksi.store import Filters
from saksi.store.watchlists import UnknownWatchlistError, Watchlist
from saksi.views.feeds import atom, json_feed
from saksi.views.web.desk import Page, PageOf, segment
from saksi.views.web.forms import check_form
from saksi.views.web.pages.search import Facets, asked_of, filters_of

router = APIRouter()
MOST = 50


@router.get("/watchlists")
def watchlists(page: PageOf, filters: Facets) -> HTMLResponse:
    """All of them, and the form for a new one with the facets of the address."""
    found = [(w, asked_of(w.filters)) for w in page.store.watchlists.list()]
    return page.answer("watchlists.html", found=found, asked=asked_of(filters))


@router.post("/watchlists")
def add(
    page: PageOf,
    name: Annotated[str, Form(min_length=1, max_length=80)],
    csrf: Annotated[str, Form()] = "",
    facets: Annotated[str, Form(max_length=4000)] = "",
) -> Response:
    """Saves the search; `facets` is its address's query."""
    page.require("editor")
    check_form(page.desk.settings.secret, page.request, csrf)
    filters = _facets(facets)
    page.store.watchlists.add(name.strip(), filters)
    page.audit("watchlist.add", name.strip())
    return RedirectResponse(f"/watchlist/{segment(name.strip())}", 303)


def _facets(query: str) -> Filters:
    """The facets again from an address's query; unknown names are nothing."""
    known = {"q", "outlet", "lang", "since", "until", "who", "whom", "type", "place", "date",
             "status", "speaker", "stance"}  # fmt: skip
    return filters_of({k: v[:1000] for k, v in parse_qsl(query) if k in known})


@router.post("/watchlists/remove")
def remove(
    page: PageOf, name: Annotated[str, Form()], csrf: Annotated[str, Form()] = ""
) -> Response:
    """Forgets one."""
    page.require("editor")
    check_form(page.desk.settings.secret, page.request, csrf)
    page.store.watchlists.remove(name)
    page.audit("watchlist.remove", name)
    return RedirectResponse("/watchlists", 303)


@router.get("/watchlist/{name:path}")
def watchlist(page: PageOf, name: str) -> HTMLResponse:
    """What one finds now."""
    found = _named(page, name)
    return page.answer(
        "watchlist.html",
        watchlist=found,
        asked=asked_of(found.filters),
        finds=page.store.watchlists.finds(name, MOST),
    )


@router.get("/feed/{form}/{name:path}")
def feed(page: PageOf, form: str, name: str) -> Response:
    """The same for a feed reader: `atom` or `json`."""
    found = _named(page, name)
    finds = page.store.watchlists.finds(name, MOST)
    address = str(page.request.url)
    if form == "atom":
        return Response(atom(found, finds, address), media_type="application/atom+xml")
    if form == "json":
        return Response(json_feed(found, finds, address), media_type="application/feed+json")
    raise HTTPException(404, "form")


def _named(page: Page, name: str) -> Watchlist:
    try:
        return page.store.watchlists.get(name)
    except UnknownWatchlistError as error:
        raise HTTPException(404, "watchlist") from error
