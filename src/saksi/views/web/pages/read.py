"""Read a page on the spot: an address, pasted text or HTML, or a file, its record beside it."""

import hashlib
from typing import Annotated

from fastapi import APIRouter, Form, HTTPException, UploadFile
from starlette.responses import HTMLResponse, RedirectResponse, Response

from saksi.read.decode import looks_like_html
from saksi.read.source import Source
from saksi.run.inputs import PAGE_SUFFIXES, Hints, Input, read_inputs
from saksi.run.reader import read_one
from saksi.views.keeping import keep_outcome
from saksi.views.web.desk import Page, PageOf, segment
from saksi.views.web.forms import check_form
from saksi.views.web.pages.article import reading_of

router = APIRouter()


@router.get("/read")
def ask(page: PageOf) -> HTMLResponse:
    """The form."""
    page.require("editor")
    return _form(page)


@router.post("/read")
def read(
    page: PageOf,
    csrf: Annotated[str, Form()] = "",
    url: Annotated[str, Form(max_length=4000)] = "",
    text: Annotated[str, Form()] = "",
    outlet: Annotated[str, Form(max_length=200)] = "",
    published: Annotated[str, Form(pattern=r"^(\d{4}-\d\d-\d\d)?$")] = "",
    file: UploadFile | None = None,
) -> Response:
    """Reads what was given and shows its record; nothing is kept yet."""
    page.require("editor")
    check_form(page.desk.settings.secret, page.request, csrf)
    data = file.file.read() if file and file.filename else b""
    hints = Hints(published or None, outlet or None)
    given = _given(url.strip(), text, file.filename or "page" if file else "page", data, hints)
    if given is None:
        return _form(page, 400, problem=page.say("read.nothing"))
    outcome = read_one(given)
    if outcome.record is None:
        message = outcome.failure.message if outcome.failure else ""
        return _form(page, 400, problem=page.say.reason(message), url=url, text=text)
    name = page.desk.held.hold(outcome, page.visit)
    reading = reading_of(outcome.record)
    return page.answer("read_done.html", reading=reading, held=name, explain_path=None)


@router.post("/read/keep")
def keep(
    page: PageOf, csrf: Annotated[str, Form()] = "", held: Annotated[str, Form()] = ""
) -> Response:
    """Keeps what was read, and leads to its article."""
    page.require("editor")
    check_form(page.desk.settings.secret, page.request, csrf)
    outcome = page.desk.held.take(held, page.visit)
    if outcome is None or outcome.record is None:
        raise HTTPException(404, "held")
    keep_outcome(page.store, outcome)
    page.audit("article.keep", outcome.record.id)
    return RedirectResponse(f"/article/{segment(outcome.record.id)}", 303)


def _form(
    page: Page, status: int = 200, problem: str = "", url: str = "", text: str = ""
) -> HTMLResponse:
    return page.answer("read.html", status, problem=problem, url=url, text=text)


def _given(url: str, text: str, name: str, data: bytes, hints: Hints) -> Input | None:
    """The source: the address before the file before the text; null where nothing was given."""
    if url.lower().startswith(("http://", "https://")):
        return next(read_inputs([url], hints), None)
    if data:
        kind = next((k for s, k in PAGE_SUFFIXES.items() if name.lower().endswith(s)), None)
        return _source(name[-200:], data, None, kind, hints)
    if not text.strip():
        return None
    text = text.replace("\r\n", "\n")
    if looks_like_html(text):
        return _source("page", text.encode(), None, "text/html; charset=utf-8", hints)
    return _source("page", None, text, None, hints)


def _source(
    name: str, data: bytes | None, text: str | None, media_type: str | None, hints: Hints
) -> Source:
    content = data if data is not None else (text or "").encode("utf-8", "surrogatepass")
    return Source(
        id=hashlib.sha256(content).hexdigest()[:16],
        name=name,
        data=data,
        text=text,
        media_type=media_type,
        published=hints.published,
        outlet=hints.outlet,
    )
