"""An article: its own text with every finding lit, the record beside it, and what belongs to it."""

from typing import Annotated

from fastapi import APIRouter, HTTPException, Query
from msgspec import Struct
from starlette.responses import HTMLResponse, Response

from saksi.errors import StoreError
from saksi.records import Record
from saksi.store import ArticleRow, newsroom
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


class Around(Struct, frozen=True):
    """What a news page carries around an article, from the record instead of an editor's hand."""

    related: list[newsroom.Related]
    following: newsroom.Related | None
    latest: list[ArticleRow]


def reading_of(record: Record) -> Reading:
    """A record as the article page and the reading of a pasted page show it."""
    return Reading(record, Painter(record), tuple(regions(record)), cards_of(record))


@router.get("/article/{article_id:path}")
def article(page: PageOf, article_id: str) -> HTMLResponse:
    """One article."""
    record = page.store.get(article_id)
    return page.answer(
        "article.html",
        reading=reading_of(record),
        explain_path=f"/explain/{segment(article_id)}",
        around=_around(page, record),
    )


def _around(page: Page, record: Record) -> Around:
    near = page.store.ask(newsroom.related, record.id, 12)
    published = record.article.published_at.value if record.article.published_at else ""
    later = [r for r in near if published and (r.row.published or "") > published]
    following = min(later, key=lambda r: r.row.published or "", default=None)
    return Around(
        related=[r for r in near if r is not following][:5],
        following=following,
        latest=[row for row in page.store.list(limit=7) if row.id != record.id][:6],
    )


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
