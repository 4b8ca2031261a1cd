"""Words found are marked where they stand, in time that grows with the text."""

import pytest

from saksi.records import Record, Span
from saksi.store import Store
from saksi.store.finding import snippets_in
from saksi.store.query import Way, parse_query
from saksi.store.snippets import MOST, found_numbers, snippets_of
from saksi.store.words import Forms, words_of
from tests.store.made import plain_record


def _found(text: str, ways: list[Way]) -> list[str]:
    words = list(words_of(text, [Span(0, len(text))], None))
    return [text[words[n].start : words[n].end] for n in found_numbers(words, ways)]


@pytest.mark.parametrize(
    ("ways", "found"),
    [
        ([Way(("b",))], ["b", "b"]),
        ([Way(("a", "b"))], ["a", "b"]),
        ([Way(("b", "c")), Way(("c", "b"))], ["b", "c", "b"]),
        ([Way(("b", "d"))], []),
        ([Way(("b", "de"))], []),
        ([Way(("b", "de"), prefix=True)], ["b", "def"]),
        ([Way(("d",), prefix=True)], ["def"]),
        ([Way(("def", "x"), prefix=True)], []),
        ([], []),
    ],
)
def test_found_words_follow_a_way(ways: list[Way], found: list[str]) -> None:
    assert _found("a b c b def", ways) == found


def test_snippet_keeps_its_context_and_slices_back() -> None:
    text = "x" * 300 + " kata satu, kapal karam; kata dua " + "y" * 300
    words = list(words_of(text, [Span(0, len(text))], "id"))
    (snippet,) = snippets_of(text, words, found_numbers(words, parse_query("kapal").marked))
    assert snippet.surface == "kata satu, kapal karam; kata dua"
    assert text[snippet.start : snippet.end] == snippet.surface
    assert [text[m.start : m.end] for m in snippet.marks] == ["kapal"]


def test_marking_takes_no_more_than_the_first_places() -> None:
    text = "kapal " * 200_000
    words = list(words_of(text, [Span(0, len(text))], "id"))
    numbers = iter(range(len(words)))
    assert len(snippets_of(text, words, numbers)) == MOST
    assert next(numbers) < 1000


@pytest.mark.parametrize("words", ["sanksi", '"usul sanksi"', "tolak*", "ditolak OR missile"])
def test_words_of_the_index_mark_what_stemming_marks(filled: Store, words: str) -> None:
    hits = filled.search(words)
    for hit in hits:
        record = Record.from_json(filled.json(hit.id, as_read=True))
        assert list(hit.snippets) == snippets_in(record, parse_query(words).marked)
        assert hit.snippets
    assert hits


def test_passage_whose_words_the_index_does_not_have_is_stemmed() -> None:
    record = plain_record("a", "Kabar\nNorwegia menolak usul.\nGhana menolak usul itu.")
    stale = Forms([["kabar"]], [["norwegia", "tolak", "usul"], ["ghana", "tolak"]])
    ways = parse_query("usul").marked
    assert snippets_in(record, ways, stale) == snippets_in(record, ways)
    assert len(snippets_in(record, ways, Forms([], [["usul"]]))) == 2
