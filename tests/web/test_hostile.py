"""Hostile pages and feeds in Chromium: no dialog, no script, no request, whichever field they fill."""

import html
import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import saksi
from saksi.read.listings import read_listing
from saksi.store import Filters, Store, open_store
from saksi.views.web.desk import segment
from tests.web.browser import Watched, served
from tests.web.hostile_feeds import feeds
from tests.web.payloads import payloads

if TYPE_CHECKING:
    from playwright.sync_api import Browser

HOSTILE = payloads()
AT_ONCE = 30
OVERVIEWS = (
    "/", "/search", "/search?what=statements", "/search?what=events", "/actors", "/sources", "/network",
    "/map", "/review", "/review/log", "/watchlists", "/stories", "/events", "/admin", "/export",
)  # fmt: skip
# Runs on each page when it is there: every element is pointed at, focused and opened.
_POKE = """document.addEventListener('DOMContentLoaded', () => { for (const e of document.querySelectorAll('main *')) {
  for (const t of ['mouseover', 'focus', 'pointerenter', 'toggle']) e.dispatchEvent(new Event(t)); } })"""


class _Failure:
    """An input that gave no record, under a hostile name."""

    stage, error, fingerprint, data = "read", "InputError", None, None

    def __init__(self, payload: str) -> None:
        self.id, self.name, self.message = payload, payload, payload


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """Each payload in every field of a page of its own; some of each in names and failures."""
    with open_store(tmp_path_factory.mktemp("hostile") / "hostile.sqlite") as opened:
        for number, payload in enumerate(HOSTILE):
            _put_page(opened, number, payload)
        for number in range(0, len(HOSTILE), AT_ONCE):
            some = HOSTILE[number : number + AT_ONCE]
            _put_text(opened, number, some)
            for name, data in feeds(some):
                _put_feed(opened, f"feed-{name}-{number}", data)
        yield opened


def _put_page(store: Store, number: int, p: str) -> None:
    """Title, headline, byline, authors, editor, outlet, section, dates, address, body, caption."""
    data = {"@type": "NewsArticle", "headline": p, "author": [{"name": p}, p], "editor": p,
            "datePublished": "2024-05-01T10:00:00+07:00", "publisher": {"name": p},
            "articleSection": p, "keywords": p, "description": p, "url": p}  # fmt: skip
    encoded, plain = json.dumps(data).replace("<", "\\u003c"), html.escape(p)
    metas = "".join(
        f'<meta property="{name}" content="{plain}">'
        for name in ("og:title", "og:site_name", "og:url", "article:author", "author", "og:locale")
    )
    page = (
        f"<html lang=id><head><title>{plain}</title>{metas}<script type='application/ld+json'>{encoded}"
        f"</script></head><body><article><h1>{plain} Rusia menolak usul</h1><p class=byline>Oleh {plain}</p>"
        f"<time>{plain}</time><p>{plain} Rusia menolak usul Norwegia pada Selasa. "
        f'"Kami {plain} menolak," kata Menteri Luar Negeri Sergei Lavrov.</p>{p}<p>{plain}</p>'
        f"<figure><figcaption>{plain}</figcaption></figure></article></body></html>"
    )
    raw = page.encode("utf-8", "replace")
    url = f"https://a.example/{number}?{p}" if number % 2 else f"javascript:{p}"
    outlet = p if number % 3 else None
    store.put(saksi.read(raw, id=f"{number}-{p}", url=url, outlet=outlet), raw)


def _put_text(store: Store, number: int, some: Sequence[str]) -> None:
    """The same as plain text: markup is its words; a watchlist and a failure of such a name."""
    body = "\n\n".join(
        f'Oleh {p}\n\n{p} menolak usul Rusia, kata {p}. {p} "Kami {p} menolak," kata Lavrov.'
        for p in some
    )
    store.put(saksi.read(f"{some[0]} Rusia menolak usul\n\n{body}", id=f"text-{number}<b>"))
    store.watchlists.add(f"{some[1]}-{number}"[:80], Filters(words="menolak"), some[2])
    for payload in some:
        store.add_failure(_Failure(payload))


def _put_feed(store: Store, name: str, data: bytes) -> None:
    """The feed as a page, and as a list of addresses that are watched and could not be had."""
    store.put(saksi.read(data, id=name), data)
    listing = read_listing(data, "https://a.example/feed")
    assert listing is not None
    for entry in listing.pages:
        store.addresses.subscribe(entry.url, 3600)
    for watched in store.addresses.subscriptions():
        store.addresses.checked(watched, f"{listing.title} {watched.url}")


def test_every_payload_is_in_every_field(store: Store) -> None:
    assert len(HOSTILE) >= 150
    for number, payload in enumerate(HOSTILE):
        record = store.get(f"{number}-{payload}")
        words = " ".join(payload.split())
        told = " ".join(record.text.split())
        assert words in told or "\x0c" in payload
        assert record.article.headline is not None
    names = {f"feed-{name}-0" for name, _ in feeds(HOSTILE[:AT_ONCE])}
    assert names <= {row.id for row in store.list(limit=1000)}
    assert len(store.addresses.subscriptions()) > 100


def _look(browser: "Browser", store: Store, paths: Sequence[str], script: str = _POKE) -> list[str]:
    """What went wrong on these pages."""
    with served(store) as base:
        watched = Watched(browser, base)
        if script:
            watched.context.add_init_script(script)
        for path in paths:
            watched.page.goto(path, wait_until="domcontentloaded")
        watched.page.wait_for_timeout(200)
        return [p for p in watched.close() if "404" not in p]


def _every(store: Store) -> list[str]:
    return [row.id for row in store.list(limit=1000)]


def _of_many(store: Store) -> list[str]:
    """The pages that hold many payloads each."""
    return [name for name in _every(store) if name.startswith(("text-", "feed-"))]


def test_hostile_articles_run_nothing(browser: "Browser", store: Store) -> None:
    paths = [f"/article/{segment(name)}" for name in _every(store)]
    assert len(paths) > len(HOSTILE) + 20
    assert _look(browser, store, paths) == []


def test_hostile_captures_and_explanations_run_nothing(browser: "Browser", store: Store) -> None:
    names = [*_of_many(store), *_every(store)[::12]]
    explained = [f"/explain/{segment(name)}?start=0&end=60" for name in names[::2]]
    assert _look(browser, store, explained) == []
    captured = [f"/capture/{segment(name)}" for name in names]
    assert _look(browser, store, captured, "") == []  # no script runs there, not even ours


def test_hostile_names_run_nothing_in_any_overview(browser: "Browser", store: Store) -> None:
    paths = [*OVERVIEWS, *(f"/watchlist/{segment(w.name)}" for w in store.watchlists.list())]
    for what, most in (("articles", 100), ("statements", 3), ("events", 3)):
        ask, cursor = getattr(store, what), None
        for _ in range(most):
            cursor = ask(Filters(), cursor, 20).cursor
            if cursor is None:
                break
            paths.append(f"/search?what={what}&cursor={segment(cursor)}")
    paths += [
        f"/search?{field}={segment(p)}" for field in ("q", "who", "outlet") for p in HOSTILE[::15]
    ]
    paths += [f"/actor/{segment(p)}" for p in HOSTILE[::15]]
    paths += [f"/story/{segment(s.id)}" for s in store.stories(limit=6).rows]
    paths += [f"/event/{e.id}" for e in store.merged_events(limit=6).rows]
    assert _look(browser, store, paths) == []


def test_hostile_page_that_is_pasted_runs_nothing(
    browser: "Browser", store: Store, tmp_path: Path
) -> None:
    with served(store) as base:
        watched = Watched(browser, base, locale="en-GB")
        watched.context.add_init_script(_POKE)
        for number, (name, data) in enumerate(feeds(HOSTILE[:AT_ONCE])):
            watched.page.goto("/read")
            if number % 2:
                file = tmp_path / f"{name}.xml"
                file.write_bytes(data)
                watched.page.set_input_files("#file", str(file))
            else:
                watched.page.fill("#text", data.decode("utf-8", "replace"))
            watched.page.get_by_role("button", name="Read", exact=True).click()
            watched.page.locator(".page-text").wait_for()
        assert watched.close() == []
