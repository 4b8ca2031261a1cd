"""What a form carries against forgery, and where it may lead afterwards."""

import hashlib
import hmac
import re
import secrets

from fastapi import HTTPException
from starlette.requests import Request
from starlette.responses import Response

VISIT_COOKIE = "saksi_visit"
FIELD = "csrf"
_LOCAL = re.compile(r"/(?![/\\])[^\\\x00-\x20\x7f]*\Z")


def new_visit() -> str:
    """An unguessable name for one browser."""
    return secrets.token_urlsafe(24)


def form_token(secret: bytes, visit: str) -> str:
    """What a form of this browser must carry."""
    return hmac.new(secret, f"form:{visit}".encode(), hashlib.sha256).hexdigest()


def check_form(secret: bytes, request: Request, given: str) -> None:
    """Raises 403 where the form is not one that this desk gave to this browser."""
    visit = request.cookies.get(VISIT_COOKIE, "")
    if not visit or not hmac.compare_digest(form_token(secret, visit), given):
        raise HTTPException(403, "form")


def remember_visit(response: Response, visit: str, *, secure: bool) -> None:
    """The cookie that ties forms to a browser; no script reads it."""
    response.set_cookie(VISIT_COOKIE, visit, httponly=True, samesite="strict", secure=secure)


def local_path(wanted: str | None) -> str:
    """`wanted` where it is a path on this desk, else the front page: no redirect leads elsewhere.

    >>> local_path("/articles/a?q=1"), local_path("//evil.example"), local_path("https:evil.example")
    ('/articles/a?q=1', '/', '/')
    """
    return wanted if wanted and _LOCAL.match(wanted) else "/"
