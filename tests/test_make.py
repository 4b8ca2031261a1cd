"""The commands of the Makefile do what README.md promises."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
MAKEFILE = (ROOT / "Makefile").read_text(encoding="utf-8")

pytestmark = pytest.mark.skipif(not shutil.which("make"), reason="make is not installed")


def _make(*arguments: str) -> str:
    kept = {k: v for k, v in os.environ.items() if not k.startswith(("SAKSI_", "MAKE"))}
    done = subprocess.run(
        ["make", "--no-print-directory", *arguments],
        cwd=ROOT,
        env={**kept, "SAKSI_UI": "en", "LC_ALL": "C.UTF-8"},
        capture_output=True,
        text=True,
        timeout=600,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.fixture
def environment(tmp_path: Path) -> str:
    """`VENV=` of an environment that looks built and calls this very code."""
    tools = tmp_path / "venv" / "bin"
    tools.mkdir(parents=True)
    call = "import sys; sys.argv[0] = 'saksi'; from saksi.views.cli import main; main()"
    (tools / "saksi").write_text(f'#!/bin/sh\nexec "{sys.executable}" -c "{call}" "$@"\n')
    (tools / "saksi").chmod(0o755)
    (tools.parent / ".installed").touch()
    return f"VENV={tools.parent}"


def test_demo_prints_records_a_list_a_search_and_sources(environment: str, tmp_path: Path) -> None:
    printed = _make("demo", environment, f"DEMO={tmp_path / 'demo'}")
    assert re.search(r"published +2026-03-04T14:20:35\+07:00", printed)
    assert "Times\n  2026-03-04  Rabu" in printed
    assert re.search(r"^\S*kabarsamudra-jalur-bantuan +2026-03-04T", printed, re.MULTILINE)
    assert re.search(r"sanksi.*@\d+$", printed, re.MULTILINE | re.IGNORECASE)
    assert re.search(
        r"^\w{16}  2026-\d\d-\d\d .*\b[2-9] sources, \d+ reports", printed, re.MULTILINE
    )
    assert (tmp_path / "demo" / "saksi.sqlite").is_file()


def test_demo_can_be_repeated(environment: str, tmp_path: Path) -> None:
    demo = f"DEMO={tmp_path / 'demo'}"
    assert _make("demo", environment, demo) == _make("demo", environment, demo)


def test_test_runs_every_check(environment: str) -> None:
    planned = _make("--dry-run", "test", environment)
    for step in ("ruff format --check .", "ruff check .", "mypy", "pytest", "-m eval.gates"):
        assert f"/bin/{step}" in planned or f"python {step}" in planned, step


def test_environment_is_built_once(environment: str) -> None:
    assert "pip install" not in _make("--dry-run", "test", environment)
    assert "pip install" in _make("--dry-run", "test", "VENV=/nonexistent/venv")


def test_help_names_every_target() -> None:
    told = set(re.findall(r"^make (\w+)", _make("help"), re.MULTILINE))
    (phony,) = re.findall(r"^\.PHONY: (.*)$", MAKEFILE, re.MULTILINE)
    parts_of_others = {"help", "setup", "unit", "gates", "clean"}
    assert told == set(phony.split()) - parts_of_others
