"""A run is planned once, and then only gone on with: the same sources, versions and options."""

from collections.abc import Sequence
from pathlib import Path

import msgspec
from msgspec.structs import asdict, replace

from saksi import __version__
from saksi.errors import InputError, ModelError
from saksi.ontology import load_ontology
from saksi.run.corpus.files import write_whole
from saksi.run.corpus.layout import Layout, Manifest, Shard
from saksi.run.corpus.options import Options
from saksi.run.corpus.sources import KINDS, Format, Origin, describe, find_sources
from saksi.text.reader import load_reader


def plan(names: Sequence[str], folder: Path, options: Options) -> Layout:
    """The run in `folder`, begun or gone on with.

    Raises `InputError` that tells the way out where the folder is of another run.
    """
    layout = Layout(folder)
    found = find_sources(names)
    if layout.manifest.exists():
        _same(layout, found, options)
    else:
        _begin(layout, found, options)
    return layout


def check_versions(layout: Layout) -> Manifest:
    """The manifest of a run that this Saksi can go on with."""
    manifest = layout.read_manifest()
    now = _versions()
    then = (manifest.saksi, manifest.models, manifest.ontology)
    if then != now:
        raise InputError(
            f"{layout.folder}: begun with {_told(then)}, and this is {_told(now)}; their records "
            "are not the same: install what it was begun with, or take another --out"
        )
    return manifest


def _begin(layout: Layout, found: list[tuple[Path, Format]], options: Options) -> None:
    if layout.folder.exists() and any(layout.folder.iterdir()) and not _unfinished(layout.folder):
        raise InputError(f"{layout.folder}: there are other files here; take an empty --out")
    layout.folder.mkdir(parents=True, exist_ok=True)
    origins = tuple(describe(path, kind) for path, kind in found)
    shards = [shard for n, origin in enumerate(origins) for shard in _cut(n, origin, options)]
    lines = b"".join(msgspec.json.encode(shard) + b"\n" for shard in shards)
    write_whole(layout.shards, lines)
    saksi, models, ontology = _versions()
    manifest = Manifest(options, origins, len(shards), saksi, models, ontology)
    written = msgspec.json.format(msgspec.json.encode(manifest), indent=1)
    write_whole(layout.manifest, written + b"\n")


def _unfinished(folder: Path) -> bool:
    """Only what a plan that was broken off leaves."""
    left = "shards.jsonl", "manifest.json", "lock"
    return all(path.name in left or path.suffix == ".tmp" for path in folder.iterdir())


def _cut(number: int, origin: Origin, options: Options) -> list[Shard]:
    cuts = KINDS[origin.format].cut(Path(origin.path), options.shard)
    return [Shard(f"{number:05}-{n:06}", number, cut) for n, cut in enumerate(cuts)]


def _same(layout: Layout, found: list[tuple[Path, Format]], options: Options) -> None:
    manifest = check_versions(layout)
    given, planned = asdict(options), asdict(manifest.options)
    other = [f"{key} {planned[key]}" for key in given if given[key] != planned[key]]
    if other:
        raise InputError(
            f"{layout.folder}: this run was begun with {', '.join(other)}; give the same to go on "
            "with it, or take another --out"
        )
    names = [(str(path), kind) for path, kind in found]
    if names != [(origin.path, origin.format) for origin in manifest.sources]:
        told = ", ".join(origin.path for origin in manifest.sources[:5])
        raise InputError(
            f"{layout.folder}: this run is of {len(manifest.sources)} other sources ({told}); name "
            "just these to go on with it, or take another --out"
        )
    check_sources(layout, manifest)


def check_sources(layout: Layout, manifest: Manifest) -> None:
    """Raises `InputError` where a source is no longer what it was when the run was planned."""
    for origin in manifest.sources:
        path = Path(origin.path)
        if not path.exists() or describe(path, origin.format) != origin:
            raise InputError(
                f"{path}: changed since the run in {layout.folder} was begun; put the file back as "
                "it was, or take another --out"
            )


def with_shard(options: Options, size: int | None) -> Options:
    """The options with another size of shards."""
    return options if size is None else replace(options, shard=size)


def _versions() -> tuple[str, dict[str, str], str]:
    try:
        models = {"reader": load_reader().version}
    except ModelError:
        models = {}
    return __version__, models, load_ontology().version


def _told(versions: tuple[str, dict[str, str], str]) -> str:
    models = ", ".join(f"{name} {version}" for name, version in sorted(versions[1].items()))
    return f"saksi {versions[0]}, models {models or 'none'}, ontology {versions[2]}"
