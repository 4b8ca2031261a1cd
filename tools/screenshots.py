"""Draws every page of the desk over the sample world: `python -m tools.screenshots`.

Writes docs/screenshots/*.webp, each under 150 kB, and docs/screenshots/README.md that shows them.
Needs Chromium (`apt-get install chromium`).
"""

import base64
import shutil
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

from msgspec import Struct
from playwright.sync_api import Browser, Page, sync_playwright

from saksi.run.inputs import BadInput
from saksi.run.reader import read_one
from saksi.store import Filters, Store, access, open_store
from saksi.views.cli.demo import fill
from tests.web.browser import ARGUMENTS, served

OUT = Path(__file__).parents[1] / "docs" / "screenshots"
MOST_BYTES = 150_000
ARTICLE = "/article/sanctions-nusakabar"
PDF = "laporan.pdf: this is a PDF document, not a page; extract its text first"
GONE = "https://suaratanjung.example/2026/05/cuaca"
NO_PAGE = "there is no such page: check the address"


class Shot(Struct, frozen=True):
    """One picture: which page, how wide, in which language and light."""

    name: str
    path: str
    title: str
    width: int = 1280
    height: int = 860
    locale: str = "en-GB"
    scheme: str = "light"
    script: str = ""


def shots(store: Store) -> Iterator[Shot]:
    """Every page, and some of them on a phone, in the dark and in Indonesian."""
    yield Shot("home", "/", "Home")
    yield Shot("beranda", "/", "Beranda, in Indonesian, dark", locale="id-ID", scheme="dark")
    yield Shot("search", "/search?q=sanksi+OR+sanctions", "Search, with how many each facet leaves")
    yield Shot(
        "search-phone", "/search?what=events&type=REJECT", "Search on a phone", 390, 780, "id-ID"
    )
    lit = "document.querySelector('.card-statement [data-to]').closest('.card').querySelector('.card-foot a').click()"
    yield Shot("article", ARTICLE, "Article, a statement lit", script=lit)
    yield Shot("article-dark", ARTICLE, "Article, dark", scheme="dark", locale="id-ID")
    tap = "document.querySelector('.body a.k-cue').click()"
    yield Shot("article-phone", ARTICLE, "Article on a phone", 390, 780, "id-ID", script=tap)
    story = max(store.stories(limit=20).rows, key=lambda s: len(s.articles))
    yield Shot("story", f"/story/{quote(story.id, safe='')}", "Story")
    event = max(
        store.merged_events(limit=200).rows, key=lambda e: (e.sources, len(e.contradictions))
    )
    yield Shot("event", f"/event/{event.id}", "Act, with its evidence")
    witnesses = "document.getElementById('witnesses').scrollIntoView()"
    yield Shot("witnesses", f"/event/{event.id}", "Witnesses", script=witnesses)
    speaker = store.ask(_most_quoted)
    yield Shot("actor", f"/actor/{quote(speaker, safe='')}", "Actor")
    yield Shot("statements", "/search?what=statements", "Statements")
    yield Shot("stories", "/stories", "Stories")
    yield Shot("events", "/events?sources=2", "Acts with two sources or more")
    yield Shot("actors", "/actors", "Actors")
    yield Shot("sources", "/sources", "Sources")
    yield Shot("network", "/network", "Network")
    yield Shot("map", "/map", "Map", locale="id-ID")
    yield Shot("review", "/review?kind=event", "Review")
    yield Shot("review-history", "/review/log", "Review, its history")
    yield Shot("review-names", "/review/article/sanctions-nusakabar", "Review, names of an article")
    yield Shot("explain", "/explain/sanctions-nusakabar?start=0&end=120", "Why something was found")
    yield Shot("read", "/read", "Read a page", locale="id-ID")
    yield Shot("watchlists", "/watchlists?q=sanksi", "Watchlists", locale="id-ID")
    yield Shot("watchlist", "/watchlist/sanksi", "Watchlist")
    yield Shot("export", "/export", "Export")
    yield Shot("admin", "/admin", "Administration")


def live_in(store: Store) -> None:
    """What a newsroom leaves in a store: watchlists, decisions, users, feeds, pages that failed."""
    store.watchlists.add("sanksi", Filters(words="sanksi OR sanctions"))
    store.watchlists.add("Kekerasan oleh negara", Filters(type="ASSAULT"))
    for op, waiting in zip(("accept", "reject"), store.review.queue("event", limit=2), strict=True):
        store.review.apply(op, [f"{waiting.article}#{waiting.id}"], who="ratna")  # type: ignore[arg-type]
        store.change(access.note_audit, "ratna", f"review.{op}", waiting.article)
    again = store.review.queue("event", limit=1)[0]
    wrong = f"{again.article}#{again.id}"
    store.review.apply("correct", [wrong], who="bimo", field="status", value="planned", why="belum")
    for name, role in (("ratna", "editor"), ("bimo", "admin")):
        store.change(access.add_user, name, role, "no password")  # type: ignore[arg-type]
        store.change(access.note_audit, "bimo", "user.add", name, role)
    store.change(access.add_token, "ratna", "dasbor mingguan", "reader", 90)
    store.addresses.subscribe("https://nusakabar.example/rss.xml", 900)
    store.addresses.subscribe("https://cape-radio.example/news-sitemap.xml", 3600)
    failing = store.addresses.subscriptions()[0]
    store.addresses.checked(failing, f"{failing.url}: the server answered 503; try again later")
    for item in (
        BadInput("laporan.pdf", "laporan.pdf", PDF),
        BadInput(GONE, GONE, f"{GONE}: the server answered 404; {NO_PAGE}", stage="fetch"),
    ):
        store.add_failure(read_one(item).failure)  # type: ignore[arg-type]


def _most_quoted(connection: object) -> str:
    from saksi.store import newsroom

    return newsroom.quoted(connection, 1)[0].name  # type: ignore[arg-type]


def draw(browser: Browser, base: str, shot: Shot) -> bytes:
    """The picture as WebP, as good as fits."""
    context = browser.new_context(
        base_url=base,
        viewport={"width": shot.width, "height": shot.height},
        locale=shot.locale,
        color_scheme=shot.scheme,  # type: ignore[arg-type]
        reduced_motion="reduce",
    )
    page = context.new_page()
    page.goto(shot.path)
    page.wait_for_load_state("networkidle")
    if shot.script:
        page.evaluate(shot.script)
        page.wait_for_load_state("networkidle")
    page.wait_for_timeout(400)
    picture = next(p for quality in (82, 70, 55, 35) if len(p := _webp(page, quality)) < MOST_BYTES)
    context.close()
    return picture


def _webp(page: Page, quality: int) -> bytes:
    session = page.context.new_cdp_session(page)
    asked = {"format": "webp", "quality": quality}
    return base64.b64decode(session.send("Page.captureScreenshot", asked)["data"])


def main() -> None:
    """All of them."""
    path = shutil.which("chromium")
    if path is None:
        sys.exit("Chromium is not here: apt-get install chromium")
    OUT.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder, open_store(Path(folder) / "demo.sqlite") as store:
        fill(store)
        live_in(store)
        with served(store) as base, sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=path, args=list(ARGUMENTS))
            drawn = list(shots(store))
            for shot in drawn:
                (OUT / f"{shot.name}.webp").write_bytes(draw(browser, base, shot))
            browser.close()
    lines = [
        "# The desk, page by page",
        "",
        "Drawn over the sample world by `python -m tools.screenshots`.",
    ]
    lines += [f"\n## {shot.title}\n\n![{shot.title}]({shot.name}.webp)" for shot in drawn]
    (OUT / "README.md").write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
