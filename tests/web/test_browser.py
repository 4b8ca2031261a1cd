"""The desk in Chromium: the first five minutes, both languages, a phone, a screen reader's view."""

from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

import saksi
from saksi.records import Record
from saksi.store import Filters, Store, open_store
from saksi.views.web.paint import marks_of
from tests.web.browser import Watched, served

if TYPE_CHECKING:
    from playwright.sync_api import Browser

AXE = Path(__file__).parent / "data" / "axe.min.js"
SHOWN = ("keyword", "serious", "critical")
FIRST = "sanctions-nusakabar"
# One of each look.
LOOKS = ("/", f"/article/{FIRST}", "/search?what=events", "/review", "/sources", "/admin")

# Every piece of lit text with what it stands for, in code points.
PIECES = """() => [...document.querySelectorAll('.page-text .m')].map(
  e => [e.dataset.refs.split(' '), Number(e.dataset.start), e.textContent])"""


def _every_page(store: Store) -> list[str]:
    """An address of every kind of page."""
    pages = [
        "/", "/search", "/search?q=sanksi", "/search?what=statements", "/search?what=events",
        "/search?q=tidakadakataini", "/stories", "/events", "/actors", "/sources", "/network", "/map",
        "/review", "/review/log", "/watchlists", "/watchlists?q=sanksi", "/read", "/export", "/admin",
        "/sign-in", f"/article/{FIRST}", f"/review/article/{FIRST}", f"/explain/{FIRST}?start=0&end=400",
        "/nowhere",
    ]  # fmt: skip
    speaker = next(s.speaker_name for s in store.statements().rows if s.speaker_name)
    pages.append(f"/actor/{speaker}")
    pages += [f"/story/{s.id}" for s in store.stories(limit=1).rows]
    disputed = sorted(store.merged_events(limit=50).rows, key=lambda e: -len(e.contradictions))
    pages += [f"/event/{e.id}" for e in disputed[:1]]
    return pages


def test_first_five_minutes_lead_to_a_lit_sentence(browser: "Browser", base: str) -> None:
    watched = Watched(browser, base, locale="id-ID")
    page = watched.page
    page.goto("/")
    assert page.locator("h2#latest").inner_text().casefold() == "terbaru"
    page.keyboard.press("/")
    page.keyboard.type("sanksi")
    page.keyboard.press("Enter")
    page.wait_for_url("**/search?q=sanksi")
    page.locator(".results .snippet mark").first.wait_for()
    page.goto(f"/article/{FIRST}")
    card = page.locator(".card-statement").first
    card.locator("[data-to]").last.click()
    ref = card.get_attribute("data-ref")
    lit = page.locator(f'.page-text .m.lit[data-refs~="{ref}"]')
    assert lit.count() > 0
    assert lit.first.is_visible()
    page.locator(".body a.k-cue, .body a.k-event").first.hover()
    page.mouse.move(5, 5)
    page.locator(".body a.k-cue, .body a.k-event").first.hover()
    page.locator(".card.lit").first.wait_for()
    card.get_by_text("Mengapa?").click()
    page.locator(".why code").first.wait_for()
    assert watched.close() == []


def test_keys_walk_from_finding_to_finding(browser: "Browser", base: str) -> None:
    watched = Watched(browser, base)
    page = watched.page
    page.goto(f"/article/{FIRST}")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    seen = []
    for _ in range(3):
        page.keyboard.press("j")
        seen.append(page.evaluate("document.activeElement.getAttribute('href')"))
    assert len(set(seen)) == 3
    page.keyboard.press("k")
    assert page.evaluate("document.activeElement.getAttribute('href')") == seen[1]
    page.keyboard.press("Enter")
    assert page.locator(".card.lit").get_attribute("data-ref") == seen[1][3:]
    assert watched.close() == []


@pytest.mark.parametrize(("language", "home"), [("id-ID", "Beranda"), ("en-GB", "Home")])
def test_pages_keep_quiet_in_both_languages(
    browser: "Browser", base: str, world: Store, language: str, home: str
) -> None:
    watched = Watched(browser, base, locale=language)
    for path in _every_page(world) if home == "Beranda" else LOOKS:
        watched.page.goto(path)
        assert watched.page.locator("nav.sections a").first.inner_text() == home, path
    expected = [p for p in watched.close() if "404 (Not Found)" not in p]
    assert expected == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_serious(
    browser: "Browser", base: str, world: Store, scheme: Any
) -> None:
    context = browser.new_context(base_url=base, color_scheme=scheme, bypass_csp=True)
    context.add_init_script(path=AXE)
    page = context.new_page()
    found = []
    for path in _every_page(world) if scheme == "light" else LOOKS:
        page.goto(path)
        result = page.evaluate("axe.run(document, {resultTypes: ['violations']})")
        found += [
            f"{path}: {v['id']} {v['nodes'][0]['html'][:160]}"
            for v in result["violations"]
            if v["impact"] in SHOWN
        ]
    context.close()
    assert found == []


@pytest.mark.parametrize("width", [320, 400])
def test_nothing_is_wider_than_a_phone(
    browser: "Browser", base: str, world: Store, width: int
) -> None:
    watched = Watched(browser, base, viewport={"width": width, "height": 720}, has_touch=True)
    wide = []
    for path in _every_page(world):
        watched.page.goto(path)
        if watched.page.evaluate("document.documentElement.scrollWidth") > width:
            wide.append((path, watched.page.evaluate(_WIDEST)))
    assert wide == []
    watched.page.goto(f"/article/{FIRST}")
    watched.page.locator(".body a.k-event, .body a.k-cue").first.tap()
    assert watched.page.locator(".sheet .card").is_visible()


_WIDEST = """() => [...document.querySelectorAll('body *')].filter(
  e => e.getBoundingClientRect().right > innerWidth && !e.closest('.scroll, .sections, .graph')
  ).slice(0, 4).map(e => e.outerHTML.slice(0, 120))"""


def test_highlights_equal_the_spans_of_the_record(browser: "Browser", tmp_path: Path) -> None:
    from tests.web.conftest import EMOJI

    record = saksi.read(EMOJI, id="emoji")
    with open_store(tmp_path / "emoji.sqlite") as store:
        store.put(record)
        with served(store) as base:
            watched = Watched(browser, base)
            watched.page.goto("/article/emoji")
            found = watched.page.evaluate(PIECES)
            assert watched.close() == []
    lit: dict[str, set[int]] = {}
    for refs, start, words in found:
        assert record.text[start : start + len(words)] == words
        for ref in refs:
            lit.setdefault(ref, set()).update(range(start, start + len(words)))
    assert lit == _spans(record)


def _spans(record: Record) -> dict[str, set[int]]:
    """The offsets of every finding but those of line breaks between paragraphs."""
    spans: dict[str, set[int]] = {}
    for mark in marks_of(record):
        inked = (n for n in range(mark.start, mark.end) if record.text[n] != "\n")
        spans.setdefault(mark.ref, set()).update(inked)
    return spans


def test_review_and_undo(browser: "Browser", base: str, world: Store) -> None:
    watched = Watched(browser, base, locale="en-GB")
    page = watched.page
    page.goto("/review")
    first = page.locator("[data-passage]").get_attribute("data-passage")
    waiting = [(p.article, p.id) for p in world.review.queue(limit=2)]
    assert waiting[0][1] == first
    page.keyboard.press("a")
    page.wait_for_url("**done=*")
    assert (world.review.queue(limit=1)[0].article, world.review.queue(limit=1)[0].id) == waiting[1]
    page.keyboard.press("u")
    page.wait_for_url(lambda url: "done=" not in url)
    assert (world.review.queue(limit=1)[0].article, world.review.queue(limit=1)[0].id) == waiting[0]
    page.goto("/review/log")
    assert page.locator("tbody tr").count() >= 2
    page.goto("/review?kind=event")
    page.locator("summary[data-key=c]").click()
    page.locator("select#c-status").select_option("denied")
    page.locator("form:has(select#c-status) button").click()
    page.wait_for_url("**done=*")
    assert world.review.log(limit=1)[0].after == "denied"
    page.keyboard.press("u")
    page.wait_for_url(lambda url: "done=" not in url)
    assert watched.close() == []


def test_page_is_read_on_the_spot_and_kept(browser: "Browser", base: str, world: Store) -> None:
    watched = Watched(browser, base, locale="id-ID")
    page = watched.page
    page.goto("/read")
    page.fill(
        "#text",
        'Peru tolak usul\n\nPeru menolak usul itu. "Kami tidak setuju," kata Menlu Ana Quispe.',
    )
    page.get_by_role("button", name="Baca", exact=True).click()
    page.locator(".card-statement").first.wait_for()
    before = world.counts().articles
    page.get_by_role("button", name="Simpan").click()
    page.wait_for_url("**/article/*")
    assert world.counts().articles == before + 1
    assert watched.close() == []


def test_search_lists_and_exports_what_it_counts(
    browser: "Browser", base: str, world: Store
) -> None:
    watched = Watched(browser, base, locale="en-GB")
    page = watched.page
    page.goto("/search?what=events&type=SANCTION")
    counted = int(page.locator('[data-total="events"]').inner_text().replace(",", ""))
    articles = int(page.locator('[data-total="articles"]').inner_text().replace(",", ""))
    assert counted == world.total("events", Filters(type="SANCTION"))
    listed = 0
    while True:
        listed += page.locator(".results article").count()
        if not page.locator(".results a[rel=next]").count():
            break
        page.locator(".results a[rel=next]").click()
        page.wait_for_load_state()
    assert listed == counted > 0
    exported = page.request.get("/export/file?form=jsonl&type=SANCTION").text()
    assert len(exported.splitlines()) == articles
    assert watched.close() == []


def test_facets_are_chosen_and_dropped_with_the_keyboard(browser: "Browser", base: str) -> None:
    watched = Watched(browser, base, locale="id-ID")
    page = watched.page
    page.goto("/search?what=events")
    first = page.locator(".facet[data-facet=type] li a").first
    told = first.locator(".number").inner_text()
    first.focus()
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.matches('.facet li a')")
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Enter")
    page.wait_for_url("**type=*")
    assert page.locator('[data-total="events"]').inner_text() == told
    closed = page.locator(".facet[data-facet=place] summary")
    closed.focus()
    page.keyboard.press("Enter")
    assert page.locator(".facet[data-facet=place] li a").first.is_visible()
    page.locator(".chosen a").first.focus()
    page.keyboard.press("Enter")
    page.wait_for_url(lambda url: "type=" not in url)
    assert watched.close() == []


def test_large_store_counts_when_the_page_is_there(
    browser: "Browser", world: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("saksi.views.web.counting.LARGE", 0)
    monkeypatch.setattr("saksi.views.web.pages.search.LARGE", 0)
    with served(world) as own:
        watched = Watched(browser, own, locale="en-GB")
        watched.page.goto("/search?q=sanksi")
        watched.page.locator(".facet li a").first.wait_for()
        total = watched.page.locator('[data-total="events"]').inner_text()
        assert total == str(world.total("events", Filters(words="sanksi")))
        assert watched.close() == []


def test_network_and_map_are_drawn(browser: "Browser", base: str) -> None:
    watched = Watched(browser, base)
    for path, box in (("/network", "#graph"), ("/map", "#map")):
        watched.page.goto(path)
        watched.page.locator(f"{box}[data-drawn], {box}[hidden]").wait_for(state="attached")
    assert watched.page.locator("#map path.land").count() > 150
    assert watched.close() == []
