"""The front page: what is new, how the readings went, what needs attention."""

from decimal import Decimal

from fastapi import APIRouter
from msgspec import Struct
from starlette.responses import HTMLResponse

from saksi.store import ArticleRow, StoryFilters, newsroom
from saksi.views.web.charts import Spark, line_of, sparks_of
from saksi.views.web.counting import counts_of, intake_of, readings_of
from saksi.views.web.desk import Page, PageOf

router = APIRouter()
LATEST, FRESH = 12, 6
SEEN_COOKIE = "saksi_seen"  # two instants: the visit before this one, and the newest seen
_VISIT = 4 * 3600


class News(Struct, frozen=True):
    """What came since the reader was last here; null on a first visit."""

    since: str | None
    articles: int = 0
    more: bool = False
    rows: tuple[ArticleRow, ...] = ()


class Intake(Struct, frozen=True):
    """How many articles were kept on each of the last days, and the line of it (SVG points)."""

    days: tuple[tuple[str, int], ...]
    line: str


@router.get("/")
def home(page: PageOf) -> HTMLResponse:
    """The front page."""
    store, kept = page.store, page.kept
    last = kept.ask("last", lambda: store.ask(newsroom.last_kept))
    response = page.answer(
        "home.html",
        latest=store.list(limit=LATEST),
        counts=counts_of(page.desk),
        news=_news(page),
        sparks=_sparks(page),
        failures=store.failures(most=3),
        intake=_intake(page),
        watched=store.addresses.subscriptions(),
        last=last,
        stories=store.stories(StoryFilters(articles=2), limit=5).rows,
    )
    if last:
        _remember(page, response, last)
    return response


def _news(page: Page) -> News:
    since = _since(page)
    if since is None:
        return News(None)

    def asked() -> News:
        many, more = page.store.ask(newsroom.kept_since, since)
        rows = page.store.ask(newsroom.kept_after, since, FRESH) if many else ()
        return News(since, many, more, tuple(rows))

    return page.kept.ask(("since", since), asked)


def _intake(page: Page) -> Intake:
    days = intake_of(page.desk)
    line = line_of([Decimal(many) for _, many in days], 240, 48)
    return Intake(tuple(days), line)


def _sparks(page: Page) -> list[Spark]:
    return sparks_of(readings_of(page.desk))


def _since(page: Page) -> str | None:
    before, _, newest = page.request.cookies.get(SEEN_COOKIE, "").partition("~")
    return (newest if "saksi_now" not in page.request.cookies else before) or None


def _remember(page: Page, response: HTMLResponse, last: str) -> None:
    """Within one sitting the earlier visit stays what `new` is counted from."""
    seen = page.request.cookies.get(SEEN_COOKIE, "")
    before, _, newest = seen.partition("~")
    secure = page.desk.settings.secure_cookies
    if "saksi_now" not in page.request.cookies:
        before = newest
        response.set_cookie("saksi_now", "1", max_age=_VISIT, httponly=True, secure=secure)
    value = f"{before}~{last}"
    response.set_cookie(SEEN_COOKIE, value, max_age=365 * 86400, httponly=True, secure=secure)
