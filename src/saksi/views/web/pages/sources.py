"""Sources: who publishes, who copies whom, who is quoted."""

from fastapi import APIRouter
from starlette.responses import HTMLResponse

from saksi.store import newsroom
from saksi.views.web.desk import PageOf

router = APIRouter()


@router.get("/sources")
def sources(page: PageOf) -> HTMLResponse:
    """Outlets by how many articles they have, how often they were first and how often they copied."""
    outlets = page.store.ask(newsroom.outlets, 60)
    pairs = page.store.ask(newsroom.copying)
    firsts: dict[str, int] = {}
    copies: dict[str, int] = {}
    for pair in pairs:
        firsts[pair.origin] = firsts.get(pair.origin, 0) + pair.articles
        copies[pair.outlet] = copies.get(pair.outlet, 0) + pair.articles
    return page.answer(
        "sources.html",
        outlets=outlets,
        pairs=pairs,
        firsts=firsts,
        copies=copies,
        quoted=page.store.ask(newsroom.quoted),
    )
