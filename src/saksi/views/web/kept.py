"""Answers that are kept until the store changes, so that many readers ask the database once."""

import threading
import time
from collections import OrderedDict
from collections.abc import Callable, Hashable
from typing import Any, TypeVar

from msgspec import Struct

from saksi.store import Store

T = TypeVar("T")
MOST = 1_000
SLOW = 0.2  # seconds: what takes longer may be as old as `AGE` while it is counted anew
AGE = 60.0


class _Answer(Struct, frozen=True):
    """A value, the store's last change when it was asked for, and how long that took."""

    value: Any
    change: int
    took: float
    at: float


class Kept:
    """What was asked of a store, by the question; the ones not asked for longest are let go."""

    def __init__(self, store: Store, most: int = MOST) -> None:
        self._store, self._most = store, most
        self._answers: OrderedDict[Hashable, _Answer] = OrderedDict()
        self._lock = threading.Lock()
        self._asking: dict[Hashable, threading.Lock] = {}

    def ask(self, key: Hashable, question: Callable[[], T]) -> T:
        """The answer for the store as it is now."""
        change = self._store.last_change()
        found = self._found(key)
        if found is None or found.change != change:
            found = self._asked(key, question, change)
        value: T = found.value
        return value

    def held(self, key: Hashable) -> Any | None:
        """The answer where it is at hand and still holds; else null."""
        found = self._found(key)
        return found.value if found and found.change == self._store.last_change() else None

    def overview(self, key: Hashable, question: Callable[[], T]) -> T:
        """The same for what is no count to rely on: where it takes long, at most a minute old.

        It is then asked anew in the background.
        """
        found, change = self._found(key), self._store.last_change()
        if found is None or (found.change != change and found.took < SLOW):
            return self.ask(key, question)
        if found.change != change and time.monotonic() - found.at > AGE:
            threading.Thread(target=self.ask, args=(key, question), daemon=True).start()
        value: T = found.value
        return value

    def _found(self, key: Hashable) -> _Answer | None:
        with self._lock:
            found = self._answers.get(key)
            if found:
                self._answers.move_to_end(key)
            return found

    def _asked(self, key: Hashable, question: Callable[[], Any], change: int) -> _Answer:
        """Asks once, however many wait for the answer."""
        with self._lock:
            turn = self._asking.setdefault(key, threading.Lock())
        with turn:
            found = self._found(key)
            if found is None or found.change < change:
                began = time.monotonic()
                value = question()
                took = time.monotonic() - began
                found = _Answer(value, change, took, time.monotonic())
                self._keep(key, found)
        return found

    def _keep(self, key: Hashable, found: _Answer) -> None:
        with self._lock:
            self._answers[key] = found
            self._asking.pop(key, None)
            while len(self._answers) > self._most:
                self._answers.popitem(last=False)
