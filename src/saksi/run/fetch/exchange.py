"""One request and its answer, as bytes, bounded in size and time; what an archive keeps."""

import time
from collections.abc import Mapping

import httpcore2
import httpx2
from msgspec import Struct

from saksi.errors import FetchError
from saksi.run.fetch.limits import Limits
from saksi.run.fetch.network import within

ERROR_BYTES = 64 * 1024  # as much of an answer that is no page is kept
_Headers = tuple[tuple[bytes, bytes], ...]


class Exchange(Struct, frozen=True):
    """What was asked and what came: headers as they were sent, the body still packed."""

    url: str
    asked: _Headers
    target: bytes
    status: int
    reason: bytes
    headers: _Headers
    body: bytes
    whole: bool
    began: str

    def header(self, name: str) -> str | None:
        """The value of a header of the answer, several joined by commas."""
        wanted = name.encode()
        values = [value for key, value in self.headers if key.lower() == wanted]
        return b", ".join(values).decode("utf-8", "replace").strip() if values else None

    @property
    def location(self) -> str | None:
        """Where a redirect leads; null for every other answer."""
        return self.header("location") if self.status in (301, 302, 303, 307, 308) else None


def now() -> str:
    """The present moment in UTC, to the second."""
    return time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime())


def exchange(
    pool: httpcore2.ConnectionPool,
    url: str,
    headers: Mapping[str, str],
    limits: Limits,
    seconds: float,
) -> Exchange:
    """Ask once, within `seconds`; raises `FetchError` that tells the reason and the way out."""
    try:
        target = httpx2.URL(url)
        with within(seconds):
            return _asked(pool, target, url, headers, limits)
    except (httpcore2.TimeoutException, httpcore2.NetworkError, httpcore2.ProtocolError) as error:
        raise FetchError(_why(url, error, limits), transient=True) from error
    except (httpx2.InvalidURL, httpcore2.UnsupportedProtocol, OSError) as error:
        raise FetchError(f"{url}: {error or type(error).__name__}; check the address") from error


def _why(url: str, error: Exception, limits: Limits) -> str:
    if isinstance(error, httpcore2.ConnectTimeout | httpcore2.PoolTimeout):
        return f"{url}: no connection; try again later"
    if isinstance(error, httpcore2.TimeoutException):
        return f"{url}: not complete after {limits.seconds:.0f} s, or silent for {limits.silence:.0f} s; try again later"
    return f"{url}: {error or type(error).__name__}; try again later"


def _asked(
    pool: httpcore2.ConnectionPool,
    target: httpx2.URL,
    url: str,
    headers: Mapping[str, str],
    limits: Limits,
) -> Exchange:
    where = httpcore2.URL(
        scheme=target.raw_scheme, host=target.raw_host, port=target.port, target=target.raw_path
    )
    sent = [(b"host", target.netloc), *((k.encode(), v.encode()) for k, v in headers.items())]
    timeout = dict.fromkeys(("connect", "read", "write", "pool"), limits.silence)
    began = now()
    with pool.stream("GET", where, headers=sent, extensions={"timeout": timeout}) as response:
        body, whole = _body(response, url, limits)
        reason = response.extensions.get("reason_phrase", b"")
        return Exchange(
            url, tuple(sent), target.raw_path, response.status, reason,
            tuple(response.headers), body, whole, began,
        )  # fmt: skip


def _body(response: httpcore2.Response, url: str, limits: Limits) -> tuple[bytes, bool]:
    """The body and whether it is all; a page's is refused as soon as it is known to be too long."""
    is_page = 200 <= response.status < 300
    most = limits.bytes if is_page else ERROR_BYTES
    length = next((v for k, v in response.headers if k.lower() == b"content-length"), b"0")
    body = bytearray()
    if is_page and length.isdigit() and int(length) > most:
        raise FetchError(f"{url}: larger than {_megabytes(most)}; not read")
    for part in response.iter_stream():
        body += part
        if len(body) > most:
            if is_page:
                raise FetchError(f"{url}: larger than {_megabytes(most)}; not read")
            return bytes(body[:most]), False
    return bytes(body), True


def _megabytes(size: int) -> str:
    return f"{size / 1024 / 1024:.3g} MB"
