"""What the API answers with: JSON that a client may keep and ask about again."""

import hashlib
from collections.abc import Sequence
from typing import Generic, TypeVar

import msgspec
from msgspec import Struct
from starlette.requests import Request
from starlette.responses import Response

from saksi.link import Contradiction, Copy, MergedEvent, Story, Witness
from saksi.records import Record
from saksi.store import ArticleRow, Counts, Hit, Store
from saksi.store.facet_values import Facet
from saksi.store.values import Change, Dyad, EventRow, StatementRow, Version

T = TypeVar("T")
JSON = "application/json"


class Listed(Struct, Generic[T], frozen=True):
    """A page of answers: `next` is the cursor of the page after, `total` is there if asked for."""

    items: Sequence[T]
    next: str | None = None
    total: int | None = None


class About(Struct, frozen=True):
    """The Saksi that answers, and how much its store holds."""

    saksi: str
    ontology: str
    counts: Counts


# What each route may answer with, by its name in the OpenAPI description.
SHAPES: dict[str, type] = {
    "About": About,
    "Record": Record,
    "MergedEvent": MergedEvent,
    "Story": Story,
    "Articles": Listed[ArticleRow],
    "Hits": Listed[Hit],
    "Statements": Listed[StatementRow],
    "Events": Listed[EventRow],
    "MergedEvents": Listed[MergedEvent],
    "Stories": Listed[Story],
    "Witnesses": Listed[Witness],
    "Contradictions": Listed[Contradiction],
    "Copies": Listed[Copy],
    "Changes": Listed[Change],
    "Versions": Listed[Version],
    "Dyads": Listed[Dyad],
    "Facets": Listed[Facet],
}


def store_of(request: Request) -> Store:
    """The store that this request asks."""
    store: Store = request.app.state.desk.store
    return store


def answer(request: Request, value: object, status: int = 200, **headers: str) -> Response:
    """A value as JSON."""
    return answer_json(request, msgspec.json.encode(value), status, **headers)


def answer_json(request: Request, body: bytes, status: int = 200, **headers: str) -> Response:
    """JSON with its entity tag; 304 where the client holds the very same."""
    tag = f'"{hashlib.sha256(body).hexdigest()[:32]}"'
    kept = {"etag": tag, "cache-control": "private, no-cache", "vary": "authorization, cookie"}
    if request.method == "GET" and _holds(request.headers.get("if-none-match", ""), tag):
        return Response(status_code=304, headers=kept)
    return Response(body, status, {**kept, **headers}, media_type=JSON)


def _holds(asked: str, tag: str) -> bool:
    """Whether an If-None-Match names the tag; weak tags are compared as strong ones are.

    >>> _holds('W/"a", "b"', '"a"'), _holds("*", '"a"'), _holds('"ab"', '"a"')
    (True, True, False)
    """
    tags = [one.strip().removeprefix("W/") for one in asked.split(",")]
    return tag in tags or tags == ["*"]
