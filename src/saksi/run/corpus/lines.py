"""JSON lines, plain or gzipped: one document a line, as `saksi read` takes them."""

import gzip
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO, cast

from saksi.run.corpus.entries import Cut, Entry
from saksi.run.inputs import MAX_LINE_BYTES, BadInput, read_line

_BOM = b"\xef\xbb\xbf"
_TO_THE_END = 1 << 62
_DAMAGE = (OSError, EOFError, zlib.error)


def cut_lines(path: Path, most: int) -> Iterator[Cut]:
    """Parts of so many lines each, in bytes of the unpacked file; damage ends the last one."""
    start = at = count = first = 0
    with _opened(path) as stream:
        try:
            while line := stream.readline(MAX_LINE_BYTES):
                at, count = at + len(line), count + 1
                if count - first == most:
                    yield Cut(start, at, first)
                    start, first = at, count
        except _DAMAGE:
            at = _TO_THE_END
    if at > start:
        yield Cut(start, at, first)


def read_lines(path: Path, cut: Cut, name: str) -> Iterator[Entry]:
    """The entries of a part; blank lines are none."""
    at, number = cut.start, cut.first
    with _opened(path) as stream:
        try:
            stream.seek(at)
            while at < cut.end and (line := stream.readline(MAX_LINE_BYTES)):
                number += 1
                text = line.removeprefix(_BOM) if at == 0 else line
                if text.strip():
                    yield Entry("line", at, item=read_line(text, name, number))
                at += len(line)
        except _DAMAGE as error:
            place = f"{name}:{number + 1}"
            reason = f"{place}: the gzip data is cut short or damaged ({error}); get the file anew"
            yield Entry("broken", at, item=BadInput(place, place, reason, stage="archive"))


@contextmanager
def _opened(path: Path) -> Iterator[BinaryIO]:
    with path.open("rb") as file:
        packed = file.read(2) == b"\x1f\x8b"
        file.seek(0)
        yield cast(BinaryIO, gzip.GzipFile(fileobj=file)) if packed else file
