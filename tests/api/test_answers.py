"""What the API answers: the same as the store, in pages, with tags and problems."""

from typing import Any

import msgspec
import pytest
from starlette.testclient import TestClient

from saksi.store import Filters, Store
from saksi.views.api.app import create_api
from saksi.views.web.desk import Desk
from saksi.views.web.settings import Settings

PROBLEM = "application/problem+json"


def _all(api: TestClient, path: str, **asked: Any) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = []
    at: dict[str, str] = {}
    while True:
        body = api.get(path, params={**asked, **at}).json()
        found += body["items"]
        if body["next"] is None:
            return found
        at = {"cursor": body["next"]}


def test_record_is_the_stored_one_byte_for_byte(api: TestClient, store: Store) -> None:
    answer = api.get("/v1/articles/world%2Fpatrol-nusakabar")
    assert answer.text == store.json("world/patrol-nusakabar")


@pytest.mark.parametrize("what", ["articles", "statements", "events"])
def test_pages_together_hold_what_the_store_counts(
    api: TestClient, store: Store, what: str
) -> None:
    found = _all(api, f"/v1/{what}", limit=3)
    total = api.get(f"/v1/{what}", params={"count": "true", "limit": 1}).json()["total"]
    assert len(found) == total == store.total(what) > 3
    keys = {(one.get("article"), one["id"]) for one in found}
    assert len(keys) == total


def test_facets_narrow_as_in_the_store(api: TestClient, store: Store) -> None:
    found = _all(api, "/v1/statements", lang="en", speaker="GHA")
    same = store.statements(Filters(lang="en", speaker="GHA"), limit=500).rows
    assert found == msgspec.to_builtins(list(same))
    assert found


def test_merged_events_and_stories_lead_to_each_other(api: TestClient) -> None:
    event = next(e for e in _all(api, "/v1/merged-events", limit=5) if e["story"])
    assert api.get(f"/v1/merged-events/{event['id']}").json() == event
    story = api.get(f"/v1/stories/{event['story']}").json()
    assert event["id"] in {line["event"] for line in story["timeline"]}
    witnesses = api.get(f"/v1/witnesses/{event['id']}").json()["items"]
    assert witnesses == event["witnesses"]


def test_search_marks_the_words(api: TestClient, store: Store) -> None:
    [hit] = api.get("/v1/search", params={"q": "menolak utusan", "lang": "id"}).json()["items"]
    text = store.get(hit["id"]).text
    marks = [text[m["start"] : m["end"]] for s in hit["snippets"] for m in s["marks"]]
    assert "Utusan" in marks


def test_the_same_answer_is_not_sent_twice(api: TestClient) -> None:
    first = api.get("/v1/articles/injected")
    again = api.get("/v1/articles/injected", headers={"if-none-match": first.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")
    other = api.get("/v1/articles/injected", headers={"if-none-match": '"else"'})
    assert other.status_code == 200


def test_changes_tell_deletions(api: TestClient, store: Store) -> None:
    last = store.last_change()
    assert api.delete("/v1/articles/injected").status_code == 204
    [change] = api.get("/v1/changes", params={"updated_since": last}).json()["items"]
    assert (change["id"], change["kind"]) == ("injected", "delete")
    assert api.get("/v1/articles/injected").status_code == 404


def test_changes_come_in_pages(api: TestClient, store: Store) -> None:
    seen, at = [], "0"
    while at is not None:
        body = api.get("/v1/changes", params={"updated_since": at, "limit": 2}).json()
        seen += [one["id"] for one in body["items"]]
        at = body["next"]
    assert sorted(seen) == sorted(row.id for row in store.list(limit=100))


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/v1/articles/nothing", 404),
        ("/v1/merged-events/nothing", 404),
        ("/v1/stories/nothing", 404),
        ("/v1/nothing", 404),
        ("/v1/articles?speeker=Lavrov", 422),
        ("/v1/articles?limit=0", 422),
        ("/v1/articles?since=yesterday", 422),
        ("/v1/events?type=WAR", 422),
        ("/v1/articles?cursor=zz", 400),
        ("/v1/merged-events?cursor=zz", 400),
        ("/v1/search?q=%2D", 400),
    ],
)
def test_what_is_wrong_is_said(api: TestClient, path: str, status: int) -> None:
    answer = api.get(path)
    assert answer.status_code == status
    assert answer.headers["content-type"] == PROBLEM
    assert answer.json()["status"] == status
    assert answer.json()["detail"]


def test_nearest_ids_are_offered(api: TestClient) -> None:
    assert "injected" in api.get("/v1/articles/inject").json()["like"]


def test_page_is_read_and_only_kept_when_asked(api: TestClient, store: Store) -> None:
    given = {"text": "Kenya menolak usul itu.", "published": "2026-01-02", "id": "new/one"}
    read = api.post("/v1/read", json=given)
    assert read.json()["text"] == given["text"]
    assert not store.list(Filters(since="2026-01-02", until="2026-01-02"))
    kept = api.post("/v1/articles", json=given)
    assert kept.status_code == 201
    assert api.get(kept.headers["location"]).text == kept.text == read.text


@pytest.mark.parametrize(
    "given",
    [
        {},
        {"url": "https://a.example/", "text": "x"},
        {"url": "file:///etc/passwd"},
        {"url": "http://127.0.0.1:1/"},
        {"url": "http://[::1]/"},
        {"html": "<p>x</p>", "path": "/etc/passwd"},
    ],
)
def test_nothing_but_one_public_page_is_read(api: TestClient, given: dict[str, str]) -> None:
    answer = api.post("/v1/read", json=given)
    assert answer.status_code == 422
    assert answer.headers["content-type"] == PROBLEM


def test_failure_is_kept_for_a_later_try(api: TestClient, store: Store) -> None:
    before = store.counts().failures
    assert api.post("/v1/articles", json={"url": "http://127.0.0.1:1/"}).status_code == 422
    assert store.counts().failures == before + 1


def test_too_many_requests_are_put_off(store: Store) -> None:
    api = TestClient(create_api(Desk(store, Settings("news.sqlite")), most=2))
    answers = [api.get("/changes") for _ in range(3)]
    assert [a.status_code for a in answers] == [200, 200, 429]
    assert answers[2].headers["retry-after"] == "60"


def test_other_sites_may_not_ask_from_a_browser(api: TestClient) -> None:
    asked = {"origin": "https://elsewhere.example", "sec-fetch-site": "cross-site"}
    assert api.post("/v1/articles", json={"text": "x"}, headers=asked).status_code == 403
    assert api.delete("/v1/articles/injected", headers=asked).status_code == 403
    answer = api.get("/v1/articles", headers=asked)
    assert not [name for name in answer.headers if name.startswith("access-control-")]
    foreign = api.get("/v1/articles", headers={"host": "elsewhere.example"})
    assert foreign.status_code == 421


@pytest.mark.parametrize("what", ["articles", "statements", "events"])
def test_facets_count_what_is_listed(api: TestClient, what: str) -> None:
    found = api.get("/v1/facets", params={"what": what}).json()["items"]
    assert {facet["name"] for facet in found} >= {"who", "whom", "type", "date", "stance"}
    chosen = [(facet["name"], value) for facet in found for value in facet["values"][:2]]
    assert len(chosen) > 8
    for name, value in chosen:
        asked = {name: value["value"], "count": "true", "limit": 500}
        listed = api.get(f"/v1/{what}", params=asked).json()
        assert listed["total"] == len(listed["items"]) == value["count"], (name, value)
