"""A run of fetching that reports, as `add`, `watch` and `failures --retry` share it.

Loaded only where something is fetched: the libraries of the network take a while.
"""

import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Literal

import msgspec
from msgspec import Struct
from rich.progress import Progress, SpinnerColumn, TaskID, TextColumn, TimeElapsedColumn
from rich.text import Text

from saksi.errors import FetchError, InputError
from saksi.records import Record
from saksi.run.adding import Adding, Told, tidied
from saksi.run.fetch import Client
from saksi.run.fetch.addresses import tidy
from saksi.run.fetch.warc import WarcFile
from saksi.run.inputs import Input
from saksi.run.named_lists import read_named
from saksi.run.reader import Outcome, fingerprint, read_many
from saksi.store import Store
from saksi.views.cli.app import err, out
from saksi.views.cli.keeping import keep_outcome
from saksi.views.messages import say
from saksi.views.terminal import Harmless


class Tally(Struct):
    """What became of the addresses so far."""

    kept: int = 0
    known: int = 0
    lists: int = 0
    found: int = 0
    failed: int = 0


class Said(Struct, omit_defaults=True):
    """One address, as `--json` prints it."""

    url: str
    outcome: Literal["kept", "known", "listed", "failed"]
    id: str | None = None
    headline: str | None = None
    kind: str | None = None
    title: str | None = None
    entries: int | None = None
    new: int | None = None
    reason: str | None = None


class Report:
    """Tells of each address, and counts."""

    def __init__(self, progress: Progress, task: TaskID, *, as_json: bool, quiet: bool) -> None:
        self._progress, self._task = progress, task
        self._as_json, self._quiet = as_json, quiet
        self.tally = Tally()

    def told(self, told: Told) -> None:
        """A listing, or a page that is as it was."""
        if told.outcome == "unchanged":
            self.known(told.url)
            return
        self.tally.lists += 1
        self.tally.found += told.new
        said = Said(
            told.url, "listed", kind=told.kind, title=told.title, entries=told.entries,
            new=told.new, reason=told.note,
        )  # fmt: skip
        note = say("fetch.entries", kind=told.kind or "", entries=told.entries, new=told.new)
        self._say(said, "fetch.listed", f"{note} ({told.note})" if told.note else note)

    def known(self, url: str) -> None:
        """A page that is kept already, just as it is now."""
        self.tally.known += 1
        self._say(Said(url, "known"), "fetch.known", "")

    def outcome(self, outcome: Outcome) -> None:
        """A page that was read, or not."""
        if outcome.failure is not None:
            self.failed(outcome.input.name, outcome.failure.message)
        elif outcome.record is not None:
            self.tally.kept += 1
            self._kept(outcome.input.name, outcome.record)

    def _kept(self, name: str, record: Record) -> None:
        article = record.article
        title = article.headline.surface if article.headline else None
        said, note = Said(name, "kept", record.id, title), title or ""
        if article.kind == "index":
            said.kind, said.entries = "index", len(article.links)
            note = say("fetch.index", links=said.entries)
        self._say(said, "fetch.kept", note)

    def failed(self, url: str, reason: str) -> None:
        """An address that gave nothing, and why."""
        self.tally.failed += 1
        if self._as_json:
            self._print(Said(url, "failed", reason=reason))
        self._progress.console.print(Harmless(Text(reason, style="red")))
        self._tick()

    def _say(self, said: Said, key: str, note: str) -> None:
        if self._as_json:
            self._print(said)
        elif not self._quiet:
            parts = ((f"{say(key):10}", "green"), said.url, (f"  {note}" if note else "", "dim"))
            out.print(Harmless(Text.assemble(*parts)))
        self._tick()

    def _print(self, said: Said) -> None:
        sys.stdout.write(msgspec.json.encode(said).decode() + "\n")
        sys.stdout.flush()

    def _tick(self) -> None:
        tally = self.tally
        done = tally.kept + tally.known + tally.lists + tally.failed
        self._progress.update(self._task, description=f"{say('fetch.progress')} {done}")


@contextmanager
def reporting(*, as_json: bool, quiet: bool) -> Iterator[Report]:
    """A report, with a line of progress where a person looks on."""
    with Progress(
        SpinnerColumn(), TextColumn("{task.description}"), TimeElapsedColumn(),
        console=err, transient=True, disable=quiet or not sys.stderr.isatty(),
    ) as progress:  # fmt: skip
        task = progress.add_task(say("fetch.progress"), total=None)
        yield Report(progress, task, as_json=as_json, quiet=quiet)


@contextmanager
def polite_client(
    hosts: Sequence[str] | None, pause: float, warc: Path | None = None
) -> Iterator[Client]:
    """A client that goes by robots.txt and waits its turn; it archives where a file is named."""
    archive = None if warc is None else WarcFile(warc)
    client = Client(pause=pause, hosts=hosts or (), archive=archive)
    try:
        yield client
    finally:
        client.close()
        if archive is not None:
            archive.close()


class Plan(Struct, frozen=True):
    """How a run goes: what is done with sites, how many found pages at most, on how many cores."""

    sites: Literal["read", "follow", "watch"] = "read"
    limit: int | None = None
    jobs: int = 1


def gather(store: Store, client: Client, roots: Sequence[str], plan: Plan, report: Report) -> None:
    """Fetch, read and keep what waits for these roots; nothing is noted before it is kept."""

    def tell(told: Told) -> None:
        store.resolve_failure(told.url, told.url)
        report.told(told)

    adding = Adding(client, store.addresses, tell, sites=plan.sites, limit=plan.limit)
    for outcome in read_many(_new(store, adding, roots, report), plan.jobs):
        keep_outcome(store, outcome)
        adding.settle(outcome.input)
        report.outcome(outcome)


def _new(store: Store, adding: Adding, roots: Sequence[str], report: Report) -> Iterator[Input]:
    """Only what the store does not hold yet in just this form."""
    for item in adding.sources(roots):
        if store.has(item.id, fingerprint(item)):
            adding.settle(item)
            report.known(item.name)
        else:
            yield item


def note_root(store: Store, name: str, report: Report) -> str | None:
    """What a name stands for is noted as waiting; null where it stands for nothing."""
    try:
        if name.startswith(("http://", "https://")):
            url = tidy(name)
            store.addresses.name(url)
            return url
        listing = read_named(name, sys.stdin.buffer)
    except (FetchError, InputError) as error:
        report.failed(name, str(error))
        return None
    pages, lists = tidied(listing.pages), tidied(listing.lists)
    store.addresses.offer(name, name, lists, are_lists=True, depth=1)
    store.addresses.offer(name, name, pages, are_lists=False, depth=1)
    return name
