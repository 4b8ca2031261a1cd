"""The examples of the documents are run as they stand; docs/README.md tells how they are written."""

import doctest
import importlib
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from msgspec import Struct

ROOT = Path(__file__).parents[1]
MODULES = sorted(p for p in (ROOT / "src").rglob("*.py") if ">>> " in p.read_text("utf-8"))
DOCUMENTS = [ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))]
NOT_RUN = "<!-- not run"
TIMEOUT = 300  # seconds for one command, on a busy machine

_FENCE = re.compile(
    r"^(?P<before>[^\n]*)\n+```(?P<kind>\w+)\n(?P<body>.*?)^```$", re.MULTILINE | re.DOTALL
)
_MORE = re.compile(r">(?: |(?=\n))")
_STATUS = re.compile(r"\[exit status (\d+)\]\n?\Z")


class Command(Struct, frozen=True):
    """A command of a console block and what is shown under it."""

    line: str
    shown: str
    status: int


def _blocks(text: str) -> Iterator[tuple[str, str]]:
    """The kind and body of each example that is to be run."""
    for found in _FENCE.finditer("\n" + text):
        if not found["before"].startswith(NOT_RUN):
            yield found["kind"], found["body"]


def _commands(body: str) -> Iterator[Command]:
    for part in re.split(r"^\$ ", body, flags=re.MULTILINE)[1:]:
        lines = part.splitlines(keepends=True)
        more = next((n for n, x in enumerate(lines[1:], 1) if not _MORE.match(x)), len(lines))
        line = lines[0] + "".join(_MORE.sub("", x) for x in lines[1:more])
        shown = "".join(lines[more:])
        status = _STATUS.search(shown)
        yield Command(line, _STATUS.sub("", shown), int(status[1]) if status else 0)


def _run(command: Command, folder: Path, environment: dict[str, str]) -> None:
    done = subprocess.run(
        ["bash", "-c", command.line],
        cwd=folder,
        env=environment,
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=TIMEOUT,
        check=False,
    )
    printed = done.stdout + done.stderr
    assert done.returncode == command.status, f"$ {command.line}{printed}"
    if command.shown:
        assert _agree(command.shown, printed), (
            f"$ {command.line}shown:\n{command.shown}\nprinted:\n{printed}"
        )


def _agree(shown: str, printed: str) -> bool:
    """A line `...` stands for any lines or none, `...` in a line for anything; blanks are one."""
    lines = ["(?:.*\n)*?" if line == "..." else _pattern(line) for line in _tidy(shown)]
    return re.fullmatch("".join(lines), "".join(f"{line}\n" for line in _tidy(printed))) is not None


def _pattern(line: str) -> str:
    return ".*?".join(map(re.escape, line.split("..."))) + "\n"


def _tidy(text: str) -> list[str]:
    return [re.sub(r"[ \t]+", " ", line).rstrip() for line in text.rstrip().splitlines()]


def _python(body: str, names: dict[str, object], document: Path) -> None:
    if ">>>" not in body:
        exec(compile(body, str(document), "exec"), names)
        return
    test = doctest.DocTestParser().get_doctest(body, names, document.name, str(document), 0)
    problems: list[str] = []
    runner = doctest.DocTestRunner(optionflags=doctest.ELLIPSIS)
    runner.run(test, out=problems.append, clear_globs=False)
    names.update(test.globs)
    assert problems == []


@pytest.fixture
def environment(tmp_path: Path) -> dict[str, str]:
    """A person's shell that finds `saksi` and `python`, with nothing set for them."""
    tools = tmp_path / "tools"
    tools.mkdir()
    call = "import sys; sys.argv[0] = 'saksi'; from saksi.views.cli import main; main()"
    for name, arguments in (("saksi", f'-c "{call}" '), ("python", "")):
        tool = tools / name
        tool.write_text(f'#!/bin/sh\nexec "{sys.executable}" {arguments}"$@"\n')
        tool.chmod(0o755)
    kept = {name: value for name, value in os.environ.items() if not name.startswith("SAKSI_")}
    path = os.pathsep.join([str(tools), kept.get("PATH", os.defpath)])
    return {**kept, "PATH": path, "SAKSI_UI": "en", "LC_ALL": "C.UTF-8", "COLUMNS": "100"}


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.name)
def test_document_tells_the_truth(
    document: Path, tmp_path: Path, environment: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """One folder and one namespace for the examples of a document, in their order."""
    folder = tmp_path / "work"
    folder.mkdir()
    monkeypatch.chdir(folder)
    names: dict[str, object] = {"__name__": "__document__"}
    for kind, body in _blocks(document.read_text(encoding="utf-8")):
        if kind == "console":
            for command in _commands(body):
                _run(command, folder, environment)
        elif kind in ("python", "pycon"):
            _python(body, names, document)


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.stem)
def test_examples_in_docstrings_tell_the_truth(path: Path) -> None:
    name = ".".join(path.relative_to(ROOT / "src").with_suffix("").parts)
    results = doctest.testmod(importlib.import_module(name.removesuffix(".__init__")))
    assert results.attempted > 0
    assert results.failed == 0


@pytest.mark.parametrize(
    ("shown", "printed", "agree"),
    [
        ("a\n", "a\n", True),
        ("a\n", "a  \n\n", True),
        ("a ... c\n", "a b\nb c\n", False),
        ("a ... c\n", "a b c\n", True),
        ("a\n...\nd\n", "a\nb\nc\nd\n", True),
        ("a\n...\nd\n", "a\nd\n", True),
        ("a.b\n", "a-b\n", False),
        ("a\n", "a\nb\n", False),
        ("a\n", "", False),
    ],
)
def test_shown_output_agrees(shown: str, printed: str, agree: bool) -> None:
    assert _agree(shown, printed) is agree


def test_console_block_is_read_into_commands() -> None:
    body = (
        "$ cat > a <<'END'\n> one\n>\n> END\n$ saksi show b\nerror: no\n[exit status 1]\n$ true\n"
    )
    assert list(_commands(body)) == [
        Command("cat > a <<'END'\none\n\nEND\n", "", 0),
        Command("saksi show b\n", "error: no\n", 1),
        Command("true\n", "", 0),
    ]


def test_block_marked_not_run_is_left_out() -> None:
    text = "```console\n$ a\n```\n\n<!-- not run: needs the net -->\n```console\n$ b\n```\n"
    assert list(_blocks(text)) == [("console", "$ a\n")]
