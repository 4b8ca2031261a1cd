"""How often somebody may try something."""

import threading
import time
from collections import deque
from collections.abc import Callable

MOST_KEYS = 10_000


class Tries:
    """At most `most` tries of a key within `seconds`; forgets by itself. Safe to use from threads."""

    def __init__(
        self, most: int, seconds: float, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self._most, self._seconds, self._clock = most, seconds, clock
        self._lock = threading.Lock()
        self._tried: dict[str, deque[float]] = {}

    def allow(self, key: str) -> bool:
        """Whether one more may be tried now; counts it if so."""
        now = self._clock()
        with self._lock:
            if len(self._tried) > MOST_KEYS:
                self._tried = {k: t for k, t in self._tried.items() if t[-1] > now - self._seconds}
            tried = self._tried.setdefault(key, deque())
            while tried and tried[0] <= now - self._seconds:
                tried.popleft()
            if len(tried) >= self._most:
                return False
            tried.append(now)
            return True

    def forget(self, key: str) -> None:
        """After a success."""
        with self._lock:
            self._tried.pop(key, None)
