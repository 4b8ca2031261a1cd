"""Every exit status that docs/cli.md promises is the one a shell sees."""

import json
import os
import re
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from saksi.errors import StoreError
from saksi.store import open_store
from saksi.views.cli.app import EXIT_SOME_FAILED, EXIT_STORE, EXIT_USAGE

DOCUMENT = Path(__file__).parents[2] / "docs" / "cli.md"
SAKSI = [sys.executable, "-c", "from saksi.views.cli import main; main()"]


def _run(*arguments: str | Path) -> "subprocess.CompletedProcess[str]":
    command = [*SAKSI, *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, check=False, timeout=300)


def _documented() -> list[int]:
    (line,) = re.findall(r"^\*\*Exit status\.\*\*(.*)$", DOCUMENT.read_text("utf-8"), re.MULTILINE)
    return [int(number) for number in re.findall(r"(?<!\d)(\d+): ", line)]


CASES = [
    (0, ["list"]),
    (0, ["--version"]),
    (EXIT_SOME_FAILED, ["read", "none.html"]),
    (EXIT_SOME_FAILED, ["show", "nobody"]),
    (EXIT_USAGE, ["read"]),
    (EXIT_USAGE, ["list", "--since", "kemarin"]),
    (EXIT_USAGE, ["nosuchverb"]),
    (EXIT_STORE, ["list", "--store", "none.sqlite"]),
]


@pytest.mark.parametrize(("status", "arguments"), CASES, ids=lambda x: str(x).strip("[]"))
def test_exit_status(
    status: int, arguments: list[str], news: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SAKSI_STORE", str(news))
    monkeypatch.chdir(news.parent)
    done = _run(*arguments)
    assert done.returncode == status, done.stderr
    assert "Traceback" not in done.stderr
    assert bool(done.stderr) == (status != 0)


def test_every_documented_status_is_tested() -> None:
    assert set(_documented()) == {status for status, _ in CASES} | {130}


def test_reader_that_goes_away_ends_quietly(tmp_path: Path) -> None:
    lines = tmp_path / "news.jsonl"
    lines.write_text("".join(json.dumps({"text": f"Judul {n}"}) + "\n" for n in range(300)))
    shell = f"{sys.executable} -c 'from saksi.views.cli import main; main()' read {lines} --json -q | head -n 1"
    done = subprocess.run(["bash", "-c", shell], capture_output=True, text=True, check=False)
    assert done.stdout.count("\n") == 1
    assert "Traceback" not in done.stderr


def _articles(where: Path) -> int:
    try:
        with open_store(where, read_only=True) as store:
            return store.counts().articles
    except StoreError:  # it is being made
        return 0


def test_interrupt_ends_with_130_and_keeps_what_was_read(tmp_path: Path) -> None:
    where = tmp_path / "news.sqlite"
    command = [*SAKSI, "read", "-", "--jobs", "1", "--store", str(where)]
    process = subprocess.Popen(command, stdin=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    assert process.stdin is not None
    process.stdin.write('{"id": "a", "text": "Judul"}\n')
    process.stdin.flush()
    patience = time.monotonic() + 300
    while not _articles(where) and time.monotonic() < patience:
        time.sleep(0.2)
    os.kill(process.pid, signal.SIGINT)
    _, told = process.communicate(timeout=300)
    assert process.returncode == 130
    assert "Traceback" not in told
    assert _articles(where) == 1
