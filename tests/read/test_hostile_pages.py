"""Pages that are made to be slow, large or broken end in time, or in a clear message."""

import pytest

from saksi.errors import InputError
from saksi.lang.base import LANGUAGES, load_language
from saksi.read.page import Reading, read_page
from saksi.read.source import Source

PAGES = [load_language(code).page for code in LANGUAGES]
SIZE = 300_000


def read(data: bytes, media_type: str) -> Reading:
    return read_page(Source("laman", "laman", data=data, media_type=media_type), PAGES)


def filled(piece: str, size: int = SIZE) -> bytes:
    return (piece * (size // len(piece))).encode()


HTML = {
    "short blocks": filled("<p>a</p>", 80_000),
    "labels and names": filled("<div>Editor</div><div>Bagas Prakoso</div>"),
    "page links": filled("<div><a href=/x>Halaman Selanjutnya</a></div>"),
    "read also": filled("<div>Baca Juga</div><div><a href=/x>Judul berita lain</a></div>"),
    "instants": filled("<div>Kamis, 6 Juni 2024 07:10 WIB</div>"),
    "headlines": b"<title>Dua kapal patroli tiba</title>" + filled("<h1>Dua kapal patroli tiba</h1>"),
    "long attribute": b'<p title="' + b"x" * 10_000_000 + b'">Satu kalimat.</p>',
    "long class": b'<p class="' + b"x " * 2_000_000 + b'">Satu kalimat.</p>',
    "deep": b"<div>" * 50_000 + b"Satu kalimat.",
    "comments": b"Satu kalimat.<div>" + filled("<!--"),
}  # fmt: skip

PLAIN = {
    "names": filled("Bagas Prakoso\n"),
    "capitals": filled("A "),
    "readings": filled("LQ45926,77   5,31   0.58% "),
    "figures": filled("1.1."),
    "brackets": filled("("),
    "sections": filled("Home | "),
    "bylines": filled("Oleh " + "Ab, " * 50 + "\n"),
    "datelines": filled("A " * 54 + "- \n"),
    "feed": b"<rss><title>Kabar</title>" + filled("<item><title "),
}


@pytest.mark.parametrize("markup", HTML.values(), ids=HTML)
def test_hostile_html_is_read(markup: bytes) -> None:
    assert read(markup, "text/html").text


@pytest.mark.parametrize("text", PLAIN.values(), ids=PLAIN)
def test_hostile_text_is_read(text: bytes) -> None:
    assert read(text, "text/plain").text


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"a" * 50_000_000, "48 MB; a page may have 20 MB"),
        (bytes(range(256)) * 400, "NUL bytes; this is a binary file"),
        (b"%PDF-1.7 x", "this is a PDF document"),
        (b"\x89PNG\r\n", "this is a PNG image"),
        (b"  \n", "the page is empty"),
        (b"a\n" * 200_001, "more than 200000 lines"),
        (b"<html><body></body></html>", "the page has no text"),
    ],
    ids=["large", "binary", "pdf", "image", "blank", "lines", "no text"],
)
def test_what_is_no_page_is_refused_by_name(data: bytes, why: str) -> None:
    with pytest.raises(InputError, match="^laman: ") as error:
        read_page(Source("laman", "laman", data=data), PAGES)
    assert why in str(error.value)


@pytest.mark.parametrize(
    ("data", "shown"),
    [
        ("<p>Café “tua” di kota itu.</p>".encode("cp1252"), "Café “tua” di kota itu."),
        (b"<meta charset=windows-1252>" + "<p>Café tua.</p>".encode(), "Café tua."),
        ("<p>Café tua.</p>".encode() + "<p>Café baru.</p>".encode("cp1252"), "Café tua.\nCafé baru."),
        ("<p>Café tua.</p>".encode("utf-16"), "Café tua."),
    ],
    ids=["windows-1252", "declared wrongly", "mixed", "utf-16"],
)  # fmt: skip
def test_wrong_encodings_keep_their_characters(data: bytes, shown: str) -> None:
    assert read(data, "text/html").text == shown
