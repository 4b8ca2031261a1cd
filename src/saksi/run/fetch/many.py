"""Many addresses at once: one request at a time to each host, several hosts side by side."""

import time
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait

from saksi.errors import FetchError
from saksi.read.addresses import Address
from saksi.run.fetch.addresses import host_of
from saksi.run.fetch.client import Client, Fetched
from saksi.run.fetch.pages import with_other_pages

AT_ONCE = 4  # each may hold twenty megabytes


Answer = tuple[Address, Fetched | FetchError]


def fetch_many(client: Client, wanted: Iterable[Address]) -> Iterator[Answer]:
    """Each address with its page or the reason why there is none, as they come."""
    with ThreadPoolExecutor(AT_ONCE) as threads:
        queue = _Queue(client, threads, wanted)
        try:
            yield from queue
        finally:
            threads.shutdown(wait=False, cancel_futures=True)


class _Queue:
    def __init__(
        self, client: Client, threads: ThreadPoolExecutor, wanted: Iterable[Address]
    ) -> None:
        self._client, self._threads = client, threads
        self._hosts: dict[str, deque[Address]] = {}
        self._busy: dict[Future[Fetched | FetchError], tuple[str, Address]] = {}
        for one in wanted:
            self._hosts.setdefault(_host(one.url), deque()).append(one)

    def __iter__(self) -> Iterator[Answer]:
        while self._hosts or self._busy:
            soonest = self._start()
            if not self._busy:  # all hosts rest
                time.sleep(soonest or 0.0)
                continue
            done, _ = wait(self._busy, timeout=soonest, return_when=FIRST_COMPLETED)
            for future in done:
                _, one = self._busy.pop(future)
                yield one, future.result()

    def _start(self) -> float | None:
        """Begin what may begin now; the seconds until more may (null: when one is done)."""
        soonest: float | None = None
        running = {host for host, _ in self._busy.values()}
        for host in [h for h in self._hosts if h not in running]:
            if len(self._busy) >= AT_ONCE:
                return None
            left = self._rest(self._hosts[host][0].url) if host else 0.0
            if left > 0:
                soonest = left if soonest is None else min(soonest, left)
                continue
            one = self._hosts[host].popleft()
            if not self._hosts[host]:
                del self._hosts[host]
            self._busy[self._threads.submit(_get, self._client, one)] = (host, one)
        return soonest

    def _rest(self, url: str) -> float:
        """The seconds until it is the host's turn; 0 where it rests for so long that it fails."""
        client = self._client
        return 0.0 if client.pace.held(url) > client.limits.wait else client.pace.wait_for(url)


def _host(url: str) -> str:
    try:
        return host_of(url)
    except FetchError:
        return ""


def _get(client: Client, one: Address) -> Fetched | FetchError:
    try:
        page = client.get(one.url, one.etag, one.last_modified)
        return page if one.is_list or not page.data else with_other_pages(client, page)
    except FetchError as error:
        return error
