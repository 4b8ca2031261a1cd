"""Pages that were read in the browser and are not kept yet: a few, in memory, for who read them."""

import secrets
import threading
from collections import OrderedDict

from msgspec import Struct

from saksi.run.reader import Outcome

MOST = 24
MOST_BYTES = 64 * 1024 * 1024


class HeldReading(Struct, frozen=True):
    """What was read, and the browser that may keep it."""

    outcome: Outcome
    visit: str

    @property
    def size(self) -> int:
        """Roughly, in bytes."""
        record = self.outcome.record
        return len(self.outcome.raw or b"") + (len(record.text) * 8 if record else 0)


class Held:
    """The latest readings; the oldest go first. Safe to use from several threads."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._readings: OrderedDict[str, HeldReading] = OrderedDict()

    def hold(self, outcome: Outcome, visit: str) -> str:
        """The name under which the reading is held."""
        name = secrets.token_urlsafe(18)
        with self._lock:
            self._readings[name] = HeldReading(outcome, visit)
            while len(self._readings) > MOST or self._size() > MOST_BYTES:
                self._readings.popitem(last=False)
        return name

    def take(self, name: str, visit: str) -> Outcome | None:
        """The reading, which is held no longer; null where it is gone or of another browser."""
        with self._lock:
            found = self._readings.get(name)
            if found is None or found.visit != visit:
                return None
            del self._readings[name]
            return found.outcome

    def _size(self) -> int:
        return sum(reading.size for reading in self._readings.values())
