"""Quotations: every kind of mark, and none that swallows more than its own."""

import itertools

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from saksi.find.statements.quotations import find_quotations

MARKS = "\"“”„«»'‘’"


def _inner(text: str) -> list[str]:
    blocks = []
    at = 0
    for line in text.split("\n"):
        if line:
            blocks.append((at, at + len(line)))
        at += len(line) + 1
    return [text[q.inner_start : q.inner_end] for q in find_quotations(text, tuple(blocks))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('"Kami pulang," kata Rini.', ["Kami pulang"]),
        ("“Kami pulang,” kata Rini.", ["Kami pulang"]),
        ('“Kami pulang," kata Rini.', ["Kami pulang"]),
        ("Dia berkata, „Kami pulang.“", ["Kami pulang."]),
        ("Elle a dit «on rentre».", ["on rentre"]),
        ("She said: 'It's the drivers' choice.'", ["It's the drivers' choice."]),
        ("She said: ‘It’s late.’", ["It’s late."]),
        ("The ministers' plan and the crews' fears", []),
        ('"A \'small\' step," he said.', ["A 'small' step"]),
        ("Kapal itu merapat.\"Kami lega,\" ujar Seno.", ["Kami lega"]),
        ('"Satu," kata Seno. "Dua," katanya.', ["Satu", "Dua"]),
        ('"Satu.\n"Dua," kata Seno.', ["Satu.", "Dua"]),
        ('"Satu.\n\nDua," kata Seno.', ["Satu.", "Dua"]),
        ('"Satu. Lalu sepi.\nParagraf lain tanpa tanda.', ["Satu. Lalu sepi."]),
        ('Katanya: "satu dua. Lalu "tiga," kata Seno.', ["satu dua.", "tiga"]),
        ('""', []),
        ('"', []),
    ],
)  # fmt: skip
def test_find_quotations(text: str, expected: list[str]) -> None:
    assert _inner(text) == expected


@settings(max_examples=300, deadline=None)
@given(st.lists(st.text("ab .,K" + MARKS, max_size=40), max_size=6))
def test_quotations_stay_within_their_block_and_apart(lines: list[str]) -> None:
    text, blocks = "", []
    for line in lines:
        if line.strip():
            blocks.append((len(text), len(text) + len(line)))
        text += line + "\n"
    found = find_quotations(text, tuple(blocks))
    assert all(a.end <= b.start for a, b in itertools.pairwise(found))
    for q in found:
        assert q.start <= q.inner_start < q.inner_end <= q.end
        assert any(start <= q.start and q.end <= end for start, end in blocks)
