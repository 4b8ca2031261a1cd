"""Near-duplicates within a run: each points at the earliest of its group, by source and place."""

import gzip
import hashlib
from collections.abc import Iterator
from pathlib import Path

import msgspec
import numpy as np
from msgspec import Struct
from msgspec.structs import replace

from saksi.errors import InputError
from saksi.run.corpus.extra import arrow
from saksi.run.corpus.files import whole_file, write_whole
from saksi.run.corpus.layout import Layout, Manifest, Marker, Shard
from saksi.run.corpus.nearness import earliest_alike, likeness
from saksi.run.corpus.sharding import Signed
from saksi.run.corpus.signatures import VALUES


class Place(Struct, frozen=True):
    """Where a record's page stands."""

    id: str
    source: str
    offset: int
    number: int


class Duplicate(Struct, frozen=True):
    """A record that repeats an earlier one, as it stands in `duplicates/`."""

    id: str
    source: str
    offset: int
    number: int
    original: Place
    alike: float


class Found(Struct, frozen=True):
    """What the search over a whole run gave; `of` pins the shards it was over."""

    duplicates: int
    of: str


class _Row(Struct, frozen=True):
    """A record that has a signature: its shard's number, its own within it, its place."""

    shard: int
    number: int
    place: Place


def mark_duplicates(layout: Layout, manifest: Manifest) -> Found:
    """Find and list the near-duplicates of a complete run; with `drop` take them out of the records."""
    shards = [(shard, marker) for shard, marker in layout.markers() if marker is not None]
    state = _state(shards)
    found = read_found(layout)
    if found is not None and found.of == state:
        return found
    rows, signatures = _signed(layout, manifest, shards)
    first = earliest_alike(signatures)
    repeated = np.flatnonzero(first != np.arange(len(first)))
    listed: dict[int, list[tuple[int, Duplicate]]] = {}
    for number in map(int, repeated):
        row, original = rows[number], rows[first[number]]
        alike = round(likeness(signatures[number], signatures[first[number]]), 3)
        place = row.place
        duplicate = Duplicate(
            place.id, place.source, place.offset, place.number, original.place, alike
        )
        listed.setdefault(row.shard, []).append((row.number, duplicate))
    for number, (shard, marker) in enumerate(shards):
        _settle(layout, manifest, shard, marker, listed.get(number, []))
    found = Found(len(repeated), state)
    write_whole(layout.folder / "duplicates.json", msgspec.json.encode(found) + b"\n")
    return found


def read_found(layout: Layout) -> Found | None:
    """What the last search gave; null where there was none."""
    try:
        return msgspec.json.decode((layout.folder / "duplicates.json").read_bytes(), type=Found)
    except (FileNotFoundError, msgspec.DecodeError):
        return None


def _state(shards: list[tuple[Shard, Marker]]) -> str:
    """Changes with what was read; not where records were taken out of it."""
    bare = [(marker.shard, marker.account) for _, marker in shards]
    return hashlib.sha256(msgspec.json.encode(bare, order="sorted")).hexdigest()


def _signed(
    layout: Layout, manifest: Manifest, shards: list[tuple[Shard, Marker]]
) -> tuple[list[_Row], "np.ndarray[tuple[int, int], np.dtype[np.uint32]]"]:
    rows: list[_Row] = []
    parts: list[bytes] = []
    for number, (shard, _) in enumerate(shards):
        source = manifest.sources[shard.source].path
        for at, signed in enumerate(_read(layout.signatures(shard.id))):
            if signed.signature:
                place = Place(signed.id, source, signed.offset, signed.number)
                rows.append(_Row(number, at, place))
                parts.append(signed.signature)
    flat = np.frombuffer(b"".join(parts), dtype="<u4").astype(np.uint32, copy=False)
    return rows, flat.reshape(-1, VALUES)


def _read(path: Path) -> list[Signed]:
    try:
        return msgspec.msgpack.decode(path.read_bytes(), type=list[Signed])
    except (FileNotFoundError, msgspec.DecodeError) as error:
        raise InputError(
            f"{path}: missing or damaged; delete it and run again, and its shard is read anew"
        ) from error


def _settle(
    layout: Layout,
    manifest: Manifest,
    shard: Shard,
    marker: Marker,
    found: list[tuple[int, Duplicate]],
) -> None:
    path = layout.duplicates(shard.id)
    if found:
        with whole_file(path) as file:
            file.writelines(msgspec.json.encode(each) + b"\n" for _, each in found)
    else:
        path.unlink(missing_ok=True)
    if manifest.options.dedupe == "drop":
        _drop(layout, manifest, marker, tuple(number for number, _ in found))


def _drop(layout: Layout, manifest: Manifest, marker: Marker, dropped: tuple[int, ...]) -> None:
    """Take records out of a shard's file; ended between file and marker, the shard is read anew."""
    if dropped == marker.dropped:
        return
    path = layout.records(marker.shard, manifest.options)
    whole = marker.account.records
    lines = list(_records(path))
    before = set(marker.dropped)
    numbers = [number for number in range(whole) if number not in before]
    gone = set(dropped)
    kept = [line for number, line in zip(numbers, lines, strict=True) if number not in gone]
    _rewrite(path, kept)
    sizes = {**marker.files, str(path.relative_to(layout.folder)): path.stat().st_size}
    layout.write_marker(replace(marker, dropped=dropped, files=sizes))


def _records(path: Path) -> Iterator[bytes]:
    """The lines or rows of a file of records."""
    if path.suffix == ".parquet":
        for row in arrow().parquet.read_table(path).to_pylist():
            yield msgspec.json.encode(row)
        return
    with gzip.open(path) if path.suffix == ".gz" else path.open("rb") as file:
        yield from file


def _rewrite(path: Path, lines: list[bytes]) -> None:
    with whole_file(path, packed=path.suffix == ".gz") as file:
        if path.suffix == ".parquet":
            pyarrow = arrow()
            schema = pyarrow.parquet.read_schema(path)
            table = pyarrow.Table.from_pylist([msgspec.json.decode(x) for x in lines], schema)
            pyarrow.parquet.write_table(table, file, compression="zstd")
        else:
            file.writelines(lines)
