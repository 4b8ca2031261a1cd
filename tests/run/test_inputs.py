"""Inputs of every kind become sources; broken ones become failures that say where and why."""

import gzip
import io
import json
from pathlib import Path

import pytest

from saksi.errors import FetchError
from saksi.read.source import Source
from saksi.run.fetch import Fetched
from saksi.run.inputs import BadInput, Hints, Input, read_inputs, source_id

DOCUMENT = {"id": "a-1", "text": "Judul\n\nIsi berita.", "outlet": "Harian Contoh", "lang": "id"}


def _write_lines(path: Path, *lines: str) -> Path:
    path.write_text("".join(line + "\n" for line in lines), encoding="utf-8")
    return path


def _only(*names: object, **options: object) -> Input:
    items = list(read_inputs([str(n) for n in names], **options))  # type: ignore[arg-type]
    assert len(items) == 1
    return items[0]


def _bad(item: Input) -> BadInput:
    assert isinstance(item, BadInput)
    return item


def _source(item: Input) -> Source:
    assert isinstance(item, Source)
    return item


def test_page_file_keeps_its_bytes(tmp_path: Path) -> None:
    path = tmp_path / "laman.html"
    path.write_bytes(b"<p>halo\xff</p>")
    source = _source(_only(path))
    assert (source.data, source.media_type) == (b"<p>halo\xff</p>", "text/html")


def test_gzipped_page_is_unpacked(tmp_path: Path) -> None:
    path = tmp_path / "laman.txt.gz"
    path.write_bytes(gzip.compress(b"halo"))
    assert _source(_only(path)).data == b"halo"


def test_gzip_is_known_by_its_bytes_not_its_name(tmp_path: Path) -> None:
    path = tmp_path / "laman.html"
    path.write_bytes(gzip.compress(b"<p>halo</p>"))
    assert _source(_only(path)).data == b"<p>halo</p>"


def test_document_keeps_its_fields(tmp_path: Path) -> None:
    source = _source(_only(_write_lines(tmp_path / "d.jsonl", json.dumps(DOCUMENT))))
    assert (source.id, source.text, source.outlet) == ("a-1", DOCUMENT["text"], "Harian Contoh")
    assert source.name.endswith("d.jsonl:1")


def test_byte_order_mark_and_blank_lines_are_no_documents(tmp_path: Path) -> None:
    path = tmp_path / "d.jsonl"
    path.write_text(f"\n{json.dumps(DOCUMENT)}\n \n", encoding="utf-8-sig")
    assert _source(_only(path)).name.endswith("d.jsonl:2")
    path.write_text(json.dumps(DOCUMENT), encoding="utf-8-sig")
    assert _source(_only(path)).id == "a-1"


def test_document_without_id_gets_a_stable_one(tmp_path: Path) -> None:
    lines = _write_lines(tmp_path / "d.jsonl", '{"text": "halo"}')
    assert _only(lines).id == _only(lines).id != ""


def test_hint_fills_only_what_the_input_leaves_open(tmp_path: Path) -> None:
    lines = _write_lines(tmp_path / "d.jsonl", json.dumps(DOCUMENT))
    source = _source(_only(lines, hints=Hints(published="2021-06-23", outlet="Lain")))
    assert (source.published, source.outlet) == ("2021-06-23", "Harian Contoh")


def test_directory_is_read_in_order_and_only_pages(tmp_path: Path) -> None:
    for name in ("b.html", "a.txt", "sub/c.htm", "picture.png"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes(b"x")
    names = [Path(item.name).name for item in read_inputs([str(tmp_path)])]
    assert names == ["a.txt", "b.html", "c.htm"]


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ('{"id": "x", "text": "putus', "not a JSON document"),
        ('["bukan objek"]', "not a JSON document"),
        ('{"id": "x"}', "exactly one of 'text' and 'html'"),
        ('{"id": "x", "text": "a", "html": "b"}', "exactly one of 'text' and 'html'"),
        ('{"text": 7}', "not a JSON document"),
    ],
)
def test_broken_line_is_kept_and_the_rest_is_read(tmp_path: Path, line: str, reason: str) -> None:
    path = _write_lines(tmp_path / "d.jsonl", line, json.dumps(DOCUMENT))
    first, second = read_inputs([str(path)])
    assert reason in _bad(first).reason
    assert "d.jsonl:1" in _bad(first).reason
    assert _bad(first).data == line.encode() + b"\n"
    assert _source(second).id == "a-1"


def test_line_in_windows_1252_is_kept_and_told_how_to_convert(tmp_path: Path) -> None:
    path = tmp_path / "d.jsonl"
    line = '{"id": "x", "text": "“Café” tutup"}\n'.encode("cp1252")
    path.write_bytes(line + json.dumps(DOCUMENT).encode() + b"\n")
    first, second = read_inputs([str(path)])
    assert "d.jsonl:1: not UTF-8 (byte 0x93); convert the file first" in _bad(first).reason
    assert "iconv -f windows-1252 -t utf-8" in _bad(first).reason
    assert _bad(first).data == line
    assert _source(second).id == "a-1"


def test_truncated_gzip_gives_what_is_whole_and_says_where_it_ends(tmp_path: Path) -> None:
    lines = "".join(json.dumps({"id": i, "text": f"Berita {i} {i**9}"}) + "\n" for i in range(2000))
    path = tmp_path / "d.jsonl.gz"
    path.write_bytes(gzip.compress(lines.encode())[:-600])
    *whole, last = read_inputs([str(path)])
    assert 0 < len(whole) < 2000
    assert "cut short or damaged" in _bad(last).reason
    assert f"the {len(whole)} lines before it are read" in _bad(last).reason


def test_truncated_gzipped_page_is_kept(tmp_path: Path) -> None:
    path = tmp_path / "laman.html.gz"
    path.write_bytes(gzip.compress(b"<p>halo</p>" * 100)[:-9])
    item = _bad(_only(path))
    assert "cut short or damaged" in item.reason
    assert item.data == path.read_bytes()


def test_missing_file_is_named(tmp_path: Path) -> None:
    assert "there is no such file" in _bad(_only(tmp_path / "tiada.html")).reason


def test_unreadable_directory_entry_does_not_stop_the_rest(tmp_path: Path) -> None:
    (tmp_path / "a.html").symlink_to(tmp_path / "tiada")
    (tmp_path / "b.html").write_bytes(b"<p>halo</p>")
    assert [item.name for item in read_inputs([str(tmp_path)])] == [str(tmp_path / "b.html")]


def test_huge_file_is_refused_with_the_way_out(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("saksi.run.inputs.MAX_FILE_BYTES", 10)
    path = tmp_path / "besar.html"
    path.write_bytes(b"x" * 11)
    assert "give it as JSON lines" in _bad(_only(path)).reason


@pytest.mark.parametrize(
    ("data", "texts"),
    [
        (b'{"text": "satu"}\n{"text": "dua"}\n', ["satu", "dua"]),
        (b'  {"text": "satu"}', ["satu"]),
        (b'\xef\xbb\xbf{"text": "satu"}\n', ["satu"]),
    ],
)
def test_standard_input_with_braces_is_json_lines(data: bytes, texts: list[str]) -> None:
    items = read_inputs(["-"], stdin=io.BytesIO(data))
    assert [_source(i).text for i in items] == texts


def test_standard_input_is_else_one_page() -> None:
    assert _source(_only("-", stdin=io.BytesIO(b"Judul\n\nIsi"))).data == b"Judul\n\nIsi"


def test_address_is_fetched() -> None:
    page = Fetched(b"<p>halo</p>", "https://a.example/2", "text/html", "2021-06-23T00:00:00Z")
    source = _source(_only("https://a.example/1", fetcher=lambda url: page))
    assert (source.id, source.url) == ("https://a.example/1", "https://a.example/2")


def test_address_that_fails_is_a_failure_of_fetching() -> None:
    def refuse(url: str) -> Fetched:
        raise FetchError(f"{url}: no")

    assert _bad(_only("https://a.example/1", fetcher=refuse)).stage == "fetch"


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("seed.txt", "seed"),
        ("../pages/a.html.gz", "pages/a"),
        ("/data/x/b.html", "data/x/b"),
        ("versi-1.2.html", "versi-1.2"),
        ("https://a.example/1", "https:/a.example/1"),
    ],
)
def test_source_id_is_the_path_without_suffixes(name: str, expected: str) -> None:
    assert source_id(name) == expected


def test_directory_without_pages_says_what_is_read(tmp_path: Path) -> None:
    assert "no page in this directory" in _bad(_only(tmp_path)).reason
