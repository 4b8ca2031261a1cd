"""One shard from its source to its files: the marker, written last, says that it is complete."""

import time
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

import msgspec
from msgspec import Struct

from saksi.run.corpus.answers import Answer
from saksi.run.corpus.entries import Entry
from saksi.run.corpus.files import whole_file, write_whole
from saksi.run.corpus.layout import Account, Layout, Manifest, Marker, Shard
from saksi.run.corpus.sources import KINDS
from saksi.run.corpus.writing import written
from saksi.run.inputs import Input


class FailureLine(Struct, frozen=True):
    """A page without a record, as it stands in `failures/`: where it is, and why."""

    id: str
    kind: str
    source: str
    offset: int
    number: int
    stage: str
    error: str
    message: str
    url: str | None = None


class Signed(Struct, frozen=True, array_like=True):
    """A record's place and signature, as they stand in `signatures/`, in the order of records."""

    id: str
    offset: int
    number: int
    signature: bytes


class Tally:
    """Counts entries as they pass."""

    def __init__(self) -> None:
        self.seen: Counter[str] = Counter()
        self.failures: Counter[str] = Counter()
        self.others: Counter[str] = Counter()
        self.records = 0

    def account(self) -> Account:
        """What was counted."""
        return Account(dict(self.seen), self.records, dict(self.failures), dict(self.others))


def shard_entries(manifest: Manifest, shard: Shard) -> Iterator[Entry]:
    """What stands in a shard."""
    origin = manifest.sources[shard.source]
    return KINDS[origin.format].read(Path(origin.path), shard.cut, origin.path)


def write_shard(
    layout: Layout,
    manifest: Manifest,
    shard: Shard,
    answers: Iterator[tuple[Entry, Answer | None]],
) -> Marker:
    """Write what became of each entry, then the marker; a shard of which a part is there is redone."""
    began = time.monotonic()
    layout.marker(shard.id).unlink(missing_ok=True)
    tally = Tally()
    failures: list[FailureLine] = []
    signed: list[Signed] = []
    records = layout.records(shard.id, manifest.options)
    with written(records, manifest.options.output) as writer:
        for entry, answer in answers:
            tally.seen[entry.kind] += 1
            if answer is None:
                tally.others[entry.other or entry.kind] += 1
            elif answer.record is None:
                failures.append(_line(manifest, shard, entry, answer))
                tally.failures[failures[-1].stage] += 1
            else:
                writer.add(answer)
                tally.records += 1
                signed.append(
                    Signed(answer.columns.id, entry.offset, entry.number, answer.signature)
                )
    files = [records, *_beside(layout, manifest, shard, failures, signed)]
    sizes = {str(path.relative_to(layout.folder)): path.stat().st_size for path in files}
    marker = Marker(shard.id, tally.account(), sizes, round(time.monotonic() - began, 2))
    layout.write_marker(marker)
    return marker


def read_shard(
    manifest: Manifest, shard: Shard, read: Callable[[Input], Answer]
) -> Iterator[tuple[Entry, Answer | None]]:
    """Every entry of a shard with what reading it gave; null for what is no page."""
    for entry in shard_entries(manifest, shard):
        yield entry, None if entry.item is None else read(entry.item)


def _beside(
    layout: Layout,
    manifest: Manifest,
    shard: Shard,
    failures: list[FailureLine],
    signed: list[Signed],
) -> Iterator[Path]:
    """The files beside the records."""
    path = layout.failures(shard.id)
    if failures:
        with whole_file(path) as file:
            file.writelines(msgspec.json.encode(line) + b"\n" for line in failures)
        yield path
    else:
        path.unlink(missing_ok=True)
    if manifest.options.dedupe != "no":
        write_whole(layout.signatures(shard.id), msgspec.msgpack.encode(signed))
        yield layout.signatures(shard.id)


def _line(manifest: Manifest, shard: Shard, entry: Entry, answer: Answer) -> FailureLine:
    failure = answer.failure
    assert failure is not None
    return FailureLine(
        failure.id,
        entry.kind,
        manifest.sources[shard.source].path,
        entry.offset,
        entry.number,
        failure.stage,
        failure.error,
        failure.message,
        answer.columns.url,
    )
