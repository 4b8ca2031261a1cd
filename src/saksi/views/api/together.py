"""What several articles tell together."""

from typing import Annotated

from fastapi import APIRouter, Query
from starlette.requests import Request
from starlette.responses import Response

from saksi.views.api.answers import Listed, answer, store_of
from saksi.views.api.asked import Disputed, MergedListing, StoryListing
from saksi.views.api.described import gives

router = APIRouter(default_response_class=Response)


@router.get("/merged-events", responses=gives("MergedEvents"))
def merged_events(request: Request, asked: Annotated[MergedListing, Query()]) -> Response:
    """Acts, each once however many articles report it, the newest first."""
    found = store_of(request).merged_events(
        asked.filters(), asked.cursor, asked.limit, oldest_first=asked.oldest_first
    )
    return answer(request, Listed(found.rows, found.cursor))


@router.get("/merged-events/{event_id:path}", responses=gives("MergedEvent"))
def merged_event(request: Request, event_id: str) -> Response:
    """One act with the evidence of every field, by its id or `ARTICLE#EVENT`."""
    return answer(request, store_of(request).merged_event(event_id))


@router.get("/witnesses/{event_id:path}", responses=gives("Witnesses"))
def witnesses(request: Request, event_id: str) -> Response:
    """The independent sources of an act, and why each article leans on which."""
    return answer(request, Listed(store_of(request).witnesses(event_id)))


@router.get("/contradictions", responses=gives("Contradictions"))
def contradictions(request: Request, asked: Annotated[Disputed, Query()]) -> Response:
    """What reports disagree on, side by side."""
    found = store_of(request).contradictions(asked.event, article=asked.article, story=asked.story)
    return answer(request, Listed(found))


@router.get("/copies/{article_id:path}", responses=gives("Copies"))
def copies(request: Request, article_id: str) -> Response:
    """The articles that one repeats or that repeat it."""
    return answer(request, Listed(store_of(request).copies(article_id)))


@router.get("/stories", responses=gives("Stories"))
def stories(request: Request, asked: Annotated[StoryListing, Query()]) -> Response:
    """Articles of one development each, the latest first."""
    found = store_of(request).stories(asked.filters(), asked.cursor, asked.limit)
    return answer(request, Listed(found.rows, found.cursor))


@router.get("/stories/{story_id:path}", responses=gives("Story"))
def story(request: Request, story_id: str) -> Response:
    """One story with its timeline, by its id or that of an article of it."""
    return answer(request, store_of(request).story(story_id))
