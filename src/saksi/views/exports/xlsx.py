"""XLSX: a sheet for each table, every text a text: nothing in a sheet is ever run."""

import re
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import Any, BinaryIO

from saksi.store import Filters, Store
from saksi.store.exported import TABLES, columns
from saksi.views.export import ExportError
from saksi.views.exports.codebook import HEADER, codebook_rows
from saksi.views.exports.form import Options, Written

ROWS_OF_A_SHEET = 1_048_575  # Excel's, without the line of names
UNITS_OF_A_CELL = 32_767  # Excel's, in UTF-16
_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_FORMULA = re.compile(r"[=+\-@\t\r]")
_CUT = " […]"


def write_xlsx(store: Store, stream: BinaryIO, filters: Filters, options: Options) -> Written:
    """One table, or all with a codebook; raises `ExportError` without openpyxl."""
    try:
        from openpyxl import Workbook
    except ImportError as error:
        raise ExportError("xlsx needs openpyxl: pip install 'saksi[exports]'") from error
    book = Workbook(write_only=True)
    count = 0
    for table in [options.table] if options.table else TABLES:
        count += _write_table(book, store, table, filters, options.raw_cells)
    if not options.table:
        _write_sheet(book, "codebook", HEADER, codebook_rows(), options.raw_cells)
    book.save(stream)
    return Written(count)


def _write_table(book: Any, store: Store, table: str, filters: Filters, raw: bool) -> int:
    """What does not go into one sheet goes on in the next."""
    rows, count, number = store.rows(table, filters), 0, 1
    while True:
        name = table if number == 1 else f"{table} {number}"
        written = _write_sheet(book, name, list(columns(table)), rows, raw)
        count, number = count + written, number + 1
        if written < ROWS_OF_A_SHEET:
            return count


def _write_sheet(
    book: Any, name: str, header: Sequence[str], rows: Iterator[tuple[object, ...]], raw: bool
) -> int:
    sheet = book.create_sheet(name)
    sheet.freeze_panes = "A2"
    sheet.append(list(header))
    count = 0
    for row in islice(rows, ROWS_OF_A_SHEET):
        sheet.append([_cell(sheet, value, raw) for value in row])
        count += 1
    return count


def _cell(sheet: Any, value: object, raw: bool) -> object:
    """A text that begins like a formula is marked as text, so that editing it runs nothing."""
    if not isinstance(value, str):
        return value
    from openpyxl.cell import WriteOnlyCell

    text = _fitting(_NOT_XML.sub("\ufffd", value))
    if not text or not _FORMULA.match(text):
        return text
    cell = WriteOnlyCell(sheet, value=text)
    cell.data_type = "s"
    cell.quotePrefix = not raw
    return cell


def _fitting(text: str) -> str:
    """A text too long for a cell is cut, and says so."""
    if len(text) <= UNITS_OF_A_CELL // 2:
        return text
    units = text.encode("utf-16-le")
    if len(units) <= 2 * UNITS_OF_A_CELL:
        return text
    return units[: 2 * (UNITS_OF_A_CELL - len(_CUT))].decode("utf-16-le", "ignore") + _CUT
