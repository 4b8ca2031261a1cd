"""Foreign hosts, forged forms and redirects elsewhere are turned away; every answer says its policy."""

import re

import pytest
from starlette.testclient import TestClient

from saksi.views.web.forms import local_path


@pytest.mark.parametrize(
    "host", ["evil.example", "127.0.0.1.evil.example", "localhost@evil", "", "[::1", "0.0.0.0:80"]
)
def test_other_host_names_are_turned_away(desk: TestClient, host: str) -> None:
    assert desk.get("/", headers={"host": host}).status_code == 421


@pytest.mark.parametrize(
    "host", ["localhost", "localhost:8750", "127.0.0.1:1", "[::1]:99", "LOCALHOST"]
)
def test_own_host_names_are_answered(desk: TestClient, host: str) -> None:
    assert desk.get("/", headers={"host": host}).status_code == 200


@pytest.mark.parametrize(
    "headers",
    [
        {"origin": "https://evil.example"},
        {"origin": "null"},
        {"origin": "http://127.0.0.1:81"},
        {"origin": "http://[bad"},
        {"sec-fetch-site": "cross-site"},
        {"sec-fetch-site": "same-site"},
    ],
)
def test_writes_from_other_sites_are_turned_away(desk: TestClient, headers: dict[str, str]) -> None:
    data = {"csrf": _token(desk), "lang": "id"}
    assert desk.post("/preferences", data=data, headers=headers).status_code == 403
    assert "saksi_lang" not in desk.cookies


@pytest.mark.parametrize("token", ["", "0" * 64, "x"])
def test_form_without_its_token_is_refused(desk: TestClient, token: str) -> None:
    desk.get("/")
    assert desk.post("/preferences", data={"csrf": token, "lang": "id"}).status_code == 403


def test_form_of_another_browser_is_refused(desk: TestClient) -> None:
    token = _token(desk)
    desk.cookies.clear()
    assert desk.post("/preferences", data={"csrf": token, "lang": "id"}).status_code == 403


@pytest.mark.parametrize(
    "wanted",
    [
        "//evil.example", "///evil.example", "/\\evil.example", "\\\\evil.example", "https://evil.example",
        "javascript:alert(1)", "/\tevil", "/a\nSet-Cookie: x=1", "evil.example", "", " /a", "/a b", "/%0d\x00",
    ],
)  # fmt: skip
def test_redirects_lead_nowhere_else(desk: TestClient, wanted: str) -> None:
    assert local_path(wanted) == "/"
    data = {"csrf": _token(desk), "next": wanted}
    assert desk.post("/preferences", data=data, follow_redirects=False).headers["location"] == "/"


@pytest.mark.parametrize(
    "path", ["/", "/search?q=a", "/article/emoji", "/nowhere", "/static/desk.css", "/raw/emoji"]
)
def test_every_answer_says_its_policy(desk: TestClient, path: str) -> None:
    headers = desk.get(path).headers
    policy = headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert "nonce" not in policy
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["x-frame-options"] == "DENY"
    assert headers["referrer-policy"] == "same-origin"
    assert "access-control-allow-origin" not in headers


def test_no_other_site_may_read_an_answer(desk: TestClient) -> None:
    answer = desk.options(
        "/", headers={"origin": "https://evil.example", "access-control-request-method": "GET"}
    )
    assert "access-control-allow-origin" not in answer.headers


@pytest.mark.parametrize("path", ["/", "/search", "/article/emoji"])
def test_pages_hold_no_inline_code_or_style(desk: TestClient, path: str) -> None:
    page = desk.get(path).text
    assert not re.search(r"<script(?![^>]*\ssrc=)|<style|\sstyle=|\son\w+=|javascript:", page)
    assert not re.search(r'(?:src|href)="(?:https?:)?//', page)


def _token(desk: TestClient) -> str:
    found = re.search(r'name="csrf" value="([0-9a-f]{64})"', desk.get("/").text)
    assert found
    return found[1]
