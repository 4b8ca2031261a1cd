"""Windows that the head of acts learns from: what is marked on which word, and how they are filled up."""

import random
from pathlib import Path

import numpy as np
import pytest

from saksi.text.heads import TYPES
from saksi.text.reader import load_reader
from tools.acts_data import ActExample, batches, examples
from tools.reader_data import IGNORE, lesson_documents

LESSON = """@ id 2019-05-06 Warta Contoh
Oslo [1 menjatuhkan sanksi] atas dua bank Reykjavik pada Senin. Reykjavik [2 menolak] [1~ sanksi] itu.
--
1 SANCTION happened | NOR | ISL |
2 REJECT happened | ISL | NOR |
"""


@pytest.fixture
def window(tmp_path: Path) -> ActExample:
    path = tmp_path / "id-brief-01.txt"
    path.write_text(LESSON, encoding="utf-8")
    (marked,) = lesson_documents([path])
    (found,) = examples(marked, load_reader().encoder)
    return found


def test_later_tellings_are_learned_like_the_first(window: ActExample) -> None:
    told = [TYPES[label] for label in window.labels if label]
    assert told == ["SANCTION", "SANCTION", "REJECT", "SANCTION"]


def test_every_array_has_one_row_a_word(window: ActExample) -> None:
    words = len(window.labels)
    assert len(window.states) == len(window.hints) == words
    assert window.hints.shape[1] == len(TYPES) - 1


def test_hints_are_the_types_of_the_lexicon(window: ActExample) -> None:
    refusal = list(window.labels).index(TYPES.index("REJECT"))
    assert window.hints[refusal, TYPES.index("REJECT") - 1] == 1.0


def test_shorter_windows_are_filled_up_with_what_nothing_is_learned_from() -> None:
    pytest.importorskip("torch", reason="needs the `train` extra")
    from tools.train_acts import tensors

    long, short = (
        ActExample(np.ones((n, 4), np.float16), np.ones((n, 16), np.float32), np.zeros(n, np.int64))
        for n in (5, 2)
    )
    states, hints, labels, lengths = tensors([long, short])
    assert states.shape == (2, 5, 4)
    assert labels[1].tolist() == [0, 0, IGNORE, IGNORE, IGNORE]
    assert hints[1].sum() == 2 * 16
    assert lengths.tolist() == [5, 2]


def test_an_epoch_sees_every_window_once() -> None:
    made = [
        ActExample(np.ones((n, 4), np.float16), np.ones((n, 16), np.float32), np.full(n, n))
        for n in range(1, 8)
    ]
    groups = batches(made, 3, random.Random(1))
    assert sorted(len(e.labels) for group in groups for e in group) == list(range(1, 8))
    assert max(len(group) for group in groups) == 3
