"""A PostgreSQL server of one's own in a temporary folder, for tests and measurements.

It listens on a socket in its folder only, and is gone with it. `python -m tools.postgres_server
FOLDER` runs one that stays in a folder, until it is interrupted.
"""

import os
import pwd
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

USER = "saksi"
_INSTALLED = Path("/usr/lib/postgresql")
_NOBODIES = ("postgres", "nobody")
_SETTINGS = "listen_addresses=", "max_connections=50"
# What is lost with the folder need not survive a loss of power.
QUICK = "fsync=off", "full_page_writes=off"
SAFE: Sequence[str] = ()


def programs() -> Path | None:
    """The folder of `initdb` and `pg_ctl`, the newest there is; null where there is none."""
    found = shutil.which("initdb")
    if found and shutil.which("pg_ctl"):
        return Path(found).parent
    versions = [p.parent for p in _INSTALLED.glob("*/bin/initdb")]
    return max(versions, key=lambda path: float(path.parent.name), default=None)


@contextmanager
def running_server(settings: Sequence[str] = QUICK, folder: Path | None = None) -> Iterator[Path]:
    """A server's folder while it runs; raises `FileNotFoundError` where PostgreSQL is not there.

    A folder that is given is kept, and used again with all that is in it.
    """
    there = programs()
    if there is None:
        raise FileNotFoundError("PostgreSQL (initdb, pg_ctl) is not installed")
    if folder is not None:
        folder.mkdir(parents=True, exist_ok=True)
        with _running(there, folder.resolve(), settings):
            yield folder.resolve()
        return
    made = Path(tempfile.mkdtemp(prefix="saksi-pg-"))
    try:
        with _running(there, made, settings):
            yield made
    finally:
        shutil.rmtree(made, ignore_errors=True)


@contextmanager
def _running(there: Path, folder: Path, settings: Sequence[str]) -> Iterator[None]:
    _give_away(folder)
    data = folder / "data"
    if not data.exists():
        create = "-A", "trust", "-U", USER, "-E", "UTF8", "--locale=C.UTF-8", "--no-sync"
        _call(there / "initdb", "-D", data, *create)
    options = [f"-c {setting}" for setting in (*_SETTINGS, *settings)]
    options.append(f"-c unix_socket_directories={folder}")
    started = "-D", data, "-l", folder / "log", "-o", " ".join(options), "-w", "start"
    _call(there / "pg_ctl", *started)
    try:
        yield
    finally:
        mode = "immediate" if settings == QUICK else "fast"
        _call(there / "pg_ctl", "-D", data, "-m", mode, "-w", "stop")


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


if __name__ == "__main__":
    with running_server(SAFE, Path(sys.argv[1])) as started:
        print(address(started, "postgres"), flush=True)
        signal.sigwait({signal.SIGINT, signal.SIGTERM})
