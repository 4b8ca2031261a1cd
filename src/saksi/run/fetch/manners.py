"""Good manners: what a robots.txt forbids is left alone, and no host is asked too often."""

import threading
import time
from collections.abc import Callable

from msgspec import Struct
from protego import Protego

from saksi.errors import FetchError
from saksi.run.fetch.addresses import host_of, origin_of
from saksi.run.fetch.limits import ROBOT

KEPT = 24 * 3600.0  # seconds that a robots.txt is gone by
UNKNOWN_KEPT = 300.0  # so soon is asked again where it could not be had
MAX_ROBOTS = 512 * 1024
LONGEST_PAUSE = 60.0  # a longer Crawl-delay is cut to this


class _Rules(Struct, frozen=True):
    """A robots.txt, or why there is none to go by."""

    read_at: float
    rules: Protego | None
    problem: FetchError | None = None


class Robots:
    """The robots.txt of each origin, fetched when first needed."""

    def __init__(self, get: Callable[[str], bytes]) -> None:
        self._get = get
        self._known: dict[str, _Rules] = {}
        self._lock = threading.Lock()

    def check(self, url: str) -> None:
        """Raises `FetchError` where the site forbids the address, or cannot be asked."""
        found = self._of(origin_of(url))
        if found.problem is not None and not found.problem.transient:
            raise found.problem
        if found.problem is not None:
            reason = f"{url}: its robots.txt could not be had ({found.problem}); not fetched"
            raise FetchError(reason, transient=True, after=found.problem.after)
        if found.rules is not None and not found.rules.can_fetch(url, ROBOT):
            raise FetchError(f"{url}: the site's robots.txt forbids it; not fetched")

    def pause(self, url: str) -> float:
        """The seconds between two requests that the site asks for; 0 where it does not."""
        rules = self._of(origin_of(url)).rules
        return min(LONGEST_PAUSE, float(rules.crawl_delay(ROBOT) or 0)) if rules else 0.0

    def _of(self, origin: str) -> _Rules:
        with self._lock:
            known = self._known.get(origin)
        if known is not None:
            kept = UNKNOWN_KEPT if known.problem is not None else KEPT
            if time.monotonic() - known.read_at < kept:
                return known
        read = self._read(origin)
        with self._lock:
            self._known[origin] = read
        return read

    def _read(self, origin: str) -> _Rules:
        """No file (4xx): all is allowed. A server in trouble: nothing is (RFC 9309, 2.3.1)."""
        try:
            text = self._get(f"{origin}/robots.txt")[:MAX_ROBOTS].decode("utf-8", "replace")
            return _Rules(time.monotonic(), Protego.parse(text))
        except FetchError as error:
            refused = error.status is not None and 400 <= error.status < 500
            problem = None if refused and error.status != 429 else error
            return _Rules(time.monotonic(), None, problem)


class Pace:
    """Turns at each host: one request, then a pause."""

    def __init__(
        self,
        pause: float,
        clock: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        self._pause, self._clock, self._sleep = pause, clock, sleep
        self._next: dict[str, float] = {}
        self._held: dict[str, float] = {}
        self._lock = threading.Lock()

    def take_turn(self, url: str, pause: float = 0.0) -> None:
        """Wait until the host may be asked, and take that turn; `pause` is what the site wants."""
        host = host_of(url)
        with self._lock:
            turn = max(self._clock(), self._next.get(host, 0.0))
            self._next[host] = turn + max(self._pause, pause)
        if (wait := turn - self._clock()) > 0:
            self._sleep(wait)

    def hold(self, url: str, seconds: float) -> None:
        """Ask the host nothing for so long."""
        host = host_of(url)
        with self._lock:
            until = max(self._next.get(host, 0.0), self._clock() + seconds)
            self._next[host] = self._held[host] = until

    def held(self, url: str) -> float:
        """The seconds that the host wants to be left alone for."""
        with self._lock:
            return max(0.0, self._held.get(host_of(url), 0.0) - self._clock())

    def wait_for(self, url: str) -> float:
        """The seconds until the host may be asked."""
        with self._lock:
            return max(0.0, self._next.get(host_of(url), 0.0) - self._clock())
