"""Fetches an address: redirects, conditions, retries, and clear reasons where nothing comes."""

import logging
import math
import time
from collections.abc import Collection
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import Protocol
from urllib.parse import urljoin

import httpcore2
import stamina
from msgspec import Struct

from saksi.errors import FetchError
from saksi.run.fetch.addresses import check_url
from saksi.run.fetch.bodies import unpacked
from saksi.run.fetch.exchange import Exchange, exchange, now
from saksi.run.fetch.limits import USER_AGENT, Limits
from saksi.run.fetch.manners import Pace, Robots
from saksi.run.fetch.network import VettedBackend, connection_pool

_ACCEPT = "text/html, application/xhtml+xml, application/xml;q=0.9, text/plain;q=0.8, */*;q=0.1"
_TROUBLE = frozenset((408, 425, 429, 500, 502, 503, 504, 520, 521, 522, 523, 524))
_LATER, _CHECK = "try again later", "check the address"
_CLOSED = "it is not given to programs: save the page in a browser and read the file"
_GONE = "there is no such page: check the address"
_REMEDIES = {**dict.fromkeys((401, 402, 403, 406, 451), _CLOSED), 404: _GONE, 410: _GONE}
logging.getLogger("stamina").addHandler(logging.NullHandler())


class Fetched(Struct, frozen=True):
    """A page as it came, and the address it came from after redirects.

    `status` 304: it is as it was when its `etag` and `last_modified` were noted; `data` is empty.
    `others` are the further pages of an article that stands on several, `missing` says which of
    them were not had.
    """

    data: bytes
    url: str
    media_type: str | None
    fetched_at: str
    status: int = 200
    etag: str | None = None
    last_modified: str | None = None
    others: tuple["Fetched", ...] = ()
    missing: tuple[str, ...] = ()


class Archive(Protocol):
    """Keeps what went over the wire."""

    def keep(self, exchange: Exchange) -> None:
        """Keep one request and its answer."""


class Client:
    """Fetches addresses over vetted connections; threads may share one.

    With `pause` (seconds between two requests to one host) it is polite: it goes by robots.txt
    and waits its turn. Without, it fetches the one page that a person asked for.
    """

    def __init__(
        self,
        limits: Limits | None = None,
        backend: httpcore2.NetworkBackend | None = None,
        *,
        pause: float | None = None,
        archive: Archive | None = None,
        hosts: Collection[str] = (),
    ) -> None:
        self.limits = limits or Limits()
        self._pool = connection_pool(backend or VettedBackend(hosts=hosts))
        self._archive = archive
        self._robots = None if pause is None else Robots(self._robots_txt)
        self.pace = Pace(pause or 0.0)

    def close(self) -> None:
        """Close every connection."""
        self._pool.close()

    def get(self, url: str, etag: str | None = None, last_modified: str | None = None) -> Fetched:
        """Fetch one address, tried again where that makes sense; raises `FetchError`."""
        limits = self.limits
        tries = stamina.retry_context(
            on=self._worth_waiting,
            attempts=limits.tries,
            timeout=None,
            wait_initial=limits.backoff,
            wait_jitter=limits.backoff,
            wait_max=limits.wait,
        )
        for attempt in tries:
            with attempt:
                return self._follow(url, _conditions(etag, last_modified), self._robots)
        raise AssertionError("the last try returns or raises")

    def _worth_waiting(self, error: Exception) -> bool | float:
        if not isinstance(error, FetchError) or not error.transient:
            return False
        if error.after is None:
            return True
        return error.after if error.after <= self.limits.wait else False

    def _robots_txt(self, url: str) -> bytes:
        return self._follow(url, {}, None).data

    def _follow(self, url: str, conditions: dict[str, str], robots: Robots | None) -> Fetched:
        """One try; the time it waits for its turn does not count, the rest has one deadline."""
        left = self.limits.seconds
        for _ in range(self.limits.redirects + 1):
            check_url(url)
            self._leave_alone(url)
            if robots is not None:
                robots.check(url)
                self.pace.take_turn(url, robots.pause(url))
            began = time.monotonic()
            answer = self._ask(url, conditions, left)
            left -= time.monotonic() - began
            if answer.location is None:
                return self._fetched(answer)
            url = urljoin(url, answer.location)
        raise FetchError(f"{url}: more than {self.limits.redirects} redirects")

    def _leave_alone(self, url: str) -> None:
        """Raises `FetchError` where the host asked for a longer rest than one waits for."""
        if (left := self.pace.held(url)) > self.limits.wait:
            raise FetchError(
                f"{url}: its server asks to be left alone for {_told(left)}; try again later",
                transient=True,
                after=left,
            )

    def _ask(self, url: str, conditions: dict[str, str], seconds: float) -> Exchange:
        headers = {"user-agent": USER_AGENT, "accept": _ACCEPT, "accept-encoding": "gzip, deflate"}
        answer = exchange(self._pool, url, {**headers, **conditions}, self.limits, seconds)
        if self._archive is not None:
            self._archive.keep(answer)
        return answer

    def _fetched(self, answer: Exchange) -> Fetched:
        if answer.status not in (200, 203, 304):
            raise self._refusal(answer)
        try:
            body = b"" if answer.status == 304 else answer.body
            data = unpacked(body, answer.header("content-encoding") or "", self.limits.bytes)
        except FetchError as error:
            raise FetchError(f"{answer.url}: {error}", transient=error.transient) from error
        return Fetched(
            data,
            answer.url,
            answer.header("content-type"),
            now(),
            answer.status,
            answer.header("etag"),
            answer.header("last-modified"),
        )

    def _refusal(self, answer: Exchange) -> FetchError:
        after = _seconds(answer.header("retry-after"))
        trouble = answer.status in _TROUBLE
        if trouble and after is not None:
            self.pace.hold(answer.url, after)
        remedy = _LATER if trouble else _REMEDIES.get(answer.status, _CHECK)
        message = f"{answer.url}: the server answered {answer.status}; {remedy}"
        return FetchError(message, status=answer.status, transient=trouble, after=after)


def _told(seconds: float) -> str:
    return f"{seconds / 3600:.0f} h" if seconds >= 5400 else f"{math.ceil(seconds / 60)} min"


def _conditions(etag: str | None, last_modified: str | None) -> dict[str, str]:
    found = {"if-none-match": etag, "if-modified-since": last_modified}
    return {name: value for name, value in found.items() if value}


def _seconds(retry_after: str | None) -> float | None:
    """What a Retry-After asks for, given in seconds or as an instant; null where it makes no sense."""
    if retry_after is None:
        return None
    if retry_after.isdigit():
        return min(float(retry_after[:9]), 30 * 86400.0)
    try:
        instant = parsedate_to_datetime(retry_after)
    except ValueError:
        return None
    instant = instant if instant.tzinfo else instant.replace(tzinfo=UTC)
    return max(0.0, (instant - datetime.now(UTC)).total_seconds())


def fetch(url: str, backend: httpcore2.NetworkBackend | None = None) -> Fetched:
    """Fetch one page; raises `FetchError` that names the address, the reason and the way out."""
    client = Client(backend=backend)
    try:
        return client.get(url)
    finally:
        client.close()
