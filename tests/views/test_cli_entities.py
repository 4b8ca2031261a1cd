"""`saksi entities`."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeAlias, get_args

import pytest

from saksi.records import EntityKind, MentionForm, Record
from saksi.views.messages import INTERFACE_LANGUAGES, catalogue

Saksi: TypeAlias = Callable[..., Any]
REFUSAL = "wartasamudra/norwegia-tolak"


def test_entities_shows_names_titles_and_mentions(saksi: Saksi, news: Path) -> None:
    answer = saksi("entities", REFUSAL, "--store", news)
    assert answer.status == 0
    for part in (
        "e1   Astrid Vangsnes [NOR]  person",
        "Utusan (Norwegia)  @35",
        "“Vangsnes”  short name  @164",
    ):
        assert part in answer.out


def test_entities_json_is_what_the_record_holds(saksi: Saksi, news: Path, lines: list[str]) -> None:
    answer = saksi("entities", REFUSAL, "--json", "--store", news)
    shown = [json.loads(line) for line in answer.out.splitlines()]
    assert shown == json.loads(Record.from_json(lines[0]).to_json())["entities"]


def test_entities_of_an_article_without_any_says_so(saksi: Saksi, news: Path) -> None:
    answer = saksi("entities", "gazette-1", "--store", news)
    assert (answer.status, answer.err) == (0, "")
    assert answer.out.startswith("This article mentions nobody")


def test_entities_of_an_unknown_article_is_an_error(saksi: Saksi, news: Path) -> None:
    answer = saksi("entities", "gazette-2", "--store", news)
    assert (answer.status, answer.out) == (1, "")
    assert "nearest: gazette-1" in answer.err


@pytest.mark.parametrize("language", INTERFACE_LANGUAGES)
def test_every_kind_and_form_has_a_word(language: str) -> None:
    words = catalogue(language)
    for kind in get_args(EntityKind):
        assert words[f"entities.kind.{kind}"]
    for form in get_args(MentionForm):
        assert words[f"entities.form.{form}"]
