"""`saksi show`."""

from collections.abc import Callable
from io import StringIO
from pathlib import Path
from typing import Any, TypeAlias

import pytest
from rich.console import Console

from saksi.records import Record
from saksi.views.cli import show

Saksi: TypeAlias = Callable[..., Any]
REFUSAL = "wartasamudra/norwegia-tolak"


def test_show_sums_the_record_up(saksi: Saksi, news: Path) -> None:
    answer = saksi("show", REFUSAL, "--store", news)
    assert answer.status == 0
    for part in ("Norwegia tolak usul sanksi minyak", "Astrid Vangsnes", "2021-06-22", "REJECT"):
        assert part in answer.out


def test_show_json_is_the_record_byte_for_byte(saksi: Saksi, news: Path, lines: list[str]) -> None:
    assert saksi("show", REFUSAL, "--json", "--store", news).out == lines[0] + "\n"


def test_show_text_is_the_canonical_text(saksi: Saksi, news: Path, lines: list[str]) -> None:
    for line in lines:
        record = Record.from_json(line)
        assert saksi("show", record.id, "--text", "--store", news).out == record.text


def test_show_text_marks_spans_on_a_terminal(
    saksi: Saksi, news: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    screen = StringIO()
    console = Console(file=screen, force_terminal=True, color_system="truecolor", width=200)
    monkeypatch.setattr(show, "out", console)
    saksi("show", REFUSAL, "--text", "--store", news)
    assert "\x1b[32mSelasa (22/6)\x1b[0m" in screen.getvalue()


def test_show_raw_is_the_page_as_it_came(saksi: Saksi, news: Path, lines: list[str]) -> None:
    answer = saksi("show", REFUSAL, "--raw", "--store", news)
    assert answer.out == Record.from_json(lines[0]).text


def test_show_takes_the_beginning_of_an_id(saksi: Saksi, news: Path, lines: list[str]) -> None:
    assert saksi("show", "warta", "--json", "--store", news).out == lines[0] + "\n"


def test_show_of_an_unknown_id_names_the_nearest(saksi: Saksi, news: Path) -> None:
    answer = saksi("show", "gazete1", "--store", news)
    assert (answer.status, answer.out) == (1, "")
    assert answer.err == "error: no article 'gazete1' in this store; nearest: gazette-1\n"


def test_show_of_an_id_like_no_other_says_where_to_look(saksi: Saksi, news: Path) -> None:
    answer = saksi("show", "%%%", "--store", news)
    assert answer.status == 1
    assert "no article '%%%' in this store; saksi list shows what is there" in answer.err


def test_show_takes_one_form_only(saksi: Saksi, news: Path) -> None:
    answer = saksi("show", REFUSAL, "--json", "--text", "--store", news)
    assert answer.status == 2
    assert "give one of --json, --text and --raw" in answer.err


def test_show_without_a_store_tells_the_way_out(saksi: Saksi, tmp_path: Path) -> None:
    assert saksi("show", "a", "--store", tmp_path / "no.sqlite").status == 3


def test_show_speaks_indonesian(saksi: Saksi, news: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SAKSI_UI", "id")
    answer = saksi("show", "gazete1", "--store", news)
    assert answer.err == (
        "galat: tidak ada artikel 'gazete1' di penyimpanan ini; yang paling mirip: gazette-1\n"
    )
