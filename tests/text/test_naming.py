"""The names head: whole names with their offsets, and clear words where weights are amiss."""

import json
import shutil
from pathlib import Path

import numpy as np
import pytest

from saksi.errors import ModelError
from saksi.lang.base import load_language
from saksi.text.heads import NAMES
from saksi.text.learned import Scored
from saksi.text.naming import CARD, FILES, best_path, load_namer
from saksi.text.reader import FILES as READER_FILES
from saksi.text.reader import load_reader
from saksi.text.sentences import split_sentences
from saksi.text.weights import MODELS

ID = (
    "Menteri Luar Negeri Norwegia Astrid Vangsnes tiba di Hanoi pada Selasa. "
    "Vangsnes bertemu pejabat Badan Energi Atom Internasional (IAEA) di sana."
)
EN = "Astrid Vangsnes flew from Oslo to Hanoi. Vangsnes's aides met the Red Cross in Vietnam."


def _names(text: str, lang: str) -> list[tuple[str, str]]:
    return [(text[n.start : n.end], n.label) for n in _scored(text, lang)]


def _scored(text: str, lang: str) -> tuple[Scored, ...]:
    sentences = split_sentences(text, [(0, len(text), 0)], load_language(lang).text)
    reader = load_reader()
    assert reader.namer is not None
    return reader.namer.names(sentences, list(reader.encoder.encode(text, sentences)))


def test_indonesian_names_have_their_kind() -> None:
    found = _names(ID, "id")
    assert {("Norwegia", "LOC"), ("Astrid Vangsnes", "PER"), ("Hanoi", "LOC")} <= set(found)
    assert ("Vangsnes", "PER") in found
    assert "ORG" in {kind for _, kind in found}


def test_english_names_have_their_kind_and_no_possessive() -> None:
    found = _names(EN, "en")
    assert {("Astrid Vangsnes", "PER"), ("Oslo", "LOC"), ("Hanoi", "LOC")} <= set(found)
    assert ("Vangsnes", "PER") in found


def test_names_are_the_same_whatever_was_read_before() -> None:
    alone = _scored(ID, "id")
    _scored(EN, "en")
    assert _scored(ID, "id") == alone


@pytest.mark.parametrize("text", ["", "🐟 🏳️‍🌈 \u202eا\u0301", "' 's -nya", "A" * 5000, "( ( “ „ »"])
def test_spans_lie_within_the_text(text: str) -> None:
    for name in _scored(text, "id"):
        assert 0 <= name.start < name.end <= len(text)
        assert 0 < name.probability <= 1


def test_no_name_begins_with_its_inside() -> None:
    scores = np.full((3, len(NAMES)), -5.0)
    scores[0, NAMES.index("I-PER")] = scores[1, NAMES.index("I-PER")] = 0.0
    scores[0, NAMES.index("B-PER")] = -1.0
    scores[2, NAMES.index("O")] = 0.0
    assert [NAMES[tag] for tag in best_path(scores)] == ["B-PER", "I-PER", "O"]


def _copy(folder: Path) -> str:
    for name in FILES:
        shutil.copy(MODELS / name, folder / name)
    return load_reader().encoder.sha256


@pytest.mark.parametrize("name", FILES)
@pytest.mark.parametrize("kept", [None, 0.5])
def test_missing_or_damaged_file_is_named_with_the_remedy(
    name: str, kept: float | None, tmp_path: Path
) -> None:
    encoder = _copy(tmp_path)
    data = (tmp_path / name).read_bytes()
    (tmp_path / name).unlink()
    if kept:
        (tmp_path / name).write_bytes(data[: int(len(data) * kept)])
    with pytest.raises(ModelError, match=rf"models/{name}: .*install Saksi again"):
        load_namer(encoder, tmp_path)


def test_weights_for_other_names_or_another_encoder_are_refused(tmp_path: Path) -> None:
    encoder = _copy(tmp_path)
    with pytest.raises(ModelError, match="another encoder"):
        load_namer("0" * 64, tmp_path)
    card = json.loads((tmp_path / CARD).read_text(encoding="utf-8"))
    card["names"].append("B-SHIP")
    (tmp_path / CARD).write_text(json.dumps(card), encoding="utf-8")
    with pytest.raises(ModelError, match="other names"):
        load_namer(encoder, tmp_path)


def test_reader_is_refused_where_its_names_head_is_missing(tmp_path: Path) -> None:
    for name in READER_FILES:
        shutil.copy(MODELS / name, tmp_path / name)
    with pytest.raises(ModelError, match=rf"models/{CARD}: .*install Saksi again"):
        load_reader(tmp_path)
