"""Files that appear whole or not at all: written under another name, put to disk, renamed."""

import gzip
import os
import re
import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO, cast

from saksi.errors import InputError

_LEVEL = 6
_HIDDEN = re.compile(r"\.(?P<host>[^/]+)-(?P<process>\d+)-\d+\.(?P<name>.+)\.tmp")
_FORGOTTEN = 86400.0  # seconds after which nobody on another machine writes any more


@contextmanager
def whole_file(path: Path, *, packed: bool = False) -> Iterator[BinaryIO]:
    """A file to write to; it has its name when all of it is on the disk, and not before."""
    path.parent.mkdir(parents=True, exist_ok=True)
    hidden = path.with_name(f".{_writer()}.{path.name}.tmp")
    try:
        with hidden.open("wb") as file:
            if packed:  # without name and time, so that the same records give the same bytes
                with gzip.GzipFile("", "wb", _LEVEL, file, mtime=0) as stream:
                    yield cast(BinaryIO, stream)
            else:
                yield file
            file.flush()
            os.fsync(file.fileno())
        hidden.replace(path)
    finally:
        hidden.unlink(missing_ok=True)


def write_whole(path: Path, data: bytes) -> None:
    """A small file at once."""
    with whole_file(path) as file:
        file.write(data)


def sweep(folder: Path, *, complete: bool = False) -> None:
    """Take away what was left half-written by those that ended.

    Another machine's are left for a day, since it may be at work; unless all is `complete`.
    """
    for path in [*folder.glob(".*.tmp"), *folder.glob("*/.*.tmp")]:
        if complete or _is_left(path):
            path.unlink(missing_ok=True)


def _is_left(path: Path) -> bool:
    named = _HIDDEN.fullmatch(path.name)
    if named is None:
        return False
    if named["host"] == socket.gethostname():
        return not _is_alive(int(named["process"]))
    try:
        return time.time() - path.stat().st_mtime > _FORGOTTEN
    except FileNotFoundError:  # it has its name now
        return False


def _is_alive(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return process != os.getpid()  # nothing of one's own is open where one sweeps


@contextmanager
def refusals(folder: Path, remedy: str) -> Iterator[None]:
    """What the system refuses inside becomes an `InputError` that names the file and the remedy."""
    try:
        yield
    except OSError as error:
        at = f"{error.filename}: " if error.filename and error.filename != str(folder) else ""
        raise InputError(f"{folder}: {at}{error.strerror or error}; {remedy}") from error


def _writer() -> str:
    return f"{socket.gethostname()}-{os.getpid()}-{threading.get_ident()}"
