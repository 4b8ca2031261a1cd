"""Every route of the API for every role, by token."""

from collections.abc import Callable

import pytest
from fastapi.routing import APIRoute
from starlette.testclient import TestClient

from saksi.store import Store, access
from saksi.store.access import Role
from saksi.views.api import articles, together, writing
from saksi.views.web import Settings, create_app

ROLES: tuple[Role | None, ...] = (None, "reader", "editor", "admin")
WRITES = {("POST", "/read"), ("POST", "/articles"), ("DELETE", "/articles/{article_id:path}")}
ROUTES = [
    (method, route.path)
    for router in (articles.router, together.router, writing.router)
    for route in router.routes
    if isinstance(route, APIRoute)
    for method in sorted(route.methods or ())
]
Ask = Callable[..., int]


@pytest.fixture
def ask(store: Store) -> Ask:
    """The status of a request with the token of a role, or with none."""
    tokens: dict[Role | None, str] = {}
    for role in ("reader", "editor", "admin"):
        store.change(access.add_user, role, role, "no hash")
        tokens[role] = store.change(access.add_token, role, "t", role, 1)[1]
    client = TestClient(
        create_app(store, Settings("news.sqlite", open_to_all=False)), base_url="http://127.0.0.1"
    )

    def status(role: Role | None, method: str, path: str, **sent: object) -> int:
        headers = {"authorization": f"Bearer {tokens[role]}"} if role else {}
        return client.request(method, f"/v1{path}", headers=headers, **sent).status_code  # type: ignore[arg-type]

    return status


def _path(path: str) -> str:
    for name in ("article_id", "event_id", "story_id"):
        path = path.replace(f"{{{name}:path}}", "nothing")
    return path + ("?q=usul" if path == "/search" else "")


def test_matrix_knows_every_write() -> None:
    assert {r for r in ROUTES if r[0] != "GET"} == WRITES
    assert len(ROUTES) == len(set(ROUTES))


@pytest.mark.parametrize("route", ROUTES, ids=" ".join)
def test_only_the_role_that_may_is_answered(ask: Ask, route: tuple[str, str]) -> None:
    method, path = route
    least: Role = "editor" if route in WRITES else "reader"
    for role in ROLES:
        sent = {"json": {"text": "Kenya menolak usul itu."}} if method == "POST" else {}
        status = ask(role, method, _path(path), **sent)
        if role is None:
            assert status == 401
        elif not access.allows(role, least):
            assert status == 403
        else:
            assert status in (200, 201, 204, 404)


def test_token_goes_no_further_than_its_scope(store: Store, ask: Ask) -> None:
    token = store.change(access.add_token, "admin", "t", "reader", 1)[1]
    client = TestClient(
        create_app(store, Settings("x", open_to_all=False)), base_url="http://127.0.0.1"
    )
    bearer = {"authorization": f"Bearer {token}"}
    assert client.get("/v1/articles", headers=bearer).status_code == 200
    assert client.delete("/v1/articles/injected", headers=bearer).status_code == 403


def test_writes_are_audited(store: Store, ask: Ask) -> None:
    assert ask("editor", "DELETE", "/articles/injected") == 204
    [noted] = store.ask(access.audit, 1)
    assert (noted.who, noted.action, noted.object) == ("editor", "article.delete", "injected")
