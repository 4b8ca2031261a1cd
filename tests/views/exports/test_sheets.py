"""XLSX, Parquet and the codebook, read back by openpyxl, pyarrow and csv."""

import csv
import io

import pyarrow.parquet as pq
import pytest
from openpyxl import load_workbook

from saksi.store import Store
from saksi.store.exported import TABLES, columns
from saksi.views.exports import FORMS, xlsx
from saksi.views.exports.codebook import codebook_rows, described
from tests.views.exports.conftest import Export


def _rows(kept: Store, table: str) -> list[list[object]]:
    """What a sheet is to hold: characters that XML lacks are replaced, an empty text is nothing."""
    clean = {c: "\ufffd" for c in range(32) if chr(c) not in "\t\n\r"}
    return [
        [(cell.translate(clean) or None) if isinstance(cell, str) else cell for cell in row]
        for row in kept.rows(table)
    ]


def test_xlsx_holds_every_table(export: Export, kept: Store) -> None:
    data, written = export("xlsx")
    book = load_workbook(io.BytesIO(data), read_only=True)
    assert book.sheetnames == [*TABLES, "codebook"]
    held = 0
    for table in TABLES:
        first, *rows = ([c for c in row] for row in book[table].values)  # noqa: C416
        assert first == list(columns(table))
        assert [row + [None] * (len(first) - len(row)) for row in rows] == _rows(kept, table)
        held += len(rows)
    assert written.count == held > 50


@pytest.mark.parametrize("raw", [False, True])
def test_xlsx_runs_no_cell(export: Export, raw: bool) -> None:
    data, _ = export("xlsx", table="entities", raw_cells=raw)
    cells = [c for row in load_workbook(io.BytesIO(data))["entities"].iter_rows() for c in row]
    assert [c for c in cells if c.data_type == "f"] == []
    (formula,) = [c for c in cells if c.value == "=HYPERLINK(1)"]
    assert formula.data_type == "s"
    assert bool(formula.quotePrefix) is not raw


def test_xlsx_goes_on_in_another_sheet(
    export: Export, kept: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(xlsx, "ROWS_OF_A_SHEET", 5)
    data, written = export("xlsx", table="articles")
    book = load_workbook(io.BytesIO(data), read_only=True)
    sheets = {name: len(list(book[name].values)) - 1 for name in book.sheetnames}
    assert sheets == {"articles": 5, "articles 2": 3}
    assert written.count == 8 == kept.counts().articles


@pytest.mark.parametrize("table", TABLES)
def test_codebook_describes_every_column(export: Export, table: str) -> None:
    rows = [row for row in codebook_rows() if row[0] == table]
    assert [row[1] for row in rows] == list(columns(table))
    schema = pq.read_schema(io.BytesIO(export("parquet", table=table)[0]))
    for name, text in described(table).items():
        assert schema.field(name).metadata == {b"description": text.encode()}
        assert text.endswith(".")


def test_codebook_is_a_csv(export: Export) -> None:
    data, written = export("codebook")
    header, *rows = csv.reader(io.StringIO(data.decode()))
    assert header == ["table", "column", "type", "description"]
    assert [tuple(row) for row in rows] == list(codebook_rows())
    assert written.count == len(rows)


@pytest.mark.parametrize("name", [n for n, form in FORMS.items() if "raw_cells" in form.takes])
def test_cells_begin_no_formula_unless_asked(export: Export, name: str) -> None:
    if name == "xlsx":
        pytest.skip("its cells are typed; see test_xlsx_runs_no_cell")
    table = {"table": "entities"} if name == "csv" else {}
    safe, raw = (export(name, raw_cells=raw, **table)[0].decode() for raw in (False, True))
    delimiter = "," if name == "csv" else "\t"
    for text, begins in ((safe, False), (raw, True)):
        cells = [c for row in csv.reader(io.StringIO(text), delimiter=delimiter) for c in row]
        assert any(c.startswith("=HYPERLINK") for c in cells) is begins
        assert any("=HYPERLINK" in c for c in cells)
