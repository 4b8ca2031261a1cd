"""Parquet tables with the columns that JSON lines have: `html` or `text`, and what is known of it."""

import hashlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec
from msgspec.structs import replace

from saksi.errors import InputError
from saksi.read.source import Source
from saksi.run.corpus.entries import Cut, Entry
from saksi.run.corpus.extra import arrow
from saksi.run.inputs import BadInput, Line, of_line

_COLUMNS = ("id", "text", "html", "url", "published", "outlet", "title", "lang")
_BATCH = 64


def cut_table(path: Path, most: int) -> Iterator[Cut]:
    """Parts of so many rows each; raises `InputError` where the file is no table of pages."""
    rows = _opened(path).metadata.num_rows
    for start in range(0, rows, most):
        yield Cut(start, min(rows, start + most), start)


def read_table(path: Path, cut: Cut, name: str) -> Iterator[Entry]:
    """The entries of a part; a damaged row group is one that is broken."""
    file = _opened(path)
    columns = [column for column in _COLUMNS if column in file.schema_arrow.names]
    at = 0
    for group in range(file.num_row_groups):
        rows = file.metadata.row_group(group).num_rows
        if at < cut.end and at + rows > cut.start:
            yield from _group(file, group, columns, (at, rows), cut, name)
        at += rows


def _group(
    file: Any, group: int, columns: list[str], rows: tuple[int, int], cut: Cut, name: str
) -> Iterator[Entry]:
    at = rows[0]
    try:
        for batch in file.iter_batches(_BATCH, row_groups=[group], columns=columns):
            if at + batch.num_rows > cut.start and at < cut.end:
                for number, row in enumerate(batch.to_pylist(), at):
                    if cut.start <= number < cut.end:
                        yield Entry("row", number, item=_row(row, f"{name}:{number + 1}"))
            at += batch.num_rows
    except (OSError, ValueError) as error:
        last = min(cut.end, sum(rows))
        for number in range(max(at, cut.start), last):
            place = f"{name}:{number + 1}"
            reason = f"{place}: the table is damaged here ({error}); get the file anew"
            yield Entry("broken", number, item=BadInput(place, place, reason, stage="archive"))


def _row(row: dict[str, Any], place: str) -> Source | BadInput:
    html = row.get("html")
    data = html if isinstance(html, bytes) else None
    given = {key: _plain(value) for key, value in row.items() if value is not None}
    if data is not None:
        given["html"] = ""
    key = str(given.get("id") or given.get("url") or _digest(data, given))
    try:
        line = msgspec.convert(given, Line)
    except msgspec.ValidationError as error:
        return BadInput(key, place, f"{place}: not a row of a page ({error})")
    found = of_line(line, key, place, None)
    if data is None or isinstance(found, BadInput):
        return found
    return replace(found, data=data, media_type="text/html")


def _plain(value: object) -> object:
    return value.isoformat() if hasattr(value, "isoformat") else value


def _digest(data: bytes | None, given: dict[str, Any]) -> str:
    return hashlib.sha256(data or msgspec.json.encode(given, order="sorted")).hexdigest()[:16]


def _opened(path: Path) -> Any:
    pyarrow = arrow()
    try:
        file = pyarrow.parquet.ParquetFile(path)
    except (OSError, pyarrow.ArrowException) as error:
        raise InputError(f"{path}: not a Parquet file that can be read ({error})") from error
    if not {"html", "text"} & set(file.schema_arrow.names):
        names = ", ".join(file.schema_arrow.names[:12])
        raise InputError(f"{path}: has no column 'html' or 'text', only {names}; rename one")
    return file
