"""`saksi failures`."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeAlias

import pytest

from saksi.errors import InputError
from saksi.pipeline import read_record
from saksi.read.source import Source
from saksi.records import Record
from saksi.store import open_store

Saksi: TypeAlias = Callable[..., Any]


@pytest.fixture
def failed(saksi: Saksi, tmp_path: Path) -> Path:
    """A store with a page that was not there and a broken line."""
    where = tmp_path / "news.sqlite"
    (tmp_path / "news.jsonl").write_text('{"id": 1, "text": "Judul"}\n{"id":\n')
    answer = saksi("read", tmp_path / "a.txt", tmp_path / "news.jsonl", "--store", where)
    assert answer.status == 1
    return where


def test_failures_tell_what_and_why(saksi: Saksi, failed: Path) -> None:
    answer = saksi("failures", "--store", failed)
    assert answer.status == 0
    assert "a.txt: there is no such file; check the name" in answer.out
    assert "news.jsonl:2: not a JSON document" in answer.out
    assert "failed at input, tries: 1" in answer.out


def test_failures_json_is_one_object_a_line(saksi: Saksi, failed: Path) -> None:
    rows = [json.loads(x) for x in saksi("failures", "--json", "--store", failed).out.splitlines()]
    line = next(row for row in rows if row["name"].endswith("news.jsonl:2"))
    assert len(rows) == 2
    assert (line["stage"], line["tries"], line["kept_bytes"]) == ("input", 1, len('{"id":\n'))
    assert line["resolved"] is False


def test_failures_of_a_good_store_are_none(saksi: Saksi, news: Path) -> None:
    answer = saksi("failures", "--store", news)
    assert (answer.status, answer.out, answer.err) == (0, "", "No failures.\n")


def test_failures_are_counted_on_each_try(saksi: Saksi, failed: Path, tmp_path: Path) -> None:
    saksi("read", tmp_path / "a.txt", "--store", failed)
    out = saksi("failures", "--store", failed).out
    assert "tries: 2" in out


def test_failures_retry_reads_what_is_there_now(saksi: Saksi, failed: Path, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Norwegia tolak usul\n\nIsi berita itu.")
    answer = saksi("failures", "--retry", "--store", failed)
    assert answer.status == 1
    assert "1 of 2 now read." in answer.err
    with open_store(failed) as store:
        assert any("Norwegia" in record.text for record in store.records())
        assert [failure.name for failure in store.failures()] == [f"{tmp_path}/news.jsonl:2"]
    every = saksi("failures", "--all", "--json", "--store", failed).out
    assert sorted(json.loads(line)["resolved"] for line in every.splitlines()) == [False, True]


def test_failures_retry_reads_the_kept_input_with_its_hints(
    saksi: Saksi, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A page that an older Saksi broke on is read from the kept bytes, its file long gone."""

    def breaks(source: Source) -> Record:
        raise InputError(f"{source.name}: not yet")

    page, where = tmp_path / "a.txt", tmp_path / "news.sqlite"
    page.write_text("Norwegia tolak usul\n\nIsi berita itu.")
    monkeypatch.setattr("saksi.run.reader.read_record", breaks)
    assert saksi("read", page, "--outlet", "Warta Samudra", "--store", where).status == 1
    page.unlink()
    monkeypatch.setattr("saksi.run.reader.read_record", read_record)
    answer = saksi("failures", "--retry", "--store", where)
    assert (answer.status, answer.err) == (0, "No failures.\n1 of 1 now read.\n")
    with open_store(where) as store:
        assert [row.outlet for row in store.list()] == ["Warta Samudra"]


def test_failures_without_a_store_tell_the_way_out(saksi: Saksi, tmp_path: Path) -> None:
    for options in ((), ("--retry",)):
        where = tmp_path / "no" / "no.sqlite"
        assert saksi("failures", *options, "--store", where).status == 3
