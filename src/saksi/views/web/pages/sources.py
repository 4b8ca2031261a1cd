"""Sources: who publishes, who copies whom, who is quoted."""

from fastapi import APIRouter
from starlette.responses import HTMLResponse

from saksi.views.web.counting import copying_of, first_reports_of, outlets_of, quoted_of
from saksi.views.web.desk import PageOf

router = APIRouter()


@router.get("/sources")
def sources(page: PageOf) -> HTMLResponse:
    """Outlets by how many articles they have, how often they were first, repeated and copying."""
    outlets = outlets_of(page.desk)
    pairs = copying_of(page.desk)
    firsts: dict[str, int] = {}
    copies: dict[str, int] = {}
    for pair in pairs:
        firsts[pair.origin] = firsts.get(pair.origin, 0) + pair.articles
        copies[pair.outlet] = copies.get(pair.outlet, 0) + pair.articles
    return page.answer(
        "sources.html",
        outlets=outlets,
        pairs=pairs,
        told_first={f.outlet: f for f in first_reports_of(page.desk)},
        firsts=firsts,
        copies=copies,
        quoted=quoted_of(page.desk),
    )
