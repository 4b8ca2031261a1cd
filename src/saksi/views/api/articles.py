"""Articles, and what each of them says."""

from typing import Annotated

from fastapi import APIRouter, Query
from msgspec.structs import replace
from starlette.requests import Request
from starlette.responses import Response

from saksi import __version__
from saksi.ontology import load_ontology
from saksi.views.api.answers import About, Listed, answer, answer_json, store_of
from saksi.views.api.asked import Counting, Faceted, Listing, Search, Since
from saksi.views.api.described import gives

router = APIRouter(default_response_class=Response)
Facets = Annotated[Listing, Query()]


@router.get("/", responses=gives("About"))
def about(request: Request) -> Response:
    """Which Saksi answers, and how much there is."""
    counts = store_of(request).counts()
    return answer(request, About(__version__, load_ontology().version, counts))


@router.get("/articles", responses=gives("Articles"))
def articles(request: Request, asked: Facets) -> Response:
    """Articles, the newest first."""
    return _page(request, "articles", asked)


@router.get("/statements", responses=gives("Statements"))
def statements(request: Request, asked: Facets) -> Response:
    """Who said what, the newest first."""
    return _page(request, "statements", asked)


@router.get("/events", responses=gives("Events"))
def events(request: Request, asked: Facets) -> Response:
    """Acts as single articles report them, the newest first; see also merged-events."""
    return _page(request, "events", asked)


def _page(request: Request, what: str, asked: Listing) -> Response:
    store, filters = store_of(request), asked.filters()
    found = getattr(store, what)(filters, asked.cursor, asked.limit)
    total = store.total(what, filters) if asked.count else None
    return answer(request, Listed(found.rows, found.cursor, total))


@router.get("/search", responses=gives("Hits"))
def search(request: Request, asked: Annotated[Search, Query()]) -> Response:
    """The articles that words find, the best first, with the words in them."""
    facets = replace(asked.filters(), words=None)
    hits = store_of(request).search(asked.q, facets, asked.limit, asked.offset)
    return answer(request, Listed(hits))


@router.get("/facets", responses=gives("Facets"))
def facets(request: Request, asked: Annotated[Counting, Query()]) -> Response:
    """What each facet may be narrowed to, and how many `what` each value leaves.

    Where `more`, only the newest were counted, and the count is the least.
    """
    found = store_of(request).facets(asked.what, asked.filters(), asked.most)
    return answer(request, Listed(found))


@router.get("/dyads", responses=gives("Dyads"))
def dyads(request: Request, asked: Annotated[Faceted, Query()]) -> Response:
    """How many reports tell of whose acts towards whom, by month and type."""
    return answer(request, Listed(store_of(request).dyads(asked.filters())))


@router.get("/changes", responses=gives("Changes"))
def changes(request: Request, asked: Annotated[Since, Query()]) -> Response:
    """What was put or deleted after a number of the sequence; follow `next` until it is null."""
    found = store_of(request).changes(asked.updated_since, asked.limit)
    more = str(found[-1].sequence) if len(found) == asked.limit else None
    return answer(request, Listed(found, more))


@router.get("/versions/{article_id:path}", responses=gives("Versions"))
def versions(request: Request, article_id: str) -> Response:
    """The states that an article was kept in, the oldest first."""
    return answer(request, Listed(store_of(request).versions(article_id)))


@router.get("/articles/{article_id:path}", responses=gives("Record"))
def article(request: Request, article_id: str) -> Response:
    """The whole record of an article."""
    return answer_json(request, store_of(request).json(article_id).encode())
