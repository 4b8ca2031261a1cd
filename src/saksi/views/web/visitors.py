"""Who a request comes from: a session's cookie, a token, or anybody where the desk is open to all."""

from collections.abc import Awaitable, Callable
from typing import Annotated

from fastapi import Depends, HTTPException
from msgspec import Struct
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request

from saksi.store import Store, access
from saksi.store.access import ROLES, Role, allows
from saksi.views.web.settings import Settings

SESSION_COOKIE = "saksi_session"
LOCAL = "local"  # who is noted where nobody has to sign in


class Visitor(Struct, frozen=True):
    """Who asks. `name` is null where nobody has to sign in, or has not yet; then see `role`."""

    name: str | None
    role: Role | None

    @property
    def known_as(self) -> str:
        """The name in the audit."""
        return self.name or LOCAL

    def may(self, needed: Role) -> bool:
        """Whether the visitor's role covers another."""
        return allows(self.role, needed)


NOBODY = Visitor(None, None)


async def found_visitor(request: Request) -> Visitor:
    """Who asks, without leaving for another thread where the store need not be asked."""
    settings: Settings = request.app.state.desk.settings
    if settings.open_to_all and "authorization" not in request.headers:
        return Visitor(None, "admin")
    return await run_in_threadpool(visitor_of, request)


def visitor_of(request: Request) -> Visitor:
    """Who asks; a token that is wrong or expired is nobody, whatever cookies come with it."""
    settings: Settings = request.app.state.desk.settings
    store: Store = request.app.state.desk.store
    scheme, _, token = request.headers.get("authorization", "").partition(" ")
    if scheme.lower() == "bearer":
        return _of_token(store, token.strip())
    if settings.open_to_all:
        return Visitor(None, "admin")
    secret = request.cookies.get(SESSION_COOKIE, "")
    found = store.ask(access.session_user, secret) if secret else None
    return Visitor(found.name, found.role) if found else NOBODY


def _of_token(store: Store, secret: str) -> Visitor:
    """A token may what its user may, but no more than its scope."""
    found = store.ask(access.token_holder, secret)
    if found is None:
        return NOBODY
    user, token = found
    if access.is_stale(token):
        store.change(access.note_use, token)
    return Visitor(user.name, min(user.role, token.scope, key=ROLES.index))


def require(needed: Role) -> Callable[[Request], Awaitable[Visitor]]:
    """A dependency that gives the visitor, or answers 401 or 403: for the HTTP API."""

    async def check(request: Request) -> Visitor:
        visitor = await found_visitor(request)
        if visitor.role is None:
            raise HTTPException(401, "sign in", headers={"www-authenticate": "Bearer"})
        if not visitor.may(needed):
            raise HTTPException(403, f"this needs the role {needed}")
        return visitor

    return check


Reader = Annotated[Visitor, Depends(require("reader"))]
Editor = Annotated[Visitor, Depends(require("editor"))]
Admin = Annotated[Visitor, Depends(require("admin"))]
