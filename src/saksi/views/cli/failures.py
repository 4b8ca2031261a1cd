"""`saksi failures`: inputs that gave no record, and another try at them."""

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated

import msgspec
import typer
from rich.text import Text

from saksi.run.inputs import Input, read_inputs
from saksi.run.reader import read_one
from saksi.store import Store, StoredFailure
from saksi.views.cli.app import (
    DEFAULT_STORE,
    EXIT_SOME_FAILED,
    JsonOption,
    StoreOption,
    app,
    err,
    out,
)
from saksi.views.cli.fetching import PAUSE, HostsOption, PauseOption
from saksi.views.cli.keeping import keep_outcome
from saksi.views.cli.opening import writable
from saksi.views.messages import say
from saksi.views.terminal import Harmless


@app.command("failures", short_help=say("failures.short"), help=say("failures.help"))
def failures_command(
    store: StoreOption = DEFAULT_STORE,
    as_json: JsonOption = False,
    retry: Annotated[bool, typer.Option("--retry", help=say("failures.retry"))] = False,
    everything: Annotated[bool, typer.Option("--all", help=say("failures.all"))] = False,
    pause: PauseOption = PAUSE,
    hosts: HostsOption = None,
) -> None:
    """Show failures or try them again."""
    with writable(store, read_only=not retry) as kept:
        tried = _retry(kept, hosts, pause) if retry else 0
        left = kept.failures(with_resolved=everything)
    for failure in left:
        _print(failure, as_json)
    if not left:
        err.print(say("failures.none"), markup=False)
    if retry:
        unread = sum(not failure.resolved for failure in left)
        err.print(say("failures.retried", read=tried - unread, tried=tried), markup=False)
        if unread:
            raise typer.Exit(EXIT_SOME_FAILED)


def _retry(kept: Store, hosts: list[str] | None, pause: float) -> int:
    """How many were tried; what now succeeds is kept and struck from the list."""
    waiting = kept.failures()
    for failure in waiting:
        for item in _inputs(failure):
            keep_outcome(kept, read_one(item))
    _fetch_again(kept, [f.name for f in waiting if _is_address(f)], hosts, pause)
    return len(waiting)


def _is_address(failure: StoredFailure) -> bool:
    return failure.source is None and failure.name.startswith(("http://", "https://"))


def _fetch_again(kept: Store, urls: list[str], hosts: list[str] | None, pause: float) -> None:
    if not urls:
        return
    from saksi.views.cli.gathering import Plan, gather, polite_client, reporting

    for url in urls:
        kept.addresses.name(url)
    with polite_client(hosts, pause) as client, reporting(as_json=False, quiet=True) as report:
        gather(kept, client, urls, Plan(), report)


def _inputs(failure: StoredFailure) -> Iterator[Input]:
    """What was kept of the input, else its file anew; nothing for a line of a file."""
    if failure.source is not None:
        yield failure.source
    elif Path(failure.name).is_file():
        yield from read_inputs([failure.name])


def _print(failure: StoredFailure, as_json: bool) -> None:
    if as_json:
        sys.stdout.write(msgspec.json.encode(_shown(failure)).decode() + "\n")
        return
    seen = say("failures.seen", stage=failure.stage, tries=failure.tries, last=failure.last_seen)
    out.print(Harmless(Text.assemble((failure.id, "cyan"), "  ", (seen, "dim"))))
    out.print(Harmless(Text(f"  {failure.message}")))


def _shown(failure: StoredFailure) -> dict[str, object]:
    fields = msgspec.structs.asdict(failure)
    del fields["data"], fields["source"]
    return {**fields, "kept_bytes": None if failure.data is None else len(failure.data)}
