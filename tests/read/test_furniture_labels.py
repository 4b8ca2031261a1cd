"""Captions, pull quotes, embeds, teasers, comments and paywall stubs are told apart and typed."""

import pytest
from msgspec import UNSET
from selectolax.lexbor import LexborHTMLParser

from saksi.pipeline import read_record
from saksi.read.dom_paths import find_element
from saksi.read.source import Source
from saksi.records import Record

PARAGRAPHS = (
    "Wali Kota Tanjung Mahoni Astrid Vangsnes menolak usul penutupan pelabuhan lama pada Senin (2/3).",
    "“Kami tidak akan menutup pelabuhan ini selama nelayan masih memerlukannya,” kata Vangsnes.",
    "Pemerintah pusat belum menanggapi penolakan itu sampai berita ini diturunkan pada malam hari.",
    "Pelabuhan lama dibangun seratus tahun lalu dan pernah ditutup dua kali karena gelombang tinggi.",
)
COMMENT = "Saya setuju sekali dengan wali kota itu, pelabuhan ini memang penting bagi kami semua."
TWEET = (
    "Besok kami turun ke pelabuhan bersama para nelayan, jangan sampai terlambat ya kawan-kawan."
)
PIECES = {
    "caption": "<figure><img src=a.jpg><figcaption>Nelayan di pelabuhan lama, Minggu (1/3). Foto: Rahmi Wulandari</figcaption></figure>",
    "pull_quote": '<aside class="artikel__sorot"><p>Kami tidak akan menutup pelabuhan ini selama nelayan masih memerlukannya</p></aside>',
    "embed": f'<blockquote class="twitter-tweet"><p>{TWEET}</p></blockquote>',
    "teaser": '<div class="kartu-teaser"><a href="/lain"><h3>Harga ikan naik di tiga pasar kota itu</h3></a></div>',
    "comment": f'<section id="komentar"><div class="komentar-isi"><p>{COMMENT}</p></div></section>',
    "paywall": "<div><p>Artikel ini khusus untuk pelanggan Kabar Teluk. Sudah berlangganan? Masuk</p></div>",
}


def read(*pieces: str) -> tuple[Record, str]:
    body = [f"<p>{line}</p>" for line in PARAGRAPHS]
    within = [PIECES[name] for name in pieces if name not in ("comment", "teaser")]
    after = [PIECES[name] for name in pieces if name in ("comment", "teaser")]
    html = (
        "<html lang=id><head><title>Pelabuhan lama tetap dibuka</title></head><body><article>"
        "<h1>Pelabuhan lama tetap dibuka</h1><div class=isi>"
        f"{''.join([*body[:3], *within, *body[3:]])}</div></article>{''.join(after)}</body></html>"
    )
    return read_record(Source("a", "a", data=html.encode(), media_type="text/html")), html


def labels(record: Record) -> dict[str, str]:
    return {
        record.text[f.start : f.end]: f.label
        for f in record.article.furniture
        if f.label is not UNSET
    }


@pytest.mark.parametrize("name", PIECES)
def test_piece_is_typed_and_no_paragraph(name: str) -> None:
    record, html = read(name)
    assert [record.text[p.start : p.end] for p in record.article.paragraphs] == list(PARAGRAPHS)
    [piece] = [f for f in record.article.furniture if f.label == name]
    element = find_element(LexborHTMLParser(html), piece.dom_path or "")
    assert element is not None
    assert element.text().strip() == record.text[piece.start : piece.end]


def test_pieces_are_told_apart_on_one_page() -> None:
    record, _ = read(*PIECES)
    assert sorted(labels(record).values()) == sorted(PIECES)
    assert len(record.article.paragraphs) == len(PARAGRAPHS)


def test_paywall_is_told() -> None:
    reasons = [r.reason for r in read("paywall")[0].rejected if r.stage == "read.paywall"]
    assert reasons == [
        "the page gives only the beginning of its article: the rest is for subscribers"
    ]
    assert not [r for r in read("caption")[0].rejected if r.stage == "read.paywall"]


def test_what_a_tweet_or_a_reader_says_is_no_statement_of_the_article() -> None:
    record, _ = read("embed", "comment")
    said = [record.text[s.start : s.end] for st in record.statements for s in st.contents]
    assert not [words for words in said if words in (TWEET, COMMENT)]


def test_names_that_most_paragraphs_bear_say_nothing() -> None:
    html = "<html lang=id><body><h1>Pelabuhan</h1><div class='embed komentar'>"
    html += "".join(f"<p>{line}</p>" for line in PARAGRAPHS) + "</div></body></html>"
    record = read_record(Source("a", "a", data=html.encode(), media_type="text/html"))
    assert len(record.article.paragraphs) == len(PARAGRAPHS)


PAYWALLS = (
    "Berlangganan untuk membaca artikel ini selengkapnya",
    "Sudah berlangganan? Masuk di sini",
    "Silakan masuk untuk membaca",
    "Subscribe to continue reading",
    "This article is only available to subscribers",
    "Already a subscriber? Log in",
    "You have reached your monthly limit of free articles",
)
NONE = (
    "Pelanggan PLN di kota itu mengeluh karena listrik padam tiga hari.",
    "Artikel ini ditulis oleh wartawan kami di Tanjung Mahoni.",
    "He told reporters that subscribers had left the company in March.",
)


@pytest.mark.parametrize("line", [*PAYWALLS, *NONE])
def test_words_of_a_paywall(line: str) -> None:
    body = "".join(f"<p>{text}</p>" for text in PARAGRAPHS)
    html = f"<html lang=id><body><article><h1>Pelabuhan</h1>{body}<p>{line}</p></article></body></html>"
    record = read_record(Source("a", "a", data=html.encode(), media_type="text/html"))
    assert (labels(record).get(line) == "paywall") is (line in PAYWALLS)
