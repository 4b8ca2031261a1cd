"""Every error of the API as `application/problem+json` (RFC 9457)."""

import json
from http import HTTPStatus

from fastapi import FastAPI
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from saksi.errors import SaksiError, StoreError
from saksi.store import UnknownArticleError, UnknownEventError, UnknownStoryError

PROBLEM = "application/problem+json"
SCHEMA = {
    "type": "object",
    "required": ["type", "title", "status"],
    "properties": {
        "type": {"type": "string"},
        "title": {"type": "string"},
        "status": {"type": "integer"},
        "detail": {"type": "string"},
        "like": {"type": "array", "items": {"type": "string"}},
        "errors": {"type": "array", "items": {"type": "object"}},
    },
}


def problem(
    status: int, detail: str, headers: dict[str, str] | None = None, **more: object
) -> Response:
    """An answer that says what went wrong and the way out."""
    body = {"type": "about:blank", "title": HTTPStatus(status).phrase, "status": status}
    text = json.dumps({**body, "detail": detail, **more}, ensure_ascii=False)
    return Response(text.encode("utf-8", "replace"), status, headers, media_type=PROBLEM)


def explain_problems(app: FastAPI) -> None:
    """Have an application answer its errors so."""
    app.add_exception_handler(HTTPException, _http)
    app.add_exception_handler(RequestValidationError, _not_valid)
    app.add_exception_handler(UnknownArticleError, _unknown_article)
    app.add_exception_handler(UnknownEventError, _unknown)
    app.add_exception_handler(UnknownStoryError, _unknown)
    app.add_exception_handler(SaksiError, _saksi)


def _http(_: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    return problem(error.status_code, str(error.detail), dict(error.headers or {}))


def _not_valid(_: Request, error: Exception) -> Response:
    assert isinstance(error, RequestValidationError)
    errors = [
        {"at": ".".join(str(part) for part in one["loc"]), "message": str(one["msg"])}
        for one in error.errors()
    ]
    detail = "; ".join(f"{one['at']}: {one['message']}" for one in errors)
    return problem(422, detail, errors=errors)


def _unknown_article(_: Request, error: Exception) -> Response:
    assert isinstance(error, UnknownArticleError)
    return problem(404, str(error), like=list(error.like))


def _unknown(_: Request, error: Exception) -> Response:
    return problem(404, str(error))


def _saksi(_: Request, error: Exception) -> Response:
    return problem(503 if isinstance(error, StoreError) else 400, str(error))
