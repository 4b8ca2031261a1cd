"""An article on several pages: which pages are of it, and how they become one text."""

import pytest
from msgspec import UNSET

from saksi.pipeline import read_record
from saksi.read.paging import ALL, find_paging, page_address
from saksi.read.source import Source
from saksi.records import Record

HOST = "https://kabarteluk.example"
OWN = f"{HOST}/laut/pelabuhan-lama"
PARAGRAPHS = (
    "Wali Kota Tanjung Mahoni Astrid Vangsnes menolak usul penutupan pelabuhan lama pada Senin (2/3).",
    "Menurut Vangsnes, nelayan masih memerlukan pelabuhan itu untuk mengangkut hasil laut mereka.",
    "Pemerintah pusat belum menanggapi penolakan itu sampai berita ini diturunkan pada malam hari.",
    "Pelabuhan lama dibangun seratus tahun lalu dan pernah ditutup dua kali karena gelombang tinggi.",
)


def page(number: int, *paragraphs: str, headline: str = "Pelabuhan lama tetap dibuka") -> Source:
    url = OWN if number == 1 else f"{OWN}?page={'all' if number == ALL else number}"
    body = "".join(f"<p>{text}</p>" for text in paragraphs)
    pager = "".join(f'<a href="?page={n}">Halaman {n}</a> ' for n in (1, 2, 3) if n != number)
    html = (
        f"<html lang=id><head><title>{headline}</title></head><body><nav>Menu</nav><article>"
        f"<h1>{headline}</h1><time datetime='2026-03-02T09:00:00+07:00'>Senin</time>"
        f"<div class=isi>{body}</div></article><div class=paging>{pager}</div></body></html>"
    )
    return Source(f"p{number}", f"p{number}", data=html.encode(), media_type="text/html", url=url)


def together(*pages: Source) -> Record:
    first, *others = pages
    fields = {name: getattr(first, name) for name in first.__struct_fields__}
    return read_record(Source(**{**fields, "parts": tuple(others)}))


def texts(record: Record) -> list[str]:
    return [record.text[p.start : p.end] for p in record.article.paragraphs]


@pytest.mark.parametrize(
    ("url", "article", "number"),
    [
        (OWN, "kabarteluk.example/laut/pelabuhan-lama", 1),
        (f"{OWN}/", "kabarteluk.example/laut/pelabuhan-lama", 1),
        (f"{OWN}?page=2", "kabarteluk.example/laut/pelabuhan-lama", 2),
        (f"{OWN}?halaman=3&x=1", "kabarteluk.example/laut/pelabuhan-lama?x=1", 3),
        (f"{OWN}?page=all", "kabarteluk.example/laut/pelabuhan-lama", ALL),
        (f"{OWN}?page=0", "kabarteluk.example/laut/pelabuhan-lama?page=0", 1),
        (f"{OWN}/halaman/4/", "kabarteluk.example/laut/pelabuhan-lama", 4),
        (f"{OWN}/2", "kabarteluk.example/laut/pelabuhan-lama", 2),
        (f"{HOST}/2026/03/02", "kabarteluk.example/2026/03/02", 1),
        (f"{HOST}/?p=2", "kabarteluk.example?p=2", 1),
    ],
)
def test_address_tells_article_and_page(url: str, article: str, number: int) -> None:
    found = page_address(url)
    assert found is not None
    assert (found.article, found.number) == (article, number)


def test_links_to_other_articles_are_no_pages() -> None:
    hrefs = [
        "?page=2",
        "/laut/nelayan?page=2",
        "/laut/pelabuhan-baru",
        "#2",
        OWN,
        "mailto:a@b.example",
    ]
    paging = find_paging(OWN, hrefs)
    assert paging is not None
    assert (paging.links, paging.next, paging.whole) == (
        {2: f"{OWN}?page=2"},
        f"{OWN}?page=2",
        None,
    )
    assert find_paging(OWN, hrefs[1:]) is None


def test_pages_become_one_article_in_order() -> None:
    record = together(page(1, *PARAGRAPHS[:2]), page(3, PARAGRAPHS[3]), page(2, PARAGRAPHS[2]))
    assert texts(record) == list(PARAGRAPHS)
    assert record.article.headline is not None
    assert record.text.startswith("Menu\nPelabuhan lama tetap dibuka")
    parts = record.page.parts
    assert parts is not UNSET
    assert [part.url for part in parts] == [OWN, f"{OWN}?page=2", f"{OWN}?page=3"]
    assert [record.text[p.start : p.end].count(PARAGRAPHS[2]) for p in parts] == [0, 1, 0]
    assert parts[0].sha256 == record.page.sha256
    assert parts[0].start == 0
    assert parts[-1].end == len(record.text)


def test_sentences_of_every_page_are_read() -> None:
    record = together(page(1, *PARAGRAPHS[:1]), page(2, *PARAGRAPHS[1:]))
    [said] = record.statements[:1]
    start = said.contents[0].start
    parts = record.page.parts
    assert parts is not UNSET
    assert parts[1].start <= start < parts[1].end
    for time in record.times:
        assert record.text[time.start : time.end] == time.surface


def test_what_a_later_page_repeats_is_furniture() -> None:
    record = together(page(1, *PARAGRAPHS[:2]), page(2, PARAGRAPHS[0], PARAGRAPHS[2]))
    assert texts(record) == list(PARAGRAPHS[:3])
    again = [record.text[f.start : f.end] for f in record.article.furniture if f.kind == "other"]
    assert PARAGRAPHS[0] in again
    assert "Pelabuhan lama tetap dibuka" in again


def test_page_of_all_is_taken_alone() -> None:
    record = together(page(1, *PARAGRAPHS[:2]), page(ALL, *PARAGRAPHS), page(2, *PARAGRAPHS[2:]))
    assert texts(record) == list(PARAGRAPHS)
    assert record.page.parts is UNSET
    assert record.page.url == f"{OWN}?page=all"
    assert "2 single pages of the article are not read: this page holds all of them" in [
        r.reason for r in record.rejected
    ]


def test_page_that_was_not_had_is_told() -> None:
    source = page(1, *PARAGRAPHS[:2])
    fields = {name: getattr(source, name) for name in source.__struct_fields__}
    record = read_record(Source(**{**fields, "missing": ("page 2: the server answered 404",)}))
    assert "not had: page 2: the server answered 404" in [r.reason for r in record.rejected]
