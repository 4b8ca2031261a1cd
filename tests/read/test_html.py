"""HTML to canonical text and blocks: layout, links, what is hidden, what is hostile."""

import pytest

from saksi.read.decode import looks_like_html
from saksi.read.headlines import find_headlines
from saksi.read.html import parse_html
from saksi.read.knowledge import labels_of
from saksi.read.source import Source


def _lines(markup: str) -> list[str]:
    page = parse_html(markup)
    return [page.text[b.start : b.end] for b in page.blocks]


@pytest.mark.parametrize(
    ("markup", "lines"),
    [
        ("<p>satu\n  dua&nbsp; tiga</p>", ["satu dua tiga"]),
        ("<p>Ja<b>kar</b>ta, <i>Senin</i></p>", ["Jakarta, Senin"]),
        ("<div>lepas<p>alinea</p>sisa</div>", ["lepas", "alinea", "sisa"]),
        ("Alinea satu.<br><br>alinea dua.", ["Alinea satu.", "alinea dua."]),
        ("Alinea satu.<br>\n<br>\nAlinea dua.", ["Alinea satu.", "Alinea dua."]),
        ("Reporter: Sinta<br>Editor: Bagas", ["Reporter: Sinta", "Editor: Bagas"]),
        ("<p>sebuah baris yang<br>dipatahkan saja</p>", ["sebuah baris yang dipatahkan saja"]),
        ("<h1>Menlu Bertolak<br>Ke Suva</h1>", ["Menlu Bertolak Ke Suva"]),
        ("<ul><li>satu<li>dua</ul>", ["satu", "dua"]),
        ("<tr><td>lepas", ["lepas"]),
        ("<table><tr><td>kiri</td><td>kanan</td></tr></table>", ["kiri", "kanan"]),
        ("<pre>satu\n\ndua</pre>", ["satu", "dua"]),
        ("<a href=a>Beranda</a><a href=b>Dunia</a>", ["Beranda Dunia"]),
        ("<p><span class=cap>J</span><span>akarta</span></p>", ["Jakarta"]),
        ("<p>peng\u00adadilan\u200b tinggi</p>", ["pengadilan tinggi"]),
        ('<p>a<span style="display:block">b</span>c</p>', ["a", "b", "c"]),
        ("<p>a<img src=x>b</p>", ["a b"]),
    ],
)
def test_layout_makes_one_line_of_each_block(markup: str, lines: list[str]) -> None:
    assert _lines(markup) == lines


@pytest.mark.parametrize(
    "markup",
    [
        "<script>x</script>",
        "<style>x</style>",
        "<template><p>x</p></template>",
        "<noscript><p>x</p></noscript>",
        "<p hidden>x</p>",
        '<div style="color:red; display : none"><p>x</p></div>',
        "<!-- x -->",
        "<head><title>x</title></head>",
        "<svg><title>x</title><text>x</text></svg>",
        "<iframe>x</iframe>",
    ],
)
def test_what_a_page_hides_is_not_text(markup: str) -> None:
    assert _lines(f"<body><p>awal</p>{markup}<p>akhir</p>") == ["awal", "akhir"]


def test_furniture_stays_in_reading_order() -> None:
    page = "<nav>Beranda</nav><h1>Judul</h1><figcaption>Foto</figcaption><footer>Kontak</footer>"
    assert _lines(page) == ["Beranda", "Judul", "Foto", "Kontak"]


def test_offsets_count_code_points() -> None:
    page = parse_html(
        "<p>😀 𝓐é</p><p>Suva <a href='/x'>😀 tautan</a>.</p>", "https://kabar.example/a/b"
    )
    first, second = page.blocks
    anchor = second.anchors[0]
    assert page.text[first.start : first.end] == "😀 𝓐é"
    assert page.text[second.start : second.end] == "Suva 😀 tautan."
    assert page.text[anchor.start : anchor.end] == "😀 tautan"
    assert anchor.url == "https://kabar.example/x"


@pytest.mark.parametrize(
    ("href", "base", "url"),
    [
        ("/b", "https://kabar.example/a/", "https://kabar.example/b"),
        ("b?p=2", "https://kabar.example/a/", "https://kabar.example/a/b?p=2"),
        ("//foto.example/b", "https://kabar.example/a/", "https://foto.example/b"),
        ("https://lain.example/b", None, "https://lain.example/b"),
        ("/b", None, "/b"),
        ("javascript:alert(1)", "https://kabar.example/a/", None),
        ("mailto:a@kabar.example", None, None),
        ("#isi", "https://kabar.example/a/", None),
        ("http://[", "https://kabar.example/a/", "http://["),
        ("//[", "https://kabar.example/a/", None),
        ("", "https://kabar.example/a/", None),
    ],
)
def test_link_has_the_address_it_leads_to(href: str, base: str | None, url: str | None) -> None:
    page = parse_html(f'<p><a href="{href}">tautan</a></p>', base)
    assert page.blocks[0].anchors[0].url == url


def test_base_element_and_canonical_address_resolve_links() -> None:
    with_base = "<base href='https://lain.example/x/'><p><a href=b>tautan</a>"
    canonical = "<link rel=canonical href='https://lain.example/x/y'><p><a href=b>tautan</a>"
    for page in (with_base, canonical):
        assert parse_html(page).blocks[0].anchors[0].url == "https://lain.example/x/b"


def test_link_around_blocks_is_a_link_in_each() -> None:
    page = parse_html("<a href='https://lain.example/b'><h3>Judul lain</h3><p>Ringkasan</p></a>")
    assert [len(b.anchors) for b in page.blocks] == [1, 1]
    assert all((a.start, a.end) == (b.start, b.end) for b in page.blocks for a in b.anchors)


def test_block_knows_its_element_and_what_is_around_it() -> None:
    page = parse_html(
        "<body class=Beranda><div class='Isi Berita' id=Utama><h1><span>Judul</span></h1></div>"
    )
    block = page.blocks[0]
    assert block.tag == "h1"
    assert block.context == "html body div isi berita utama h1"
    assert block.dom_path == "html > body > div > h1"


@pytest.mark.parametrize(
    "markup",
    [
        "<div>" * 100_000 + "x",
        "<b>" * 50_000 + "<p>x" * 1000,
        "<br>A." * 100_000,
        "<p>" + " " * 1_000_000 + "x",
        "<p>" + "a b. " * 200_000,
        "<div class='" + "nav " * 100_000 + "'>" + "<p>x." * 1000,
        "<ul><li>" * 200 + "<p>Satu kalimat yang cukup panjang untuk menjadi prosa di laman ini, kata dia." * 5000,
        "<script type='application/ld+json'>" + "[" * 200_000 + "</script>x",
    ],
    ids=["deep", "bold", "breaks", "spaces", "long-line", "classes", "lists", "json"],
)  # fmt: skip
def test_hostile_page_is_read(markup: str) -> None:
    assert parse_html(markup).text


@pytest.mark.parametrize(
    "markup", ["", "<", "<!doctype html>", "<p></p>", "\0", "<a href>", "</p>"]
)
def test_page_without_text_has_no_blocks_or_one(markup: str) -> None:
    page = parse_html(markup)
    assert all(page.text[b.start : b.end].strip() for b in page.blocks)
    assert len(page.blocks) <= 1


@pytest.mark.parametrize(
    ("text", "media_type", "expected"),
    [
        ("<!DOCTYPE html><p>a", None, True),
        ("\n<html lang=id>", None, True),
        ("<?xml version='1.0'?>\n<html xmlns='x'>", None, True),
        ("<!-- simpan --><html>", None, True),
        ("<p>satu</p><p>dua</p>", None, True),
        ("Judul\n\nMenteri berkata: a < b dan c > d.", None, False),
        ("Judul\n\nTag <p> dipakai di laman.", None, False),
        ("polos", "text/html; charset=utf-8", True),
        ("<html><p>a</p>", "text/plain", False),
    ],
)
def test_html_is_told_from_plain_text(text: str, media_type: str | None, expected: bool) -> None:
    assert looks_like_html(text, media_type) is expected


@pytest.mark.parametrize(
    ("markup", "best"),
    [
        ("<li><a href=/a>{0}</a></li><h1>{0}</h1><h2>{0}</h2>", 1),
        ("<h2><a href=/a>{0}</a></h2><div>{0}</div>", 1),
        ("<h1><a href=/a>{0}</a></h1><div>{0}</div>", 0),
        ("<div>{0}</div><h2>{0}</h2>", 1),
        ("<div>{0}</div>", 0),
    ],
)
def test_headline_is_told_from_its_copies_in_lists(markup: str, best: int) -> None:
    title = "Menlu Bertolak ke Suva"
    page = parse_html(f"<title>{title}</title>" + markup.format(title))
    assert find_headlines(page, Source("a", "a.html", data=b""), labels_of([]))[-1] == best


def test_elements_too_deep_lose_their_tags_but_not_their_text() -> None:
    page = parse_html("<div>" * 6000 + "<p>dalam</p>" + "</div>" * 6000 + "<p>luar</p>")
    assert [page.text[b.start : b.end] for b in page.blocks] == ["dalam", "luar"]
    assert page.rejected[0].reason == "5488 elements deeper than 512 levels were read as plain text"
