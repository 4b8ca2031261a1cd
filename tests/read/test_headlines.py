"""The headline among a page's lines, shown once, twice, or not at all."""

import pytest

from saksi.lang.base import LANGUAGES, load_language
from saksi.read.headlines import find_headlines
from saksi.read.html import parse_html
from saksi.read.knowledge import labels_of
from saksi.read.plain import parse_plain
from saksi.read.source import Source

LABELS = labels_of([load_language(code).page for code in LANGUAGES])
TITLE = "Kenya pesan enam kapal patroli lagi"
DATE = "Selasa, 5 Maret 2024 / 09:15 WIB"
PROSE = "Kementerian Pertahanan Kenya menandatangani kontrak itu di Nairobi."

CAPTURES = [
    # lines, indexes of the headline
    ([TITLE, DATE, PROSE], [0]),
    (["Home", TITLE, DATE, PROSE], [1]),
    (["harian.example", TITLE, DATE, TITLE, "Editor: Rahmi Wulandari", PROSE], [1, 3]),
    ([TITLE, "Bagas Prakoso - telukNews", DATE, PROSE], [0]),
    (["Home | News", DATE, TITLE, PROSE], [2]),
    (["EMAS1.412.000 0,85%", TITLE, "Oleh: Bagas Prakoso", DATE, PROSE], [1]),
    ([DATE, PROSE], []),
]

GIVEN = [
    (f"{TITLE}\n\n{PROSE}", [TITLE]),
    (f"{TITLE}\n{PROSE}", []),
    (f"{PROSE}\n\n{PROSE} Lagi.", [PROSE]),
    (f"Ekonomi\n{TITLE}\n{TITLE}\n{PROSE}", [TITLE, TITLE]),
]

MARKED = [
    ("<title>{t} - Harian Teluk</title><h1>{t}</h1><p>{p}</p>", "h1"),
    ("<title>{t} | Harian Teluk</title><h1>Internasional</h1><h2>{t}</h2><p>{p}</p>", "h2"),
    ("<meta property=og:title content='{t}'><title>x</title><div>{t}</div><p>{p}</p>", "div"),
    ("<h1>{t}</h1><p>{p}</p>", "h1"),
    ("<title>Harian Teluk - {t}</title><h1>{t}</h1><p>{p}</p>", "h1"),
]


@pytest.mark.parametrize(("lines", "found"), CAPTURES)
def test_capture_shows_its_headline(lines: list[str], found: list[int]) -> None:
    page = parse_plain("\n".join(lines))
    assert find_headlines(page, Source("a", "a.txt", data=b"x"), LABELS) == found


@pytest.mark.parametrize(("text", "found"), GIVEN)
def test_given_text_begins_with_its_headline(text: str, found: list[str]) -> None:
    page = parse_plain(text)
    indexes = find_headlines(page, Source("a", "a.jsonl:1", text=text), LABELS)
    assert [text[page.blocks[i].start : page.blocks[i].end] for i in indexes] == found


@pytest.mark.parametrize(("markup", "tag"), MARKED)
def test_markup_shows_its_headline(markup: str, tag: str) -> None:
    page = parse_html(markup.format(t=TITLE, p=PROSE))
    (index,) = find_headlines(page, Source("a", "a.html", data=b"x"), LABELS)
    block = page.blocks[index]
    assert (page.text[block.start : block.end], block.tag) == (TITLE, tag)
