"""Fetch one page safely: http and https only, public addresses only, bounded in size and time.

The address that is vetted is the address that is connected to (the name is resolved once, in the
network backend, at every connection), so neither a redirect nor a rebinding resolver gets past.
"""

import ipaddress
import socket
import ssl
import time
from collections.abc import Callable, Iterable, Iterator
from urllib.parse import urljoin, urlsplit

import httpcore2
import httpx2
from msgspec import Struct

from saksi import __version__
from saksi.errors import FetchError

MAX_BYTES = 20 * 1024 * 1024
MAX_SECONDS = 30.0
MAX_REDIRECTS = 5
USER_AGENT = f"saksi/{__version__} (news reader)"

_EMBEDDED_IPV4 = (
    ipaddress.IPv6Network("64:ff9b::/96"),
    ipaddress.IPv6Network("2002::/16"),
    ipaddress.IPv6Network("::/96"),
)
_Address = ipaddress.IPv4Address | ipaddress.IPv6Address


class Fetched(Struct, frozen=True):
    """A page as it came, and the address it came from after redirects."""

    data: bytes
    url: str
    media_type: str | None
    fetched_at: str


def is_public(address: str) -> bool:
    """Whether an IP address may be reached: global, unicast, and hiding no IPv4 address in IPv6."""
    ip: _Address = ipaddress.ip_address(address.partition("%")[0])
    if isinstance(ip, ipaddress.IPv6Address):
        if ip.ipv4_mapped is not None:
            return is_public(str(ip.ipv4_mapped))
        if any(ip in network for network in _EMBEDDED_IPV4):
            return False
    return ip.is_global and not ip.is_multicast and not ip.is_reserved


def resolve(host: str, port: int) -> list[str]:
    """The addresses of a host name, in the resolver's order."""
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        raise FetchError(f"{host}: the name is not known here ({error})") from error
    return list(dict.fromkeys(str(info[4][0]) for info in found))


class VettedBackend(httpcore2.NetworkBackend):
    """Connects only to addresses that `allowed` accepts; every address of a name must pass."""

    def __init__(
        self,
        resolver: Callable[[str, int], list[str]] = resolve,
        allowed: Callable[[str], bool] = is_public,
    ) -> None:
        self._resolver = resolver
        self._allowed = allowed
        self._tcp = httpcore2.SyncBackend()

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[httpcore2.SOCKET_OPTION] | None = None,
    ) -> httpcore2.NetworkStream:
        """Resolve, vet, and connect to the very address that was vetted."""
        addresses = self._resolver(host, port)
        refused = [a for a in addresses if not self._allowed(a)]
        if refused or not addresses:
            raise FetchError(
                f"{host}: {refused[0] if refused else 'no address'} is not a public address; "
                "save the page to a file and read that instead"
            )
        return self._tcp.connect_tcp(addresses[0], port, timeout, local_address, socket_options)


class _Body(httpx2.SyncByteStream):
    def __init__(self, response: httpcore2.Response) -> None:
        self._response = response

    def __iter__(self) -> Iterator[bytes]:
        assert not isinstance(self._response.stream, bytes)
        yield from self._response.iter_stream()

    def close(self) -> None:
        self._response.close()


class VettedTransport(httpx2.BaseTransport):
    """An httpx transport over one connection pool with a vetted backend; no proxies, no cookies."""

    def __init__(self, backend: httpcore2.NetworkBackend) -> None:
        self._pool = httpcore2.ConnectionPool(
            ssl_context=ssl.create_default_context(), network_backend=backend
        )

    def handle_request(self, request: httpx2.Request) -> httpx2.Response:
        """Send one request over the vetted pool; the body is streamed."""
        target = httpcore2.URL(
            scheme=request.url.raw_scheme,
            host=request.url.raw_host,
            port=request.url.port,
            target=request.url.raw_path,
        )
        response = self._pool.handle_request(
            httpcore2.Request(
                request.method, target, headers=request.headers.raw, extensions=request.extensions
            )
        )
        return httpx2.Response(response.status, headers=response.headers, stream=_Body(response))

    def close(self) -> None:
        """Close every connection."""
        self._pool.close()


def check_url(url: str) -> str:
    """`url` where it is an http(s) address with a host; raises `FetchError` otherwise."""
    try:
        parts = urlsplit(url)
        host = parts.hostname
    except ValueError as error:
        raise FetchError(f"{url}: not an address ({error})") from error
    if parts.scheme not in ("http", "https") or not host:
        raise FetchError(f"{url}: only http and https addresses are fetched")
    if parts.username or parts.password:
        raise FetchError(f"{url}: addresses with a user name or password are not fetched")
    return url


def _bounded(response: httpx2.Response, url: str, deadline: float) -> bytes:
    """The body, refused as soon as it grows over `MAX_BYTES` or the deadline passes."""
    parts, size = [], 0
    for part in response.iter_bytes(64 * 1024):
        size += len(part)
        if size > MAX_BYTES:
            raise FetchError(f"{url}: larger than {MAX_BYTES // 1024 // 1024} MB; not read")
        if time.monotonic() > deadline:
            raise FetchError(f"{url}: not complete after {MAX_SECONDS:.0f} s; try again later")
        parts.append(part)
    return b"".join(parts)


def _follow(client: httpx2.Client, url: str, deadline: float) -> Fetched:
    for _ in range(MAX_REDIRECTS + 1):
        with client.stream("GET", check_url(url)) as response:
            if response.is_redirect:
                url = urljoin(url, response.headers["location"])
                continue
            if response.status_code != httpx2.codes.OK:
                raise FetchError(f"{url}: the server answered {response.status_code}")
            data = _bounded(response, url, deadline)
            media_type = response.headers.get("content-type")
            return Fetched(data, url, media_type, _now())
    raise FetchError(f"{url}: more than {MAX_REDIRECTS} redirects")


def _now() -> str:
    return time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime())


def fetch(url: str, backend: httpcore2.NetworkBackend | None = None) -> Fetched:
    """Fetch one page; raises `FetchError` that names the address, the reason and the way out."""
    headers = {"user-agent": USER_AGENT, "accept": "text/html, text/plain;q=0.8, */*;q=0.1"}
    transport = VettedTransport(backend or VettedBackend())
    deadline = time.monotonic() + MAX_SECONDS
    try:
        with httpx2.Client(transport=transport, headers=headers, timeout=10.0) as client:
            return _follow(client, url, deadline)
    except (httpx2.HTTPError, httpx2.InvalidURL, OSError) as error:
        raise FetchError(f"{url}: {error or type(error).__name__}; try again later") from error
    except (httpcore2.NetworkError, httpcore2.TimeoutException, httpcore2.ProtocolError) as error:
        raise FetchError(f"{url}: {error or type(error).__name__}; try again later") from error
