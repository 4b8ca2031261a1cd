"""`saksi doctor`: whether this installation has what it needs, and what to do where it has not."""

import shutil
import sqlite3
import sys
import time
from collections.abc import Callable, Iterator
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Annotated, Literal

import msgspec
import typer
from msgspec import Struct

from saksi import __version__
from saksi.errors import ModelError, SaksiError
from saksi.ontology import load_ontology
from saksi.store import open_store
from saksi.text.reader import load_reader
from saksi.views.cli.app import EXIT_SOME_FAILED, JsonOption, app, out
from saksi.views.messages import say

LEAST_FREE = 500 * 1024 * 1024
EXTRAS = {
    "desk": ("fastapi", "jinja2", "uvicorn", "argon2-cffi", "python-multipart"),
    "mcp": ("mcp",),
    "postgres": ("psycopg",),
    "parquet": ("pyarrow",),
    "exports": ("openpyxl", "networkx", "followthemoney"),
    "careful": ("trafilatura", "readability-lxml"),
    "scale": ("datatrove", "fastwarc", "rensa"),
}


class Finding(Struct, frozen=True):
    """One thing that was looked at; `remedy` says what to do where it is not well."""

    name: str
    state: Literal["ok", "optional", "bad"]
    found: str
    remedy: str | None = None


@app.command("doctor", short_help=say("doctor.short"), help=say("doctor.help"))
def doctor_command(
    store: Annotated[
        str | None, typer.Option("--store", envvar="SAKSI_STORE", help=say("doctor.store"))
    ] = None,
    as_json: JsonOption = False,
) -> None:
    """Look at everything and say what is wrong."""
    findings = list(look(store))
    for finding in findings:
        if as_json:
            sys.stdout.write(msgspec.json.encode(finding).decode() + "\n")
            continue
        sign = {"ok": "✓", "optional": "–", "bad": "✗"}[finding.state]
        remedy = f" · {finding.remedy}" if finding.remedy else ""
        out.print(f"{sign} {finding.name:9} {finding.found}{remedy}", markup=False)
    if any(finding.state == "bad" for finding in findings):
        raise typer.Exit(EXIT_SOME_FAILED)


def look(store: str | None) -> Iterator[Finding]:
    """Every finding, one after the other."""
    yield Finding("saksi", "ok", __version__)
    yield Finding("python", "ok", sys.version.split()[0])
    yield _sqlite()
    yield _checked(
        "ontology", lambda: load_ontology().version, "pip install --force-reinstall saksi"
    )
    yield _reader()
    yield from map(_extra, EXTRAS)
    yield _disk(Path(store).parent if store and "://" not in store else Path())
    if store is not None:
        yield _store(store)


def _sqlite() -> Finding:
    with sqlite3.connect(":memory:") as connection:
        options = {row[0] for row in connection.execute("PRAGMA compile_options")}
    if "ENABLE_FTS5" in options:
        return Finding("sqlite", "ok", f"{sqlite3.sqlite_version}, FTS5")
    return Finding("sqlite", "bad", sqlite3.sqlite_version, say("doctor.fts5"))


def _reader() -> Finding:
    began = time.monotonic()
    try:
        load_reader()
    except ModelError as error:
        return Finding("reader", "bad", str(error), "pip install --force-reinstall saksi")
    return Finding("reader", "ok", say("doctor.loaded", seconds=f"{time.monotonic() - began:.1f}"))


def _checked(name: str, check: Callable[[], str], remedy: str) -> Finding:
    try:
        return Finding(name, "ok", check())
    except SaksiError as error:
        return Finding(name, "bad", str(error), remedy)


def _extra(name: str) -> Finding:
    missing = [package for package in EXTRAS[name] if not _has(package)]
    if not missing:
        return Finding(name, "ok", ", ".join(f"{p} {version(p)}" for p in EXTRAS[name]))
    found = say("doctor.missing", packages=", ".join(missing))
    return Finding(name, "optional", found, f"pip install 'saksi[{name}]'")


def _has(package: str) -> bool:
    try:
        version(package)
    except PackageNotFoundError:
        return False
    return True


def _disk(folder: Path) -> Finding:
    free = shutil.disk_usage(folder if folder.is_dir() else Path()).free
    found = say("doctor.free", free=f"{free / 1024**3:.1f}")
    return (
        Finding("disk", "ok", found)
        if free > LEAST_FREE
        else Finding("disk", "bad", found, say("doctor.space"))
    )


def _store(where: str) -> Finding:
    try:
        with open_store(where, read_only=True) as kept:
            counts = kept.counts()
    except SaksiError as error:
        return Finding("store", "bad", str(error))
    return Finding(
        "store", "ok", say("doctor.counts", articles=counts.articles, failures=counts.failures)
    )
