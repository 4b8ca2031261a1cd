"""Every command and option explains itself in both languages and stands in docs/cli.md."""

import json
import os
import re
import subprocess
import sys
from functools import cache
from pathlib import Path
from string import Formatter

import pytest

from saksi.views.messages import INTERFACE_LANGUAGES, catalogue

DOCUMENT = Path(__file__).parents[2] / "docs" / "cli.md"
VERBS = (
    "add",
    "backup",
    "check",
    "corpus",
    "corpus retry",
    "corpus run",
    "corpus status",
    "delete",
    "demo",
    "diff",
    "doctor",
    "dyads",
    "entities",
    "events",
    "explain",
    "export",
    "failures",
    "link",
    "list",
    "mcp",
    "ontology",
    "read",
    "review",
    "search",
    "serve",
    "show",
    "sources",
    "statements",
    "stories",
    "timeline",
    "tokens",
    "upgrade",
    "users",
    "watch",
    "watchlist",
)

# Help is fixed when the command line is loaded, so each language needs a process of its own.
LOOK = """
import json
from typer.main import get_command
from saksi.views.cli import app
root = get_command(app)
def names(p):
    return p.opts + p.secondary_opts if p.opts[0].startswith("-") else [p.metavar]
def look(command):
    return {"help": command.help, "parameters": [
        {"names": names(p), "help": getattr(p, "help", None)}
        for p in command.params if not getattr(p, "hidden", False)]}
found = {name: look(command) for name, command in root.commands.items()}
for group, command in root.commands.items():
    for name, part in getattr(command, "commands", {}).items():
        found[f"{group} {name}"] = look(part)
print(json.dumps({"": look(root), **found}))
"""


@cache
def _look(language: str) -> dict[str, dict[str, object]]:
    environment = {**os.environ, "SAKSI_UI": language, "PYTHONIOENCODING": "utf-8"}
    found = subprocess.run(
        [sys.executable, "-c", LOOK], env=environment, capture_output=True, check=True, text=True
    )
    looked: dict[str, dict[str, object]] = json.loads(found.stdout)
    return looked


def _parameters(language: str, command: str) -> dict[str, str]:
    parameters = _look(language)[command]["parameters"]
    assert isinstance(parameters, list)
    return {" ".join(p["names"]): p["help"] or "" for p in parameters if "--help" not in p["names"]}


def test_commands_are_the_documented_verbs() -> None:
    assert sorted(_look("en")) == sorted(["", *VERBS])


@pytest.mark.parametrize("command", ["", *VERBS])
def test_command_explains_itself_in_both_languages(command: str) -> None:
    helps = [str(_look(language)[command]["help"]) for language in INTERFACE_LANGUAGES]
    assert len(set(helps)) == len(INTERFACE_LANGUAGES)
    for text, word in zip(helps, ("Contoh", "Example"), strict=True):
        assert len(text) > 60
        assert not command or (word in text and f"saksi {command}" in text)


@pytest.mark.parametrize("command", VERBS)
def test_parameters_explain_themselves_in_both_languages(command: str) -> None:
    helps = [_parameters(language, command) for language in INTERFACE_LANGUAGES]
    assert helps[0].keys() == helps[1].keys()
    for name in helps[0]:
        texts = {language[name] for language in helps}
        assert len(texts) == len(INTERFACE_LANGUAGES), f"{command} {name}: {texts}"
        assert all(text.endswith((".", ")")) and len(text) > 8 for text in texts), texts


@pytest.mark.parametrize("command", VERBS)
def test_command_and_its_options_are_documented(command: str) -> None:
    text = DOCUMENT.read_text(encoding="utf-8")
    part = re.search(rf"^## saksi {command}$(.*?)(?=^## |\Z)", text, re.MULTILINE | re.DOTALL)
    assert part, f"docs/cli.md has no part '## saksi {command}'"
    for names in _parameters("en", command):
        for name in names.split():
            assert f"`{name}`" in part[1] + _shared(text), f"{command} {name}"


def _shared(text: str) -> str:
    """What is told once for the verbs over a store."""
    return text.split("## saksi read")[0]


@pytest.mark.parametrize("language", INTERFACE_LANGUAGES)
def test_list_of_commands_is_whole_and_begins_with_read(language: str) -> None:
    environment = {**os.environ, "SAKSI_UI": language, "COLUMNS": "80", "PYTHONIOENCODING": "utf-8"}
    call = [sys.executable, "-m", "saksi.views.cli", "--help"]
    shown = subprocess.run(call, env=environment, capture_output=True, check=True, encoding="utf-8")
    listed = shown.stdout.split("Commands:\n")[1].split("\n\n")[0].splitlines()
    assert [line.split()[0] for line in listed][:2] == ["read", "list"]
    assert len(listed) == len([verb for verb in VERBS if " " not in verb])
    assert [line for line in listed if not line.endswith(".") or line.endswith("...")] == []


def test_documented_options_exist() -> None:
    text = DOCUMENT.read_text(encoding="utf-8")
    there = {
        name for verb in ("", *VERBS) for key in _parameters("en", verb) for name in key.split()
    }
    assert set(re.findall(r"`(--[a-z-]+)", text)) <= there | {"--help"}


def test_catalogues_say_the_same_things() -> None:
    indonesian, english = (catalogue(language) for language in INTERFACE_LANGUAGES)
    assert indonesian.keys() == english.keys()
    for key in english:
        assert _holes(indonesian[key]) == _holes(english[key]), key


def _holes(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name}


def test_every_message_is_said_somewhere() -> None:
    source = DOCUMENT.parents[1] / "src" / "saksi" / "views"
    code = "\n".join(path.read_text(encoding="utf-8") for path in source.rglob("*.py"))
    unsaid = [key for key in catalogue("en") if f'"{key}"' not in code]
    assert [
        key for key in unsaid if not re.match(r"(show|entities\.kind|entities\.form)\.\w+$", key)
    ] == []
