"""Search: words and facets, what is found, and where in each page."""

from typing import Annotated

from fastapi import APIRouter, Query
from starlette.responses import HTMLResponse

from saksi.store import Filters, newsroom
from saksi.views.web.desk import PageOf

router = APIRouter()
AT_ONCE = 20
_DAY = r"^(\d{4}-\d\d-\d\d)?$"


@router.get("/search")
def search(
    page: PageOf,
    q: Annotated[str, Query(max_length=1000)] = "",
    outlet: Annotated[str, Query(max_length=200)] = "",
    lang: Annotated[str, Query(pattern="^(id|en)?$")] = "",
    since: Annotated[str, Query(pattern=_DAY)] = "",
    until: Annotated[str, Query(pattern=_DAY)] = "",
    at: Annotated[int, Query(ge=0, le=100_000)] = 0,
) -> HTMLResponse:
    """The articles that the words and facets leave."""
    filters = Filters(outlet or None, lang or None, since or None, until or None)
    hits, rows, problem = [], [], False
    if q.strip():
        try:
            hits = list(page.store.search(q, filters, at + AT_ONCE + 1))[at:]
        except ValueError:
            problem = True
    else:
        rows = list(page.store.list(filters, AT_ONCE + 1, at))
    asked = {"q": q, "outlet": outlet, "lang": lang, "since": since, "until": until}
    more = max(len(hits), len(rows)) > AT_ONCE
    return page.answer(
        "search.html",
        asked=asked,
        hits=hits[:AT_ONCE],
        rows=rows[:AT_ONCE],
        problem=problem,
        more=at + AT_ONCE if more else None,
        outlets=page.store.ask(newsroom.outlets, 40),
        at=at,
    )
