"""The pages that are held back from all tuning are read, and their truth speaks of what is on them."""

from functools import cache
from pathlib import Path
from typing import Any

import msgspec
import pytest

import saksi
from eval.offsets import broken_spans
from saksi import Record

EVAL = Path(__file__).resolve().parents[2] / "eval"
FOLDERS = ("held_world", "held_world_later")
TRUTHS: dict[str, dict[str, Any]] = {
    folder: msgspec.yaml.decode((EVAL / folder / "truth.yaml").read_bytes()) for folder in FOLDERS
}
PAGES = {(folder, page["file"]): page for folder in FOLDERS for page in TRUTHS[folder]["pages"]}
EVENTS = {event["id"]: (folder, event) for folder in FOLDERS for event in TRUTHS[folder]["events"]}
REPORTS = [
    (folder, event["id"], report)
    for folder, event in EVENTS.values()
    for report in event["reports"]
]


@cache
def _read(folder: str, name: str) -> Record:
    return saksi.read(EVAL / folder / name)


@pytest.mark.parametrize("folder", FOLDERS)
def test_every_page_is_in_the_truth(folder: str) -> None:
    pages = [page["file"] for page in TRUTHS[folder]["pages"]]
    assert {path.name for path in (EVAL / folder).iterdir() if path.suffix == ".html"} == set(pages)
    assert sorted(pages) == sorted(p for story in TRUTHS[folder]["stories"] for p in story["pages"])


@pytest.mark.parametrize(("folder", "name"), PAGES)
def test_page_is_read_and_slices_back(folder: str, name: str) -> None:
    record = _read(folder, name)
    assert record.article.headline is not None
    assert record.article.headline.surface == PAGES[folder, name]["headline"]
    assert broken_spans(msgspec.json.decode(record.to_json())) == []


@pytest.mark.parametrize(("folder", "event", "report"), REPORTS)
def test_trigger_is_on_its_page(folder: str, event: str, report: dict[str, Any]) -> None:
    record, words = _read(folder, report["page"]), report["words"]
    body = [record.text[block.start : block.end] for block in record.article.paragraphs]
    assert words.count(report["trigger"]) == 1, event
    assert sum(paragraph.count(words) for paragraph in body) == 1, event


@pytest.mark.parametrize("event", [event for _, event in EVENTS.values()], ids=EVENTS)
def test_sources_are_the_roots_of_what_is_not_denied(event: dict[str, Any]) -> None:
    roots = {r["root"] for r in event["reports"] if r.get("status") != "denied"}
    assert event["sources"] == {"count": len(roots), "roots": sorted(roots)}


@pytest.mark.parametrize("folder", FOLDERS)
def test_what_is_said_of_events_names_pages_that_tell_them(folder: str) -> None:
    for pair in TRUTHS[folder]["contradictions"]:
        pages = {page for value in pair["values"] for page in value["pages"]}
        assert pages <= {report["page"] for report in EVENTS[pair["event"]][1]["reports"]}
    for answer in TRUTHS[folder]["answers"]:
        denial, accusation = EVENTS[answer["denial"]][1], EVENTS[answer["accusation"]][1]
        assert set(denial["actors"]) & set(accusation["recipients"])
