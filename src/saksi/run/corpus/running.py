"""A run on the processors of one machine: each worker has a shard at a time and a guarded reader."""

import threading
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import FIRST_EXCEPTION, Future, ThreadPoolExecutor, wait
from contextlib import contextmanager
from pathlib import Path
from queue import Empty, SimpleQueue
from typing import Protocol

from saksi.errors import InputError
from saksi.run.corpus.answers import Answer
from saksi.run.corpus.entries import Entry
from saksi.run.corpus.files import refusals, sweep
from saksi.run.corpus.guard import Guard
from saksi.run.corpus.layout import Layout, Manifest, Marker, Shard
from saksi.run.corpus.options import Limits
from saksi.run.corpus.sharding import read_shard, write_shard

_GO_ON = "the run stopped; what is complete stays, and the same call goes on once that is mended"


class Told(Protocol):
    """Who is told how a run goes; from several threads."""

    def begin(self, shards: int, done: int) -> None:
        """How many shards there are, and how many are complete."""

    def entry(self) -> None:
        """One more entry was dealt with."""

    def shard(self, shard: Shard, marker: Marker) -> None:
        """A shard is complete."""


class _Stopped(Exception):  # noqa: N818 - no error: the run was asked to stop
    """Another worker failed, or the user wants to stop."""


def run_shards(layout: Layout, manifest: Manifest, limits: Limits, jobs: int, told: Told) -> None:
    """Read every shard that is not complete; what is complete is left as it is."""
    left: SimpleQueue[Shard] = SimpleQueue()
    for shard, marker in layout.markers():
        if marker is None:
            left.put(shard)
    told.begin(manifest.shards, manifest.shards - left.qsize())
    stop = threading.Event()
    jobs = max(1, min(jobs, left.qsize()))
    if left.empty():
        return
    (layout.folder / "duplicates.json").unlink(missing_ok=True)  # they are of another set
    with ThreadPoolExecutor(jobs) as pool:
        work = [pool.submit(_work, layout, manifest, limits, left, stop, told) for _ in range(jobs)]
        _await(work, stop)


def _await(work: Sequence["Future[None]"], stop: threading.Event) -> None:
    try:
        wait(work, return_when=FIRST_EXCEPTION)
    finally:
        stop.set()
    for each in work:
        each.result()


def _work(
    layout: Layout,
    manifest: Manifest,
    limits: Limits,
    left: "SimpleQueue[Shard]",
    stop: threading.Event,
    told: Told,
) -> None:
    options = manifest.options
    guard = Guard(limits, page_only=options.stages == "page", sign=options.dedupe != "no")
    try:
        while not stop.is_set():
            shard = left.get_nowait()
            answers = _watched(read_shard(manifest, shard, guard.read), stop, told.entry)
            told.shard(shard, write_shard(layout, manifest, shard, answers))
    except (Empty, _Stopped):
        return
    finally:
        guard.close()


def _watched(
    answers: Iterator[tuple[Entry, Answer | None]], stop: threading.Event, tell: Callable[[], None]
) -> Iterator[tuple[Entry, Answer | None]]:
    for each in answers:
        if stop.is_set():
            raise _Stopped
        tell()
        yield each


@contextmanager
def alone_in(folder: Path) -> Iterator[None]:
    """Nobody else on this machine writes to the run; what was left half-written is taken away."""
    import fcntl

    with refusals(folder, "nothing can be written there; take another --out"):
        folder.mkdir(parents=True, exist_ok=True)
        file = (folder / "lock").open("w")
    with file, refusals(folder, _GO_ON):
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            raise InputError(
                f"{folder}: another saksi is at work on this run; wait for it, or stop it"
            ) from None
        sweep(folder)
        yield
