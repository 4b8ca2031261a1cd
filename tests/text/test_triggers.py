"""The head of acts: one row a word, the same whatever was read before, and clear words of bad weights."""

import json
import shutil
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from saksi.errors import ModelError
from saksi.lang.base import load_language
from saksi.text.encoder import Encoded
from saksi.text.heads import TYPES
from saksi.text.reader import FILES as READER_FILES
from saksi.text.reader import load_reader
from saksi.text.sentences import split_sentences
from saksi.text.triggers import CARD, FILES, Triggers, load_triggers
from saksi.text.weights import MODELS

NEWS = "Angkatan laut Norwegia menyerang kapal Islandia di lepas pantai pada Selasa."
SPORT = "Penyerang Norwegia mencetak dua gol ke gawang Islandia pada babak kedua."


def _window(text: str) -> Encoded:
    sentences = split_sentences(text, [(0, len(text), 0)], load_language("id").text)
    (window,) = load_reader().encoder.encode(text, sentences)
    return window


def _head() -> Triggers:
    triggers = load_reader().triggers
    assert triggers is not None
    return triggers


def _chances(text: str) -> NDArray[np.float32]:
    window = _window(text)
    hints = np.zeros((len(window.window.words), len(TYPES) - 1), np.float32)
    raised = np.exp(_head().logits(window, hints))
    return np.asarray(raised / raised.sum(-1, keepdims=True), np.float32)


def test_every_word_has_a_chance_of_every_type() -> None:
    assert _chances(NEWS).shape == (len(_window(NEWS).window.words), len(TYPES))


def test_an_attack_is_told_from_an_attacker_of_the_pitch() -> None:
    attack, pitch = (_chances(text)[:, TYPES.index("ASSAULT")] for text in (NEWS, SPORT))
    assert attack.argmax() == NEWS.split().index("menyerang")
    assert attack.max() > 4 * pitch.max()


def test_what_was_read_before_changes_nothing() -> None:
    first = _chances(NEWS)
    _chances(SPORT)
    assert (_chances(NEWS) == first).all()


def test_weights_for_another_encoder_are_refused(tmp_path: Path) -> None:
    for name in (*READER_FILES, *FILES):
        shutil.copy(MODELS / name, tmp_path / name)
    card = json.loads((tmp_path / CARD).read_text(encoding="utf-8"))
    card["encoder"] = "0" * 64
    (tmp_path / CARD).write_text(json.dumps(card), encoding="utf-8")
    with pytest.raises(ModelError, match="another encoder"):
        load_triggers(load_reader().encoder.sha256, tmp_path)
