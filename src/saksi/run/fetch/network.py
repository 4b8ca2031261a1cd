"""Connections to vetted addresses only, none of them longer than its fetch may take.

The address that is vetted is the address that is connected to (the name is resolved once, at
every connection), so neither a redirect nor a rebinding resolver gets past.
"""

import ssl
import time
from collections.abc import Callable, Collection, Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any

import httpcore2

from saksi.errors import FetchError
from saksi.run.fetch.addresses import is_public, resolve

_deadline: ContextVar[float | None] = ContextVar("deadline", default=None)


@contextmanager
def within(seconds: float) -> Iterator[None]:
    """All that is read and written inside ends after so many seconds."""
    token = _deadline.set(time.monotonic() + seconds)
    try:
        yield
    finally:
        _deadline.reset(token)


def _left(timeout: float | None) -> float | None:
    """The time that one reading or writing may take; raises where none is left."""
    deadline = _deadline.get()
    if deadline is None:
        return timeout
    left = deadline - time.monotonic()
    if left <= 0:
        raise httpcore2.ReadTimeout("not complete in time")
    return left if timeout is None else min(timeout, left)


class _TimedStream(httpcore2.NetworkStream):
    """A connection that a server cannot hold open by sending a byte now and then."""

    def __init__(self, stream: httpcore2.NetworkStream) -> None:
        self._stream = stream

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        return self._stream.read(max_bytes, _left(timeout))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self._stream.write(buffer, _left(timeout))

    def close(self) -> None:
        self._stream.close()

    def start_tls(
        self,
        ssl_context: ssl.SSLContext,
        server_hostname: str | None = None,
        timeout: float | None = None,
    ) -> httpcore2.NetworkStream:
        stream = self._stream.start_tls(ssl_context, server_hostname, _left(timeout))
        return _TimedStream(stream)

    def get_extra_info(self, info: str) -> Any:
        return self._stream.get_extra_info(info)


class VettedBackend(httpcore2.NetworkBackend):
    """Connects only to addresses that `allowed` accepts; every address of a name must pass.

    `hosts` are names (`localhost`, `desk.example:8080`) that a person allowed whatever their
    addresses are.
    """

    def __init__(
        self,
        resolver: Callable[[str, int], list[str]] = resolve,
        allowed: Callable[[str], bool] = is_public,
        hosts: Collection[str] = (),
    ) -> None:
        self._resolver = resolver
        self._allowed = allowed
        self._hosts = frozenset(host.lower().strip("[]") for host in hosts)
        self._tcp = httpcore2.SyncBackend()

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[httpcore2.SOCKET_OPTION] | None = None,
    ) -> httpcore2.NetworkStream:
        """Resolve, vet, and connect to the very addresses that were vetted, in turn."""
        addresses = self._vetted(host, port)
        for address in addresses[:-1]:
            try:
                return self._connect(address, port, timeout, local_address, socket_options)
            except (httpcore2.ConnectError, httpcore2.ConnectTimeout):
                continue
        return self._connect(addresses[-1], port, timeout, local_address, socket_options)

    def _connect(
        self,
        address: str,
        port: int,
        timeout: float | None,
        local: str | None,
        options: Iterable[httpcore2.SOCKET_OPTION] | None,
    ) -> httpcore2.NetworkStream:
        stream = self._tcp.connect_tcp(address, port, _left(timeout), local, options)
        return _TimedStream(stream)

    def _vetted(self, host: str, port: int) -> list[str]:
        addresses = self._resolver(host, port)
        named = bool(self._hosts & {host.lower(), f"{host.lower()}:{port}"})
        refused = [a for a in addresses if not (named or self._allowed(a))]
        if refused or not addresses:
            raise FetchError(_not_public(host, refused))
        return addresses


def _not_public(host: str, refused: list[str]) -> str:
    if not refused:
        return f"{host}: the name has no address; check it"
    whose = "" if refused[0] == host else f"{host}: "
    return (
        f"{whose}{refused[0]} is not a public address; save the page to a file and read that, "
        f"or allow the host where you trust it: --allow-host {host}"
    )


def connection_pool(backend: httpcore2.NetworkBackend) -> httpcore2.ConnectionPool:
    """Connections that are kept and used again; no proxies, no cookies, no HTTP/2."""
    return httpcore2.ConnectionPool(
        ssl_context=ssl.create_default_context(),
        network_backend=backend,
        max_connections=20,
        max_keepalive_connections=10,
        keepalive_expiry=15.0,
    )
