"""The invented plain-text captures are read as a person would read them, down to each line's kind."""

import json
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from saksi.find.indicators import find_indicators
from saksi.lang.base import LANGUAGES, load_language
from saksi.read.page import Reading, read_page
from saksi.read.source import Source

SAMPLES = Path(__file__).resolve().parents[2] / "src" / "saksi" / "samples"
NAMES = sorted(path.stem for path in SAMPLES.glob("*.txt"))


@cache
def _read(name: str) -> tuple[Reading, dict[str, Any]]:
    data = (SAMPLES / f"{name}.txt").read_bytes()
    pages = [load_language(code).page for code in LANGUAGES]
    reading = read_page(Source(name, f"{name}.txt", data=data, media_type="text/plain"), pages)
    expected = json.loads((SAMPLES / f"{name}.expected.json").read_text(encoding="utf-8"))
    return reading, expected


def test_there_are_captures_in_both_languages() -> None:
    languages = [_read(name)[1]["lang"] for name in NAMES]
    assert languages.count("id") >= 4
    assert languages.count("en") >= 1


@pytest.mark.parametrize("name", NAMES)
def test_capture_keeps_every_character(name: str) -> None:
    reading, _ = _read(name)
    assert reading.text == (SAMPLES / f"{name}.txt").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", NAMES)
def test_capture_has_its_headline_outlet_and_language(name: str) -> None:
    reading, expected = _read(name)
    article = reading.article
    assert article.headline is not None
    assert article.headline.surface == expected["headline"]
    assert article.lang == expected["lang"]
    assert article.outlet.name == expected["outlet"]
    assert article.outlet.domain == expected["domain"]


@pytest.mark.parametrize("name", NAMES)
def test_capture_has_its_instants(name: str) -> None:
    reading, expected = _read(name)
    published, modified = reading.article.published_at, reading.article.modified_at
    assert published is not None
    assert {"value": published.value, "surface": published.surface} == expected["published_at"]
    assert (modified.value if modified else None) == expected.get("modified_at")


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("field", ["authors", "editors", "cited_outlets"])
def test_capture_tells_its_people_apart(name: str, field: str) -> None:
    reading, expected = _read(name)
    assert [n.name for n in getattr(reading.article, field)] == expected[field]


@pytest.mark.parametrize("name", NAMES)
def test_capture_has_its_dateline(name: str) -> None:
    reading, expected = _read(name)
    dateline = reading.article.dateline
    assert dateline is not None
    assert {"place": dateline.place, "country": dateline.country} == expected["dateline"]


@pytest.mark.parametrize("name", NAMES)
def test_capture_has_its_paragraphs(name: str) -> None:
    reading, expected = _read(name)
    shown = [reading.text[p.start : p.end] for p in reading.article.paragraphs]
    assert len(shown) == expected["paragraphs"], shown
    assert shown[0].startswith(expected["first_paragraph"])
    assert shown[-1].endswith(expected["last_paragraph"])


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("field", ["read_also", "next", "latest"])
def test_capture_has_its_links(name: str, field: str) -> None:
    reading, expected = _read(name)
    found = getattr(reading.article, field)
    assert [{"surface": x.surface, "url": x.url} for x in found] == expected[field]
    assert all(reading.text[x.start : x.end] == x.surface for x in found)


@pytest.mark.parametrize("name", NAMES)
def test_capture_types_its_furniture(name: str) -> None:
    reading, expected = _read(name)
    shown = [[f.kind, reading.text[f.start : f.end].split()[0]] for f in reading.article.furniture]
    assert shown == expected["furniture"]


@pytest.mark.parametrize("name", NAMES)
def test_capture_has_its_ticker(name: str) -> None:
    reading, expected = _read(name)
    indices = [i for code in LANGUAGES for i in load_language(code).page.indices]
    found = find_indicators(reading.text, reading.article, indices).indicators
    keys = ("name", "value", "change_pct")
    assert [{k: getattr(i, k) for k in keys} for i in found] == expected["indicators"]
    assert [i.change for i in found] == expected["changes"]
