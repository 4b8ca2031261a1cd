"""What a person names on the command line becomes sources, one by one; what cannot is kept.

Takes files, directories, `-`, http(s) addresses, HTML and plain-text captures, JSON lines, each
also gzipped. Nothing is held that is not needed: a JSONL file is read line by line.
"""

import gzip
import hashlib
import sys
import zlib
from codecs import BOM_UTF8
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from pathlib import Path, PurePath
from typing import TYPE_CHECKING, BinaryIO, cast

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from saksi.errors import InputError
from saksi.read.source import Source

if TYPE_CHECKING:
    from saksi.run.fetch import Fetched

    Fetcher = Callable[[str], Fetched]

PAGE_SUFFIXES = {
    ".html": "text/html",
    ".htm": "text/html",
    ".xhtml": "text/html",
    ".txt": "text/plain",
}
LINE_SUFFIXES = {".jsonl", ".ndjson"}
MAX_LINE_BYTES = 64 * 1024 * 1024
MAX_FILE_BYTES = 64 * 1024 * 1024
MAX_KEPT_BYTES = 20 * 1024 * 1024


class BadInput(Struct, frozen=True):
    """An input that gave no source: where, why, and what there was, kept for a later try."""

    id: str
    name: str
    reason: str
    data: bytes | None = None
    stage: str = "input"


class Hints(Struct, frozen=True):
    """What the caller knows of every input; an input's own word goes before a hint."""

    published: str | None = None
    outlet: str | None = None
    lang: str | None = None
    careful: bool = False


Input = Source | BadInput


class _Part(Struct):
    text: str | None = None
    html: str | None = None
    url: str | None = None


class Line(Struct):
    """One document as a line of JSON gives it, or a row of a table with the same columns."""

    id: str | int | None = None
    text: str | None = None
    html: str | None = None
    url: str | None = None
    published: str | None = None
    outlet: str | None = None
    title: str | None = None
    lang: str | None = None
    parts: list[_Part] = []


def source_id(name: str) -> str:
    """A stable id for a file: its path without `./`, `../`, root and suffixes."""
    path = PurePath(name)
    parts = [p for p in path.parts if p not in (".", "..", path.anchor)]
    while parts and PurePath(parts[-1]).suffix.lower() in {".gz", *PAGE_SUFFIXES, *LINE_SUFFIXES}:
        parts[-1] = PurePath(parts[-1]).stem
    return "/".join(parts) or name


def _digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()[:16]


def read_inputs(
    names: Iterable[str],
    hints: Hints | None = None,
    fetcher: "Fetcher | None" = None,
    stdin: BinaryIO | None = None,
    hosts: Sequence[str] = (),
) -> Iterator[Input]:
    """Every source that `names` stand for, in order; directories in the order of their paths.

    `hosts` are those that may be fetched from by name whatever their addresses are.
    """
    fetcher = fetcher or partial(_fetch, hosts=hosts)
    for name in names:
        for item in _read_one(name, fetcher, stdin):
            yield _with_hints(item, hints) if hints and isinstance(item, Source) else item


def _with_hints(source: Source, hints: Hints) -> Source:
    return replace(
        source,
        published=source.published or hints.published,
        outlet=source.outlet or hints.outlet,
        lang=source.lang or hints.lang,
        careful=hints.careful,
        parts=tuple(_with_hints(part, hints) for part in source.parts),
    )


def _read_one(name: str, fetcher: "Fetcher", stdin: BinaryIO | None) -> Iterator[Input]:
    if name == "-":
        yield from _stdin(stdin or sys.stdin.buffer)
    elif name.startswith(("http://", "https://")):
        yield _address(name, fetcher)
    elif Path(name).is_dir():
        yield from _directory(Path(name))
    else:
        yield from read_file(Path(name))


def _fetch(url: str, hosts: Sequence[str]) -> "Fetched":
    """Fetch; the network's libraries are loaded only when an address is given."""
    from saksi.run.fetch import VettedBackend, fetch

    return fetch(url, VettedBackend(hosts=hosts))


def _address(url: str, fetcher: "Fetcher") -> Input:
    try:
        page = fetcher(url)
    except InputError as error:
        return BadInput(url, url, str(error), stage="fetch")
    return Source(
        id=url,
        name=url,
        data=page.data,
        media_type=page.media_type,
        url=page.url,
        fetched_at=page.fetched_at,
    )


def _directory(folder: Path) -> Iterator[Input]:
    pages = [path for path in sorted(folder.rglob("*")) if path.is_file() and _kind(path)]
    for path in pages:
        yield from read_file(path)
    if not pages:
        known = ", ".join([*PAGE_SUFFIXES, *sorted(LINE_SUFFIXES)])
        reason = f"{folder}: no page in this directory; Saksi reads {known}, each also .gz"
        yield BadInput(source_id(str(folder)), str(folder), reason)


def _kind(path: Path) -> str | None:
    """`lines`, a media type, or null for a file that is neither a page nor JSON lines."""
    suffixes = [s.lower() for s in path.suffixes]
    last = suffixes[-2] if len(suffixes) > 1 and suffixes[-1] == ".gz" else "".join(suffixes[-1:])
    return "lines" if last in LINE_SUFFIXES else PAGE_SUFFIXES.get(last)


def read_file(path: Path) -> Iterator[Input]:
    """What one file of a page or of JSON lines holds, or why it cannot be read."""
    try:
        if not path.exists():
            raise InputError(f"{path}: there is no such file; check the name")
        with path.open("rb") as raw:
            packed = raw.read(2) == b"\x1f\x8b"
            raw.seek(0)
            stream = cast(BinaryIO, gzip.GzipFile(fileobj=raw)) if packed else raw
            if _kind(path) == "lines":
                yield from _lines(stream, str(path))
            else:
                yield _page(stream, str(path), _kind(path))
    except (InputError, OSError, EOFError, zlib.error) as error:
        yield BadInput(source_id(str(path)), str(path), _reason(error, str(path)), _kept(path))


def _kept(path: Path) -> bytes | None:
    """The bytes of a file that could not be read through, for a later try; null if too many."""
    try:
        return path.read_bytes() if path.stat().st_size <= MAX_KEPT_BYTES else None
    except OSError:
        return None


def _reason(error: Exception, name: str) -> str:
    if isinstance(error, InputError):
        return str(error)
    if isinstance(error, EOFError | zlib.error | gzip.BadGzipFile):
        return f"{name}: the gzip data is cut short or damaged ({error}); get the file anew"
    return f"{name}: cannot be read ({getattr(error, 'strerror', None) or error})"


def _page(stream: BinaryIO, name: str, media_type: str | None) -> Source:
    data = stream.read(MAX_FILE_BYTES + 1)
    if len(data) > MAX_FILE_BYTES:
        raise InputError(
            f"{name}: over {MAX_FILE_BYTES // 1024 // 1024} MB, which no single page is; "
            "if it holds many pages, give it as JSON lines (.jsonl)"
        )
    return Source(id=source_id(name), name=name, data=data, media_type=media_type)


def _stdin(stream: BinaryIO) -> Iterator[Input]:
    """JSON lines where the first character is `{`, else one page."""
    first = stream.readline(MAX_LINE_BYTES)
    if first.removeprefix(BOM_UTF8).lstrip().startswith(b"{"):
        yield from _lines(_Rejoined(first, stream), "-")
        return
    rest = stream.read(MAX_FILE_BYTES)
    data = first + rest
    yield Source(id=f"stdin-{_digest(data)}", name="-", data=data)


class _Rejoined:
    """A stream whose first line was already read."""

    def __init__(self, first: bytes, rest: BinaryIO) -> None:
        self._first, self._rest = first, rest

    def readline(self, limit: int) -> bytes:
        line, self._first = self._first, b""
        return line or self._rest.readline(limit)


def _lines(stream: "BinaryIO | _Rejoined", name: str) -> Iterator[Input]:
    number = 0
    while True:
        number += 1
        try:
            line = stream.readline(MAX_LINE_BYTES)
        except (OSError, EOFError, zlib.error) as error:
            place = f"{name}:{number}"
            reason = f"{_reason(error, place)}; the {number - 1} lines before it are read"
            yield BadInput(f"{source_id(name)}:{number}", place, reason)
            return
        if not line:
            return
        if number == 1:
            line = line.removeprefix(BOM_UTF8)
        if line.strip():
            yield read_line(line, name, number)


def read_line(line: bytes, name: str, number: int) -> Input:
    """One line of JSON as a source, or why it is none."""
    place = f"{name}:{number}"
    try:
        found = msgspec.json.decode(line, type=Line)
    except UnicodeDecodeError as error:
        reason = (
            f"{place}: not UTF-8 (byte 0x{error.object[error.start]:02x}); convert the file first"
        )
        reason += ", for instance with: iconv -f windows-1252 -t utf-8"
        return BadInput(f"{source_id(name)}:{number}", place, reason, line)
    except msgspec.DecodeError as error:
        reason = f"{place}: not a JSON document ({error}); one object with 'text' or 'html' a line"
        return BadInput(f"{source_id(name)}:{number}", place, reason, line)
    key = str(found.id) if found.id is not None else found.url or _digest(line.strip())
    return of_line(found, key, place, line)


def of_line(found: Line, key: str, place: str, raw: bytes | None) -> Input:
    """The source that a document stands for; `raw` is what there was of it, kept if it is none."""
    whole = _Part(found.text, found.html, found.url)
    parts = found.parts if found.parts and found.text is found.html is None else [whole]
    if any((part.text is None) == (part.html is None) for part in parts):
        reason = f"{place}: give exactly one of 'text' and 'html', or 'parts' that each have one"
        return BadInput(key, place, reason, raw)
    first, *others = (_of_part(part, found, key, place) for part in parts)
    return replace(first, parts=tuple(others))


def _of_part(part: _Part, line: Line, key: str, place: str) -> Source:
    html = part.html
    return Source(
        id=key,
        name=place,
        data=None if html is None else html.encode("utf-8", "surrogatepass"),
        text=part.text,
        media_type="text/plain" if html is None else "text/html; charset=utf-8",
        url=part.url,
        published=line.published,
        outlet=line.outlet,
        title=line.title,
        lang=line.lang,
    )
