"""A PostgreSQL server of one's own in a temporary folder, for tests and measurements.

It listens on a socket in its folder only, and is gone with it.
"""

import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

USER = "saksi"
_INSTALLED = Path("/usr/lib/postgresql")
_NOBODIES = ("postgres", "nobody")
# What is lost with the folder need not survive a loss of power.
_SETTINGS = "fsync=off", "full_page_writes=off", "listen_addresses=", "max_connections=50"


def programs() -> Path | None:
    """The folder of `initdb` and `pg_ctl`, the newest there is; null where there is none."""
    found = shutil.which("initdb")
    if found and shutil.which("pg_ctl"):
        return Path(found).parent
    versions = [p.parent for p in _INSTALLED.glob("*/bin/initdb")]
    return max(versions, key=lambda path: float(path.parent.name), default=None)


@contextmanager
def running_server(settings: Sequence[str] = ()) -> Iterator[Path]:
    """A server's folder while it runs; raises `FileNotFoundError` where PostgreSQL is not there."""
    there = programs()
    if there is None:
        raise FileNotFoundError("PostgreSQL (initdb, pg_ctl) is not installed")
    folder = Path(tempfile.mkdtemp(prefix="saksi-pg-"))
    try:
        _give_away(folder)
        data = folder / "data"
        create = "-A", "trust", "-U", USER, "-E", "UTF8", "--locale=C.UTF-8", "--no-sync"
        _call(there / "initdb", "-D", data, *create)
        options = [f"-c {setting}" for setting in (*_SETTINGS, *settings)]
        options.append(f"-c unix_socket_directories={folder}")
        started = "-D", data, "-l", folder / "log", "-o", " ".join(options), "-w", "start"
        _call(there / "pg_ctl", *started)
        try:
            yield folder
        finally:
            _call(there / "pg_ctl", "-D", data, "-m", "immediate", "-w", "stop")
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def address(folder: Path, database: str) -> str:
    """What `open_store` takes."""
    return f"postgresql://{USER}@/{database}?host={folder}"


def _call(program: Path, *arguments: object) -> None:
    """The server refuses to be run by the superuser."""
    before = ["runuser", "-u", _nobody(), "--"] if os.getuid() == 0 else []
    done = subprocess.run(
        [*before, str(program), *map(str, arguments)],
        cwd="/",
        stdout=subprocess.DEVNULL,  # a pipe would stay open as long as the server runs
        stderr=subprocess.DEVNULL,
        check=False,
    )
    if done.returncode:
        raise RuntimeError(f"{program.name} ended with status {done.returncode}")


def _give_away(folder: Path) -> None:
    if os.getuid() == 0:
        shutil.chown(folder, user=_nobody())
        folder.chmod(0o755)


def _nobody() -> str:
    names = {user.pw_name for user in pwd.getpwall()}
    return next(name for name in _NOBODIES if name in names)
