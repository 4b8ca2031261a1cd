"""A WARC file of what went over the wire: one gzip member for each record (WARC 1.1, ISO 28500).

Appending goes on after the last whole record: what a killed program left half-written is cut off.
"""

import base64
import hashlib
import threading
import uuid
import zlib
from collections.abc import Iterable
from pathlib import Path
from typing import BinaryIO

from saksi import __version__
from saksi.errors import InputError
from saksi.run.fetch.exchange import Exchange, now

_PART = 1024 * 1024
_HOP_BY_HOP = (b"transfer-encoding", b"connection", b"keep-alive")
_NOT_MODIFIED = "http://netpreserve.org/warc/1.1/revisit/server-not-modified"
_ABOUT = f"software: saksi/{__version__}\r\nformat: WARC File Format 1.1\r\n".encode()


class WarcFile:
    """An archive that is written to; threads may share one."""

    def __init__(self, path: Path) -> None:
        """Opens or makes the file; raises `InputError` where it is no WARC file or unwritable."""
        self.path = path
        self._lock = threading.Lock()
        try:
            self._file: BinaryIO = path.open("r+b" if path.exists() else "w+b")
        except OSError as error:
            raise InputError(f"{path}: cannot be written ({error.strerror})") from error
        whole = _whole_records(self._file, path)
        self._file.truncate(whole)
        self._file.seek(whole)
        if not whole:
            self._write([_record("warcinfo", _ABOUT, "application/warc-fields", ())])

    def keep(self, exchange: Exchange) -> None:
        """Keep one request and its answer, both or neither."""
        self._write(list(_records(exchange)))

    def close(self) -> None:
        """Close the file."""
        self._file.close()

    def _write(self, records: list[bytes]) -> None:
        members = b"".join(_gzipped(record) for record in records)
        with self._lock:
            self._file.write(members)
            self._file.flush()


def _gzipped(data: bytes) -> bytes:
    packer = zlib.compressobj(6, zlib.DEFLATED, zlib.MAX_WBITS | 16)
    return packer.compress(data) + packer.flush()


def _whole_records(file: BinaryIO, path: Path) -> int:
    """How many bytes of a file are whole gzip members."""
    whole = at = 0
    member = None
    while part := file.read(_PART):
        while part:
            member = member or zlib.decompressobj(zlib.MAX_WBITS | 16)
            before = len(part)
            try:
                _pass_over(member, part)
            except zlib.error as error:
                if not whole:
                    raise InputError(f"{path}: not a gzipped WARC file; name another") from error
                return whole
            part = member.unused_data
            at += before - len(part)
            if member.eof:
                whole, member = at, None
    return whole


def _pass_over(member: "zlib._Decompress", data: bytes) -> None:
    """Unpack to nowhere, a part at a time."""
    while data and not member.eof:
        member.decompress(data, _PART)
        data = member.unconsumed_tail


def _records(exchange: Exchange) -> Iterable[bytes]:
    answer = f"<urn:uuid:{uuid.uuid4()}>"
    about = (("WARC-Target-URI", exchange.url), ("WARC-Date", exchange.began))
    http = _http(f"HTTP/1.1 {exchange.status} ".encode() + exchange.reason, exchange)
    digest = ("WARC-Payload-Digest", _digest(exchange.body))
    kind, fields = "response", [*about, digest]
    if exchange.status == 304:
        kind, fields = "revisit", [*about, ("WARC-Profile", _NOT_MODIFIED)]
    if not exchange.whole:
        fields.append(("WARC-Truncated", "length"))
    yield _record(kind, http, "application/http; msgtype=response", fields, answer)
    asked = b"".join(k + b": " + v + b"\r\n" for k, v in exchange.asked)
    request = b"GET " + exchange.target + b" HTTP/1.1\r\n" + asked + b"\r\n"
    fields = [*about, ("WARC-Concurrent-To", answer)]
    yield _record("request", request, "application/http; msgtype=request", fields)


def _http(first: bytes, exchange: Exchange) -> bytes:
    """The answer as a message; headers of the transport, which no longer hold, under another name."""
    lines = [
        (b"X-Archive-" if name.lower() in _HOP_BY_HOP else b"") + name + b": " + value
        for name, value in exchange.headers
    ]
    return b"\r\n".join([first, *lines, b"", exchange.body])


def _record(
    kind: str,
    block: bytes,
    media_type: str,
    fields: Iterable[tuple[str, str]],
    record_id: str | None = None,
) -> bytes:
    given = dict(fields)
    head = {
        "WARC-Type": kind,
        "WARC-Record-ID": record_id or f"<urn:uuid:{uuid.uuid4()}>",
        "WARC-Date": given.pop("WARC-Date", now()),
        **given,
        "WARC-Block-Digest": _digest(block),
        "Content-Type": media_type,
        "Content-Length": str(len(block)),
    }
    lines = "".join(f"{name}: {value}\r\n" for name, value in head.items())
    return b"WARC/1.1\r\n" + lines.encode() + b"\r\n" + block + b"\r\n\r\n"


def _digest(data: bytes) -> str:
    return "sha1:" + base64.b32encode(hashlib.sha1(data, usedforsecurity=False).digest()).decode()
