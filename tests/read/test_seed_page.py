"""The page that started the project, where the shared material is beside the project."""

import os
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from saksi.find.indicators import find_indicators
from saksi.lang.base import LANGUAGES, load_language
from saksi.read.page import Reading, read_page
from saksi.read.source import Source

SHARED = Path(os.environ.get("SAKSI_SHARED", Path(__file__).resolve().parents[3] / "shared"))
PAGE = SHARED / "seed_page.txt"


def test_seed_page_is_there_in_continuous_integration() -> None:
    if os.environ.get("CI") != "true":
        pytest.skip("the shared material is only demanded where CI=true")
    assert PAGE.exists(), f"{PAGE} is missing"


@cache
def _seed() -> Reading:
    pages = [load_language(code).page for code in LANGUAGES]
    return read_page(Source("seed", PAGE.name, data=PAGE.read_bytes()), pages)


@pytest.fixture
def seed() -> Reading:
    if not PAGE.exists():
        pytest.skip(f"{PAGE} is not there")
    return _seed()


def _at(seed: Reading, span: Any) -> str:
    return seed.text[span.start : span.end]


def test_seed_page_keeps_every_character(seed: Reading) -> None:
    assert seed.text == PAGE.read_text(encoding="utf-8")


def test_seed_page_tells_its_outlet_and_language(seed: Reading) -> None:
    assert seed.article.lang == "id"
    assert (seed.article.outlet.name, seed.article.outlet.domain) == (
        "KONTAN.CO.ID",
        "kontan.co.id",
    )


def test_seed_page_has_one_headline_though_it_shows_it_twice(seed: Reading) -> None:
    headline = seed.article.headline
    assert headline is not None
    assert _at(seed, headline) == headline.surface
    assert headline.surface.startswith("Komitemen penuh")
    assert seed.text.count(headline.surface) == 2
    covered: list[Any] = [*seed.article.furniture, *seed.article.paragraphs]
    assert not any(headline.surface in _at(seed, block) for block in covered)


def test_seed_page_has_its_zoned_instant(seed: Reading) -> None:
    published = seed.article.published_at
    assert published is not None
    assert published.value == "2021-06-23T19:20:00+07:00"
    assert published.surface == "Rabu, 23 Juni 2021 / 19:20 WIB"
    assert _at(seed, published) == published.surface


def test_seed_page_tells_editor_author_and_source_apart(seed: Reading) -> None:
    article = seed.article
    assert [n.name for n in article.editors] == ["Prihastomo Wahyu Widodo"]
    assert [n.name for n in article.cited_outlets] == ["Sputnik News"]
    assert article.authors == ()
    for name in (*article.editors, *article.cited_outlets):
        assert _at(seed, name) == name.name


def test_seed_page_is_filed_from_caracas(seed: Reading) -> None:
    dateline = seed.article.dateline
    assert dateline is not None
    assert (dateline.place, dateline.country) == ("Caracas", "VEN")
    assert _at(seed, dateline) == "CARACAS"


def test_seed_page_has_ten_paragraphs(seed: Reading) -> None:
    shown = [seed.text[p.start : p.end] for p in seed.article.paragraphs]
    assert len(shown) == 10
    assert shown[0].startswith("KONTAN.CO.ID - CARACAS.")
    assert all(line.endswith((".", '"')) for line in shown)


def test_seed_page_has_its_links(seed: Reading) -> None:
    article = seed.article
    assert [x.surface.split()[0] for x in article.read_also] == ["Drone"]
    assert [(x.surface.split()[0], x.kind) for x in article.next] == [("KTT", "article")]
    assert article.latest == ()


def test_seed_page_types_its_furniture(seed: Reading) -> None:
    shown = [(f.kind, seed.text[f.start : f.end].split()[0]) for f in seed.article.furniture]
    assert shown == [
        ("menu", "kontan.co.id"), ("promo", "banner"), ("menu", "|"),
        *[("ticker", "•")] * 5,
        ("read_also", "Baca"), ("next", "Selanjutnya:"), ("promo", "Cek"), ("latest", "TERBARU"),
        ("promo", "Kontan"), ("promo", "Supply"), ("menu", "×"),
    ]  # fmt: skip


def test_seed_page_has_its_readings(seed: Reading) -> None:
    indices = [i for code in LANGUAGES for i in load_language(code).page.indices]
    found = find_indicators(seed.text, seed.article, indices).indicators
    assert [(i.name, i.value, i.change, i.change_pct) for i in found] == [
        ("LQ45", "926.77", "5.31", "0.58"),
        ("EMAS", "1325000", None, "-1.34"),
        ("RD.SAHAM", None, None, "0.05"),
        ("RD.CAMPURAN", None, None, "0.03"),
        ("RD.PENDAPATAN TETAP", None, None, "0.00"),
    ]
    assert all(i.observed_at is None for i in found)
