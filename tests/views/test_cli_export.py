"""`saksi export`."""

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeAlias

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from saksi.records import Record
from saksi.store import open_store
from saksi.store.exported import TABLES, columns
from saksi.views import export
from saksi.views.export import safe_cell

Saksi: TypeAlias = Callable[..., Any]


def test_export_jsonl_is_lossless(
    saksi: Saksi, news: Path, lines: list[str], tmp_path: Path
) -> None:
    out = tmp_path / "records.jsonl"
    answer = saksi("export", "-o", out, "--store", news)
    assert (answer.status, answer.err) == (0, f"3 rows written to {out}.\n")
    assert out.read_text(encoding="utf-8").splitlines() == lines
    assert saksi("export", "--store", news).out == out.read_text(encoding="utf-8")


def test_export_jsonl_fills_another_store(saksi: Saksi, news: Path, tmp_path: Path) -> None:
    exported = saksi("export", "--store", news).out
    with open_store(tmp_path / "copy.sqlite") as copy:
        for line in exported.splitlines():
            copy.put(Record.from_json(line))
        assert "".join(f"{line}\n" for line in copy.lines()) == exported


@pytest.mark.parametrize("table", TABLES)
def test_export_csv_and_parquet_hold_the_same_table(
    saksi: Saksi, news: Path, tmp_path: Path, table: str
) -> None:
    out = tmp_path / "table.parquet"
    assert saksi(
        "export", "--format", "parquet", "--table", table, "-o", out, "--store", news
    ).status == 0  # fmt: skip
    answer = saksi("export", "--format", "csv", "--table", table, "--raw-cells", "--store", news)
    rows = list(csv.reader(io.StringIO(answer.out, newline="")))
    held = pq.read_table(out)
    assert rows[0] == held.column_names == list(columns(table))
    cells = [["" if v is None else str(v) for v in row.values()] for row in held.to_pylist()]
    assert rows[1:] == cells
    assert cells, "the sample records fill every table"


def test_export_parquet_declares_its_types(saksi: Saksi, news: Path, tmp_path: Path) -> None:
    out = tmp_path / "events.parquet"
    saksi("export", "--format", "parquet", "--table", "events", "-o", out, "--store", news)
    schema = pq.read_schema(out)
    found = {name: schema.field(name).type for name in ("article", "start", "confidence")}
    assert found == {"article": pa.string(), "start": pa.int64(), "confidence": pa.float64()}


def test_export_parquet_is_written_in_groups(
    saksi: Saksi, news: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(export, "ROWS_AT_ONCE", 2)
    out = tmp_path / "articles.parquet"
    saksi("export", "--format", "parquet", "-o", out, "--store", news)
    assert pq.ParquetFile(out).num_row_groups == 2
    assert pq.read_table(out).num_rows == 3


@pytest.mark.parametrize(
    ("cell", "safe"),
    [
        ('=HYPERLINK("http://a")', '\'=HYPERLINK("http://a")'),
        ("@outlet", "'@outlet"),
        ("+62 21 555", "'+62 21 555"),
        ("-domain.example", "'-domain.example"),
        ("\t=1+1", "'\t=1+1"),
        ("\r=1+1", "'\r=1+1"),
        ("-1+1", "'-1+1"),
        ("-1.34\n", "'-1.34\n"),
        ("-1.34", "-1.34"),
        ("+5", "+5"),
        ("Rusia = mitra", "Rusia = mitra"),
        ("", ""),
        (-5, -5),
        (None, None),
    ],
)
def test_cell_is_safe_in_a_spreadsheet(cell: object, safe: object) -> None:
    assert safe_cell(cell) == safe


def test_export_csv_makes_formulas_harmless(saksi: Saksi, news: Path) -> None:
    answer = saksi("export", "--format", "csv", "--until", "2100-01-01", "--store", news)
    assert "'" not in answer.out  # the hostile page has no date
    answer = saksi("export", "--format", "csv", "--store", news)
    (row,) = [r for r in csv.DictReader(io.StringIO(answer.out)) if r["id"] == "aneh/=1+1"]
    assert row["headline"].startswith("'=HYPERLINK")
    assert (row["outlet"], row["domain"]) == ("'@outlet", "'-domain.example")


def test_export_narrows(saksi: Saksi, news: Path) -> None:
    for options in (("--lang", "en"), ("--since", "2021-06-24"), ("--outlet", "gazette.example")):
        (line,) = saksi("export", *options, "--store", news).out.splitlines()
        assert json.loads(line)["id"] == "gazette-1"


def test_export_replaces_no_file_unless_forced(saksi: Saksi, news: Path, tmp_path: Path) -> None:
    out = tmp_path / "records.jsonl"
    out.write_text("precious")
    answer = saksi("export", "-o", out, "--store", news)
    assert answer.status == 2
    assert "the file is there; give --force to replace it" in answer.err
    assert out.read_text() == "precious"
    assert saksi("export", "-o", out, "--force", "--store", news).status == 0
    assert out.read_text(encoding="utf-8").count("\n") == 3


def test_export_that_fails_leaves_no_half_file(
    saksi: Saksi, news: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> int:
        raise OSError(28, "No space left on device")

    folder = tmp_path / "out"
    folder.mkdir()
    monkeypatch.setattr("saksi.views.exports.tables.write_jsonl", full)
    answer = saksi("export", "-o", folder / "records.jsonl", "--store", news)
    assert answer.status == 1
    assert "cannot be written (No space left on device)" in answer.err
    assert list(folder.iterdir()) == []


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (("--format", "parquet"), "give --out FILE"),
        (("--table", "events"), "jsonl holds whole records"),
        (("--format", "csv", "--table", "pages"), "there are articles, statements, events"),
        (("--format", "gdelt", "--table", "events"), "gdelt has no --table"),
        (("--format", "xlsx"), "xlsx cannot be written to the terminal; give --out FILE"),
        (("-o", "/"), "this is a folder"),
        (("--format", "xml"), "'xml' is not one of"),
        (("--since", "kemarin"), "is not a day"),
    ],
)
def test_export_called_wrongly_says_how(
    saksi: Saksi, news: Path, options: tuple[str, ...], message: str
) -> None:
    answer = saksi("export", *options, "--store", news)
    assert (answer.status, answer.out) == (2, "")
    assert message in " ".join(answer.err.split())


def test_export_into_a_missing_folder_is_told(saksi: Saksi, news: Path, tmp_path: Path) -> None:
    answer = saksi("export", "-o", tmp_path / "no" / "a.jsonl", "--store", news)
    assert answer.status == 1
    assert "cannot be written (No such file or directory)" in answer.err


def test_export_without_a_store_writes_nothing(saksi: Saksi, tmp_path: Path) -> None:
    out = tmp_path / "a.jsonl"
    assert saksi("export", "-o", out, "--store", tmp_path / "no.sqlite").status == 3
    assert not out.exists()
