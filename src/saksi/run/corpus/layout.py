"""The folder of a run: what it is of, its shards, and where each shard's files stand.

manifest.json        versions, options, sources with sizes and digests
shards.jsonl         the shards, one a line
records/SHARD.*      the records
failures/SHARD.jsonl pages without a record, and why; only where there are some
signatures/SHARD.bin what near-duplicates are found by; only with dedupe
duplicates/SHARD.jsonl  records that repeat an earlier one; only with dedupe
done/SHARD.json      the shard is complete: its account, written last
"""

from collections.abc import Iterator
from pathlib import Path

import msgspec
from msgspec import Struct

from saksi import __version__
from saksi.errors import InputError
from saksi.run.corpus.entries import Cut
from saksi.run.corpus.files import write_whole
from saksi.run.corpus.options import Options
from saksi.run.corpus.sources import Origin

SCHEMA = "saksi/corpus/1"


class Shard(Struct, frozen=True):
    """A part of one source (by its number in the manifest) that is read and written as a whole."""

    id: str
    source: int
    cut: Cut


class Manifest(Struct, frozen=True):
    """What a run is of; anything of it that changes makes another run."""

    options: Options
    sources: tuple[Origin, ...]
    shards: int
    saksi: str = __version__
    models: dict[str, str] = {}
    ontology: str = ""
    schema: str = SCHEMA


class Account(Struct, frozen=True):
    """What became of the entries of a shard or of a whole run, each counted once.

    `seen` counts entries by what their source calls them; `failures` by the stage that failed,
    `others` by why they are no pages.
    """

    seen: dict[str, int] = {}
    records: int = 0
    failures: dict[str, int] = {}
    others: dict[str, int] = {}

    @property
    def adds_up(self) -> bool:
        """Whether every entry is a record, a failure or no page."""
        out = self.records + sum(self.failures.values()) + sum(self.others.values())
        return sum(self.seen.values()) == out


class Marker(Struct, frozen=True):
    """A complete shard. `files` has the sizes of what it wrote; `dropped` numbers records taken out."""

    shard: str
    account: Account
    files: dict[str, int]
    seconds: float = 0.0
    dropped: tuple[int, ...] = ()


class Layout(Struct, frozen=True):
    """Where the files of a run are."""

    folder: Path

    @property
    def manifest(self) -> Path:
        return self.folder / "manifest.json"

    @property
    def shards(self) -> Path:
        return self.folder / "shards.jsonl"

    def records(self, shard: str, options: Options) -> Path:
        return self.folder / "records" / f"{shard}.{options.output}"

    def failures(self, shard: str) -> Path:
        return self.folder / "failures" / f"{shard}.jsonl"

    def signatures(self, shard: str) -> Path:
        return self.folder / "signatures" / f"{shard}.bin"

    def duplicates(self, shard: str) -> Path:
        return self.folder / "duplicates" / f"{shard}.jsonl"

    def marker(self, shard: str) -> Path:
        return self.folder / "done" / f"{shard}.json"

    def read_manifest(self) -> Manifest:
        """The manifest; raises `InputError` where there is none or it is of another Saksi's form."""
        try:
            return msgspec.json.decode(self.manifest.read_bytes(), type=Manifest)
        except FileNotFoundError:
            raise InputError(
                f"{self.folder}: no run here; begin one with: saksi corpus run SOURCE --out "
                f"{self.folder}"
            ) from None
        except msgspec.DecodeError as error:
            raise InputError(
                f"{self.manifest}: not the manifest of a run ({error}); choose another folder"
            ) from error

    def read_shards(self) -> list[Shard]:
        """Every shard of the run, in the order of its sources."""
        lines = self.shards.read_bytes().splitlines()
        return [msgspec.json.decode(line, type=Shard) for line in lines]

    def read_marker(self, shard: str) -> Marker | None:
        """The shard's account; null where it is not complete, or its files are not as it says."""
        try:
            marker = msgspec.json.decode(self.marker(shard).read_bytes(), type=Marker)
            sizes = {name: (self.folder / name).stat().st_size for name in marker.files}
        except (FileNotFoundError, msgspec.DecodeError):
            return None
        return marker if sizes == marker.files else None

    def write_marker(self, marker: Marker) -> None:
        """The last file of a shard."""
        write_whole(self.marker(marker.shard), msgspec.json.encode(marker) + b"\n")

    def markers(self) -> Iterator[tuple[Shard, Marker | None]]:
        """Every shard with its marker."""
        for shard in self.read_shards():
            yield shard, self.read_marker(shard.id)
