"""`saksi export`: what a store keeps, as a file for other programs."""

import sys
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from saksi.store import Filters, open_store
from saksi.store.exported import TABLES
from saksi.views.cli.app import DEFAULT_STORE, StoreOption, app, err
from saksi.views.cli.narrowing import EVERYTHING, narrowed
from saksi.views.export import whole_file
from saksi.views.exports import FORMS, Form, Options
from saksi.views.exports.updates import write_updates
from saksi.views.messages import say

_NO_TABLE = {"jsonl": "export.whole_records"}


class EdgesOption(StrEnum):
    """How acts become edges of a graph."""

    dated = "dated"
    aggregated = "aggregated"


Format = StrEnum("Format", {name: name for name in FORMS})  # type: ignore[misc]
WHOLE_RECORDS = Format("jsonl")


@app.command("export", short_help=say("export.short"), help=say("export.help"))
@narrowed
def export_command(
    store: StoreOption = DEFAULT_STORE,
    form: Annotated[
        Format, typer.Option("--format", help=say("export.format", forms=", ".join(FORMS)))
    ] = WHOLE_RECORDS,
    table: Annotated[str | None, typer.Option("--table", help=say("export.table"))] = None,
    to: Annotated[
        Path | None, typer.Option("--out", "-o", metavar="FILE", help=say("export.out"))
    ] = None,
    force: Annotated[bool, typer.Option("--force", help=say("export.force"))] = False,
    raw_cells: Annotated[bool, typer.Option("--raw-cells", help=say("export.raw_cells"))] = False,
    edges: Annotated[
        EdgesOption, typer.Option("--edges", help=say("export.edges"))
    ] = EdgesOption.dated,
    updated_since: Annotated[
        int | None,
        typer.Option("--updated-since", metavar="N", min=0, help=say("export.updated_since")),
    ] = None,
    filters: Filters = EVERYTHING,
) -> None:
    """Write what a store keeps in one of the forms."""
    shape = FORMS[form.value]
    _check(shape, table, to, force)
    if updated_since is not None:
        _updates(store, shape, updated_since, filters, to)
        return
    options = Options(table, raw_cells, edges.value)
    with open_store(store, read_only=True) as kept:
        if to is None:
            shape.write(kept, sys.stdout.buffer, filters, options)
            return
        with whole_file(to) as stream:
            written = shape.write(kept, stream, filters, options)
    err.print(say("export.done", count=written.count, out=to), markup=False)
    if written.left_out:
        err.print(say("export.left_out", count=written.left_out, form=shape.name), markup=False)


def _updates(store: str, form: Form, since: int, filters: Filters, to: Path | None) -> None:
    """What changed since an earlier export, and with which number to go on."""
    if form.name != "jsonl" or filters != EVERYTHING:
        raise typer.BadParameter(say("export.updates_whole"))
    with open_store(store, read_only=True) as kept:
        if to is None:
            told = write_updates(kept, sys.stdout.buffer, since)
        else:
            with whole_file(to) as stream:
                told = write_updates(kept, stream, since)
    counts = {"records": told.records, "deleted": told.deleted, "next": told.next}
    err.print(say("export.updated", **counts), markup=False)


def _check(form: Form, table: str | None, to: Path | None, force: bool) -> None:
    if table is not None and "table" not in form.takes:
        raise typer.BadParameter(say(_NO_TABLE.get(form.name, "export.no_table"), form=form.name))
    if table is not None and table not in TABLES:
        names = ", ".join(TABLES)
        raise typer.BadParameter(say("export.unknown_table", table=table, tables=names))
    if form.binary and to is None:
        raise typer.BadParameter(say("export.needs_out", form=form.name))
    if to is not None and to.is_dir():
        raise typer.BadParameter(say("export.is_folder", out=to))
    if to is not None and to.exists() and not force:
        raise typer.BadParameter(say("export.exists", out=to))
