"""The pages that are held back from all tuning are read, and their truth speaks of what is on them."""

from functools import cache
from pathlib import Path
from typing import Any

import msgspec
import pytest

import saksi
from eval.offsets import broken_spans
from saksi import Record

HELD = Path(__file__).resolve().parents[2] / "eval" / "held_world"
TRUTH: dict[str, Any] = msgspec.yaml.decode((HELD / "truth.yaml").read_bytes())
PAGES = {page["file"]: page for page in TRUTH["pages"]}
EVENTS = {event["id"]: event for event in TRUTH["events"]}
REPORTS = [(event["id"], report) for event in TRUTH["events"] for report in event["reports"]]


@cache
def _read(name: str) -> Record:
    return saksi.read(HELD / name)


def test_every_page_is_in_the_truth() -> None:
    assert {path.name for path in HELD.iterdir() if path.suffix == ".html"} == PAGES.keys()
    assert sorted(PAGES) == sorted(page for story in TRUTH["stories"] for page in story["pages"])


@pytest.mark.parametrize("name", PAGES)
def test_page_is_read_and_slices_back(name: str) -> None:
    article = _read(name).article
    assert article.headline is not None
    assert article.headline.surface == PAGES[name]["headline"]
    assert broken_spans(msgspec.json.decode(_read(name).to_json())) == []


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


def test_what_is_said_of_events_names_pages_that_tell_them() -> None:
    for pair in TRUTH["contradictions"]:
        pages = {page for value in pair["values"] for page in value["pages"]}
        assert pages <= {report["page"] for report in EVENTS[pair["event"]]["reports"]}
    for answer in TRUTH["answers"]:
        denial, accusation = EVENTS[answer["denial"]], EVENTS[answer["accusation"]]
        assert set(denial["actors"]) & set(accusation["recipients"])
