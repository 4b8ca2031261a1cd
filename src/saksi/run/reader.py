"""Many inputs through the pipeline: in order, on one core or many, nothing stopped by one page."""

import hashlib
import os
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from itertools import chain, islice
from multiprocessing import get_context

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from saksi import __version__
from saksi.errors import InputError
from saksi.pipeline import read_record
from saksi.read.source import Source
from saksi.read.stitching import in_order
from saksi.records import Record
from saksi.run.inputs import BadInput, Input

FEW = 8  # up to so many pages, starting workers costs more than they save
PENDING_PER_WORKER = 4


class Failure(Struct, frozen=True):
    """A document that gave no record: where it failed, why, what to do, and what it was."""

    id: str
    name: str
    stage: str
    error: str
    message: str
    fingerprint: str
    data: bytes | None = None


class Outcome(Struct, frozen=True):
    """What became of one input: exactly one of `record` and `failure` is given."""

    input: Input
    fingerprint: str
    record: Record | None = None
    failure: Failure | None = None

    @property
    def raw(self) -> bytes | None:
        """The bytes that were read; of several pages the first's."""
        return source_bytes(self.input)

    @property
    def parts(self) -> list[bytes]:
        """The bytes of each page of an article on several."""
        return part_bytes(self.input)


def fingerprint(item: Input) -> str:
    """Changes whenever reading `item` again could give another record (not with its place)."""
    item = _timeless(item) if isinstance(item, Source) else item
    payload = msgspec.msgpack.encode([__version__, item])
    return hashlib.sha256(payload).hexdigest()


def _timeless(source: Source) -> Source:
    parts = tuple(_timeless(part) for part in source.parts)
    return replace(source, name="", fetched_at=None, parts=parts)


def part_bytes(item: Input) -> list[bytes]:
    """What there was to read of an article on several pages, page by page as they are read."""
    if not isinstance(item, Source) or not item.parts:
        return []
    pages = in_order([replace(item, parts=()), *item.parts])
    return [data for page in pages if (data := _own_bytes(page)) is not None]


def source_bytes(item: Input) -> bytes | None:
    """What there was to read, as bytes; of several pages the first."""
    parts = part_bytes(item)
    return parts[0] if parts else _own_bytes(item)


def _own_bytes(item: Input) -> bytes | None:
    if isinstance(item, Source) and item.text is not None:
        return item.text.encode("utf-8", "surrogatepass")
    return item.data


def _failed(item: Input, stage: str, error: str, message: str) -> Outcome:
    key = fingerprint(item)
    failure = Failure(item.id, item.name, stage, error, message, key, _own_bytes(item))
    return Outcome(item, key, failure=failure)


def read_one(item: Input, *, page_only: bool = False) -> Outcome:
    """Read one input; whatever goes wrong becomes a failure that names it."""
    if isinstance(item, BadInput):
        return _failed(item, item.stage, "InputError", item.reason)
    try:
        record = read_record(item, page_only=True) if page_only else read_record(item)
        return Outcome(item, fingerprint(item), record=record)
    except InputError as error:
        return _failed(item, "read", type(error).__name__, str(error))
    except Exception as error:  # noqa: BLE001 - the runner's boundary: one page never stops a batch
        message = f"{item.name}: Saksi broke on this page ({error!r}); please report it"
        return _failed(item, "read", type(error).__name__, message)


def read_many(items: Iterable[Input], jobs: int | None = None) -> Iterator[Outcome]:
    """The outcome of each input, in input order; `jobs` processes (null: one for each core)."""
    stream = iter(items)
    workers = jobs or os.cpu_count() or 1
    first = list(islice(stream, FEW if workers > 1 else 0))
    if workers == 1 or (jobs is None and len(first) < FEW):
        yield from map(read_one, chain(first, stream))
    else:
        yield from _on_workers(chain(first, stream), workers)


def _on_workers(items: Iterator[Input], workers: int) -> Iterator[Outcome]:
    """A killed worker (out of memory, say) costs the page that killed it, never the batch."""
    while True:
        pending: deque[tuple[Input, Future[Outcome]]] = deque()
        with ProcessPoolExecutor(workers, get_context("spawn")) as pool:
            try:
                yield from _through(pool, items, pending, workers * PENDING_PER_WORKER)
                return
            except BrokenProcessPool:
                left = [item for item, _ in pending]
        yield from map(_alone, left)


def _through(
    pool: ProcessPoolExecutor,
    items: Iterator[Input],
    pending: deque[tuple[Input, Future[Outcome]]],
    window: int,
) -> Iterator[Outcome]:
    for item in items:
        pending.append((item, _submit(pool, item)))
        while len(pending) >= window:
            yield _next(pending)
    while pending:
        yield _next(pending)


def _submit(pool: ProcessPoolExecutor, item: Input) -> "Future[Outcome]":
    try:
        return pool.submit(read_one, item)
    except BrokenProcessPool as error:
        broken: Future[Outcome] = Future()
        broken.set_exception(error)
        return broken


def _next(pending: deque[tuple[Input, "Future[Outcome]"]]) -> Outcome:
    outcome = pending[0][1].result()
    pending.popleft()
    return outcome


def _alone(item: Input) -> Outcome:
    with ProcessPoolExecutor(1, get_context("spawn")) as pool:
        try:
            return pool.submit(read_one, item).result()
        except BrokenProcessPool:
            message = f"{item.name}: reading this page ended its process (out of memory?)"
            return _failed(item, "read", "BrokenProcessPool", message)
