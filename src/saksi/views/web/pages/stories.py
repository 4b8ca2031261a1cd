"""Stories and events: what several articles tell together, with the evidence for every value."""

from typing import Annotated

from fastapi import APIRouter, Query
from starlette.responses import HTMLResponse

from saksi.link import MergedEvent
from saksi.store import EventFilters, StoryFilters
from saksi.views.web.desk import PageOf
from saksi.views.web.timeline import rows_of
from saksi.views.web.trees import tree_of

router = APIRouter()
Cursor = Annotated[str | None, Query(max_length=200)]
FIELDS = ("type", "actor", "recipient", "object", "quantity", "amount", "time", "place", "status")


@router.get("/stories")
def stories(page: PageOf, cursor: Cursor = None) -> HTMLResponse:
    """What several articles tell, the latest first."""
    found = page.store.stories(StoryFilters(articles=2), cursor, 20)
    return page.answer("stories.html", found=found)


@router.get("/story/{story_id:path}")
def story(page: PageOf, story_id: str) -> HTMLResponse:
    """One story: its timeline, its articles, what its reports disagree on."""
    found = page.store.story(story_id)
    return page.answer(
        "story.html",
        story=found,
        rows=rows_of(found.timeline, found.first_day, found.last_day),
        contradictions=page.store.contradictions(story=found.id),
    )


@router.get("/events")
def events(
    page: PageOf, cursor: Cursor = None, sources: Annotated[int, Query(ge=0, le=99)] = 0
) -> HTMLResponse:
    """Merged events, the newest first."""
    found = page.store.merged_events(EventFilters(sources=sources), cursor, 25)
    return page.answer("events.html", found=found, sources=sources)


@router.get("/event/{event_id:path}")
def event(page: PageOf, event_id: str) -> HTMLResponse:
    """One act: every value with the words behind it, who its witnesses are, what is disputed."""
    found = page.store.merged_event(event_id)
    return page.answer(
        "event.html",
        event=found,
        fields=_by_field(found),
        tree=tree_of(found),
        contradictions=page.store.contradictions(found.id),
    )


def _by_field(event: MergedEvent) -> list[tuple[str, list[object]]]:
    grouped = [(name, [v for v in event.fields if v.field == name]) for name in FIELDS]
    return [(name, list(values)) for name, values in grouped if values]
