"""An article: its own text with every finding lit, the record beside it, and what belongs to it."""

from typing import Annotated

from fastapi import APIRouter, HTTPException, Query
from msgspec import Struct
from starlette.responses import HTMLResponse, Response

from saksi.errors import StoreError
from saksi.link import Copy, Story
from saksi.records import Record
from saksi.store import ArticleRow, StoryFilters, Version, newsroom
from saksi.store.rows import in_utc
from saksi.views.explained import found_at, left_out_at
from saksi.views.web.captures import inert
from saksi.views.web.cards import Cards, cards_of
from saksi.views.web.desk import Page, PageOf, segment
from saksi.views.web.headers import CAPTURE_POLICY
from saksi.views.web.layout import Region, regions
from saksi.views.web.paint import Painter

router = APIRouter()


class Reading(Struct, frozen=True):
    """A record made ready to be read: painted text, cards."""

    record: Record
    painter: Painter
    regions: tuple[Region, ...]
    cards: Cards


class Neighbour(Struct, frozen=True):
    """An article that belongs to this one: of the same story, or sharing names with it."""

    id: str
    headline: str | None
    outlet: str | None
    published: str | None
    lang: str | None
    domain: str | None = None
    shared: tuple[str, ...] = ()
    same_story: bool = False


class Around(Struct, frozen=True):
    """What a news page carries around an article, from the record instead of an editor's hand."""

    story: Story | None
    related: list[Neighbour]
    following: Neighbour | None
    latest: list[ArticleRow]
    repeats: list[tuple[Copy, Neighbour]]
    versions: list[Version]


def reading_of(record: Record) -> Reading:
    """A record as the article page and the reading of a pasted page show it."""
    return Reading(record, Painter(record), tuple(regions(record)), cards_of(record))


@router.get("/article/{article_id:path}")
def article(
    page: PageOf, article_id: str, version: Annotated[int | None, Query(ge=1)] = None
) -> HTMLResponse:
    """One article, as it is or as it was in an earlier version."""
    record = page.store.version(article_id, version) if version else page.store.get(article_id)
    return page.answer(
        "article.html",
        reading=reading_of(record),
        explain_path=None if version else f"/explain/{segment(article_id)}",
        around=_around(page, record),
        version=version,
    )


def _around(page: Page, record: Record) -> Around:
    story = next(iter(page.store.stories(StoryFilters(article=record.id)).rows), None)
    shared = [_sharing(r) for r in page.store.ask(newsroom.related, record.id, 10)]
    siblings = _siblings(story, record.id, {n.id: n.shared for n in shared})
    known = {n.id for n in siblings}
    near = [*siblings, *(n for n in shared if n.id not in known)]
    published = record.article.published_at.value if record.article.published_at else ""
    following = _following(siblings, published) or _following(shared, published)
    by_id = {n.id: n for n in near}
    copies = [c for c in page.store.copies(record.id) if c.b == record.id]
    return Around(
        story=story,
        related=[n for n in near if n is not following][:5],
        following=following,
        latest=[row for row in page.store.list(limit=7) if row.id != record.id][:6],
        repeats=[(c, by_id.get(c.a) or Neighbour(c.a, None, None, None, None)) for c in copies],
        versions=list(page.store.versions(record.id)),
    )


def _siblings(
    story: Story | None, article_id: str, shared: dict[str, tuple[str, ...]]
) -> list[Neighbour]:
    """The other articles of the story, those first that share most with this one."""
    others = [a for a in story.articles if a.id != article_id] if story else []
    order = {name: place for place, name in enumerate(shared)}
    others.sort(key=lambda a: order.get(a.id, len(order)))
    return [
        Neighbour(a.id, a.headline, a.outlet, a.published, a.lang, None, shared.get(a.id, ()), True)
        for a in others
    ]


def _sharing(found: newsroom.Related) -> Neighbour:
    row = found.row
    return Neighbour(
        row.id, row.headline, row.outlet, row.published, row.lang, row.domain, found.shared
    )


def _following(near: list[Neighbour], published: str) -> Neighbour | None:
    """The first report after an instant; instants are compared in UTC, days as days."""
    later = [n for n in near if published and _order(n.published) > _order(published)]
    return min(later, key=lambda n: _order(n.published), default=None)


def _order(published: str | None) -> str:
    return (in_utc(published) if published and "T" in published else None) or published or ""


@router.get("/explain/{article_id:path}")
def explain(
    page: PageOf,
    article_id: str,
    start: Annotated[int, Query(ge=0)],
    end: Annotated[int, Query(ge=1)],
) -> HTMLResponse:
    """Which rule found what at a place, and what was left out there."""
    record = page.store.get(article_id)
    if not start < end <= len(record.text):
        raise HTTPException(404, "place")
    return page.answer(
        "explain.html",
        record=record,
        words=record.text[start:end],
        found=list(found_at(record, start, end)),
        left_out=list(left_out_at(record, start, end)),
    )


@router.get("/capture/{article_id:path}")
def capture(page: PageOf, article_id: str) -> Response:
    """The page as it came, for a sandboxed frame: nothing in it runs or is fetched."""
    record = page.store.get(article_id)
    try:
        raw = page.store.raw(article_id)
    except StoreError as error:
        raise HTTPException(404, "capture") from error
    headers = {"content-security-policy": CAPTURE_POLICY}
    return HTMLResponse(inert(raw, record.page.media_type), headers=headers)


@router.get("/raw/{article_id:path}")
def raw(page: PageOf, article_id: str) -> Response:
    """The bytes of the page, to keep and not to show."""
    content = page.store.raw(article_id)
    headers = {"content-disposition": 'attachment; filename="page.bin"'}
    return Response(content, media_type="application/octet-stream", headers=headers)
