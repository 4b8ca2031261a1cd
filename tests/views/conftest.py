"""The command line as a person calls it, and a store to call it on."""

import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from msgspec import Struct

from saksi.records import Record
from saksi.store import open_store
from saksi.views.cli import main

RECORDS = Path(__file__).parents[1] / "store" / "records.jsonl"


class Answer(Struct, frozen=True):
    """What a call of `saksi` left: its exit status, standard output and standard error."""

    status: int
    out: str
    err: str


@pytest.fixture(autouse=True)
def _plain_surroundings(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("SAKSI_STORE", "FORCE_COLOR"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("SAKSI_UI", "en")


@pytest.fixture
def saksi(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> Callable[..., Answer]:
    """`saksi("list", "--json")` is `saksi list --json` in a shell."""

    def call(*arguments: str | Path) -> Answer:
        monkeypatch.setattr(sys, "argv", ["saksi", *map(str, arguments)])
        capsys.readouterr()
        status = 0
        try:
            main()
        except SystemExit as left:
            status = int(left.code or 0)
        return Answer(status, *capsys.readouterr())

    return call


@pytest.fixture
def lines() -> list[str]:
    """The kept records' JSON: an Indonesian, an English and a hostile page."""
    return RECORDS.read_text(encoding="utf-8").splitlines()


@pytest.fixture
def news(tmp_path: Path, lines: list[str]) -> Path:
    """A store that holds the records of `lines`."""
    where = tmp_path / "news.sqlite"
    with open_store(where) as store:
        for line in lines:
            record = Record.from_json(line)
            store.put(record, record.text.encode())
    return where
