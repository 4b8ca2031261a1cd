"""The invented sample pages are read as a person would read them."""

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
NAMES = sorted(path.stem for path in SAMPLES.glob("*.html"))


def _samples(aspect: str) -> list[Any]:
    """All samples; one whose page is known to be read wrongly in this must fail."""
    cases = []
    for name in NAMES:
        known = aspect in _expected(name).get("known_wrong", ())
        marks = [pytest.mark.xfail(strict=True, reason="known_wrong")] if known else []
        cases.append(pytest.param(name, marks=marks))
    return cases


def _expected(name: str) -> dict[str, Any]:
    text = (SAMPLES / f"{name}.expected.json").read_text(encoding="utf-8")
    expected: dict[str, Any] = json.loads(text)
    return expected


@cache
def _read(name: str) -> tuple[Reading, dict[str, Any]]:
    path = SAMPLES / f"{name}.html"
    pages = [load_language(code).page for code in LANGUAGES]
    reading = read_page(Source(name, path.name, data=path.read_bytes()), pages)
    return reading, _expected(name)


def test_there_are_samples_in_both_languages() -> None:
    languages = [_expected(name)["lang"] for name in NAMES]
    assert languages.count("id") >= 4
    assert languages.count("en") >= 2


@pytest.mark.parametrize("name", NAMES)
def test_sample_has_its_headline_and_language(name: str) -> None:
    reading, expected = _read(name)
    assert reading.article.headline is not None
    assert reading.article.headline.surface == expected["headline"]
    assert reading.article.lang == expected["lang"]


@pytest.mark.parametrize("name", NAMES)
def test_sample_has_its_instant(name: str) -> None:
    reading, expected = _read(name)
    published = reading.article.published_at
    assert published is not None
    assert {"value": published.value, "surface": published.surface} == expected["published_at"]


@pytest.mark.parametrize("name", NAMES)
def test_sample_has_its_people(name: str) -> None:
    reading, expected = _read(name)
    for field in ("authors", "editors", "cited_outlets"):
        assert [n.name for n in getattr(reading.article, field)] == expected[field], field


@pytest.mark.parametrize("name", _samples("dateline"))
def test_sample_has_its_dateline(name: str) -> None:
    reading, expected = _read(name)
    dateline = reading.article.dateline
    assert dateline is not None
    assert {"place": dateline.place, "country": dateline.country} == expected["dateline"]


@pytest.mark.parametrize("name", NAMES)
def test_sample_has_its_paragraphs(name: str) -> None:
    reading, expected = _read(name)
    shown = [reading.text[p.start : p.end] for p in reading.article.paragraphs]
    assert shown[0].startswith(expected["first_paragraph"])
    assert shown[-1].endswith(expected["last_paragraph"])
    assert len(shown) == expected["paragraphs"], shown


@pytest.mark.parametrize("name", _samples("links"))
def test_sample_has_its_links(name: str) -> None:
    reading, expected = _read(name)
    for field in ("read_also", "next"):
        found = [{"surface": x.surface, "url": x.url} for x in getattr(reading.article, field)]
        assert found == expected[field], field


@pytest.mark.parametrize("name", NAMES)
def test_sample_has_its_ticker(name: str) -> None:
    reading, expected = _read(name)
    indices = [i for code in LANGUAGES for i in load_language(code).page.indices]
    found = find_indicators(reading.text, reading.article, indices).indicators
    keys = ("name", "value", "change_pct")
    assert [{k: getattr(i, k) for k in keys} for i in found] == expected["indicators"]
