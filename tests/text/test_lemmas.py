"""Word forms taken apart: the corpus, the tables' vote, and hostile forms."""

from importlib import resources

import msgspec
import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from msgspec import Struct

from saksi.lang.base import LANGUAGES, load_language
from saksi.text.lemmas import WordForm


class Expected(Struct, forbid_unknown_fields=True):
    """One form of the corpus."""

    form: str
    lemma: str
    affixes: str
    voice: str | None = None
    reduplicated: bool = False


def _load() -> list[Expected]:
    file = resources.files("saksi.lang.id") / "corpus" / "words.yaml"
    return msgspec.convert(yaml.safe_load(file.read_text(encoding="utf-8")), list[Expected])


CORPUS = _load()


def _affixes(word: WordForm) -> str:
    before = [f"({c})" for c in word.clitics if c.endswith("-")]
    after = [f"({c})" for c in word.clitics if c.startswith("-")]
    return " ".join([*before, *word.prefix, "~", *word.suffix, *after])


@pytest.mark.parametrize("expected", CORPUS, ids=lambda e: e.form)
def test_indonesian_form_has_the_parts_of_the_corpus(expected: Expected) -> None:
    word = load_language("id").words(expected.form)
    found = Expected(word.form, word.lemma, _affixes(word), word.voice, word.reduplicated)
    assert found == expected


def test_corpus_is_large_and_holds_no_form_twice() -> None:
    forms = [e.form for e in CORPUS]
    assert len(forms) == len(set(forms)) >= 100


@pytest.mark.parametrize(
    ("form", "lemma", "clitics"),
    [
        ("signed", "sign", ()),
        ("children", "child", ()),
        ("Ministers", "minister", ()),
        ("navy's", "navy", ("'s",)),
        ("didn’t", "do", ("n't",)),
        ("Su-35", "su-35", ()),
    ],
)
def test_english_form_has_lemma(form: str, lemma: str, clitics: tuple[str, ...]) -> None:
    word = load_language("en").words(form)
    assert (word.lemma, word.clitics) == (lemma, clitics)


@given(st.text(min_size=1, max_size=60))
def test_any_form_has_a_lemma_and_keeps_its_form(form: str) -> None:
    for lang in LANGUAGES:
        word = load_language(lang).words(form)
        assert word.form == form
        assert word.lemma


@pytest.mark.parametrize("form", ["me" * 50_000, "ber" * 10, "-" * 1000, "a-" * 500, "nya" * 12])
def test_hostile_forms_are_their_own_lemma(form: str) -> None:
    for lang in LANGUAGES:
        assert load_language(lang).words(form).lemma == form
