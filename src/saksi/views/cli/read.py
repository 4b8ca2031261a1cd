"""`saksi read`: inputs in, records out, nothing lost on the way."""

import re
import sys
from collections.abc import Iterator
from contextlib import closing, nullcontext
from typing import Annotated

import typer
from msgspec import Struct
from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn
from rich.text import Text

from saksi.lang.base import LANGUAGES
from saksi.records import Record
from saksi.run.inputs import Hints, Input, read_inputs
from saksi.run.reader import Outcome, fingerprint, read_many
from saksi.run.together import put_together
from saksi.store import Store
from saksi.views.cli.app import EXIT_SOME_FAILED, app, err, out
from saksi.views.cli.fetching import HostsOption
from saksi.views.cli.keeping import keep_outcome
from saksi.views.cli.opening import writable
from saksi.views.messages import say
from saksi.views.summary import summarise
from saksi.views.terminal import Harmless

_ISO_8601 = re.compile(
    r"\d{4}(-\d\d(-\d\d([T ]\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:?\d\d)?)?)?)?\Z"
)


class Counts(Struct):
    """What became of the inputs so far."""

    read: int = 0
    skipped: int = 0
    failed: int = 0
    warned: bool = False


class How(Struct, frozen=True):
    """How outcomes are shown."""

    as_json: bool
    quiet: bool


@app.command("read", short_help=say("read.short"), help=say("read.help"))
def read_command(
    inputs: Annotated[list[str], typer.Argument(metavar="INPUT...", help=say("read.inputs"))],
    as_json: Annotated[bool, typer.Option("--json", help=say("read.json"))] = False,
    store: Annotated[
        str | None, typer.Option("--store", envvar="SAKSI_STORE", help=say("read.store"))
    ] = None,
    published: Annotated[str | None, typer.Option(help=say("read.published"))] = None,
    outlet: Annotated[str | None, typer.Option(help=say("read.outlet"))] = None,
    lang: Annotated[str | None, typer.Option(help=say("read.lang"))] = None,
    jobs: Annotated[int | None, typer.Option(min=1, help=say("read.jobs"))] = None,
    stitch: Annotated[bool, typer.Option("--stitch", help=say("read.stitch"))] = False,
    careful: Annotated[bool, typer.Option("--careful", help=say("read.careful"))] = False,
    hosts: HostsOption = None,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help=say("read.quiet"))] = False,
) -> None:
    """Read pages and print or keep their records."""
    _check_hints(published, lang)
    items = read_inputs(inputs, Hints(published, outlet, lang, careful), hosts=hosts or ())
    items = put_together(items) if stitch else items
    with closing(writable(store)) if store else nullcontext() as kept:
        counts = _run(items, jobs, kept, How(as_json, quiet))
    _finish(counts, kept.where if kept else None, quiet)


def _check_hints(published: str | None, lang: str | None) -> None:
    if published is not None and not _ISO_8601.match(published):
        raise typer.BadParameter(say("read.bad_published", value=published))
    if lang is not None and lang not in LANGUAGES:
        languages = ", ".join(LANGUAGES)
        raise typer.BadParameter(say("read.bad_lang", value=lang, languages=languages))


def _run(items: Iterator[Input], jobs: int | None, store: Store | None, how: How) -> Counts:
    counts = Counts()
    with Progress(
        SpinnerColumn(), TextColumn("{task.description}"), TimeElapsedColumn(),
        console=err, transient=True, disable=how.quiet or not sys.stderr.isatty(),
    ) as progress:  # fmt: skip
        task = progress.add_task(say("read.progress"), total=None)
        for outcome in read_many(_new_ones(items, store, counts), jobs):
            if store is not None:
                keep_outcome(store, outcome)
            _show(outcome, how, progress, counts)
            done = counts.read + counts.skipped + counts.failed
            progress.update(task, description=f"{say('read.progress')} {done}")
    return counts


def _new_ones(items: Iterator[Input], store: Store | None, counts: Counts) -> Iterator[Input]:
    """Only what the store does not hold yet in just this form."""
    for item in items:
        if store is not None and store.has(item.id, fingerprint(item)):
            counts.skipped += 1
        else:
            yield item


def _show(outcome: Outcome, how: How, progress: Progress, counts: Counts) -> None:
    if outcome.failure is not None:
        counts.failed += 1
        progress.console.print(Harmless(Text(outcome.failure.message, style="red")))
        return
    counts.read += 1
    if outcome.record is not None:
        _warn_without_heads(outcome.record, progress, counts)
    if outcome.record is not None and how.as_json:
        sys.stdout.write(outcome.record.to_json() + "\n")
    elif outcome.record is not None and not how.quiet:
        out.print(Harmless(summarise(outcome.record)))
        out.print()


def _warn_without_heads(record: Record, progress: Progress, counts: Counts) -> None:
    """Say once that weights are missing: the records are then poorer, and tell it only in themselves."""
    told = next((r for r in record.rejected if r.stage == "text.reader"), None)
    if told is None or record.versions.models or counts.warned:
        return
    counts.warned = True
    progress.console.print(
        say("read.rules_alone", reason=told.reason), markup=False, style="yellow"
    )


def _finish(counts: Counts, store: str | None, quiet: bool) -> None:
    if not quiet or counts.failed:
        line = say("read.done", read=counts.read, skipped=counts.skipped, failed=counts.failed)
        err.print(line, markup=False)
    if counts.failed:
        key = "read.failures_kept" if store else "read.not_kept"
        err.print(say(key, store=store), markup=False)
        raise typer.Exit(EXIT_SOME_FAILED)
