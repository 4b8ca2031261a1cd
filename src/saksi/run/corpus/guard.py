"""A process of its own that reads page after page within bounds of time and memory.

A page that goes over them, or ends its process in any other way, costs itself alone: it becomes a
failure, and the next page finds a new process. Time is processor time, so that a busy machine does
not make failures of pages.
"""

import signal
import sys
from contextlib import suppress
from multiprocessing import get_context
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from pathlib import Path

import msgspec
from msgspec.structs import replace

from saksi.read.source import Source
from saksi.run.corpus.answers import LIMITS, Answer, answer, failed
from saksi.run.corpus.options import Limits
from saksi.run.inputs import BadInput
from saksi.run.reader import Failure, fingerprint

_SPAWN = get_context("spawn")
_WALL = 10  # times the processor time: what waits for nothing is ended too
_MB = 1024 * 1024
_NEAR = 0.5  # of the bound: what asks for twice what it has is refused early
_WARM_UP = Source("warm-up", "warm-up", text="Judul\n\nMenteri itu tiba pada Rabu.", lang="id")


class Guard:
    """Reads pages in a process that it starts, and starts again where that ended."""

    def __init__(self, limits: Limits, *, page_only: bool, sign: bool) -> None:
        self._limits, self._how = limits, (page_only, sign)
        self._process: BaseProcess | None = None
        self._pipe: Connection | None = None

    def read(self, item: Source | BadInput) -> Answer:
        """What became of a page."""
        if isinstance(item, BadInput):
            return answer(item, page_only=True, sign=False)
        try:
            pipe = self._ready()
            pipe.send_bytes(msgspec.msgpack.encode(item))
            found = msgspec.msgpack.decode(pipe.recv_bytes(), type=Answer)
        except (EOFError, OSError):
            return self._ended(item)
        if found.failure is not None and found.failure.error == "MemoryError":
            self.close()
            return _over(item, "MemoryError", f"more than {self._limits.memory} MB of memory")
        return found

    def close(self) -> None:
        """End the process."""
        if self._pipe is not None:
            self._pipe.close()
        if self._process is not None:
            self._process.kill()
            self._process.join()
        self._process = self._pipe = None

    def _ready(self) -> Connection:
        if self._pipe is None:
            self._pipe, theirs = _SPAWN.Pipe()
            self._process = _SPAWN.Process(
                target=_serve, args=(theirs, self._limits, self._how), daemon=True
            )
            self._process.start()
            theirs.close()
            self._pipe.recv_bytes()  # it is ready, or raises EOFError
        return self._pipe

    def _ended(self, item: Source) -> Answer:
        process = self._process
        if process is not None:
            process.join(10)
        code = process.exitcode if process is not None else None
        self.close()
        if code in (-signal.SIGPROF, -signal.SIGALRM):
            return _over(item, "TimeoutError", f"more than {self._limits.seconds} s")
        return _over(item, "ProcessError", f"its process, which it ended (status {code})")


def _over(item: Source, error: str, what: str) -> Answer:
    message = (
        f"{item.name}: reading this page took {what}; give more with: saksi corpus retry DIR "
        "--seconds N --memory MB"
    )
    failure = Failure(item.id, item.name, LIMITS, error, message, fingerprint(item))
    return failed(item, failure)


def _serve(pipe: Connection, limits: Limits, how: tuple[bool, bool]) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    page_only, sign = how
    answer(_WARM_UP, page_only=page_only, sign=sign)  # loads tables and weights
    _bound_memory(limits.memory)
    with suppress(EOFError, OSError):  # nobody asks any more
        pipe.send_bytes(b"ready")
        while True:
            item = msgspec.msgpack.decode(pipe.recv_bytes(), type=Source)
            _bound_time(limits.seconds)
            found = answer(item, page_only=page_only, sign=sign)
            _bound_time(0)
            found = _short_of_memory(found, limits.memory)
            pipe.send_bytes(msgspec.msgpack.encode(found))


def _bound_time(seconds: int) -> None:
    """Unless it is called again in time, the system ends this process."""
    if sys.platform != "win32":
        signal.setitimer(signal.ITIMER_PROF, seconds)
        signal.setitimer(signal.ITIMER_REAL, seconds * _WALL)


def _bound_memory(megabytes: int) -> None:
    if sys.platform != "linux":
        return
    import resource

    most = _status("VmSize") + megabytes * _MB
    resource.setrlimit(resource.RLIMIT_AS, (most, resource.RLIM_INFINITY))


def _short_of_memory(found: Answer, megabytes: int) -> Answer:
    """Libraries have errors of their own for it; what broke near the bound broke for want of it."""
    failure = found.failure
    if sys.platform != "linux" or failure is None or failure.error in ("InputError", "MemoryError"):
        return found
    import resource

    left = resource.getrlimit(resource.RLIMIT_AS)[0] - _status("VmPeak")
    if left > megabytes * _MB * _NEAR:
        return found
    return replace(found, failure=replace(failure, error="MemoryError"))


def _status(name: str) -> int:
    """Bytes that the system counts for this process under a name."""
    lines = Path("/proc/self/status").read_text(encoding="ascii").splitlines()
    return 1024 * next(int(line.split()[1]) for line in lines if line.startswith(f"{name}:"))
