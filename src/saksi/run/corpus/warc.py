"""WARC records as pages: with fastwarc, and whether or not a payload type was identified.

A page is the answer of a server with status 2xx, a resource or a conversion, that is HTML or text
by what the server, the archive or the bytes themselves say, in this order.
"""

import io
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from saksi.errors import InputError
from saksi.read.source import Source
from saksi.run.corpus.entries import Cut, Entry
from saksi.run.corpus.frames import MAX_RECORD, Frame, read_frames
from saksi.run.inputs import BadInput

MAX_PAYLOAD = 64 * 1024 * 1024
_PAGES = ("text/html", "application/xhtml+xml", "text/plain")
_UNSAID = ("", "application/octet-stream", "unknown", "unk", "application/x-unknown")
_HTML = re.compile(rb"\s*(?:\xef\xbb\xbf)?\s*<(?:!doctype\s+html|html|head|body|!--)", re.I)
_CHUNK = re.compile(rb"([0-9a-f]{1,8})[ \t]*(?:;[^\r\n]{0,200})?\r\n", re.I)
_OF_PAGES = ("response", "resource", "conversion")


def cut_warc(path: Path, most: int) -> Iterator[Cut]:
    """Parts of about `most` records each; one gzip member is never cut."""
    first = start = count = 0
    for frame in read_frames(path):
        if count - first >= most and frame.number == 0 and frame.offset > start:
            yield Cut(start, frame.offset, first)
            first, start = count, frame.offset
        count += 1
    if count > first:
        yield Cut(start, path.stat().st_size, first)


def read_warc(path: Path, cut: Cut, name: str) -> Iterator[Entry]:
    """The entries of a part, each named by its place in the file."""
    for frame in read_frames(path, cut.start, cut.end):
        place = f"{name}@{frame.offset}" + (f"+{frame.number}" if frame.number else "")
        yield _entry(frame, place)


def _entry(frame: Frame, place: str) -> Entry:
    at = (frame.offset, frame.number)
    if frame.broken:
        reason = f"{place}: {frame.broken}; get the file anew"
        return Entry("broken", *at, BadInput(place, place, reason, stage="archive"))
    record = _parsed(frame.data)
    if record is None:
        reason = f"{place}: not a WARC record that can be read; get the file anew"
        return Entry("broken", *at, BadInput(place, place, reason, stage="archive"))
    kind = str(record.record_type)
    other = kind if kind not in _OF_PAGES else _no_page(record, frame)
    if other:
        return Entry(kind, *at, other=other)
    return _page(record, kind, at, place)


def _parsed(data: bytes) -> Any:
    """fastwarc's record; null where it takes the bytes for none."""
    from saksi.run.corpus.extra import archive_iterator

    try:
        return next(archive_iterator()(io.BytesIO(data), parse_http=True, auto_decode="none"), None)
    except (OSError, ValueError):
        return None


def _no_page(record: Any, frame: Frame) -> str | None:
    """Why a record that may be a page is none; null where it is one, as far as its head tells."""
    kind = str(record.record_type)
    if kind == "response" and not record.is_http:
        return f"{kind}: no answer over HTTP"
    status = _status(record)
    if status is not None and not 200 <= status < 300:
        return f"{kind}: status {status}"
    if status in (204, 205, 206):
        return f"{kind}: status {status}"
    said = _said(record)
    if said and said not in _PAGES:
        return f"{kind}: {said}"
    return f"{kind}: above {MAX_RECORD // 1024 // 1024} MB" if frame.size > MAX_RECORD else None


def _status(record: Any) -> int | None:
    return record.http_headers.status_code if record.http_headers else None


def _said(record: Any) -> str:
    """The media type that somebody gives: the server, else the archive; nothing if they do not."""
    http = record.http_content_type if record.is_http else record.headers.get("Content-Type")
    for said in (http, record.headers.get("WARC-Identified-Payload-Type")):
        plain = (said or "").partition(";")[0].strip().lower()
        if plain not in _UNSAID:
            return plain
    return ""


def _page(record: Any, kind: str, at: tuple[int, int], place: str) -> Entry:
    key = (record.record_id or "").strip("<>") or place
    try:
        data = _payload(record)
    except InputError as error:
        return Entry(kind, *at, BadInput(key, place, f"{place}: {error}", stage="archive"))
    said = _said(record)
    if not said and not _HTML.match(data[:4096]):
        return Entry(kind, *at, other=f"{kind}: no type said, and not HTML")
    source = Source(
        id=key,
        name=place,
        data=data,
        media_type=_media_type(record, said),
        url=record.headers.get("WARC-Target-URI"),
        fetched_at=record.headers.get("WARC-Date"),
    )
    return Entry(kind, *at, source)


def _media_type(record: Any, said: str) -> str:
    """With the charset that came with it."""
    if not said:
        return "text/html"
    headers = record.http_headers if record.is_http else record.headers
    full: str = headers.get("Content-Type") or ""
    return full if said in full.lower() else said


def _payload(record: Any) -> bytes:
    """The body, unpacked if it still is what its headers say; raises `InputError`."""
    from saksi.run.fetch.bodies import unpacked

    body: bytes = record.reader.read()
    headers = record.http_headers
    if headers is None:
        return body
    if "chunked" in (headers.get("Transfer-Encoding") or "").lower():
        body = _joined(body)
    encoding = (headers.get("Content-Encoding") or "").strip()
    if not encoding or _HTML.match(body[:4096]):
        return body
    return unpacked(body, encoding, MAX_PAYLOAD)


def _joined(body: bytes) -> bytes:
    """A chunked body in one; as it is where the archive has joined it already."""
    parts: list[bytes] = []
    at = 0
    while found := _CHUNK.match(body, at):
        size = int(found[1], 16)
        if size == 0:
            return b"".join(parts)
        parts.append(body[found.end() : found.end() + size])
        at = found.end() + size + 2
    return b"".join(parts) if parts and at >= len(body) else body
