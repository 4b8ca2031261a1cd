"""`saksi watch`: the list of what is watched, and a look at each."""

import json
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from saksi.store import open_store
from saksi.views.cli import watch
from tests.local_site import Answer, Site, article, serve
from tests.views.conftest import Answer as Called

Saksi = Callable[..., Called]
QUICK = ("--pause", "0", "--allow-host", "localhost")
PROSE = "Pemerintah daerah Tanjung Mahoni menolak usul penutupan pelabuhan lama pada Senin (2/3)."


def feed(site: Site, *paths: str) -> Answer:
    entries = "".join(f'<entry><title>{p}</title><link href="{p}"/></entry>' for p in paths)
    text = f'<feed xmlns="http://www.w3.org/2005/Atom"><title>Kabar</title>{entries}</feed>'
    return Answer(text, "application/atom+xml", etag=f'"{len(paths)}"')


@pytest.fixture
def site() -> Iterator[Site]:
    with serve() as started:
        for path in ("/a", "/b"):
            started.pages[path] = article(f"Pelabuhan lama {path[1:]} tetap dibuka", PROSE)
        started.pages["/feed"] = feed(started, "/a")
        yield started


def test_watched_addresses_are_listed_and_removed(saksi: Saksi, tmp_path: Path) -> None:
    store = ("--store", tmp_path / "s.sqlite")
    added = saksi("watch", "--add", "https://kabar.example/rss#x", "--every", "2h", *store)
    assert (added.status, added.err) == (0, "Watching https://kabar.example/rss\n")
    saksi("watch", "--add", "https://warta.example/", *store)
    rows = [
        json.loads(line) for line in saksi("watch", "--list", "--json", *store).out.split("\n")[:-1]
    ]
    assert [(row["url"], row["every"]) for row in rows] == [
        ("https://kabar.example/rss", 7200),
        ("https://warta.example/", 1800),
    ]
    assert saksi("watch", "--remove", "https://kabar.example/rss", *store).status == 0
    assert saksi("watch", "--remove", "https://kabar.example/rss", *store).status == 1
    assert "every 30 min, last looked at –" in saksi("watch", "--list", *store).out


@pytest.mark.parametrize("every", ["0m", "10", "now", "-3h", "5s"])
def test_interval_is_minutes_hours_or_days(saksi: Saksi, tmp_path: Path, every: str) -> None:
    store = ("--store", tmp_path / "s.sqlite")
    called = saksi("watch", "--add", "https://kabar.example/", f"--every={every}", *store)
    assert called.status == (0 if every == "10" else 2)


def test_nothing_watched_is_told(saksi: Saksi, tmp_path: Path) -> None:
    called = saksi("watch", "--once", "--store", tmp_path / "s.sqlite")
    assert called.status == 1
    assert "Nothing is watched" in called.err


def test_each_look_keeps_what_is_new(saksi: Saksi, site: Site, tmp_path: Path) -> None:
    store = ("--store", tmp_path / "s.sqlite")
    saksi("watch", "--add", f"{site.url}/feed", *store)
    first = saksi("watch", "--once", *store, *QUICK)
    assert first.err == "1 new, 1 listings, 0 failed.\n"
    assert saksi("watch", "--once", *store, *QUICK).err == "0 new, 0 listings, 0 failed.\n"
    site.pages["/feed"] = feed(site, "/a", "/b")
    site.asked.clear()
    assert saksi("watch", "--once", *store, *QUICK).err == "1 new, 1 listings, 0 failed.\n"
    assert site.paths() == ["/feed", "/b"]


def test_home_page_is_watched_through_the_feed_it_announces(
    saksi: Saksi, site: Site, tmp_path: Path
) -> None:
    head = '<link rel="alternate" type="application/atom+xml" href="/feed"><link rel="alternate" type="application/rss+xml" href="/comments/feed">'
    site.pages["/"] = Answer(f"<html><head>{head}</head><body><p>Kabar</p></body></html>")
    store = ("--store", tmp_path / "s.sqlite")
    saksi("watch", "--add", site.url, *store)
    assert "1 new, 2 listings" in saksi("watch", "--once", *store, *QUICK).err
    with open_store(tmp_path / "s.sqlite") as kept:
        assert [row.id for row in kept.list()] == [f"{site.url}/a"]


def test_article_is_no_site_to_watch(saksi: Saksi, site: Site, tmp_path: Path) -> None:
    store = ("--store", tmp_path / "s.sqlite")
    saksi("watch", "--add", f"{site.url}/a", *store)
    looked = saksi("watch", "--once", *store, *QUICK)
    assert looked.status == 1
    assert "neither a feed nor a page that lists others" in looked.err
    assert "watch its home page" in saksi("watch", "--list", *store).out


def test_watch_goes_on_until_stopped(
    saksi: Saksi, site: Site, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What is due is looked at; until then it naps; Ctrl-C ends it and what was kept stays."""
    naps: list[float] = []

    def nap(seconds: float) -> None:
        naps.append(seconds)
        if len(naps) == 3:
            raise KeyboardInterrupt

    store = ("--store", tmp_path / "s.sqlite")
    saksi("watch", "--add", f"{site.url}/feed", *store)
    monkeypatch.setattr("saksi.views.cli.watch.time.sleep", nap)
    assert saksi("watch", *store, *QUICK).status == 130
    assert site.paths() == ["/feed", "/a"]
    assert naps == [watch.NAP] * 3
