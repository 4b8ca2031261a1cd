"""The forms of words in the index, and what a query asks of them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from saksi.records import Span
from saksi.store import open_store
from saksi.store.query import MOST_TERMS, fts5_expression, parse_query, tsquery
from saksi.store.words import BREAK, MAX_STEMMED, fold, form_of, words_of


@pytest.mark.parametrize(
    ("word", "lang", "form"),
    [
        ("menandatangani", "id", "tandatangan"),
        ("Penandatanganan", "id", "tandatangan"),
        ("pengiriman", "id", "kirim"),
        ("KAPAL", "id", "kapal"),
        ("ships", "en", "ship"),
        ("Signed", "en", "sign"),
        ("children", "en", "child"),
        ("ships", None, "ships"),
        ("Erdoğan", "id", "erdogan"),
        ("Straße", None, "strasse"),
        ("½", None, "12"),
        ("F16", "id", "f16"),
        ("me" * MAX_STEMMED, "id", "me" * MAX_STEMMED),
    ],
)
def test_word_has_form(word: str, lang: str | None, form: str) -> None:
    assert form_of(word, lang) == form


@given(st.text(min_size=1))
def test_every_form_is_one_token_of_the_index(text: str) -> None:
    for lang in ("id", "en", None):
        for word in words_of(text, [Span(0, len(text))], lang):
            assert word.form == BREAK or (word.form and word.form.isalnum())


@given(st.text())
def test_fold_is_stable(text: str) -> None:
    once = fold(text)
    assert fold(once) == once


def test_words_keep_their_places_and_passages() -> None:
    text = "Tolak! Usul-usul itu"
    words = list(words_of(text, [Span(0, 5), Span(7, 16)], "id"))
    found = [(text[w.start : w.end], w.form, w.passage) for w in words]
    assert found == [
        ("Tolak", "tolak", 0),
        ("", BREAK, 0),
        ("Usul", "usul", 1),
        ("usul", "usul", 1),
        ("", BREAK, 1),
    ]


@pytest.mark.parametrize(
    ("query", "fts5", "postgres"),
    [
        ("kapal", '("kapal")', "(('kapal'))"),
        (
            "menolak sanksi",
            '("menolak" OR "tolak") AND ("sanksi")',
            "(('menolak') | ('tolak')) & (('sanksi'))",
        ),
        ('"minyak mentah"', '("minyak mentah")', "(('minyak' <-> 'mentah'))"),
        ("ton OR kapal", '("ton" OR "kapal")', "(('ton') | ('kapal'))"),
        (
            "kapal -ton -minyak",
            '(("kapal")) NOT ("ton" OR "minyak")',
            "((('kapal'))) & !(('ton') | ('minyak'))",
        ),
        ("tan*", '("tan"*)', "(('tan':*))"),
        ("anti-sanksi", '("anti sanksi")', "(('anti' <-> 'sanksi'))"),
        ('kapal"; DROP TABLE', '("kapal") AND ("drop table")', None),
        ("NEAR(kapal)", '("near kapal")', None),
        ("OR kapal OR", '("kapal")', None),
        ("headline:kapal", '("headline kapal")', None),
        ("'kapal' | !b", '("kapal") AND ("b")', "(('kapal')) & (('b'))"),
    ],
)
def test_query_asks_the_index(query: str, fts5: str, postgres: str | None) -> None:
    parsed = parse_query(query)
    assert fts5_expression(parsed) == fts5
    assert postgres in (None, tsquery(parsed))


@pytest.mark.parametrize("query", ["", "  ", '""', "***", "-kapal", "OR", "- -"])
def test_query_without_a_word_is_refused(query: str) -> None:
    with pytest.raises(ValueError, match="no word to search for"):
        parse_query(query)


def test_query_of_a_whole_page_is_cut(where: str) -> None:
    text = " ".join(f"kata{n}" for n in range(5000))
    with open_store(where) as store:
        for query in (
            text,
            f'"{text}"',
            " OR ".join(text.split()),
            f"a -{text.replace(' ', ' -')}",
        ):
            assert fts5_expression(parse_query(query)).count('"') <= 8 * MOST_TERMS
            assert store.search(query) == []
