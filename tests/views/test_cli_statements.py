"""`saksi statements` and `saksi explain`."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeAlias

import pytest

Saksi: TypeAlias = Callable[..., Any]
PAGE = (
    "Norwegia tolak usul sanksi\n\n“Kami menolak naskah itu,” kata Astrid Vangsnes, Selasa (22/6), "
    "seperti dikutip Reuters, Rabu (23/6).\n"
)


@pytest.fixture
def store(saksi: Saksi, tmp_path: Path) -> Path:
    page = tmp_path / "tolak.jsonl"
    document = {"id": "tolak", "lang": "id", "published": "2021-06-23", "text": PAGE}
    page.write_text(json.dumps(document) + "\n")
    kept = tmp_path / "kept.sqlite"
    assert saksi("read", page, "--store", kept, "--quiet").status == 0
    return kept


def test_statements_tell_who_said_it_and_through_whom(saksi: Saksi, store: Path) -> None:
    answer = saksi("statements", "tolak", "--store", store)
    assert answer.status == 0
    for part in (
        "s1  direct, neutral: Kami menolak naskah itu",
        "speaker: Astrid Vangsnes",
        "cue: kata",
        "said: 2021-06-22 (Selasa (22/6))",
        "relayed: 2021-06-23 (Rabu (23/6))",
        "through: Astrid Vangsnes → Reuters",
        "id.statements.cue_then_speaker",
    ):
        assert part in answer.out


def test_statements_json_gives_words_and_names(saksi: Saksi, store: Path) -> None:
    row = json.loads(saksi("statements", "tol", "--json", "--store", store).out)
    assert row["article"] == "tolak"
    assert row["words"] == ["Kami menolak naskah itu"]
    assert row["chain_names"] == ["Astrid Vangsnes", "Reuters"]


def test_statements_of_an_unknown_article_say_so(saksi: Saksi, store: Path) -> None:
    answer = saksi("statements", "norwegia", "--store", store)
    assert (answer.status, answer.out) == (1, "")
    assert "norwegia" in answer.err


def test_explain_names_the_rule_at_a_place(saksi: Saksi, store: Path) -> None:
    at = PAGE.index("menolak")
    answer = saksi("explain", "tolak", "--span", f"{at}:{at + 7}", "--store", store)
    assert answer.status == 0
    assert "text: menolak" in answer.out
    assert "found: statement s1 direct, neutral, id.statements.cue_then_speaker" in answer.out


def test_explain_says_when_there_is_nothing(saksi: Saksi, store: Path) -> None:
    at = PAGE.index("\n")
    answer = saksi("explain", "tolak", "--span", f"{at}:{at + 1}", "--store", store)
    assert "nothing was found here" in answer.out


@pytest.mark.parametrize("span", ["", "7", "9:3", "a:b", "0:999999", "-1:4"])
def test_explain_refuses_what_is_no_place(saksi: Saksi, store: Path, span: str) -> None:
    answer = saksi("explain", "tolak", f"--span={span}", "--store", store)
    assert answer.status == 2
    assert "START:END" in answer.err


def test_explain_names_kinds_in_indonesian(
    saksi: Saksi, store: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SAKSI_UI", "id")
    at = PAGE.index("Kami")
    answer = saksi("explain", "tolak", "--span", f"{at}:{at + 4}", "--store", store)
    assert "ditemukan: pernyataan s1 direct" in answer.out
