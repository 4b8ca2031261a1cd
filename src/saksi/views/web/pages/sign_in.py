"""Signing in and out."""

from typing import Annotated

from fastapi import APIRouter, Form, HTTPException
from starlette.responses import HTMLResponse, RedirectResponse, Response

from saksi.store import access
from saksi.views.web.desk import PublicPageOf
from saksi.views.web.forms import check_form, local_path
from saksi.views.web.limits import Tries
from saksi.views.web.passwords import is_password
from saksi.views.web.visitors import SESSION_COOKIE

router = APIRouter()
BY_PLACE, BY_NAME = Tries(20, 60), Tries(5, 60)


@router.get("/sign-in")
def ask(page: PublicPageOf, next: str = "/") -> Response:
    """The form."""
    if page.visitor.role:
        return RedirectResponse(local_path(next), 303)
    return page.answer("sign_in.html", next=local_path(next), wrong=False)


@router.post("/sign-in")
def sign_in(
    page: PublicPageOf,
    name: Annotated[str, Form(max_length=200)] = "",
    password: Annotated[str, Form(max_length=2000)] = "",
    csrf: Annotated[str, Form()] = "",
    next: Annotated[str, Form()] = "/",
) -> Response:
    """A session for whoever knows the password; 429 after too many tries."""
    settings = page.desk.settings
    check_form(settings.secret, page.request, csrf)
    place = page.request.client.host if page.request.client else "?"
    if not BY_PLACE.allow(place) or not BY_NAME.allow(name.casefold()):
        raise HTTPException(429, "tries")
    user = page.store.ask(access.user, name)
    if not is_password(user.password if user else None, password) or user is None:
        return _wrong(page, local_path(next))
    BY_NAME.forget(name.casefold())
    secret = page.store.change(access.open_session, user.name)
    page.store.change(access.note_audit, user.name, "session.open")
    response = RedirectResponse(local_path(next), 303)
    response.set_cookie(
        SESSION_COOKIE, secret, max_age=int(access.SESSION.total_seconds()), httponly=True,
        samesite="lax", secure=settings.secure_cookies,
    )  # fmt: skip
    return response


def _wrong(page: PublicPageOf, following: str) -> HTMLResponse:
    return page.answer("sign_in.html", 401, next=following, wrong=True)


@router.post("/sign-out")
def sign_out(page: PublicPageOf, csrf: Annotated[str, Form()] = "") -> Response:
    """Ends the session."""
    check_form(page.desk.settings.secret, page.request, csrf)
    secret = page.request.cookies.get(SESSION_COOKIE, "")
    if secret and page.visitor.name:
        page.store.change(access.close_session, secret)
        page.store.change(access.note_audit, page.visitor.name, "session.close")
    response = RedirectResponse("/sign-in", 303)
    response.delete_cookie(SESSION_COOKIE)
    return response
