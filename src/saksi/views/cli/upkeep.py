"""`saksi backup`, `saksi check`, `saksi upgrade`, `saksi delete`: a store is kept in order."""

import sys
from typing import Annotated

import msgspec
import typer
from rich.text import Text

from saksi.store import open_store
from saksi.views.cli.app import (
    DEFAULT_STORE,
    EXIT_SOME_FAILED,
    JsonOption,
    StoreOption,
    app,
    err,
    out,
)
from saksi.views.cli.opening import writable
from saksi.views.messages import say
from saksi.views.terminal import Harmless


@app.command("backup", short_help=say("backup.short"), help=say("backup.help"))
def backup_command(
    to: Annotated[str, typer.Argument(metavar="FILE", help=say("backup.to"))],
    store: StoreOption = DEFAULT_STORE,
) -> None:
    """Copy a store."""
    with open_store(store, read_only=True) as kept:
        count = kept.backup(to)
    err.print(say("backup.done", count=count), markup=False)


@app.command("check", short_help=say("check.short"), help=say("check.help"))
def check_command(
    store: StoreOption = DEFAULT_STORE,
    as_json: JsonOption = False,
    repair: Annotated[bool, typer.Option("--repair", help=say("check.repair"))] = False,
) -> None:
    """Check a store."""
    with writable(store, read_only=not repair) as kept:
        found = kept.check()
        if repair and found:
            kept.repair(sorted({problem.article for problem in found if problem.article}))
            found = kept.check()
        count = kept.counts().articles
    for problem in found:
        if as_json:
            sys.stdout.write(msgspec.json.encode(problem).decode() + "\n")
        else:
            where = f"{problem.article}: " if problem.article else ""
            out.print(Harmless(Text(f"{problem.kind}  {where}{problem.message}", "red")))
    if found:
        err.print(say("check.problems", count=len(found)), markup=False)
        raise typer.Exit(EXIT_SOME_FAILED)
    err.print(say("check.clean", count=count), markup=False)


@app.command("upgrade", short_help=say("upgrade.short"), help=say("upgrade.help"))
def upgrade_command(store: StoreOption = DEFAULT_STORE) -> None:
    """Bring a store of an older Saksi up to date."""
    with writable(store) as kept:
        count = kept.counts().articles
    err.print(say("upgrade.done", count=count), markup=False)


@app.command("delete", short_help=say("delete.short"), help=say("delete.help"))
def delete_command(
    articles: Annotated[list[str], typer.Argument(metavar="ID...", help=say("delete.ids"))],
    store: StoreOption = DEFAULT_STORE,
    sure: Annotated[bool, typer.Option("--yes", help=say("delete.yes"))] = False,
) -> None:
    """Purge articles."""
    if not sure:
        typer.confirm(say("delete.confirm", count=len(articles)), abort=True, err=True)
    with writable(store) as kept:
        gone = kept.delete(articles)
    err.print(say("delete.done", count=len(gone)), markup=False)
