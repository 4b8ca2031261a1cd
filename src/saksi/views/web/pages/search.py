"""Search: words and facets over articles, statements and acts; what is counted is what is listed."""

from typing import Annotated, Any, Literal, get_args
from urllib.parse import urlencode

from fastapi import APIRouter, Depends, Query
from msgspec import Struct
from msgspec.structs import asdict
from starlette.responses import HTMLResponse

from saksi.errors import InputError
from saksi.records import EventType, Stance, Status
from saksi.store import Filters, newsroom
from saksi.views.web.charts import Bars, stance_bars
from saksi.views.web.desk import Page, PageOf

router = APIRouter()
AT_ONCE = 20
What = Literal["articles", "statements", "events"]
KINDS: tuple[What, ...] = get_args(What)
_DAY = r"^(\d{4}-\d\d-\d\d)?$"
_DATE = r"^(\d{4}(-\d\d(-\d\d)?)?(\.\.\d{4}(-\d\d(-\d\d)?)?)?)?$"
Short = Annotated[str, Query(max_length=200)]
Word = Annotated[str, Query(max_length=20, pattern=r"^[A-Za-z_]*$")]


def facets_of(
    q: Annotated[str, Query(max_length=1000)] = "",
    outlet: Short = "",
    lang: Annotated[str, Query(pattern="^(id|en)?$")] = "",
    since: Annotated[str, Query(pattern=_DAY)] = "",
    until: Annotated[str, Query(pattern=_DAY)] = "",
    who: Short = "",
    whom: Short = "",
    type: Word = "",
    place: Short = "",
    date: Annotated[str, Query(pattern=_DATE)] = "",
    status: Word = "",
    speaker: Short = "",
    stance: Word = "",
) -> Filters:
    """The facets of an address; empty ones ask nothing."""
    given = {
        "outlet": outlet, "lang": lang, "since": since, "until": until, "who": who, "whom": whom,
        "type": type, "place": place, "date": date, "status": status, "speaker": speaker,
        "stance": stance, "words": q.strip(),
    }  # fmt: skip
    return Filters(**{name: value.strip() or None for name, value in given.items()})


Facets = Annotated[Filters, Depends(facets_of)]


class Found(Struct, frozen=True):
    """One page of answers, and how many there are of each kind."""

    rows: tuple[Any, ...]
    hits: tuple[Any, ...]
    totals: dict[What, int]
    following: dict[str, str] | None


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
) -> HTMLResponse:
    """The articles, statements or acts that the words and facets leave."""
    problem, found = "", Found((), (), dict.fromkeys(KINDS, 0), None)
    try:
        found = _find(page, filters, what, at, cursor)
    except ValueError:
        problem = page.say("search.no_words")
    except InputError as error:
        problem = str(error)
    return page.answer(
        "search.html",
        asked={"q": "", **asdict(Filters()), **asked_of(filters)},
        what=what,
        found=found,
        problem=problem,
        bars=_bars(page, filters, what),
        outlets=page.store.ask(newsroom.outlets, 40),
        types=get_args(EventType),
        statuses=get_args(Status),
        stances=get_args(Stance),
        encoded=urlencode(asked_of(filters)),
    )


def _find(page: Page, filters: Filters, what: What, at: int, cursor: str | None) -> Found:
    totals = {kind: page.store.total(kind, filters) for kind in KINDS}
    if what == "articles" and filters.words:
        hits = tuple(page.store.search(filters.words, _without_words(filters), AT_ONCE, at))
        more = {"at": str(at + AT_ONCE)} if at + AT_ONCE < totals[what] else None
        return Found((), hits, totals, more)
    slice_ = getattr(page.store, what)(filters, cursor, AT_ONCE)
    more = {"cursor": slice_.cursor} if slice_.cursor else None
    return Found(slice_.rows, (), totals, more)


def _without_words(filters: Filters) -> Filters:
    return Filters(**{**asdict(filters), "words": None})


def _bars(page: Page, filters: Filters, what: What) -> Bars | None:
    """A speaker's stances over time, where statements of one speaker are asked for."""
    if what != "statements" or not filters.speaker:
        return None
    return stance_bars(page.store.ask(newsroom.stances, filters.speaker.strip('"')))
