"""Reads pages on the spot, keeps them, and purges them."""

import hashlib
from urllib.parse import quote

from fastapi import APIRouter, HTTPException, Response
from msgspec.structs import replace
from starlette.requests import Request

from saksi.read.source import Source
from saksi.run.inputs import Hints, Input, read_inputs
from saksi.run.reader import Outcome, read_one
from saksi.store import Store, access
from saksi.views.api.answers import answer_json, store_of
from saksi.views.api.asked import Given
from saksi.views.api.described import gives
from saksi.views.keeping import keep_outcome
from saksi.views.web.visitors import Editor, Visitor

router = APIRouter(default_response_class=Response)


@router.post("/read", responses=gives("Record"))
def read(request: Request, _: Editor, given: Given) -> Response:
    """Reads a page and answers with its record; nothing is kept."""
    return answer_json(request, _record(read_one(_input(given))))


@router.post("/articles", status_code=201, responses=gives("Record", 201))
def keep(request: Request, editor: Editor, given: Given) -> Response:
    """Reads a page and keeps it; what cannot be read is kept among the failures."""
    store = store_of(request)
    outcome = read_one(_input(given))
    keep_outcome(store, outcome)
    body = _record(outcome)
    assert outcome.record is not None
    _note(store, editor, "article.keep", outcome.record.id)
    where = f"{request.scope.get('root_path', '')}/articles/{quote(outcome.record.id, safe='')}"
    return answer_json(request, body, 201, location=where)


@router.delete("/articles/{article_id:path}", status_code=204, responses=gives(None, 204))
def delete(request: Request, editor: Editor, article_id: str) -> Response:
    """Purges an article and all that came of it; a tombstone stays in the changes."""
    store = store_of(request)
    store.delete([article_id])
    _note(store, editor, "article.delete", article_id)
    return Response(status_code=204)


def _note(store: Store, visitor: Visitor, action: str, thing: str) -> None:
    store.change(access.note_audit, visitor.known_as, action, thing)


def _record(outcome: Outcome) -> bytes:
    if outcome.record is None:
        raise HTTPException(422, outcome.failure.message if outcome.failure else "not read")
    return outcome.record.to_json().encode()


def _input(given: Given) -> Input:
    """The source that was given; raises 422 where there is none, or more than one."""
    try:
        kind, value = given.page()
    except ValueError as error:
        raise HTTPException(422, str(error)) from error
    if kind == "url":
        return _fetched(given, value)
    is_html = kind == "html"
    content = value.encode("utf-8", "surrogatepass")
    return Source(
        id=given.id or hashlib.sha256(content).hexdigest()[:16],
        name=given.id or "page",
        data=content if is_html else None,
        text=None if is_html else value,
        media_type="text/html; charset=utf-8" if is_html else None,
        published=given.published,
        outlet=given.outlet,
        title=given.title,
        lang=given.lang,
    )


def _fetched(given: Given, url: str) -> Input:
    if not url.lower().startswith(("http://", "https://")):
        raise HTTPException(422, "url: give an address that begins with http:// or https://")
    hints = Hints(given.published, given.outlet, given.lang)
    found = next(iter(read_inputs([url], hints)))
    if isinstance(found, Source) and given.id:
        return replace(found, id=given.id)
    return found
