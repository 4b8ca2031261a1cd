"""Plain captures: their lines as they are, and where their article begins and ends."""

from typing import Any

import pytest

from saksi.lang.base import LANGUAGES, load_language
from saksi.read.page import read_page
from saksi.read.plain import parse_plain
from saksi.read.source import Source

PAGES = [load_language(code).page for code in LANGUAGES]
TITLE = "Kenya pesan enam kapal patroli lagi dari galangan Turki"
DATE = "Selasa, 5 Maret 2024 / 09:15 WIB"
ONE = "NAIROBI - Kementerian Pertahanan Kenya menandatangani kontrak enam kapal patroli itu, Senin."
TWO = "Kapal pertama akan diserahkan pada kuartal kedua tahun depan, kata menteri itu di Nairobi."


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("satu\ndua", ["satu", "dua"]), ("satu\r\n\r\n  dua  \r\n", ["satu", "dua"]),
        ("\n\n\t\nsatu\n", ["satu"]), ("satu\u00a0\ndua", ["satu", "dua"]), ("", []), (" \n ", []),
    ],
)  # fmt: skip
def test_lines_keep_their_places(text: str, lines: list[str]) -> None:
    page = parse_plain(text)
    assert page.text == text
    assert [text[b.start : b.end] for b in page.blocks] == lines


BODIES = [
    # lines around the two paragraphs, which are always in them
    [TITLE, DATE, ONE, TWO],
    [TITLE, DATE, "Kapal patroli di Mombasa. (Foto: Harian Teluk)", ONE, TWO],
    [TITLE, DATE, "Lihat Foto", "Kapal patroli di Mombasa", ONE, TWO, "(bgp/rwl)"],
    [TITLE, DATE, ONE, "ADVERTISEMENT", TWO, "kenya", "turki"],
    [
        TITLE,
        DATE,
        ONE,
        "Baca Juga: Galangan incar pesanan baru",
        TWO,
        "Selanjutnya: Harga baja naik",
    ],
    [TITLE, DATE, ONE, TWO, "TERBARU", "Harga baja naik", "Pelabuhan ditutup dua hari"],
    [
        TITLE,
        DATE,
        ONE,
        TWO,
        "Editor: Rahmi Wulandari",
        "Tulis komentar Anda dan ikuti aturan kami.",
    ],
    [TITLE, "Bagas Prakoso", "Tim Redaksi", DATE, ONE, TWO, "Copyright 2024 Harian Teluk"],
    [
        "Home",
        TITLE,
        DATE,
        "Share on Facebook",
        ONE,
        TWO,
        "Bagikan",
        "Berita Terkait",
        "Harga baja naik",
    ],
]


@pytest.mark.parametrize("lines", BODIES)
def test_article_of_a_capture_begins_and_ends(lines: list[str]) -> None:
    text = "\n\n".join(lines)
    reading = read_page(Source("a", "a.txt", data=text.encode(), media_type="text/plain"), PAGES)
    assert [text[p.start : p.end] for p in reading.article.paragraphs] == [ONE, TWO]
    assert reading.article.headline is not None
    assert reading.article.headline.surface == TITLE


@pytest.mark.parametrize("lines", BODIES)
def test_every_line_of_a_capture_has_one_part(lines: list[str]) -> None:
    text = "\n\n".join(lines)
    reading = read_page(Source("a", "a.txt", data=text.encode(), media_type="text/plain"), PAGES)
    article = reading.article
    typed: list[Any] = [*article.paragraphs, *article.furniture]
    starts = [block.start for block in typed]
    assert len(starts) == len(set(starts))
    own = {TITLE, DATE, "Bagas Prakoso", "Tim Redaksi", "(bgp/rwl)", "Editor: Rahmi Wulandari"}
    assert {text[b.start : b.end] for b in typed} == set(lines) - own


def test_given_text_keeps_the_lines_between_headline_and_dateline() -> None:
    deck = "Menteri menjanjikan kapal pertama tahun depan"
    text = f"{TITLE}\n\n{deck}\n\n{ONE}\n\n{TWO}"
    reading = read_page(Source("a", "a.jsonl:1", text=text), PAGES)
    assert [text[p.start : p.end] for p in reading.article.paragraphs] == [deck, ONE, TWO]
