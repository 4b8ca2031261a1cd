"""For administrators: what failed and another try, what is watched, users, tokens, the audit."""

from typing import Annotated

from fastapi import APIRouter, Form, HTTPException, Query
from starlette.responses import HTMLResponse, RedirectResponse, Response

from saksi.store import access
from saksi.store.access import ROLES, Role
from saksi.views.web.desk import PageOf
from saksi.views.web.forms import check_form
from saksi.views.web.passwords import hash_password
from saksi.views.web.retrying import retry

router = APIRouter()
Csrf = Annotated[str, Form()]
Text = Annotated[str, Form(min_length=1, max_length=200)]


@router.get("/admin")
def admin(page: PageOf, before: Annotated[int | None, Query(ge=1)] = None) -> HTMLResponse:
    """All of it on one page."""
    page.require("admin")
    return _page(page, before=before)


def _page(
    page: PageOf, status: int = 200, before: int | None = None, token: str = "", note: str = ""
) -> HTMLResponse:
    store = page.store
    return page.answer(
        "admin.html",
        status,
        failures=store.failures(most=100),
        subscriptions=store.addresses.subscriptions(),
        users=store.ask(access.users),
        tokens=store.ask(access.tokens),
        audit=store.ask(access.audit, 50, before),
        roles=ROLES,
        token=token,
        note=note,
    )


@router.post("/admin/retry")
def try_again(page: PageOf, failure: Annotated[str, Form()], csrf: Csrf = "") -> Response:
    """Reads one failure again."""
    _allowed(page, csrf)
    found = next((f for f in page.store.failures() if f.id == failure), None)
    if found is None:
        raise HTTPException(404, "failure")
    read = retry(page.store, found)
    page.audit("failure.retry", failure, "read" if read else "failed")
    return RedirectResponse("/admin", 303)


@router.post("/admin/users")
def add_user(
    page: PageOf, name: Text, password: Text, role: Annotated[Role, Form()], csrf: Csrf = ""
) -> Response:
    """Adds somebody who may sign in."""
    _allowed(page, csrf)
    page.store.change(access.add_user, name.strip(), role, hash_password(password))
    page.audit("user.add", name.strip(), role)
    return RedirectResponse("/admin", 303)


@router.post("/admin/users/remove")
def remove_user(page: PageOf, name: Text, csrf: Csrf = "") -> Response:
    """Ends somebody's access."""
    _allowed(page, csrf)
    page.store.change(access.remove_user, name)
    page.audit("user.remove", name)
    return RedirectResponse("/admin", 303)


@router.post("/admin/tokens")
def add_token(
    page: PageOf,
    name: Text,
    title: Text,
    scope: Annotated[Role, Form()],
    days: Annotated[int, Form(ge=1, le=3650)] = 90,
    csrf: Csrf = "",
) -> HTMLResponse:
    """Makes a token and shows it, once."""
    _allowed(page, csrf)
    identity, token = page.store.change(access.add_token, name, title, scope, days)
    page.audit("token.add", identity, scope)
    return _page(page, token=token)


@router.post("/admin/tokens/remove")
def remove_token(page: PageOf, name: Text, csrf: Csrf = "") -> Response:
    """Ends a token."""
    _allowed(page, csrf)
    page.store.change(access.remove_token, name)
    page.audit("token.remove", name)
    return RedirectResponse("/admin", 303)


def _allowed(page: PageOf, csrf: str) -> None:
    page.require("admin")
    check_form(page.desk.settings.secret, page.request, csrf)
