"""The Python client gives what the store holds."""

import re
from collections.abc import Iterator

import httpx2
import pytest
from starlette.testclient import TestClient

from saksi.client import ApiError, Client
from saksi.errors import SaksiError
from saksi.store import EventFilters, Filters, Store


class _Into(httpx2.BaseTransport):
    """Hands requests to an application in this process."""

    def __init__(self, api: TestClient) -> None:
        self.api, self.busy, self.asked = api, 0, set[tuple[str, str]]()

    def handle_request(self, request: httpx2.Request) -> httpx2.Response:
        if self.busy:
            self.busy -= 1
            return httpx2.Response(503, headers={"retry-after": "0"})
        url = request.url.raw_path.decode()
        self.asked.add((request.method, url.partition("?")[0].removeprefix("/v1")))
        content = request.read()
        headers = {k: v for k, v in request.headers.items() if k in ("content-type", "accept")}
        answer = self.api.request(request.method, url, content=content, headers=headers)
        return httpx2.Response(answer.status_code, content=answer.content)


@pytest.fixture
def transport(api: TestClient) -> _Into:
    return _Into(api)


@pytest.fixture
def client(transport: _Into) -> Iterator[Client]:
    with Client("http://127.0.0.1", transport=transport) as made:
        yield made


def test_listings_go_over_all_pages(client: Client, store: Store) -> None:
    assert list(client.articles()) == list(store.articles(limit=500).rows)
    found = list(client.statements(lang="id", limit="2"))
    assert found == list(store.statements(Filters(lang="id"), limit=500).rows)
    assert len(found) == client.total("statements", lang="id") > 2


def test_records_and_what_is_told_together(client: Client, store: Store) -> None:
    assert client.article("world/patrol-nusakabar") == store.get("world/patrol-nusakabar")
    merged = list(client.merged_events(party="GHA"))
    assert merged == list(store.merged_events(EventFilters(party="GHA"), limit=500).rows)
    assert merged
    event = merged[0]
    assert client.merged_event(event.id) == event
    assert tuple(client.witnesses(event.id)) == event.witnesses
    story = client.story(event.reports[0].article)
    assert story == store.story(story.id)
    assert list(client.contradictions()) == list(store.contradictions())
    assert client.search("kapal patroli") == list(store.search("kapal patroli"))


def test_changes_go_on_to_the_last(client: Client, store: Store) -> None:
    client.delete("injected")
    changes = list(client.changes())
    assert changes == list(store.changes())
    assert [c.id for c in changes if c.kind == "delete"] == ["injected"]


def test_page_is_read_there(client: Client, store: Store) -> None:
    record = client.read(text="Kenya menolak usul itu.", id="k", keep=True)
    assert store.get("k") == record


def test_every_route_has_its_method(client: Client, transport: _Into, store: Store) -> None:
    assert client.counts() == store.counts()
    name, event = "world/patrol-nusakabar", store.merged_events(limit=1).rows[0].id
    for found in (
        client.articles(), client.statements(), client.events(), client.merged_events(),
        client.stories(), client.changes(), client.search("kapal"), client.versions(name),
        client.copies(name), client.witnesses(event), client.contradictions(), client.dyads(),
        client.facets(), [client.article(name), client.merged_event(event), client.story(name)],
        [client.read(text="Kenya menolak usul itu."), client.read(text="Kenya.", id="k", keep=True)],
    ):  # fmt: skip
        assert list(found) or found == []
    client.delete("k")
    described = transport.api.get("/v1/openapi.json").json()["paths"]
    patterns = {
        (method.upper(), path): re.compile(re.sub(r"\\{[^}]*\\}", "[^/]+", re.escape(path)))
        for path, methods in described.items()
        for method in methods
    }
    met = {
        route
        for route, pattern in patterns.items()
        if any(m == route[0] and pattern.fullmatch(path) for m, path in transport.asked)
    }
    assert sorted(set(patterns) - met) == []


def test_refusal_says_why(client: Client) -> None:
    with pytest.raises(ApiError, match="no article 'inject'") as caught:
        client.article("inject")
    assert caught.value.status == 404
    assert "injected" in caught.value.like


def test_busy_api_is_asked_again(client: Client, transport: _Into) -> None:
    transport.busy = 2
    assert client.total("articles") > 0
    transport.busy = 9
    with pytest.raises(ApiError) as caught:
        client.total("articles")
    assert caught.value.status == 503


def test_where_nothing_answers_the_way_out_is_named() -> None:
    with Client("http://127.0.0.1:1") as nobody, pytest.raises(SaksiError, match="saksi serve"):
        nobody.article("x")


def test_facets_are_those_of_the_store(client: Client, store: Store) -> None:
    asked = client.facets("events", type="ASSAULT")
    assert asked == list(store.facets("events", Filters(type="ASSAULT")))
    assert any(facet.values for facet in asked)
