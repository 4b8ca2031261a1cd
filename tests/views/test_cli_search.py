"""`saksi search`."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeAlias

import pytest

from saksi.store import open_store

Saksi: TypeAlias = Callable[..., Any]
REFUSAL = "wartasamudra/norwegia-tolak"


def test_search_shows_where_the_words_stand(saksi: Saksi, news: Path) -> None:
    answer = saksi("search", "tandatangan naskah", "--store", news)
    assert answer.status == 0
    assert answer.out.startswith(f"{REFUSAL}  Norwegia tolak usul sanksi minyak  ")
    assert "Kami tidak akan menandatangani naskah itu" in answer.out


def test_search_highlights_on_a_terminal(saksi: Saksi, news: Path) -> None:
    from saksi.views.cli.search import FOUND, _marked

    with open_store(news) as store:
        (hit,) = store.search("naskah")
    shown = _marked(hit.snippets[0])
    assert [(shown.plain[s.start : s.end], s.style) for s in shown.spans] == [("naskah", FOUND)]


def test_search_json_gives_offsets_into_the_text(saksi: Saksi, news: Path) -> None:
    (line,) = saksi("search", '"minyak mentah"', "--json", "--store", news).out.splitlines()
    hit = json.loads(line)
    with open_store(news) as store:
        text = store.get(hit["id"]).text
    (snippet,) = hit["snippets"]
    assert text[snippet["start"] : snippet["end"]] == snippet["surface"]
    assert [text[m["start"] : m["end"]] for m in snippet["marks"]] == ["minyak", "mentah"]


@pytest.mark.parametrize(
    ("arguments", "ids"),
    [
        (("menolak",), [REFUSAL]),
        (("kapal", "sanksi"), [REFUSAL]),
        (("kapal OR pact",), [REFUSAL, "gazette-1"]),
        (("kapal OR pact", "--lang", "en"), ["gazette-1"]),
        (("kapal OR pact", "--until", "2021-06-23"), [REFUSAL]),
        (("kapal OR pact", "--outlet", "gazette.example"), ["gazette-1"]),
        (("kapal OR pact", "-n", "1"), None),
        (("pact -children",), []),
    ],
)
def test_search_finds(
    saksi: Saksi, news: Path, arguments: tuple[str, ...], ids: list[str] | None
) -> None:
    answer = saksi("search", "--json", *arguments, "--store", news)
    found = [json.loads(line)["id"] for line in answer.out.splitlines()]
    assert len(found) == 1 if ids is None else sorted(found) == sorted(ids)


def test_search_without_a_find_says_so(saksi: Saksi, news: Path) -> None:
    answer = saksi("search", "pelabuhan", "--store", news)
    assert (answer.status, answer.out, answer.err) == (0, "", "Nothing found.\n")


@pytest.mark.parametrize("words", ["***", '""', "OR"])
def test_search_without_a_word_is_a_wrong_call(saksi: Saksi, news: Path, words: str) -> None:
    answer = saksi("search", words, "--store", news)
    assert answer.status == 2
    assert "there is no word to search for" in answer.err


def test_search_takes_nothing_as_syntax_of_the_index(saksi: Saksi, news: Path) -> None:
    for words in (
        'kapal "',
        "kapal)",
        "NEAR(a b)",
        "headline : kapal",
        "^kapal",
        "a AND NOT",
        "kapal*",
    ):
        assert saksi("search", words, "--store", news).status == 0, words
