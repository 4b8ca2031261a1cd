"""What the desk counts: facets that list just as many, totals kept only while they hold."""

import html
import re
import threading
import time
from pathlib import Path
from urllib.parse import parse_qsl

import pytest
from starlette.testclient import TestClient

import saksi
from saksi.store import Filters, Store, newsroom, open_store
from saksi.views.web import Settings, create_app
from saksi.views.web.counting import total_of, warm
from saksi.views.web.desk import Desk
from saksi.views.web.graphs import graph_of
from saksi.views.web.kept import Kept

_FACET = re.compile(
    r'<li><a href="(/search\?[^"]*)"[^>]*><span>[^<]*</span> <span class="number">([^<]*)<'
)
_TOTAL = r'data-total="{}"[^>]*>([^<]*)<'
TEXT = 'Peru tolak usul\n\n"Kami menolak," kata Menlu Peru Ana Quispe.'


@pytest.mark.parametrize("what", ["articles", "statements", "events"])
@pytest.mark.parametrize("asked", ["", "&q=sanksi", "&stance=deny", "&type=REJECT"])
def test_facet_of_a_page_lists_as_many_as_it_says(desk: TestClient, what: str, asked: str) -> None:
    page = desk.get(f"/search?what={what}{asked}").text
    links = _FACET.findall(page)
    assert len(links) > 2
    for address, many in links[:25]:
        chosen = desk.get(html.unescape(address)).text
        told = re.search(_TOTAL.format(what), chosen)
        assert told
        assert told[1] == many, address


def test_chosen_facets_can_be_taken_away(desk: TestClient) -> None:
    page = desk.get("/search?what=events&type=REJECT&who=NOR&q=sanksi").text
    chosen = page[page.index('class="chosen"') :]
    without = re.findall(r'<li><a href="([^"]*)"', chosen)[:3]
    assert [html.unescape(a) for a in without] == [
        "/search?type=REJECT&q=sanksi&what=events",
        "/search?who=NOR&q=sanksi&what=events",
        "/search?who=NOR&type=REJECT&what=events",
    ]


def test_large_store_is_counted_after_the_page_is_shown(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("saksi.views.web.counting.LARGE", 0)
    monkeypatch.setattr("saksi.views.web.pages.search.LARGE", 0)
    desk = TestClient(create_app(store, Settings("x")), base_url="http://127.0.0.1")
    page = desk.get("/search?what=events&type=REJECT").text
    assert not _FACET.findall(page)
    later = re.search(r'data-hx-get="(/search/counts[^"]*)"', page)
    assert later
    part = desk.get(html.unescape(later[1])).text
    assert _FACET.findall(part)
    assert part.count("data-hx-swap-oob") == 3
    assert _FACET.findall(desk.get("/search?what=events&type=REJECT").text)
    without_scripts = desk.get("/search?what=events&type=ACCUSE&counted=true").text
    assert _FACET.findall(without_scripts)


def test_counts_follow_the_store(tmp_path: Path) -> None:
    with open_store(tmp_path / "new.sqlite") as store:
        desk = Desk(store, Settings("x"))
        warm(desk)
        assert total_of(desk, "articles", Filters()).many == 0
        store.put(saksi.read(TEXT, id="peru"))
        assert total_of(desk, "articles", Filters()).many == 1
        assert total_of(desk, "statements", Filters(speaker="Quispe")).many == 1
        store.delete(["peru"])
        assert total_of(desk, "articles", Filters()).many == 0


def test_many_readers_ask_once(store: Store) -> None:
    kept, asked = Kept(store), []

    def question() -> int:
        time.sleep(0.05)
        asked.append(1)
        return len(asked)

    readers = [threading.Thread(target=kept.ask, args=("a", question)) for _ in range(8)]
    for reader in readers:
        reader.start()
    for reader in readers:
        reader.join()
    assert asked == [1]
    assert kept.held("a") == 1
    assert kept.held("b") is None


def test_slow_overview_may_be_a_minute_old(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("saksi.views.web.kept.SLOW", 0.0)
    with open_store(tmp_path / "new.sqlite") as store:
        kept = Kept(store)
        assert kept.overview("a", lambda: 1) == 1
        store.put(saksi.read(TEXT, id="peru"))
        assert kept.overview("a", lambda: 2) == 1
        assert kept.ask("a", lambda: 3) == 3


def test_answers_asked_longest_ago_are_let_go(store: Store) -> None:
    kept = Kept(store, most=2)
    for key in "abc":
        kept.ask(key, lambda: 1)
    assert [kept.held(key) for key in "abc"] == [None, 1, 1]


def test_line_of_the_network_opens_as_many_reports_as_it_says(store: Store) -> None:
    days = store.ask(newsroom.days)
    assert days
    ties = store.ask(newsroom.ties, *days)
    assert len(ties) > 3
    for edge in graph_of(ties, "..".join(days), "en").edges:
        asked = dict(parse_qsl(edge.href.partition("?")[2]))
        del asked["what"]
        assert store.total("events", Filters(**asked)) == edge.reports, edge.href


def test_home_tells_of_intake_and_feeds(desk: TestClient, store: Store) -> None:
    many = store.counts().articles
    assert store.ask(newsroom.intake)[-1][1] <= many
    assert sum(n for _, n in store.ask(newsroom.intake)) == many
    assert "feed or site is watched" not in desk.get("/").text
    store.addresses.subscribe("https://a.example/feed", 60)
    [watched] = store.addresses.subscriptions()
    store.addresses.checked(watched, "silent")
    page = desk.get("/").text
    store.addresses.unsubscribe("https://a.example/feed")
    assert "One feed or site is watched" in page
    assert "one could not be had: https://a.example/feed" in page
