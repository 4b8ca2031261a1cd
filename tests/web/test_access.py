"""Who may do what: every route for every role, sign-in, sessions, tokens, audit."""

import re
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from fastapi.routing import APIRoute
from starlette.testclient import TestClient

import saksi
from saksi.store import Store, access, open_store
from saksi.views.web import Settings, create_app
from saksi.views.web.limits import Tries
from saksi.views.web.pages import ROUTERS
from saksi.views.web.passwords import PasswordError, hash_password, is_password

PASSWORD = "a phrase that is long"
HASH = hash_password(PASSWORD)
ROLES = (None, "reader", "editor", "admin")

# The least role of every route; a route that is missing here fails the test.
LEAST: dict[tuple[str, str], str | None] = {
    ("GET", "/"): "reader",
    ("GET", "/search"): "reader",
    ("GET", "/search/counts"): "reader",
    ("GET", "/article/{article_id:path}"): "reader",
    ("GET", "/explain/{article_id:path}"): "reader",
    ("GET", "/capture/{article_id:path}"): "reader",
    ("GET", "/raw/{article_id:path}"): "reader",
    ("GET", "/stories"): "reader",
    ("GET", "/story/{story_id:path}"): "reader",
    ("GET", "/events"): "reader",
    ("GET", "/event/{event_id:path}"): "reader",
    ("GET", "/actors"): "reader",
    ("GET", "/actor/{name:path}"): "reader",
    ("GET", "/sources"): "reader",
    ("GET", "/network"): "reader",
    ("GET", "/network.json"): "reader",
    ("GET", "/map"): "reader",
    ("GET", "/map.json"): "reader",
    ("GET", "/review"): "editor",
    ("POST", "/review"): "editor",
    ("POST", "/review/undo"): "editor",
    ("GET", "/review/log"): "editor",
    ("GET", "/review/article/{article_id:path}"): "editor",
    ("GET", "/watchlists"): "reader",
    ("POST", "/watchlists"): "editor",
    ("POST", "/watchlists/remove"): "editor",
    ("GET", "/watchlist/{name:path}"): "reader",
    ("GET", "/feed/{form}/{name:path}"): "reader",
    ("GET", "/export"): "reader",
    ("GET", "/export/file"): "reader",
    ("GET", "/admin"): "admin",
    ("POST", "/admin/retry"): "admin",
    ("POST", "/admin/users"): "admin",
    ("POST", "/admin/users/remove"): "admin",
    ("POST", "/admin/tokens"): "admin",
    ("POST", "/admin/tokens/remove"): "admin",
    ("GET", "/read"): "editor",
    ("POST", "/read"): "editor",
    ("POST", "/read/keep"): "editor",
    ("POST", "/preferences"): None,
    ("GET", "/sign-in"): None,
    ("POST", "/sign-in"): None,
    ("POST", "/sign-out"): None,
}
ROUTES = [
    (method, route.path)
    for router in ROUTERS
    for route in router.routes
    if isinstance(route, APIRoute)
    for method in sorted(route.methods or ())
]
DATA = {
    "start": "0", "end": "5", "name": "x", "password": "y", "op": "accept", "target": "a#v9",
    "number": "99", "failure": "x", "role": "reader", "scope": "reader", "title": "x",
}  # fmt: skip


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store with an article and a user of each role, made once and copied."""
    where = tmp_path_factory.mktemp("access") / "guarded.sqlite"
    with open_store(where) as store:
        store.put(saksi.read("Rusia tolak usul\n\nRusia menolak usul itu.", id="a"))
        for role in access.ROLES:
            store.change(access.add_user, role, role, HASH)
    return where


@pytest.fixture
def guarded(template: Path, tmp_path: Path) -> Iterator[Store]:
    with open_store(shutil.copy(template, tmp_path / "guarded.sqlite")) as store:
        yield store


@pytest.fixture
def desk_of(guarded: Store) -> Callable[[], TestClient]:
    return _desks(guarded)


def _desks(store: Store) -> Callable[[], TestClient]:
    app = create_app(store, Settings("guarded.sqlite", open_to_all=False))
    return lambda: TestClient(app, base_url="http://127.0.0.1", headers={"accept-language": "en"})


@pytest.fixture(scope="module")
def shared(template: Path) -> Iterator[tuple[Store, Callable[[], TestClient]]]:
    """One desk for the whole matrix, whose calls change nothing."""
    copied = template.with_name("shared.sqlite")
    with open_store(shutil.copy(template, copied)) as store:
        yield store, _desks(store)


def _signed_in(desk: TestClient, store: Store, role: str | None) -> TestClient:
    if role:
        desk.cookies.set("saksi_session", store.change(access.open_session, role))
    return desk


def _token(desk: TestClient) -> str:
    found = re.search(r'name="csrf" value="([0-9a-f]{64})"', desk.get("/sign-in").text)
    if found is None:  # signed in: any page has it
        found = re.search(r'name="csrf" value="([0-9a-f]{64})"', desk.get("/").text)
    assert found
    return found[1]


def test_every_route_is_in_the_matrix() -> None:
    assert sorted(ROUTES) == sorted(LEAST)


@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize(("method", "path"), ROUTES)
def test_role_by_endpoint(
    shared: tuple[Store, Callable[[], TestClient]], method: str, path: str, role: str | None
) -> None:
    store, desk_of = shared
    desk = _signed_in(desk_of(), store, role)
    address = re.sub(r"\{\w+(:path)?\}", "a", path)
    least = LEAST[method, path]
    data = {**DATA, "csrf": _token(desk)}
    answer = desk.request(
        method, address, params=DATA if method == "GET" else None,
        data=data if method == "POST" else None, follow_redirects=False,
    )  # fmt: skip
    allowed = least is None or access.allows(role, least)  # type: ignore[arg-type]
    if allowed:
        refused = {401, 403} if path != "/sign-in" else {403}
        assert answer.status_code not in refused
        assert not answer.headers.get("location", "").startswith("/sign-in?")
    elif role is None and method == "GET":
        assert (answer.status_code, answer.headers["location"][:14]) == (303, "/sign-in?next=")
    else:
        assert answer.status_code == (401 if role is None else 403)


def test_sign_in_leads_back_and_out_again(
    desk_of: Callable[[], TestClient], guarded: Store
) -> None:
    desk = desk_of()
    assert desk.get("/article/a").url.query == b"next=%2Farticle%2Fa"
    data = {"csrf": _token(desk), "name": "reader", "password": PASSWORD, "next": "/article/a"}
    answer = desk.post("/sign-in", data=data, follow_redirects=False)
    assert (answer.status_code, answer.headers["location"]) == (303, "/article/a")
    cookie = answer.headers["set-cookie"]
    assert "HttpOnly" in cookie
    assert "SameSite=lax" in cookie
    assert desk.get("/article/a").status_code == 200
    desk.post("/sign-out", data={"csrf": _token(desk)})
    assert desk.get("/article/a", follow_redirects=False).status_code == 303
    actions = [line.action for line in guarded.ask(access.audit)]
    assert actions == ["session.close", "session.open"]


@pytest.mark.parametrize(
    ("name", "password"), [("reader", "wrong"), ("nobody", PASSWORD), ("", "")]
)
def test_wrong_password_opens_nothing(
    desk_of: Callable[[], TestClient], name: str, password: str
) -> None:
    desk = desk_of()
    data = {"csrf": _token(desk), "name": name, "password": password}
    assert desk.post("/sign-in", data=data).status_code == 401
    assert "saksi_session" not in desk.cookies


def test_many_tries_of_one_name_are_stopped(
    desk_of: Callable[[], TestClient], guarded: Store
) -> None:
    desk = desk_of()
    data = {"csrf": _token(desk), "name": "tried-often", "password": "wrong"}
    codes = [desk.post("/sign-in", data=data).status_code for _ in range(6)]
    assert codes == [401] * 5 + [429]


def test_tries_are_forgotten_after_their_time() -> None:
    now = [0.0]
    tries = Tries(2, 60, lambda: now[0])
    assert [tries.allow("a") for _ in range(3)] == [True, True, False]
    now[0] = 61
    assert tries.allow("a")


def test_removing_a_user_ends_their_session(
    desk_of: Callable[[], TestClient], guarded: Store
) -> None:
    desk = _signed_in(desk_of(), guarded, "reader")
    assert desk.get("/", follow_redirects=False).status_code == 200
    guarded.change(access.remove_user, "reader")
    assert desk.get("/", follow_redirects=False).status_code == 303


def test_token_may_no_more_than_its_scope(
    desk_of: Callable[[], TestClient], guarded: Store
) -> None:
    _, token = guarded.change(access.add_token, "editor", "script", "reader", 1)
    desk = desk_of()
    headers = {"authorization": f"Bearer {token}"}
    assert desk.get("/", headers=headers, follow_redirects=False).status_code == 200
    assert desk.get("/read", headers=headers).status_code == 403
    assert guarded.ask(access.tokens)[0].last_used is not None


def test_token_that_expired_or_is_wrong_is_nobody(
    desk_of: Callable[[], TestClient], guarded: Store
) -> None:
    _, token = guarded.change(access.add_token, "admin", "old", "admin", -1)
    desk = _signed_in(desk_of(), guarded, "admin")
    for shown in (token, "saksi_wrong", ""):
        answer = desk.get("/", headers={"authorization": f"Bearer {shown}"}, follow_redirects=False)
        assert answer.status_code == 303


def test_token_cannot_exceed_its_user(guarded: Store) -> None:
    with pytest.raises(access.AccessError, match="cannot be admin"):
        guarded.change(access.add_token, "reader", "x", "admin", 1)


def test_last_administrator_stays(guarded: Store) -> None:
    with pytest.raises(access.AccessError, match="last administrator"):
        guarded.change(access.remove_user, "admin")


def test_store_holds_no_secret(guarded: Store) -> None:
    secret = guarded.change(access.open_session, "admin")
    _, token = guarded.change(access.add_token, "admin", "x", "reader", 1)
    where = Path(str(guarded.where))
    kept = where.read_bytes() + where.with_name(where.name + "-wal").read_bytes()
    for hidden in (secret, token, PASSWORD):
        assert hidden.encode() not in kept


def test_passwords_are_long_and_checked() -> None:
    with pytest.raises(PasswordError, match="12 to 1024"):
        hash_password("short")
    assert is_password(HASH, PASSWORD)
    assert not is_password(HASH, PASSWORD + "x")
    assert not is_password(None, PASSWORD)
    assert not is_password("not a hash", PASSWORD)
