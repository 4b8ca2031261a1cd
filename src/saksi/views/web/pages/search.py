"""Search: words and facets over articles, statements and acts; what is counted is what is listed."""

from collections.abc import Mapping
from typing import Annotated, Any, Literal, get_args
from urllib.parse import urlencode

from fastapi import APIRouter, Depends, Query
from msgspec import Struct
from msgspec.structs import asdict
from starlette.concurrency import run_in_threadpool
from starlette.responses import HTMLResponse

from saksi.errors import InputError
from saksi.records import EventType, Stance, Status
from saksi.store import Filters
from saksi.store.facet_values import Facet
from saksi.store.facets import LOOKED_AT
from saksi.views.web.charts import Bars
from saksi.views.web.counting import (
    LARGE,
    Total,
    facets_left,
    outlets_of,
    size_of,
    stances_of,
    total_of,
)
from saksi.views.web.desk import Page, PageOf

router = APIRouter()
AT_ONCE = 20
What = Literal["articles", "statements", "events"]
KINDS: tuple[What, ...] = get_args(What)
_DAY = r"^(\d{4}-\d\d-\d\d)?$"
Short = Annotated[str, Query(max_length=200)]
Word = Annotated[str, Query(max_length=20, pattern=r"^[A-Za-z_]*$")]


async def facets_of(
    q: Annotated[str, Query(max_length=1000)] = "",
    outlet: Short = "",
    lang: Annotated[str, Query(pattern="^(id|en)?$")] = "",
    since: Annotated[str, Query(pattern=_DAY)] = "",
    until: Annotated[str, Query(pattern=_DAY)] = "",
    who: Short = "",
    whom: Short = "",
    type: Word = "",
    place: Short = "",
    date: Annotated[str, Query(max_length=40)] = "",
    status: Word = "",
    speaker: Short = "",
    stance: Word = "",
) -> Filters:
    """The facets of an address; empty ones ask nothing."""
    given = {
        "outlet": outlet, "lang": lang, "since": since, "until": until, "who": who, "whom": whom,
        "type": type, "place": place, "date": date, "status": status, "speaker": speaker,
        "stance": stance, "q": q,
    }  # fmt: skip
    return filters_of(given)


def filters_of(given: Mapping[str, str]) -> Filters:
    """The facets as an address names them; empty ones ask nothing."""
    meant = {("words" if name == "q" else name): value.strip() for name, value in given.items()}
    return Filters(**{name: value or None for name, value in meant.items()})


Facets = Annotated[Filters, Depends(facets_of)]


class Found(Struct, frozen=True):
    """One page of answers."""

    rows: tuple[Any, ...]
    hits: tuple[Any, ...]
    following: dict[str, str] | None


class Counted(Struct, frozen=True):
    """How many there are of each kind, and what each facet may be narrowed to.

    Null is what is not counted yet; the page asks for it when it is shown.
    """

    totals: dict[str, Total | None]
    facets: tuple[Facet, ...] | None


def asked_of(filters: Filters) -> dict[str, str]:
    """The facets that are set, as an address names them."""
    given = {name: value for name, value in asdict(filters).items() if value}
    return {("q" if name == "words" else name): value for name, value in given.items()}


@router.get("/search")
def search(
    page: PageOf,
    filters: Facets,
    what: What = "articles",
    at: Annotated[int, Query(ge=0, le=100_000)] = 0,
    cursor: Annotated[str | None, Query(max_length=200)] = None,
    counted: bool = False,
) -> HTMLResponse:
    """The articles, statements or acts that the words and facets leave."""
    problem, found = "", Found((), (), None)
    counts = Counted(dict.fromkeys(KINDS, Total(0, False)), ())
    try:
        counts = _counted(page, filters, what, at_once=counted)
        found = _find(page, filters, what, at, cursor)
    except ValueError:
        problem = page.say("search.no_words")
    except InputError as error:
        problem = page.say.reason(str(error))
    return page.answer(
        "search.html",
        **_asked(filters, what),
        found=found,
        counts=counts,
        problem=problem,
        bars=_bars(page, filters, what),
        outlets=outlets_of(page.desk),
        types=get_args(EventType),
        statuses=get_args(Status),
        stances=get_args(Stance),
    )


@router.get("/search/counts")
async def counts(page: PageOf, filters: Facets, what: What = "articles") -> HTMLResponse:
    """What a large store is not asked for before the page is shown: totals and facets.

    Who waits for a turn holds no thread that pages need.
    """
    async with page.desk.counting:
        return await run_in_threadpool(_counts, page, filters, what)


def _counts(page: Page, filters: Filters, what: What) -> HTMLResponse:
    counted = _counted(page, filters, what, at_once=True)
    return page.answer(
        "counts.html",
        **_asked(filters, what),
        counts=counted,
        problem="",
        later=True,
    )


def _asked(filters: Filters, what: What) -> dict[str, Any]:
    asked = asked_of(filters)
    return {
        "asked": {"q": "", **asdict(Filters()), **asked},
        "given": asked,
        "what": what,
        "encoded": urlencode(asked),
        "looked_at": LOOKED_AT[what],
    }


def _counted(page: Page, filters: Filters, what: What, *, at_once: bool) -> Counted:
    """All counts where the store is small or they are at hand; else that of `what` alone."""
    desk = page.desk
    if at_once or size_of(desk) < LARGE:
        totals: dict[str, Total | None] = {k: total_of(desk, k, filters) for k in KINDS}
        return Counted(totals, facets_left(desk, what, filters))
    held: dict[str, Total | None] = {k: desk.kept.held(("total", k, filters)) for k in KINDS}
    held[what] = total_of(desk, what, filters)
    return Counted(held, desk.kept.held(("facets", what, filters)))


def _find(page: Page, filters: Filters, what: What, at: int, cursor: str | None) -> Found:
    if what == "articles" and filters.words:
        asked = page.store.search, filters.words, _without_words(filters)
        hits = asked[0](*asked[1:], AT_ONCE + 1, at)
        more = {"at": str(at + AT_ONCE)} if len(hits) > AT_ONCE else None
        return Found((), tuple(hits[:AT_ONCE]), more)
    slice_ = getattr(page.store, what)(filters, cursor, AT_ONCE)
    more = {"cursor": slice_.cursor} if slice_.cursor else None
    return Found(slice_.rows, (), more)


def _without_words(filters: Filters) -> Filters:
    return Filters(**{**asdict(filters), "words": None})


def _bars(page: Page, filters: Filters, what: What) -> Bars | None:
    """A speaker's stances over time, where statements of one speaker are asked for."""
    if what != "statements" or not filters.speaker:
        return None
    return stances_of(page.desk, filters.speaker.strip('"'))
