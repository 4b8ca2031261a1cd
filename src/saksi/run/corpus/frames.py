"""WARC records cut out of a file, plain or gzipped, whatever stands between them (ISO 28500).

One that is damaged is a frame too, told from the rest; reading goes on at the next whole one. From
the offset of any frame on the same frames are found as from the beginning, so a file may be cut.
"""

import re
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from msgspec import Struct

from saksi.run.corpus.buffered import PIECE, Buffered, DamagedError, Member

MAX_RECORD = 32 * 1024 * 1024
_MAX_HEAD = 64 * 1024
_GZIP = b"\x1f\x8b\x08"
_LENGTH = re.compile(rb"^content-length:[ \t]*(\d{1,15})[ \t]*\r$", re.I | re.M)
_CLOSED = (b"\r\n\r\n", b"\r\n", b"")  # the last two only at the end of the data


class Frame(Struct, frozen=True):
    """One record: `data` is its head and block, of one above 32 MB the head; or why it is `broken`.

    `offset` is of the gzip member it stands in (which may hold several: `number`) or its own.
    """

    offset: int
    number: int
    data: bytes = b""
    size: int = 0
    broken: str | None = None


def read_frames(path: Path, start: int = 0, end: int | None = None) -> Iterator[Frame]:
    """The frames whose offsets are from `start` up to `end`."""
    size = path.stat().st_size
    with path.open("rb") as file:
        walk = _packed if file.read(2) == _GZIP[:2] else _plain
        yield from walk(file, start, size if end is None else min(end, size))


def _packed(file: BinaryIO, start: int, end: int) -> Iterator[Frame]:
    at: int | None = start
    while at is not None and at < end:
        member = Member(file, at)
        number = 0
        try:
            stream = Buffered(member.pull)
            while stream.has_more():
                frame = _frame(stream, at, number)
                number += 1
                yield frame
                if frame.broken:
                    stream.skip(1 << 62)
            at = member.end
        except DamagedError as error:
            yield Frame(at, number, broken=str(error))
            at = _next_member(file, at + 1)


def _plain(file: BinaryIO, start: int, end: int) -> Iterator[Frame]:
    at: int | None = start
    while at is not None and at < end:
        file.seek(at)
        stream = Buffered(lambda: file.read(PIECE))
        frame = _frame_or_damage(stream, at)
        yield frame
        at = _next_head(file, at + 1) if frame.broken else at + stream.position


def _frame_or_damage(stream: Buffered, at: int) -> Frame:
    try:
        return _frame(stream, at, 0)
    except DamagedError as error:
        return Frame(at, 0, broken=str(error))


def _frame(stream: Buffered, offset: int, number: int) -> Frame:
    head = stream.until(b"\r\n\r\n", _MAX_HEAD)
    if head is None or not head.startswith(b"WARC/"):
        return Frame(offset, number, broken="not the head of a WARC record")
    given = _LENGTH.search(head)
    if given is None:
        return Frame(offset, number, broken="a WARC record without its length")
    length = int(given[1])
    keep = length <= MAX_RECORD
    block = stream.take(length) if keep else b""
    had = len(block) if keep else stream.skip(length)
    if had < length:
        raise DamagedError(f"the record says {length} bytes and has {had}")
    tail = stream.take(4)
    if tail not in _CLOSED or (len(tail) < 4 and stream.has_more()):
        return Frame(offset, number, broken=f"the record is longer than the {length} bytes it says")
    stream.has_more()  # at the end of a member its checksum tells whether the record is whole
    return Frame(offset, number, head + block, length)


def _next_member(file: BinaryIO, start: int) -> int | None:
    """Where the next gzip member that begins a WARC record stands."""
    for at in _found(file, _GZIP, start):
        file.seek(at)
        try:
            head = zlib.decompressobj(zlib.MAX_WBITS | 16).decompress(file.read(4096), 5)
        except zlib.error:
            continue
        if head == b"WARC/":
            return at
    return None


def _next_head(file: BinaryIO, start: int) -> int | None:
    return next((at + 1 for at in _found(file, b"\nWARC/1.", start)), None)


def _found(file: BinaryIO, mark: bytes, start: int) -> Iterator[int]:
    """Every place of `mark` from `start` on."""
    held, base = b"", start
    while True:
        file.seek(base + len(held))
        piece = file.read(PIECE)
        if not piece:
            return
        held += piece
        at = held.find(mark)
        while at >= 0:
            yield base + at
            at = held.find(mark, at + 1)
        base, held = base + len(held) - len(mark) + 1, held[len(held) - len(mark) + 1 :]
