"""`saksi watch`: feeds and sites looked at again and again, for what is new."""

import re
import sys
import time
from contextlib import closing
from typing import TYPE_CHECKING, Annotated

import msgspec
import typer
from rich.text import Text

from saksi.errors import FetchError
from saksi.store import Store, Subscription
from saksi.views.cli.app import (
    DEFAULT_STORE,
    EXIT_SOME_FAILED,
    JsonOption,
    StoreOption,
    app,
    err,
    out,
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
from saksi.views.terminal import Harmless

if TYPE_CHECKING:
    from saksi.run.fetch import Client
    from saksi.views.cli.gathering import Plan, Report, Tally

SHORTEST = 60  # seconds between two looks
NAP = 30.0  # seconds; so soon is seen what another program added
_UNITS = {"": 60, "m": 60, "h": 3600, "d": 86400}


@app.command("watch", short_help=say("watch.short"), help=say("watch.help"))
def watch_command(
    store: StoreOption = DEFAULT_STORE,
    add: Annotated[
        list[str] | None, typer.Option("--add", metavar="URL", help=say("watch.add"))
    ] = None,
    every: Annotated[str, typer.Option("--every", help=say("watch.every"))] = "30m",
    remove: Annotated[
        list[str] | None, typer.Option("--remove", metavar="URL", help=say("watch.remove"))
    ] = None,
    listing: Annotated[bool, typer.Option("--list", help=say("watch.list"))] = False,
    once: Annotated[bool, typer.Option("--once", help=say("watch.once"))] = False,
    as_json: JsonOption = False,
    limit: FetchLimitOption = None,
    warc: WarcOption = None,
    pause: PauseOption = PAUSE,
    hosts: HostsOption = None,
    quiet: QuietOption = False,
) -> None:
    """Keep the list of what is watched, or watch."""
    seconds = _seconds(every)
    with closing(writable(store)) as kept:
        missing = _change(kept, add or [], remove or [], seconds)
        if listing:
            _show_all(kept, as_json)
        if missing:
            raise typer.Exit(EXIT_SOME_FAILED)
        if not (add or remove or listing):
            from saksi.views.cli.gathering import polite_client

            with polite_client(hosts, pause, warc) as client:
                _watch(kept, client, limit, once=once, as_json=as_json, quiet=quiet)


def _seconds(every: str) -> int:
    found = re.fullmatch(r"(\d{1,6})([mhd]?)", every.strip())
    seconds = int(found[1]) * _UNITS[found[2]] if found else 0
    if seconds < SHORTEST:
        raise typer.BadParameter(say("watch.bad_every", value=every))
    return seconds


def _change(store: Store, add: list[str], remove: list[str], every: int) -> int:
    """Add and remove; how many of those to remove were not watched."""
    from saksi.run.fetch.addresses import tidy

    for name in add:
        try:
            url = tidy(name)
        except FetchError as error:
            raise typer.BadParameter(str(error)) from error
        store.addresses.subscribe(url, every)
        err.print(say("watch.added", url=url), markup=False)
    missing = 0
    for name in remove:
        gone = store.addresses.unsubscribe(name) or store.addresses.unsubscribe(_tidy(name))
        missing += not gone
        err.print(say("watch.removed" if gone else "watch.unknown", url=name), markup=False)
    return missing


def _tidy(name: str) -> str:
    from saksi.run.fetch.addresses import tidy

    try:
        return tidy(name)
    except FetchError:
        return name


def _show_all(store: Store, as_json: bool) -> None:
    for one in store.addresses.subscriptions():
        if as_json:
            sys.stdout.write(msgspec.json.encode(one).decode() + "\n")
            continue
        line = say("watch.line", minutes=one.every // 60, checked=one.checked_at or "–")
        out.print(Harmless(Text.assemble((one.url, "cyan"), "  ", (line, "dim"))))
        if one.reason:
            out.print(Harmless(Text(f"  {one.reason}", style="red")))


def _watch(
    store: Store, client: "Client", limit: int | None, *, once: bool, as_json: bool, quiet: bool
) -> None:
    from saksi.views.cli.gathering import Plan, reporting

    if not store.addresses.subscriptions():
        err.print(say("watch.none"), markup=False)
        raise typer.Exit(EXIT_SOME_FAILED)
    while True:
        due = store.addresses.subscriptions(due=not once)
        if due:
            with reporting(as_json=as_json, quiet=quiet) as report:
                _look(store, client, due, Plan("watch", limit), report)
            _finish(report.tally, quiet)
            if once:
                raise typer.Exit(EXIT_SOME_FAILED if report.tally.failed else 0)
        time.sleep(NAP)


def _look(
    store: Store, client: "Client", due: list[Subscription], plan: "Plan", report: "Report"
) -> None:
    """One look at each; a look that is cut short is due still, and goes on where it was."""
    from saksi.views.cli.gathering import gather

    roots = [one.url for one in due]
    for root in roots:
        store.addresses.name(root)
    gather(store, client, roots, plan, report)
    for one in due:
        store.addresses.checked(one, store.addresses.reason(one.url))


def _finish(tally: "Tally", quiet: bool) -> None:
    if tally.failed or not quiet:
        line = say("watch.done", kept=tally.kept, lists=tally.lists, failed=tally.failed)
        err.print(line, markup=False)
