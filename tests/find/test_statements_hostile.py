"""Statements on text made to break them: marks missing, doubled and mixed; cost that grows with the text."""

import time

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from bench.run import statements_row
from saksi.find.entities import find_entities
from saksi.find.statements import StatementsFound, find_statements
from saksi.find.times import find_times
from saksi.lang.base import load_language
from saksi.records import Article, Block, Outlet
from saksi.text.analysis import analyse

ARTICLES = {
    "id": "“Kami menolak,” kata Rana Wibisana. “Naskah itu batal,” imbuhnya.\n"
    "Laras Pertiwi mengatakan, kapal itu aman.\n“Air surut,” ujar Tirta Wibawa, dilansir Antara.",
    "en": "“We refuse,” said Ines Vale. “The text is void,” she added.\n"
    "Marta Kovac said the ship was safe.\n“The water fell,” Daniel Okoro told Reuters.",
}
MARKS = "“”\"'‘’«»„"


def _find(lang: str, text: str) -> StatementsFound:
    blocks, at = [], 0
    for line in text.split("\n"):
        if line.strip():
            blocks.append(Block(at, at + len(line)))
        at += len(line) + 1
    language = load_language(lang)
    article = Article(lang, Outlet(None), paragraphs=tuple(blocks))
    analysis = analyse(text, article, language.text)
    times = find_times(analysis, language.times).times
    names = find_entities(analysis, language.names)
    return find_statements(analysis, times, names, language.statements)


def _mutate(text: str, changes: list[tuple[int, str]]) -> str:
    """Each change puts a mark, or nothing, in place of a mark of the text."""
    places = [n for n, c in enumerate(text) if c in MARKS]
    letters = list(text)
    for number, mark in changes:
        letters[places[number % len(places)]] = mark
    return "".join(letters)


@settings(max_examples=60, deadline=None)
@example("id", [(3, ""), (4, ""), (5, "““")])
@given(
    st.sampled_from(sorted(ARTICLES)),
    st.lists(st.tuples(st.integers(0, 30), st.sampled_from(["", *MARKS, "““", "”’"])), max_size=6),
)
def test_mutated_marks_never_raise_and_swallow_no_other_paragraph(
    lang: str, changes: list[tuple[int, str]]
) -> None:
    text = _mutate(ARTICLES[lang], changes)
    found = _find(lang, text)
    for statement in found.statements:
        for span in statement.contents:
            assert 0 <= span.start < span.end <= len(text)
            assert "\n" not in text[span.start : span.end]
        assert all(found.entities.get(link) is not None for link in statement.chain)


@pytest.mark.parametrize("lang", sorted(ARTICLES))
def test_first_paragraph_without_marks_leaves_the_others_alone(lang: str) -> None:
    first, rest = ARTICLES[lang].split("\n", 1)
    text = first.replace("”", "") + "\n" + rest
    words = [text[c.start : c.end] for s in _find(lang, text).statements for c in s.contents]
    for said in ("kapal itu aman", "Air surut") if lang == "id" else ("the ship was safe",):
        assert said in words


@pytest.mark.parametrize("piece", ["“", "kata X, ", "dilansir A, ", "“a,” kata B. ", "menurut "])
@pytest.mark.clock
def test_cost_grows_with_the_text(piece: str) -> None:
    spent = []
    for times in (200, 1600):
        start = time.perf_counter()
        _find("id", piece * times)
        spent.append(time.perf_counter() - start)
    assert spent[1] < 24 * max(spent[0], 0.01)


@pytest.mark.parametrize("lang", ["id", "en"])
@pytest.mark.clock
def test_statements_cost_little_on_top_of_the_language_core(lang: str) -> None:
    assert statements_row(lang).ratio < 0.25
