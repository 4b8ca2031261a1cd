"""Where a name begins: titles and class words before it are no part of it."""

import pytest

from saksi.text.name_bounds import first_word
from saksi.text.sentences import Token


def _words(text: str) -> list[Token]:
    words, at = [], 0
    for surface in text.split():
        words.append(Token(at, at + len(surface), surface))
        at += len(surface) + 1
    return words


@pytest.mark.parametrize(
    ("text", "kind", "name"),
    [
        ("Letnan Kolonel Arga Wirasena", "PER", "Arga Wirasena"),
        ("Ny. Vangsnes", "PER", "Vangsnes"),
        ("Ny . Vangsnes", "PER", "Vangsnes"),
        ("partai Nelayan", "ORG", "Nelayan"),
        ("General Motors", "ORG", "General Motors"),
        ("al-Rashid", "PER", "al-Rashid"),
        ("7 Samudra", "ORG", "7 Samudra"),
    ],
)
def test_name_begins_behind_titles_and_class_words(text: str, kind: str, name: str) -> None:
    words = _words(text)
    first = first_word(words, 0, len(words) - 1, kind)
    assert first is not None
    assert text[words[first].start :] == name


def test_title_or_class_word_alone_is_no_name() -> None:
    assert first_word(_words("Letnan Kolonel"), 0, 1, "PER") is None
    assert first_word(_words("rumah sakit"), 0, 1, "LOC") is None


@pytest.mark.parametrize("text", ["bahasa Norwegia", "Bahasa Norwegia", "kelas Oslo"])
def test_language_or_class_of_ships_is_no_place(text: str) -> None:
    assert first_word(_words(text), 1, 1, "LOC") is None
    assert first_word(_words(text), 1, 1, "ORG") == 1
