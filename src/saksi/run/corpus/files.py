"""Files that appear whole or not at all: written under another name, put to disk, renamed."""

import gzip
import os
import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO, cast

_LEVEL = 6


@contextmanager
def whole_file(path: Path, *, packed: bool = False) -> Iterator[BinaryIO]:
    """A file to write to; it has its name when all of it is on the disk, and not before."""
    path.parent.mkdir(parents=True, exist_ok=True)
    hidden = path.with_name(f"{path.name}.{_writer()}.tmp")
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


def sweep(folder: Path) -> None:
    """Take away what was left half-written; only where nobody else writes."""
    for path in folder.glob("*/*.tmp"):
        path.unlink(missing_ok=True)


def _writer() -> str:
    return f"{socket.gethostname()}-{os.getpid()}-{threading.get_ident()}"
