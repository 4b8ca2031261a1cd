"""Bytes that come in pieces, taken in whole parts: what the framing of archives reads from."""

import zlib
from collections.abc import Callable
from typing import BinaryIO

PIECE = 64 * 1024


class DamagedError(Exception):
    """The bytes end too early or are not what they should be."""


class Buffered:
    """A stream of pieces; `position` counts what was taken since it began."""

    def __init__(self, pull: Callable[[], bytes]) -> None:
        self._pull, self._held = pull, bytearray()
        self.position = 0

    def has_more(self) -> bool:
        """Whether anything is left; at the end of packed data its checksum was looked at."""
        return self._fill(1)

    def take(self, size: int) -> bytes:
        """The next bytes; fewer only at the end."""
        self._fill(size)
        found = bytes(self._held[:size])
        del self._held[:size]
        self.position += len(found)
        return found

    def skip(self, size: int) -> int:
        """Pass over so many bytes; how many there were."""
        left = size
        while left and (found := self.take(min(left, PIECE))):
            left -= len(found)
        return size - left

    def until(self, mark: bytes, limit: int) -> bytes | None:
        """The bytes up to and with `mark`; null, and nothing taken, where it does not come."""
        looked = 0
        while (at := self._held.find(mark, max(0, looked - len(mark)))) < 0:
            looked = len(self._held)
            if looked > limit or not self._fill(looked + 1):
                return None
        return self.take(at + len(mark))

    def _fill(self, size: int) -> bool:
        while len(self._held) < size:
            piece = self._pull()
            if not piece:
                return False
            self._held += piece
        return True


class Member:
    """One gzip member of a file, unpacked as it is pulled; `end` is where the next would begin."""

    def __init__(self, file: BinaryIO, offset: int) -> None:
        file.seek(offset)
        self._file, self._packed = file, zlib.decompressobj(zlib.MAX_WBITS | 16)
        self._input = b""
        self.end = offset

    def pull(self) -> bytes:
        """The next piece; nothing at the end. Raises `DamagedError`."""
        while not self._packed.eof:
            if not self._input:
                self._input = self._file.read(PIECE)
                self.end += len(self._input)
            if not self._input:
                raise DamagedError("the gzip data is cut short")
            try:
                piece = self._packed.decompress(self._input, PIECE)
            except zlib.error as error:
                raise DamagedError(f"the gzip data is damaged ({error})") from error
            self._input = self._packed.unconsumed_tail
            if self._packed.eof:
                self.end -= len(self._packed.unused_data)
            if piece:
                return piece
        return b""
