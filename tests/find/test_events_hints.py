"""Lexicon membership of each word, as the trigger head receives it."""

import pytest

from saksi.find.events.hints import lexicon_hints
from saksi.lang.base import load_language
from saksi.text.sentences import tokenize


def _hints(lang: str, text: str) -> dict[str, tuple[str, ...]]:
    tokens = tokenize(text, 0, len(text))
    found = lexicon_hints(tokens, load_language(lang).events)
    assert len(found) == len(tokens)
    return {t.surface: types for t, types in zip(tokens, found, strict=True) if types}


def test_hints_ignore_guards_and_letter_case() -> None:
    assert "ASSAULT" in _hints("id", "Tim tamu Menyerang sejak awal")["Menyerang"]


def test_hints_cover_every_word_of_a_multiword_trigger() -> None:
    hints = _hints("id", "Belgia meminta maaf kepada Kongo")
    assert "CONCEDE" in hints["meminta"]
    assert hints["maaf"] == ("CONCEDE",)


def test_hints_give_all_types_of_an_ambiguous_word() -> None:
    assert set(_hints("id", "mereka mencabut izin")["mencabut"]) >= {"COERCE", "CONCEDE"}


def test_hints_look_through_enclitics() -> None:
    assert _hints("id", "ia menuduhnya")["menuduhnya"] == ("ACCUSE",)


@pytest.mark.parametrize("lang", ["id", "en"])
def test_hints_of_no_words_are_none(lang: str) -> None:
    assert lexicon_hints((), load_language(lang).events) == ()
    assert _hints(lang, "1 , 2 .") == {}
