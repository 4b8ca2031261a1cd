"""The sources of a run: what a person named, folders looked through, each with its format and digest."""

import hashlib
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Literal, TypeAlias

from msgspec import Struct

from saksi.errors import InputError
from saksi.run.corpus.entries import Cut, Entry
from saksi.run.corpus.lines import cut_lines, read_lines
from saksi.run.corpus.pages import cut_pages, is_page, page_files, read_pages
from saksi.run.corpus.tables import cut_table, read_table
from saksi.run.corpus.warc import cut_warc, read_warc

Format: TypeAlias = Literal["warc", "lines", "table", "pages"]


class Kind(Struct, frozen=True):
    """How a format is cut and read."""

    cut: Callable[[Path, int], Iterator[Cut]]
    read: Callable[[Path, Cut, str], Iterator[Entry]]


KINDS: dict[Format, Kind] = {
    "warc": Kind(cut_warc, read_warc),
    "lines": Kind(cut_lines, read_lines),
    "table": Kind(cut_table, read_table),
    "pages": Kind(cut_pages, read_pages),
}
_SUFFIXES: dict[str, Format] = {
    ".warc": "warc", ".jsonl": "lines", ".ndjson": "lines", ".parquet": "table", ".pq": "table",
}  # fmt: skip


class Origin(Struct, frozen=True):
    """One source: `size` and `sha256` are of its bytes, of a folder's pages all together."""

    path: str
    format: Format
    size: int
    sha256: str


def find_sources(names: Iterable[str]) -> list[tuple[Path, Format]]:
    """The sources behind names, in order and each once; raises `InputError` naming what is none."""
    found: dict[Path, Format] = {}
    for name in names:
        if name.startswith(("http://", "https://")):
            raise InputError(
                f"{name}: a corpus is read from files; fetch this one first, for example with curl "
                "(pages, feeds and sitemaps are fetched by: saksi add)"
            )
        for path, kind in _behind(Path(name)):
            found.setdefault(path, kind)
    return list(found.items())


def _behind(path: Path) -> list[tuple[Path, Format]]:
    if not path.exists():
        raise InputError(f"{path}: there is no such file or folder; check the name")
    if path.is_dir():
        found = [(each, kind) for each in sorted(path.rglob("*")) if (kind := _format(each))]
        pages: list[tuple[Path, Format]] = [(path, "pages")] if page_files(path) else []
        if not found and not pages:
            raise InputError(f"{path}: nothing here that can be read; {_known()}")
        return found + pages
    kind = _format(path)
    if kind is None:
        extra = "; single pages are read by: saksi read" if is_page(path) else ""
        raise InputError(f"{path}: not a corpus by its name; {_known()}{extra}")
    return [(path, kind)]


def _known() -> str:
    return "a corpus is .warc, .jsonl, .ndjson (each also .gz), .parquet, or a folder of pages"


def _format(path: Path) -> Format | None:
    if not path.is_file():
        return None
    return _SUFFIXES.get(Path(path.name.lower().removesuffix(".gz")).suffix)


def describe(path: Path, kind: Format) -> Origin:
    """Size and digest as they are now."""
    if kind != "pages":
        return Origin(str(path), kind, path.stat().st_size, _digest(path))
    whole, size = hashlib.sha256(), 0
    for each in page_files(path):
        size += each.stat().st_size
        whole.update(f"{each.relative_to(path)}\0{_digest(each)}\n".encode())
    return Origin(str(path), kind, size, whole.hexdigest())


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
