"""The sample world is whole: its pages are read, and its truth speaks of what is on them."""

from collections import Counter
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Any

import msgspec
import pytest

import saksi
from eval.offsets import broken_spans
from saksi import Record

WORLD = Path(saksi.__file__).parent / "samples" / "world"
TRUTH: dict[str, Any] = msgspec.yaml.decode((WORLD / "truth.yaml").read_bytes())
PAGES = {page["file"]: page for page in TRUTH["pages"]}
ARTICLES = [name for name, page in PAGES.items() if page["kind"] == "article"]
EVENTS = {event["id"]: event for event in TRUTH["events"]}
REPORTS = [(event["id"], report) for event in TRUTH["events"] for report in event["reports"]]
OUTLETS = {outlet["name"]: outlet for outlet in TRUTH["outlets"]}


@cache
def _read(name: str) -> Record:
    return saksi.read(WORLD / name)


def _telling(event: str) -> set[str]:
    return {report["page"] for report in EVENTS[event]["reports"]}


def test_every_page_is_in_the_truth() -> None:
    files = {path.name for path in WORLD.iterdir() if path.suffix in {".html", ".txt"}}
    assert files == PAGES.keys()


def test_the_world_is_as_large_and_as_varied_as_it_must_be() -> None:
    assert len(PAGES) >= 40
    assert len(OUTLETS) >= 8
    assert len(TRUTH["stories"]) >= 6
    assert min(Counter(page["lang"] for page in PAGES.values()).values()) >= 15
    assert {page["kind"] for page in PAGES.values()} == {"article", "index"}
    assert [page["story"] for page in PAGES.values()].count(None) >= 3
    assert all(3 <= count <= 8 for count in Counter(e["story"] for e in EVENTS.values()).values())
    assert len(TRUTH["answers"]) >= 6
    assert TRUTH["revisions"]


def test_each_kind_of_copy_and_contradiction_is_there() -> None:
    copies = {pair["kind"] for pair in TRUTH["copies"]}
    assert copies == {"whole", "partial", "translated", "quotations"}
    assert {pair.get("credited") for pair in TRUTH["copies"]} == {True, False, None}
    fields = {pair["field"] for pair in TRUTH["contradictions"]}
    assert fields == {"actors", "quantity", "day", "status"}


@pytest.mark.parametrize("name", ARTICLES)
def test_page_shows_what_it_says_of_itself(name: str) -> None:
    page, article = PAGES[name], _read(name).article
    assert article.headline is not None
    assert article.published_at is not None
    assert article.headline.surface == page["headline"]
    assert article.lang == page["lang"]
    domain = OUTLETS[page["outlet"]]["domain"]
    assert article.outlet.domain == domain
    assert article.outlet.name in (page["outlet"], domain)
    assert datetime.fromisoformat(article.published_at.value) == datetime.fromisoformat(
        page["published"]
    )
    assert _read(name).page.url == page["url"]


@pytest.mark.parametrize("name", PAGES)
def test_spans_of_a_page_slice_back(name: str) -> None:
    record: dict[str, Any] = msgspec.json.decode(_read(name).to_json())
    assert broken_spans(record) == []
    assert _read(name).article.kind == PAGES[name]["kind"]


@pytest.mark.parametrize(("event", "report"), REPORTS)
def test_trigger_is_on_its_page(event: str, report: dict[str, Any]) -> None:
    record, words = _read(report["page"]), report["words"]
    body = [record.text[block.start : block.end] for block in record.article.paragraphs]
    assert words.count(report["trigger"]) == 1, event
    assert sum(paragraph.count(words) for paragraph in body) == 1, event


@pytest.mark.parametrize("event", EVENTS.values(), ids=EVENTS)
def test_sources_are_the_roots_of_what_is_not_denied(event: dict[str, Any]) -> None:
    roots = {r["root"] for r in event["reports"] if r.get("status") != "denied"}
    assert event["sources"] == {"count": len(roots), "roots": sorted(roots)}


@pytest.mark.parametrize(
    "pair", TRUTH["contradictions"], ids=lambda p: f"{p['event']}-{p['field']}"
)
def test_contradicting_pages_tell_the_event(pair: dict[str, Any]) -> None:
    values = [value["value"] for value in pair["values"]]
    assert len({str(value) for value in values}) == len(values) >= 2
    pages = [page for value in pair["values"] for page in value["pages"]]
    assert len(pages) == len(set(pages))
    assert set(pages) <= _telling(pair["event"])


@pytest.mark.parametrize("answer", TRUTH["answers"], ids=lambda a: a["denial"])
def test_a_denial_answers_an_accusation_of_its_story(answer: dict[str, str]) -> None:
    denial, accusation = EVENTS[answer["denial"]], EVENTS[answer["accusation"]]
    assert (denial["type"], accusation["type"]) == ("REJECT", "ACCUSE")
    assert denial["story"] == accusation["story"]
    assert set(denial["actors"]) & set(accusation["recipients"])


def test_a_revision_keeps_its_address_and_changes_its_text() -> None:
    for revision in TRUTH["revisions"]:
        first, then = _read(revision["first"]), _read(revision["then"])
        assert first.page.url == then.page.url is not None
        assert first.text_sha256 != then.text_sha256


def test_other_pages_have_addresses_of_their_own() -> None:
    later = {revision["then"] for revision in TRUTH["revisions"]}
    urls = Counter(p["url"] for n, p in PAGES.items() if p["url"] and n not in later)
    assert max(urls.values()) == 1


def test_copies_are_of_one_story_and_later_than_their_origin() -> None:
    for pair in TRUTH["copies"]:
        origin, copy = PAGES[pair["origin"]], PAGES[pair["pages"][1]]
        assert ("credited" in pair) == (pair["origin"] == pair["pages"][0])
        assert {PAGES[page]["story"] for page in pair["pages"]} == {origin["story"]}
        assert datetime.fromisoformat(origin["published"]) < datetime.fromisoformat(
            copy["published"]
        )
