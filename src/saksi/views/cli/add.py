"""`saksi add`: addresses, feeds, outlines and sitemaps fetched, read and kept."""

from contextlib import closing
from typing import TYPE_CHECKING, Annotated

import typer

from saksi.views.cli.app import (
    DEFAULT_STORE,
    EXIT_SOME_FAILED,
    JsonOption,
    StoreOption,
    app,
    err,
)
from saksi.views.cli.fetching import (
    PAUSE,
    FetchLimitOption,
    HostsOption,
    PauseOption,
    QuietOption,
    WarcOption,
)
from saksi.views.cli.opening import writable
from saksi.views.messages import say

if TYPE_CHECKING:
    from saksi.views.cli.gathering import Tally


@app.command("add", short_help=say("add.short"), help=say("add.help"))
def add_command(
    sources: Annotated[list[str], typer.Argument(metavar="SOURCE...", help=say("add.sources"))],
    store: StoreOption = DEFAULT_STORE,
    as_json: JsonOption = False,
    follow: Annotated[bool, typer.Option("--follow", help=say("add.follow"))] = False,
    limit: FetchLimitOption = None,
    warc: WarcOption = None,
    pause: PauseOption = PAUSE,
    hosts: HostsOption = None,
    jobs: Annotated[int, typer.Option(min=1, help=say("add.jobs"))] = 1,
    quiet: QuietOption = False,
) -> None:
    """Fetch and keep."""
    from saksi.views.cli.gathering import Plan, gather, note_root, polite_client, reporting

    plan = Plan("follow" if follow else "read", limit, jobs)
    with (
        closing(writable(store)) as kept,
        polite_client(hosts, pause, warc) as client,
        reporting(as_json=as_json, quiet=quiet) as report,
    ):
        roots = [root for name in sources if (root := note_root(kept, name, report)) is not None]
        gather(kept, client, roots, plan, report)
        left = kept.addresses.count_waiting(roots)
    _finish(report.tally, left, store, quiet)


def _finish(tally: "Tally", left: int, store: str, quiet: bool) -> None:
    if not quiet or tally.failed:
        line = say(
            "add.done", kept=tally.kept, known=tally.known, lists=tally.lists, failed=tally.failed
        )
        err.print(line, markup=False)
    if left:
        err.print(say("add.left", left=left), markup=False)
    if tally.failed:
        err.print(say("read.failures_kept", store=store), markup=False)
        raise typer.Exit(EXIT_SOME_FAILED)
