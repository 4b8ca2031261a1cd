"""Bodies unpacked with a bound: a kilobyte that grows to gigabytes is refused as it grows."""

import zlib

from saksi.errors import FetchError

GZIP = b"\x1f\x8b"
_PLAIN = ("", "identity")
_STEP = 64 * 1024


def unpacked(data: bytes, encoding: str, limit: int) -> bytes:
    """The body under its `Content-Encoding`; raises `FetchError` where it cannot be had whole."""
    names = [name for part in encoding.lower().split(",") if (name := part.strip()) not in _PLAIN]
    if not names:
        return data
    if len(names) > 1 or names[0] not in ("gzip", "x-gzip", "deflate"):
        raise FetchError(f"packed as '{encoding}', which was not asked for; not read")
    if not data:
        return data
    return inflated(data, limit)


def inflated(data: bytes, limit: int) -> bytes:
    """gzip (of one or several members), zlib or bare deflate data, unpacked up to `limit`."""
    if data[:2] == GZIP:
        return _members(data, limit)
    has_header = data[0] & 0x0F == 8 and int.from_bytes(data[:2], "big") % 31 == 0
    window = zlib.MAX_WBITS if has_header else -zlib.MAX_WBITS
    return _through(zlib.decompressobj(window), data, limit)[0]


def _members(data: bytes, limit: int) -> bytes:
    parts: list[bytes] = []
    left = limit
    while data[:2] == GZIP:
        part, data = _through(zlib.decompressobj(zlib.MAX_WBITS | 16), data, left)
        parts.append(part)
        left -= len(part)
    return b"".join(parts)


def _through(packed: "zlib._Decompress", data: bytes, limit: int) -> tuple[bytes, bytes]:
    """What a stream holds, and what stands behind its end."""
    out = bytearray()
    try:
        while data and not packed.eof:
            out += packed.decompress(data, _STEP)
            data = packed.unconsumed_tail
            if len(out) > limit:
                raise FetchError(f"grows to more than {limit // 1024 // 1024} MB; not read")
        out += packed.flush()
    except zlib.error as error:
        raise FetchError(f"damaged on the way ({error})", transient=True) from error
    if not packed.eof:
        raise FetchError("packed data that ends too early", transient=True)
    return bytes(out), packed.unused_data
