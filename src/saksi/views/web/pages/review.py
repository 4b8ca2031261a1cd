"""Review: what the reader was least sure of comes first; every decision can be taken back."""

import re
from typing import Annotated, Any, Literal, get_args

from fastapi import APIRouter, Form, Query
from msgspec import Struct
from starlette.responses import HTMLResponse, RedirectResponse, Response

from saksi.errors import StoreError
from saksi.records import EventType, Record, Stance, StatementKind, Status
from saksi.store import Filters
from saksi.store.review_values import Kind, Op, Pending
from saksi.views.web.cards import Cards, cards_of
from saksi.views.web.desk import Page, PageOf
from saksi.views.web.forms import check_form, local_path
from saksi.views.web.paint import Painter

router = APIRouter()
AROUND = 200  # characters of context on either side
AT_ONCE = 12
Wanted = Literal["", "event", "statement"]
CHOICES: dict[str, dict[str, tuple[str, ...]]] = {
    "event": {"type": get_args(EventType), "status": get_args(Status)},
    "statement": {"stance": get_args(Stance), "kind": get_args(StatementKind)},
}
PARTIES = {"event": (("actors", True), ("recipients", True), ("place", False)),
           "statement": (("speaker", False), ("addressee", False))}  # fmt: skip
_ABOUT = re.compile(r"([A-Z_]+) \(([a-z_]+)\) ?(.*)", re.S)
_BLANK = re.compile(r"\s+")
GROUPS = {"type": "act", "status": "status", "stance": "stance", "kind": "said"}


class Item(Struct, frozen=True):
    """One finding that waits, with its words in their surroundings."""

    pending: Pending
    record: Record
    painter: Painter
    start: int
    end: int
    cards: Cards
    finding: Any
    others: tuple[Any, ...]

    @property
    def target(self) -> str:
        """Its name for a decision."""
        return f"{self.pending.article}#{self.pending.id}"


@router.get("/review")
def review(
    page: PageOf,
    kind: Wanted = "",
    skip: Annotated[int, Query(ge=0, le=500)] = 0,
    done: Annotated[int, Query(ge=0)] = 0,
) -> HTMLResponse:
    """The next finding, and those after it."""
    page.require("editor")
    wanted: Kind | None = kind or None
    waiting = page.store.review.queue(wanted, limit=skip + AT_ONCE)[skip:]
    item = _item(page, waiting[0]) if waiting else None
    return page.answer(
        "review.html",
        item=item,
        waiting=[(w, _about(page, w)) for w in waiting],
        kind=kind,
        skip=skip,
        done=done,
        choices=CHOICES,
        parties=PARTIES,
        groups=GROUPS,
    )


def _about(page: Page, pending: Pending) -> str:
    """What it is about, the words of the record in the reader's language."""
    found = _ABOUT.fullmatch(pending.about)
    if pending.kind == "event" and found:
        act, status = page.say.term("act", found[1]), page.say.term("status", found[2])
        return f"{act} ({status}) {found[3]}".rstrip()
    stance, _, speaker = pending.about.partition(" ")
    return f"{page.say.term('stance', stance)} · {speaker}"


def _item(page: Page, pending: Pending) -> Item:
    record = page.store.get(pending.article)
    pool: list[Any] = [*record.events, *record.statements]
    finding = next((one for one in pool if one.id == pending.id), None)
    if finding is None:
        raise StoreError(page.say("review.gone", target=f"{pending.article}#{pending.id}"))
    start, end = around(record.text, pending.start, pending.end)
    others: tuple[Any, ...] = ()
    if pending.kind == "event":
        like = page.store.events(Filters(type=finding.type), None, 30).rows
        others = tuple(e for e in like if e.article != pending.article)[:6]
    return Item(
        pending, record, Painter(record, lit=pending.id), start, end, cards_of(record),
        finding, others,
    )  # fmt: skip


def around(text: str, start: int, end: int, most: int = AROUND) -> tuple[int, int]:
    """The place with so many characters on either side, or fewer: no word is cut.

    >>> around("Peru menolak usul itu kemarin", 13, 17, 6)
    (13, 21)
    """
    before, after = text[max(0, start - most - 1) : start], text[end : end + most + 1]
    if start > most:
        before = _BLANK.split(before, 1)[-1] if _BLANK.search(before) else ""
    if end + most < len(text):
        after = after[: max((blank.start() for blank in _BLANK.finditer(after)), default=0)]
    return start - len(before), end + len(after)


@router.post("/review")
def decide(
    page: PageOf,
    op: Annotated[Op, Form()],
    target: Annotated[list[str], Form()],
    csrf: Annotated[str, Form()] = "",
    field: Annotated[str, Form(max_length=40)] = "",
    value: Annotated[list[str] | None, Form()] = None,
    why: Annotated[str, Form(max_length=2000)] = "",
    next: Annotated[str, Form()] = "/review",
) -> Response:
    """Takes a decision and leads back, with the way to take it back."""
    page.require("editor")
    check_form(page.desk.settings.secret, page.request, csrf)
    decision = page.store.review.apply(
        op, target, who=page.visitor.known_as, field=field or None,
        value=_value(op, field, value or []), why=why or None,
    )  # fmt: skip
    page.audit(f"review.{op}", " ".join(target)[:400], str(decision.number))
    return RedirectResponse(_with_done(local_path(next), decision.number), 303)


def _value(op: str, field: str, given: list[str]) -> object:
    """Names of parties as a list or one; a place of mentions as numbers; nothing as null."""
    if op == "split" and field == "mentions":
        spans = [[int(n) for n in one.split(":")] for one in given if _is_span(one)]
        names = [one for one in given if not _is_span(one)]
        return {"mentions": spans, "name": names[0] if names and names[0].strip() else None}
    if op != "correct":
        return None
    given = [one for one in given if one]
    if field in ("actors", "recipients"):
        return given
    return given[0] if given else None


def _is_span(value: str) -> bool:
    start, _, end = value.partition(":")
    return start.isdecimal() and end.isdecimal() and len(value) < 30


def _with_done(path: str, number: int) -> str:
    return f"{path}{'&' if '?' in path else '?'}done={number}"


@router.post("/review/undo")
def undo(
    page: PageOf,
    number: Annotated[int, Form(ge=1)],
    csrf: Annotated[str, Form()] = "",
    next: Annotated[str, Form()] = "/review/log",
) -> Response:
    """Takes a decision back."""
    page.require("editor")
    check_form(page.desk.settings.secret, page.request, csrf)
    page.store.review.undo(number, who=page.visitor.known_as)
    page.audit("review.undo", None, str(number))
    return RedirectResponse(local_path(next), 303)


@router.get("/review/log")
def log(page: PageOf, before: Annotated[int | None, Query(ge=1)] = None) -> HTMLResponse:
    """All decisions, the newest first."""
    page.require("editor")
    found = page.store.review.log(before=before, limit=50)
    return page.answer("review_log.html", log=found, article=None)


@router.get("/review/article/{article_id:path}")
def of_article(
    page: PageOf, article_id: str, done: Annotated[int, Query(ge=0)] = 0
) -> HTMLResponse:
    """Who and what an article names, to be merged and split; and what was decided on it."""
    page.require("editor")
    record = page.store.get(article_id)
    return page.answer(
        "review_article.html",
        record=record,
        log=page.store.review.log(article_id),
        done=done,
    )
