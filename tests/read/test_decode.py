"""Bytes to characters: declarations, mixtures, and what is no page."""

import pytest

from saksi.errors import InputError
from saksi.read.decode import MAX_PAGE_BYTES, decode_page

WORDS = "Menlu Ratu Ségara: “Kami menolak” – tegas"


@pytest.mark.parametrize(
    ("data", "media_type", "text"),
    [
        (WORDS.encode(), None, WORDS),
        (WORDS.encode(), "text/html; charset=utf-8", WORDS),
        (WORDS.encode(), "text/html; charset=iso-8859-1", WORDS),
        (WORDS.encode("cp1252"), None, WORDS),
        (WORDS.encode("cp1252"), "text/html; charset=UTF-8", WORDS),
        (WORDS.encode("cp1252"), "text/html; charset=latin1", WORDS),
        (b'<meta charset="koi8-r">' + "Лавров".encode("koi8-r"), None, '<meta charset="koi8-r">Лавров'),
        (b"\xef\xbb\xbf" + WORDS.encode(), "text/html; charset=latin1", WORDS),
        (b"\xff\xfe" + WORDS.encode("utf-16-le"), None, WORDS),
        (b"\xfe\xff" + WORDS.encode("utf-16-be"), None, WORDS),
        (WORDS.encode("utf-16-le"), "text/html; charset=utf-16", WORDS),
        ("é – ".encode() + b"\x93tegas\x94 " + "é".encode(), None, "é – “tegas” é"),
        ("â€œtegasâ€".encode(), None, "â€œtegasâ€"),
        (b"<p>a" + "\ud800".encode("utf-8", "surrogatepass") + "é</p>".encode(), None, "<p>a\ufffdé</p>"),
        ("é".encode() + b" potong \xe2\x80", None, "é potong \ufffd"),
        (b"caf\xe9 \x81", "text/html; charset=idna", "café \ufffd"),
    ],
)  # fmt: skip
def test_page_is_decoded_by_declaration_and_bytes(
    data: bytes, media_type: str | None, text: str
) -> None:
    assert decode_page(data, "a.html", media_type).text == text


@pytest.mark.parametrize(
    ("data", "media_type", "reason"),
    [
        (WORDS.encode(), "text/html; charset=latin1", "valid UTF-8"),
        (WORDS.encode("cp1252"), "text/html; charset=utf-8", "read as windows-1252"),
        ("é ".encode() + b"\x93a\x94", None, "2 bytes were not UTF-8"),
        (b"plain", "text/html; charset=zlib", "unknown encoding 'zlib'"),
        (b'<meta charset="gbk">\xff\xff', None, "could not be read as gbk"),
    ],
)
def test_repair_is_said(data: bytes, media_type: str | None, reason: str) -> None:
    rejected = decode_page(data, "a.html", media_type).rejected
    assert [r.stage for r in rejected] == ["read.decode"]
    assert reason in rejected[0].reason


@pytest.mark.parametrize("data", [b"plain", WORDS.encode(), "Лавров".encode()])
def test_sound_page_needs_no_note(data: bytes) -> None:
    assert decode_page(data, "a.html").rejected == ()


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "empty"),
        (b" \n\t", "empty"),
        (b"%PDF-1.7 ...", "PDF"),
        (b"\x89PNG\r\n\x1a\n", "PNG"),
        (b"PK\x03\x04....", "ZIP"),
        (b"\x1f\x8b\x08", "gzip"),
        (bytes(range(256)) * 8, "NUL bytes"),
        (b"x" * (MAX_PAGE_BYTES + 1), "20 MB"),
    ],
)
def test_what_is_no_page_is_refused_with_its_name(data: bytes, reason: str) -> None:
    with pytest.raises(InputError, match=f"berita/a.html: .*{reason}"):
        decode_page(data, "berita/a.html")


def test_stray_null_in_markup_is_forgiven() -> None:
    assert decode_page(b"<p>a\0b c d e f</p>", "a.html").text == "<p>a\0b c d e f</p>"


def test_hostile_mixture_is_decoded() -> None:
    data = "é".encode() + b"\xe9\xe2\x80" * 500_000
    assert decode_page(data, "a.html").text.startswith("éé")
