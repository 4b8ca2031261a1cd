"""`saksi export`: what a store keeps, as a file for other programs."""

import sys
from enum import StrEnum
from pathlib import Path
from typing import Annotated, BinaryIO

import typer
from msgspec import Struct

from saksi.store import Filters, Store, open_store
from saksi.store.exported import TABLES
from saksi.views.cli.app import DEFAULT_STORE, StoreOption, app, err
from saksi.views.cli.options import (
    LangOption,
    OutletOption,
    SinceOption,
    UntilOption,
    filters_of,
)
from saksi.views.export import whole_file, write_csv, write_jsonl, write_parquet
from saksi.views.messages import say


class Format(StrEnum):
    """The forms that a store's content takes."""

    jsonl = "jsonl"
    csv = "csv"
    parquet = "parquet"


class What(Struct, frozen=True):
    """What is written, and how."""

    format: Format
    table: str
    filters: Filters
    raw_cells: bool


@app.command("export", short_help=say("export.short"), help=say("export.help"))
def export_command(
    store: StoreOption = DEFAULT_STORE,
    form: Annotated[Format, typer.Option("--format", help=say("export.format"))] = Format.jsonl,
    table: Annotated[str | None, typer.Option("--table", help=say("export.table"))] = None,
    to: Annotated[
        Path | None, typer.Option("--out", "-o", metavar="FILE", help=say("export.out"))
    ] = None,
    force: Annotated[bool, typer.Option("--force", help=say("export.force"))] = False,
    raw_cells: Annotated[bool, typer.Option("--raw-cells", help=say("export.raw_cells"))] = False,
    outlet: OutletOption = None,
    lang: LangOption = None,
    since: SinceOption = None,
    until: UntilOption = None,
) -> None:
    """Write the records or one table of a store."""
    _check(form, table, to, force)
    filters = filters_of(outlet, lang, since, until)
    what = What(form, table or "articles", filters, raw_cells)
    with open_store(store, read_only=True) as kept:
        if to is None:
            _write(kept, sys.stdout.buffer, what)
            return
        with whole_file(to) as stream:
            count = _write(kept, stream, what)
    err.print(say("export.done", count=count, out=to), markup=False)


def _check(form: Format, table: str | None, to: Path | None, force: bool) -> None:
    if table is not None and form is Format.jsonl:
        raise typer.BadParameter(say("export.whole_records"))
    if table is not None and table not in TABLES:
        names = ", ".join(TABLES)
        raise typer.BadParameter(say("export.unknown_table", table=table, tables=names))
    if form is Format.parquet and to is None:
        raise typer.BadParameter(say("export.parquet_needs_out"))
    if to is not None and to.is_dir():
        raise typer.BadParameter(say("export.is_folder", out=to))
    if to is not None and to.exists() and not force:
        raise typer.BadParameter(say("export.exists", out=to))


def _write(kept: Store, stream: BinaryIO, what: What) -> int:
    if what.format is Format.jsonl:
        return write_jsonl(kept, stream, what.filters)
    if what.format is Format.csv:
        return write_csv(kept, stream, what.table, what.filters, raw_cells=what.raw_cells)
    return write_parquet(kept, stream, what.table, what.filters)
