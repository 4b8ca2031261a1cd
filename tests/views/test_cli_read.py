"""`saksi read`: good and bad inputs, kept or printed."""

import gzip
import io
import json
import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeAlias

import pytest

from saksi.errors import ModelError
from saksi.records import Record
from saksi.store import open_store

Saksi: TypeAlias = Callable[..., Any]

PAGE = """Norwegia tolak usul baru

Selasa, 22 Juni 2021 / 19:20 WIB

"Kami menolak usul itu," kata utusan Norwegia di Jenewa."""
HTML = (
    "<!doctype html><html lang=id><head><meta charset=utf-8><title>Kapal tiba</title></head>"
    "<body><h1>Kapal tiba di pelabuhan Arjuna</h1>"
    "<p>Kapal itu tiba pada Selasa (22/6) pagi dari Café Seroja.</p></body></html>"
)


@pytest.fixture
def page(tmp_path: Path) -> Path:
    path = tmp_path / "norwegia.txt"
    path.write_text(PAGE, encoding="utf-8")
    return path


def _jsonl(path: Path, count: int) -> Path:
    lines = (
        json.dumps({"id": f"d{n}", "text": f"Judul {n}\n\nIsi berita {n}.", "lang": "id"})
        for n in range(count)
    )
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


def _records(out: str) -> list[Record]:
    return [Record.from_json(line) for line in out.splitlines()]


# Good inputs


def test_read_sums_up_for_a_person(saksi: Saksi, page: Path) -> None:
    answer = saksi("read", page)
    assert answer.status == 0
    assert "Norwegia tolak usul baru" in answer.out
    assert answer.err == "1 read, 0 already there, 0 failed.\n"


def test_read_sums_up_without_breaking_a_long_name(saksi: Saksi, tmp_path: Path) -> None:
    folder = tmp_path / "kliping-harian-dari-redaksi-luar-negeri" / "pekan-keempat-bulan-juni"
    folder.mkdir(parents=True)
    (folder / "laman-pertama.txt").write_text(PAGE, encoding="utf-8")
    answer = saksi("read", folder / "laman-pertama.txt")
    first = answer.out.splitlines()[0]
    assert first.endswith("pekan-keempat-bulan-juni/laman-pertama  Norwegia tolak usul baru")


def test_read_json_prints_one_record_a_line(saksi: Saksi, page: Path, tmp_path: Path) -> None:
    html = tmp_path / "kapal.html"
    html.write_text(HTML, encoding="utf-8")
    first, second = _records(saksi("read", "--json", page, html).out)
    assert first.text == PAGE
    assert first.article.headline is not None
    assert first.article.headline.surface == "Norwegia tolak usul baru"
    assert "Café Seroja" in second.text
    assert second.page.media_type == "text/html"


def test_read_keeps_page_and_record(saksi: Saksi, page: Path, tmp_path: Path) -> None:
    where = tmp_path / "news.sqlite"
    printed = saksi("read", "--json", page, "--store", where).out
    with open_store(where) as store:
        (record,) = store.records()
        assert record.to_json() + "\n" == printed
        assert store.raw(record.id) == page.read_bytes()


def test_read_again_skips_what_is_there(saksi: Saksi, tmp_path: Path) -> None:
    news, where = _jsonl(tmp_path / "news.jsonl", 3), tmp_path / "news.sqlite"
    assert "3 read, 0 already there" in saksi("read", news, "--store", where).err
    again = saksi("read", news, "--json", "--store", where)
    assert (again.status, again.out) == (0, "")
    assert again.err == "0 read, 3 already there, 0 failed.\n"


def test_read_again_reads_what_changed(saksi: Saksi, page: Path, tmp_path: Path) -> None:
    where = tmp_path / "news.sqlite"
    saksi("read", page, "--store", where)
    page.write_text(PAGE.replace("Jenewa", "Oslo"), encoding="utf-8")
    assert "1 read, 0 already there" in saksi("read", page, "--store", where).err
    with open_store(where) as store:
        assert ["Oslo" in record.text for record in store.records()] == [True]


def test_read_with_another_hint_reads_again(saksi: Saksi, page: Path, tmp_path: Path) -> None:
    where = tmp_path / "news.sqlite"
    saksi("read", page, "--store", where)
    answer = saksi("read", page, "--outlet", "Warta Samudra", "--store", where)
    assert "1 read" in answer.err
    with open_store(where) as store:
        assert [row.outlet for row in store.list()] == ["Warta Samudra"]


def test_read_on_many_processes_gives_the_same_in_order(saksi: Saksi, tmp_path: Path) -> None:
    news = _jsonl(tmp_path / "news.jsonl", 12)
    alone = saksi("read", news, "--json", "--jobs", "1").out
    assert [record.id for record in _records(alone)] == [f"d{n}" for n in range(12)]
    assert saksi("read", news, "--json", "--jobs", "2").out == alone


def test_read_takes_standard_input(saksi: Saksi, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(PAGE.encode())))
    (record,) = _records(saksi("read", "-", "--json").out)
    assert record.text == PAGE


def test_read_takes_a_folder_and_gzip(saksi: Saksi, page: Path, tmp_path: Path) -> None:
    (tmp_path / "sub").mkdir()
    (tmp_path / "sub" / "kapal.html.gz").write_bytes(gzip.compress(HTML.encode()))
    assert len(_records(saksi("read", tmp_path, "--json").out)) == 2


def test_read_quietly_says_only_what_went_wrong(saksi: Saksi, page: Path) -> None:
    answer = saksi("read", "--quiet", page)
    assert (answer.status, answer.out, answer.err) == (0, "", "")


def test_read_hints_are_used(saksi: Saksi, page: Path) -> None:
    (record,) = _records(saksi("read", page, "--json", "--outlet", "Warta", "--lang", "id").out)
    assert (record.article.outlet.name, record.article.lang) == ("Warta", "id")


# Wrong calls


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (("--published", "kemarin"), "'kemarin' is not an ISO 8601 date"),
        (("--lang", "ms"), "Saksi reads id, en"),
        (("--jobs", "0"), "--jobs"),
        (("--what",), "No such option"),
    ],
)
def test_read_called_wrongly_says_how(
    saksi: Saksi, page: Path, options: tuple[str, ...], message: str
) -> None:
    answer = saksi("read", page, *options)
    assert (answer.status, answer.out) == (2, "")
    assert message in " ".join(answer.err.split())


# Bad inputs: each is named with the way out, counted and kept, and stops nothing


def _missing(path: Path) -> Path:
    return path / "no.html"


def _cut_gzip(path: Path) -> Path:
    whole = gzip.compress(os.urandom(5000) + HTML.encode())
    (path / "cut.html.gz").write_bytes(whole[:-2000])
    return path / "cut.html.gz"


def _empty(path: Path) -> Path:
    (path / "empty.html").write_bytes(b"")
    return path / "empty.html"


def _blank(path: Path) -> Path:
    (path / "blank.html").write_text("<html><body>  <p> </p></body></html>")
    return path / "blank.html"


def _binary(path: Path) -> Path:
    (path / "image.html").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 20)
    return path / "image.html"


def _huge(path: Path) -> Path:
    with (path / "huge.html").open("wb") as file:
        for _ in range(50):
            file.write(b"<p>Berita.</p>\n" * (1024 * 1024 // 15 + 1))
    return path / "huge.html"


def _no_pages(path: Path) -> Path:
    (path / "folder").mkdir()
    (path / "folder" / "notes.md").write_text("not a page")
    return path / "folder"


BAD = [
    (_missing, "there is no such file; check the name"),
    (_cut_gzip, "the gzip data is cut short or damaged"),
    (_empty, "empty"),
    (_blank, "the page has no text; get it anew"),
    (_binary, "image, not a page"),
    (_huge, "MB"),
    (_no_pages, "no page in this directory; Saksi reads .html"),
]


@pytest.mark.parametrize(("make", "message"), BAD)
def test_read_names_a_bad_input_and_keeps_it(
    saksi: Saksi, tmp_path: Path, page: Path, make: Callable[[Path], Path], message: str
) -> None:
    bad, where = make(tmp_path), tmp_path / "news.sqlite"
    answer = saksi("read", bad, page, "--store", where)
    assert answer.status == 1
    assert str(bad) in answer.err
    assert message in answer.err
    assert "1 read, 0 already there, 1 failed." in answer.err
    assert f"saksi failures --store {where}" in answer.err
    with open_store(where) as store:
        (failure,) = store.failures()
        assert (failure.name, failure.resolved) == (str(bad), False)
        assert store.counts().articles == 1
        if bad.is_file() and bad.stat().st_size < 20_000_000:
            assert failure.data == bad.read_bytes()


def test_read_without_a_store_says_that_nothing_is_kept(saksi: Saksi, tmp_path: Path) -> None:
    answer = saksi("read", tmp_path / "no.html")
    assert answer.status == 1
    assert "Nothing is kept without --store." in answer.err


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_read_goes_on_after_a_broken_line(saksi: Saksi, tmp_path: Path, jobs: str) -> None:
    news, where = _jsonl(tmp_path / "news.jsonl", 10), tmp_path / "news.sqlite"
    good = news.read_text().splitlines()
    broken = ['{"id": "cut", "text": "Jud', '{"id": "none"}', '"word"']
    news.write_text("\n".join([*good[:5], *broken, *good[5:]]) + "\n")
    answer = saksi("read", news, "--jobs", jobs, "--store", where)
    assert answer.status == 1
    assert "10 read, 0 already there, 3 failed." in answer.err
    for line in ("6: not a JSON document", "7: give exactly one of", "8: not a JSON document"):
        assert f"news.jsonl:{line}" in answer.err
    with open_store(where) as store:
        kept = {(failure.data or b"").decode().strip() for failure in store.failures()}
    assert kept == set(broken)


def test_read_of_a_mended_line_strikes_its_failure(saksi: Saksi, tmp_path: Path) -> None:
    news, where = tmp_path / "news.jsonl", tmp_path / "news.sqlite"
    news.write_text('{"id": "a", "text": "Jud\n')
    assert saksi("read", news, "--store", where).status == 1
    news.write_text('{"id": "a", "text": "Judul"}\n')
    assert saksi("read", news, "--store", where).status == 0
    with open_store(where) as store:
        assert store.failures() == []


def test_read_of_gzipped_lines_keeps_what_came_before_the_cut(saksi: Saksi, tmp_path: Path) -> None:
    text = "".join(
        json.dumps({"id": str(n), "text": f"Judul {os.urandom(2000).hex()}"}) + "\n"
        for n in range(20)
    )
    (tmp_path / "news.jsonl.gz").write_bytes(gzip.compress(text.encode())[:-5000])
    answer = saksi("read", tmp_path / "news.jsonl.gz", "--json", "--jobs", "1")
    assert answer.status == 1
    read = len(answer.out.splitlines())
    assert 0 < read < 20
    assert f"the {read} lines before it are read" in answer.err


WRONG = [
    ("windows-1252", "“Kami menolak” – kata utusan Café Seroja".encode("cp1252")),
    ("mixed", "Café Seroja dan ".encode() + "Café Seroja".encode("cp1252")),
    ("utf-16", "Kami menolak usul dari Café Seroja itu".encode("utf-16")),
]


@pytest.mark.parametrize(("name", "words"), WRONG)
def test_read_of_a_wrong_encoding_loses_no_word(
    saksi: Saksi, tmp_path: Path, name: str, words: bytes
) -> None:
    path = tmp_path / f"{name}.txt"
    sep = "\n\n".encode("utf-16-le") if name == "utf-16" else b"\n\n"
    path.write_bytes(words + sep + words.removeprefix(b"\xff\xfe"))
    answer = saksi("read", path, "--json")
    assert answer.status == 0, answer.err
    (record,) = _records(answer.out)
    assert record.text.count("Café Seroja") == (4 if name == "mixed" else 2)


# The store cannot be used


def test_read_into_a_read_only_store_stops_at_once(
    saksi: Saksi, page: Path, news: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "access", lambda *_: False)  # the superuser may write everywhere
    answer = saksi("read", page, "--store", news)
    assert (answer.status, answer.out) == (3, "")
    assert f"error: {news}: nothing can be kept here" in answer.err
    assert "copy the store to a folder of yours" in answer.err


def test_read_into_what_is_no_store_stops_at_once(saksi: Saksi, page: Path) -> None:
    before = page.read_bytes()
    answer = saksi("read", page, "--store", page)
    assert (answer.status, answer.out) == (3, "")
    assert "not a store of Saksi's; name another file" in answer.err
    assert page.read_bytes() == before


def test_read_warns_once_where_weights_are_missing(
    saksi: Saksi, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def missing() -> None:
        raise ModelError("models/heads.onnx: No such file; install Saksi again")

    monkeypatch.setattr("saksi.pipeline.load_reader", missing)
    for name in ("satu", "dua"):
        (tmp_path / f"{name}.txt").write_text("Kapal tiba\n\nAwak kapal selamat, kata nakhoda.")
    answer = saksi("read", tmp_path, "--json", "--jobs", "1")
    assert answer.status == 0
    assert answer.err.count("models/heads.onnx: No such file; install Saksi again") == 1
    assert len(answer.out.splitlines()) == 2
