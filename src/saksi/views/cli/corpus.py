"""`saksi corpus`: whole corpora into records, on as many processors as there are, resumable anywhere."""

import os
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import msgspec
import typer
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

from saksi.run.corpus import (
    Limits,
    Marker,
    Options,
    Shard,
    Summary,
    retry_corpus,
    run_corpus,
    summarise_run,
)
from saksi.views.cli.app import EXIT_SOME_FAILED, JsonOption, app, err, out
from saksi.views.messages import say
from saksi.views.terminal import harmless

_OPTIONS, _LIMITS = Options(), Limits()

corpus_app = typer.Typer(no_args_is_help=True, rich_markup_mode=None)
app.add_typer(corpus_app, name="corpus", short_help=say("corpus.short"), help=say("corpus.help"))


class StagesName(StrEnum):
    """How far pages are read."""

    all = "all"
    page = "page"


class OutputName(StrEnum):
    """How records are written."""

    jsonl_gz = "jsonl.gz"
    jsonl = "jsonl"
    parquet = "parquet"


class DedupeName(StrEnum):
    """What becomes of near-duplicates."""

    no = "no"
    mark = "mark"
    drop = "drop"


SourcesArgument = Annotated[
    list[str], typer.Argument(metavar="SOURCE...", help=say("corpus.sources"))
]
FolderArgument = Annotated[Path, typer.Argument(metavar="DIR", help=say("corpus.folder"))]
OutOption = Annotated[Path, typer.Option("--out", "-o", metavar="DIR", help=say("corpus.out"))]
JobsOption = Annotated[int | None, typer.Option("--jobs", min=1, help=say("corpus.jobs"))]
SecondsOption = Annotated[
    int, typer.Option("--seconds", min=1, max=86400, help=say("corpus.seconds"))
]
MemoryOption = Annotated[
    int, typer.Option("--memory", min=100, max=1_000_000, help=say("corpus.memory"))
]
QuietOption = Annotated[bool, typer.Option("--quiet", "-q", help=say("corpus.quiet"))]


@corpus_app.command("run", short_help=say("corpus.run.short"), help=say("corpus.run.help"))
def run_command(
    sources: SourcesArgument,
    folder: OutOption,
    stages: Annotated[
        StagesName, typer.Option("--stages", help=say("corpus.stages"))
    ] = StagesName.all,
    output: Annotated[
        OutputName, typer.Option("--format", help=say("corpus.format"))
    ] = OutputName.jsonl_gz,
    dedupe: Annotated[
        DedupeName, typer.Option("--dedupe", help=say("corpus.dedupe"))
    ] = DedupeName.no,
    shard: Annotated[
        int, typer.Option("--shard", min=1, max=1_000_000, help=say("corpus.shard"))
    ] = _OPTIONS.shard,
    jobs: JobsOption = None,
    seconds: SecondsOption = _LIMITS.seconds,
    memory: MemoryOption = _LIMITS.memory,
    as_json: JsonOption = False,
    quiet: QuietOption = False,
) -> None:
    """Read a corpus, or go on reading it."""
    options = Options(stages.value, output.value, dedupe.value, shard)
    limits = Limits(seconds, memory)
    with _progress(quiet) as told:
        summary = run_corpus(sources, folder, options, limits, _jobs(jobs), told)
    _show(summary, as_json, quiet)


@corpus_app.command("status", short_help=say("corpus.status.short"), help=say("corpus.status.help"))
def status_command(folder: FolderArgument, as_json: JsonOption = False) -> None:
    """Show what came of a run so far."""
    _show(summarise_run(folder), as_json, quiet=False)


@corpus_app.command("retry", short_help=say("corpus.retry.short"), help=say("corpus.retry.help"))
def retry_command(
    folder: FolderArgument,
    jobs: JobsOption = None,
    seconds: SecondsOption = _LIMITS.seconds * 5,
    memory: MemoryOption = _LIMITS.memory * 2,
    as_json: JsonOption = False,
    quiet: QuietOption = False,
) -> None:
    """Give pages that went over a limit another try."""
    with _progress(quiet) as told:
        summary = retry_corpus(folder, Limits(seconds, memory), _jobs(jobs), told)
    _show(summary, as_json, quiet)


def _jobs(jobs: int | None) -> int:
    return jobs or os.cpu_count() or 1


class _Progress:
    """Shows how many entries and shards are done; workers tell it from their threads."""

    def __init__(self, progress: Progress) -> None:
        self._progress, self._lock = progress, threading.Lock()
        self._task = progress.add_task(say("corpus.progress"), total=None)
        self._entries = 0

    def begin(self, shards: int, done: int) -> None:
        """How much there is to do."""
        self._progress.update(self._task, total=shards, completed=done)

    def entry(self) -> None:
        """One more entry."""
        with self._lock:
            self._entries += 1
            shown = f"{say('corpus.progress')} {self._entries}"
        self._progress.update(self._task, description=shown)

    def shard(self, shard: Shard, marker: Marker) -> None:
        """One more shard."""
        del shard, marker
        self._progress.advance(self._task)


@contextmanager
def _progress(quiet: bool) -> Iterator[_Progress]:
    with Progress(
        TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn(),
        console=err, transient=True, disable=quiet or not sys.stderr.isatty(),
    ) as progress:  # fmt: skip
        yield _Progress(progress)


def _show(summary: Summary, as_json: bool, quiet: bool) -> None:
    if as_json:
        sys.stdout.write(msgspec.json.encode(summary).decode() + "\n")
    elif not quiet:
        for line in _lines(summary):
            out.print(harmless(line), markup=False)
    if not summary.adds_up or summary.account.failures:
        raise typer.Exit(EXIT_SOME_FAILED)


def _lines(summary: Summary) -> Iterator[str]:
    account = summary.account
    yield say("corpus.shards", done=summary.done, shards=summary.shards)
    yield say("corpus.in", count=sum(account.seen.values()))
    yield from _kinds(account.seen)
    yield say("corpus.records", count=account.records)
    yield say("corpus.failures", count=sum(account.failures.values()), folder=summary.folder)
    yield from _kinds(account.failures)
    yield say("corpus.others", count=sum(account.others.values()))
    yield from _kinds(account.others)
    if summary.duplicates is not None:
        yield say("corpus.duplicates", count=summary.duplicates, dropped=summary.dropped)
    yield say("corpus.adds_up") if summary.adds_up else say("corpus.amiss")


def _kinds(counts: dict[str, int]) -> Iterator[str]:
    for name, count in counts.items():
        yield f"  {count:>9}  {name}"
