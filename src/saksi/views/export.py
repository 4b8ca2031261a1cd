"""Writes what a store keeps to a file, a few rows in memory at a time."""

import csv
import io
import os
import re
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from itertools import islice
from pathlib import Path
from types import MappingProxyType
from typing import BinaryIO

from saksi.errors import SaksiError
from saksi.store import Filters, Store
from saksi.store.exported import columns

ROWS_AT_ONCE = 5_000
# A spreadsheet runs cells that begin so; a plain number is none of them.
_FORMULA = re.compile(r"(?=[=+\-@\t\r])(?![+-]?\d+(?:\.\d+)?\Z)")


class ExportError(SaksiError):
    """The file cannot be written."""


@contextmanager
def whole_file(path: Path) -> Iterator[BinaryIO]:
    """A file that appears at `path` when all of it is written, and not at all on an error.

    Raises `ExportError` where the folder does not take it.
    """
    try:
        handle, name = tempfile.mkstemp(prefix=f".{path.name}.", suffix=".part", dir=path.parent)
        _allow_as_usual(Path(name))
    except OSError as error:
        raise ExportError(f"{path}: cannot be written ({error.strerror})") from error
    try:
        with open(handle, "wb") as stream:  # noqa: PTH123 - a handle, not a path
            yield stream
            stream.flush()
            os.fsync(stream.fileno())
        Path(name).replace(path)
    except OSError as error:
        raise ExportError(f"{path}: cannot be written ({error.strerror})") from error
    finally:
        Path(name).unlink(missing_ok=True)


def _allow_as_usual(path: Path) -> None:
    """A temporary file is for its owner alone; this one becomes an ordinary file."""
    mask = os.umask(0)
    os.umask(mask)
    path.chmod(0o666 & ~mask)


def write_jsonl(store: Store, stream: BinaryIO, filters: Filters) -> int:
    """Whole records, byte for byte as they are kept; how many."""
    count = 0
    for line in store.lines(filters):
        stream.write(line.encode() + b"\n")
        count += 1
    return count


def write_csv(
    store: Store, stream: BinaryIO, table: str, filters: Filters, *, raw_cells: bool = False
) -> int:
    """One table with a line of column names; how many rows.

    A text cell that a spreadsheet would run as a formula gets an apostrophe before it, unless
    `raw_cells`.
    """
    text = io.TextIOWrapper(stream, encoding="utf-8", newline="", write_through=True)
    writer = csv.writer(text)
    writer.writerow(columns(table))
    count = 0
    for row in store.rows(table, filters):
        writer.writerow(row if raw_cells else [safe_cell(cell) for cell in row])
        count += 1
    text.detach()
    return count


def safe_cell(cell: object) -> object:
    """The cell, with an apostrophe before a text that a spreadsheet would run as a formula.

    >>> safe_cell("=1+1"), safe_cell("-1.34"), safe_cell(-5)
    ("'=1+1", '-1.34', -5)
    """
    return f"'{cell}" if isinstance(cell, str) and _FORMULA.match(cell) else cell


def write_parquet(
    store: Store,
    stream: BinaryIO,
    table: str,
    filters: Filters,
    described: Mapping[str, str] = MappingProxyType({}),
) -> int:
    """One table with declared column types; how many rows. Raises `ExportError` without pyarrow.

    `described` columns carry their description in the file.
    """
    try:
        import pyarrow as pa
        import pyarrow.parquet as pq
    except ImportError as error:
        raise ExportError("parquet needs pyarrow: pip install 'saksi[parquet]'") from error
    kinds = {str: pa.string(), int: pa.int64(), float: pa.float64(), bool: pa.bool_()}
    notes = {name: {"description": text} for name, text in described.items()}
    schema = pa.schema(
        [
            pa.field(name, kinds[kind], metadata=notes.get(name))
            for name, kind in columns(table).items()
        ]
    )
    count = 0
    rows = store.rows(table, filters)
    with pq.ParquetWriter(stream, schema, compression="zstd") as writer:
        while group := list(islice(rows, ROWS_AT_ONCE)):
            cells = [
                pa.array(cells, type_)
                for cells, type_ in zip(zip(*group, strict=True), schema.types, strict=True)
            ]
            writer.write_table(pa.Table.from_arrays(cells, schema=schema))
            count += len(group)
    return count
