"""A run as a datatrove pipeline, for its executors: one machine, Slurm, Ray.

Three steps: entries out of shards, records out of entries, records into files. The run is planned
first (`plan_corpus`), the shards are dealt out to the tasks, and `finish_corpus` ends it, or a
pipeline of its own that waits for the other (`finish_pipeline`). Files, markers and failures are
those of `saksi corpus run`, which can go on with such a run and the other way round.
"""

from collections.abc import Iterator, Sequence
from itertools import chain, groupby
from pathlib import Path
from typing import Any

import msgspec

from saksi.errors import ConfigurationError, InputError
from saksi.run.corpus.entries import Entry
from saksi.run.corpus.guard import Guard
from saksi.run.corpus.layout import Layout, Manifest, Marker, Shard
from saksi.run.corpus.options import Limits, Options
from saksi.run.corpus.planning import check_versions, plan
from saksi.run.corpus.running import alone_in
from saksi.run.corpus.runs import finish_corpus
from saksi.run.corpus.sharding import shard_entries, write_shard

try:
    from datatrove.data import Document
    from datatrove.pipeline.base import PipelineStep
except ImportError as error:
    raise ConfigurationError(
        "datatrove pipelines need more packages: pip install 'saksi[scale]'"
    ) from error

_SHARD, _ENTRY, _ANSWER = "shard", "entry", "answer"


def plan_corpus(sources: Sequence[str], folder: str, options: Options | None = None) -> Manifest:
    """Plan a run, or find it planned; raises `InputError` where the folder is of another one.

    Sources are noted with their whole paths, which every machine must have them under.
    """
    names = [str(Path(source).absolute()) for source in sources]
    with alone_in(Path(folder)):
        return plan(names, Path(folder), options or Options()).read_manifest()


def corpus_pipeline(folder: str, limits: Limits | None = None) -> list[Any]:
    """The steps of a planned run, for an executor's `pipeline`; any number of tasks will do."""
    whole = str(Path(folder).absolute())  # a task may run in another folder
    return [ReadShards(whole), MakeRecords(whole, limits), WriteShards(whole)]


def finish_pipeline(folder: str) -> list[Any]:
    """One task that ends a run, for an executor that `depends` on the one with the shards."""
    return [FinishRun(str(Path(folder).absolute()))]


class ReadShards(PipelineStep):  # type: ignore[misc]
    """Yields the entries of the shards that fall to a task and are not complete."""

    type = "READER"
    name = "Saksi shards"

    def __init__(self, folder: str) -> None:
        super().__init__()
        self.folder = folder

    def run(self, data: Any = None, rank: int = 0, world_size: int = 1) -> Iterator[Any]:
        """Entries, each a document whose metadata hold it; behind a shard's last one, its end."""
        del data
        layout = Layout(Path(self.folder))
        manifest = check_versions(layout)
        for shard, marker in list(layout.markers())[rank::world_size]:
            if marker is not None:
                self.stat_update("shards complete before")
                continue
            for entry in shard_entries(manifest, shard):
                self.stat_update(f"entries: {entry.kind}")
                yield _document(shard, entry)
            yield _document(shard, None)


class MakeRecords(PipelineStep):  # type: ignore[misc]
    """Reads each page within bounds; the answer joins the entry in the metadata."""

    type = "RECORDS"
    name = "Saksi records"

    def __init__(self, folder: str, limits: Limits | None = None) -> None:
        super().__init__()
        self.folder, self.limits = folder, limits or Limits()

    def run(self, data: Any, rank: int = 0, world_size: int = 1) -> Iterator[Any]:
        """The documents with what became of their pages."""
        del rank, world_size
        options = Layout(Path(self.folder)).read_manifest().options
        guard = Guard(self.limits, page_only=options.stages == "page", sign=options.dedupe != "no")
        try:
            for document in data:
                entry = document.metadata[_ENTRY]
                if entry is not None and entry.item is not None:
                    with self.track_time():
                        document.metadata[_ANSWER] = guard.read(entry.item)
                yield document
        finally:
            guard.close()


class WriteShards(PipelineStep):  # type: ignore[misc]
    """Writes each shard's files and marker, when its last entry is there."""

    type = "WRITER"
    name = "Saksi shards"

    def __init__(self, folder: str) -> None:
        super().__init__()
        self.folder = folder

    def run(self, data: Any, rank: int = 0, world_size: int = 1) -> Iterator[Any]:
        """One document for each complete shard: its account in JSON."""
        del rank, world_size
        layout = Layout(Path(self.folder))
        manifest = layout.read_manifest()
        for _, documents in groupby(data, key=lambda document: document.metadata[_SHARD].id):
            marker = _write(layout, manifest, documents)
            self.stat_update("records", value=marker.account.records)
            self.stat_update("failures", value=sum(marker.account.failures.values()))
            account = msgspec.json.encode(marker.account).decode()
            yield Document(text=account, id=marker.shard)


class FinishRun(PipelineStep):  # type: ignore[misc]
    """Finds near-duplicates when every shard is complete; raises `InputError` where one is not."""

    type = "END"
    name = "Saksi near-duplicates"

    def __init__(self, folder: str) -> None:
        super().__init__()
        self.folder = folder

    def run(self, data: Any = None, rank: int = 0, world_size: int = 1) -> Iterator[Any]:
        """One document: what came of the run, in JSON."""
        del data, rank, world_size
        summary = finish_corpus(Path(self.folder))
        if summary.done < summary.shards:
            left = summary.shards - summary.done
            raise InputError(
                f"{self.folder}: {left} shards are not complete; run their tasks again"
            )
        yield Document(text=msgspec.json.encode(summary).decode(), id=self.folder)


def _document(shard: Shard, entry: Entry | None) -> Any:
    key = "end" if entry is None else f"{entry.offset}+{entry.number}"
    return Document(text="", id=f"{shard.id}/{key}", metadata={_SHARD: shard, _ENTRY: entry})


def _write(layout: Layout, manifest: Manifest, documents: Iterator[Any]) -> Marker:
    first = next(documents)
    answers = (
        (document.metadata[_ENTRY], document.metadata.get(_ANSWER))
        for document in chain([first], documents)
        if document.metadata[_ENTRY] is not None
    )
    return write_shard(layout, manifest, first.metadata[_SHARD], answers)
