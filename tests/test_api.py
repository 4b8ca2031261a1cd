"""`saksi.read` takes a page in every form and says what is wrong with one that is none."""

import gzip
import json
from pathlib import Path

import pytest

import saksi
from saksi import Record
from saksi.errors import InputError

TEXT = 'Norwegia tolak usul itu\n\n"Kami menolak," kata utusan Norwegia pada Selasa (22/6).'
HTML = (
    "<!doctype html><html lang=id><head><title>Kapal tiba</title></head>"
    "<body><h1>Kapal tiba di pelabuhan Arjuna</h1><p>Kapal itu tiba kemarin pagi.</p></body></html>"
)


@pytest.fixture
def page(tmp_path: Path) -> Path:
    path = tmp_path / "kapal.html"
    path.write_text(HTML, encoding="utf-8")
    return path


def test_text_is_canonical_as_it_stands() -> None:
    record = saksi.read(TEXT, published="2021-06-23", lang="id")
    assert record.text == TEXT
    assert record.article.headline is not None
    assert record.article.headline.surface == "Norwegia tolak usul itu"
    assert [time.value for time in record.times] == ["2021-06-22"]


def test_text_with_markup_inside_stays_text() -> None:
    words = "Judul <b>tebal</b>\n\nIsi <p> berita."
    assert saksi.read(words).text == words


@pytest.mark.parametrize("head", ["", "\n  ", "<!-- a -->"], ids=["plain", "blanks", "comment"])
def test_markup_is_read_as_a_page(head: str) -> None:
    record = saksi.read(head + HTML)
    assert "<p>" not in record.text
    assert record.page.media_type == "text/html"


def test_bytes_are_decoded() -> None:
    assert "Café" in saksi.read("<p>Kapal Café itu tiba.</p>".encode("cp1252")).text


def test_path_and_its_name_give_the_same(page: Path) -> None:
    assert saksi.read(page) == saksi.read(str(page))


def test_gzipped_path_is_unpacked(tmp_path: Path) -> None:
    path = tmp_path / "kapal.html.gz"
    path.write_bytes(gzip.compress(HTML.encode()))
    assert "Kapal itu tiba" in saksi.read(path).text


def test_path_of_one_document_keeps_its_fields(tmp_path: Path) -> None:
    path = tmp_path / "news.jsonl"
    path.write_text(json.dumps({"id": "d1", "text": TEXT, "outlet": "Warta Samudra"}) + "\n")
    record = saksi.read(path)
    assert (record.id, record.article.outlet.name) == ("d1", "Warta Samudra")


@pytest.mark.parametrize("form", [str, Path], ids=["name", "path"])
def test_id_and_address_count_for_a_path_too(page: Path, form: type) -> None:
    record = saksi.read(form(page), id="k-1", url="https://warta.example/k-1", title="Kapal datang")
    assert (record.id, record.page.url) == ("k-1", "https://warta.example/k-1")


def test_name_of_no_file_is_a_text() -> None:
    assert saksi.read("kapal.html").text == "kapal.html"


@pytest.mark.parametrize("count", [40, 400], ids=["name-too-long", "path-too-long"])
def test_one_long_line_is_a_text(count: int) -> None:
    line = "Menteri itu tiba. " * count
    assert saksi.read(line).text == line


def test_same_page_gives_the_same_record() -> None:
    assert saksi.read(HTML).to_json() == saksi.read(HTML).to_json()


def test_record_survives_its_json() -> None:
    record = saksi.read(HTML, published="2021-06-23")
    assert Record.from_json(record.to_json()) == record


@pytest.mark.parametrize(
    ("given", "reason"),
    [
        (b"", "empty"),
        ("", "no text"),
        ("  \n ", "no text"),
        (b"\x89PNG\r\n\x1a\n" + bytes(range(256)), "image, not a page"),
        (gzip.compress(HTML.encode())[:-9], "gzip"),
        (Path("tiada.html"), "there is no such file"),
        ("<html><body> </body></html>", "the page has no text"),
    ],
    ids=["no-bytes", "no-text", "blank", "image", "cut-gzip", "no-file", "blank-page"],
)
def test_what_is_no_page_is_refused_with_the_reason(given: str | bytes | Path, reason: str) -> None:
    with pytest.raises(InputError, match=reason):
        saksi.read(given)


def test_path_with_several_documents_says_how_to_read_them(tmp_path: Path) -> None:
    path = tmp_path / "news.jsonl"
    path.write_text('{"text": "satu"}\n{"text": "dua"}\n')
    with pytest.raises(InputError, match=r"holds 2 documents; read them with saksi\.run\.reader"):
        saksi.read(path)


def test_hint_that_is_no_instant_is_left_out_with_its_reason() -> None:
    record = saksi.read(TEXT, published="kemarin")
    assert record.article.published_at is None
    assert [r.reason for r in record.rejected if "kemarin" in r.reason] == [
        "the input's 'published' is not ISO 8601: 'kemarin'"
    ]
