"""Tags and trees: clitics apart, same in and same out, clear words where weights are amiss."""

import json
import shutil
from pathlib import Path

import pytest

import saksi
from saksi.errors import InputError, ModelError
from saksi.lang.base import load_language
from saksi.records import Record
from saksi.text import reader
from saksi.text.tagging import CARD, FILES, TaggedSentence, load_tagger
from saksi.text.weights import MODELS

ID = "Menteri Perdagangan Norvalia mengirim berasnya ke Lestara. Kapal itu tidak tiba kemarin."
EN = "The minister didn't answer. Fishermen's unions will close the harbour tomorrow."


def _tagged(text: str, lang: str) -> tuple[Record, tuple[TaggedSentence, ...]]:
    record = saksi.read(text, lang=lang)
    return record, saksi.tagged(record)


def _words(text: str, lang: str) -> list[tuple[str, str, str]]:
    return [(w.surface, w.tag, w.lemma) for s in _tagged(text, lang)[1] for w in s.words]


def test_indonesian_words_have_tags_lemmas_and_clitics_apart() -> None:
    words = _words(ID, "id")
    assert ("mengirim", "VERB", "kirim") in words
    assert ("beras", "NOUN", "beras") in words
    assert "nya" in {surface for surface, _, _ in words}
    assert ("Norvalia", "PROPN", "Norvalia") in words


def test_english_words_have_tags_lemmas_and_clitics_apart() -> None:
    words = _words(EN, "en")
    assert {("did", "AUX", "do"), ("harbour", "NOUN", "harbour")} <= set(words)
    assert {"n't", "'s"} <= {surface for surface, _, _ in words}


def test_subject_and_object_hang_on_their_verb() -> None:
    (first, *_) = _tagged(ID, "id")[1]
    verb = next(n for n, w in enumerate(first.words, 1) if w.surface == "mengirim")
    found = {w.surface: w.relation for w in first.words if w.head == verb}
    assert found["Menteri"] == "nsubj"
    assert found["beras"] == "obj"
    assert first.words[verb - 1].relation == "root"


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        (ID, "id"),
        (EN, "en"),
        ("\u202eا\u0301🏳️‍🌈 tiba. 🐟 Kata mereka: “tidak”.", "id"),
        ("kata-kata " * 3000, "id"),
        ("don’t won't ' 's n't", "en"),
    ],
)
def test_words_are_pieces_of_the_text_and_trees_have_one_root(text: str, lang: str) -> None:
    record, sentences = _tagged(text, lang)
    assert sentences
    for sentence in sentences:
        for word in sentence.words:
            assert record.text[word.start : word.end] == word.surface
            assert 0 <= word.head <= len(sentence.words)
        assert [word.relation for word in sentence.words].count("root") == 1
        assert [word.head for word in sentence.words].count(0) == 1


def test_tags_are_the_same_whatever_was_read_before() -> None:
    alone = _tagged(ID, "id")[1]
    _tagged(EN, "en")
    assert _tagged(ID, "id")[1] == alone


def test_nothing_is_tagged_where_nothing_is_said() -> None:
    assert load_tagger().tag("", [], "id", load_language("id").words) == ()


def test_sentences_behind_the_reach_of_heads_are_left_out(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reader, "MOST_WORDS", 10)
    assert len(_tagged(ID, "id")[1]) == 1


def test_a_language_that_is_not_read_is_named() -> None:
    record = saksi.read("Le bateau est arrivé hier au port de la ville.", lang="fr", id="bateau")
    with pytest.raises(InputError, match="bateau: the article is in 'fr'; .* id, en"):
        saksi.tagged(record)


def _copy(folder: Path) -> None:
    for name in (*reader.WHOLE, *FILES):
        shutil.copy(MODELS / name, folder / name)


@pytest.mark.parametrize("name", FILES)
def test_missing_file_is_named_with_the_remedy(name: str, tmp_path: Path) -> None:
    _copy(tmp_path)
    (tmp_path / name).unlink()
    with pytest.raises(ModelError, match=rf"models/{name}: .*install Saksi again"):
        load_tagger(tmp_path)


@pytest.mark.parametrize("name", FILES)
def test_damaged_file_is_named_with_the_remedy(name: str, tmp_path: Path) -> None:
    _copy(tmp_path)
    data = (tmp_path / name).read_bytes()
    (tmp_path / name).write_bytes(data[: len(data) // 2])
    with pytest.raises(ModelError, match=rf"models/{name}: .*install Saksi again"):
        load_tagger(tmp_path)


@pytest.mark.parametrize(("key", "value"), [("tags", ["NOUN"]), ("encoder", "0" * 64)])
def test_weights_for_another_encoder_or_tags_are_refused(
    key: str, value: object, tmp_path: Path
) -> None:
    _copy(tmp_path)
    card = json.loads((tmp_path / CARD).read_text(encoding="utf-8"))
    card[key] = value
    (tmp_path / CARD).write_text(json.dumps(card), encoding="utf-8")
    with pytest.raises(ModelError, match="another encoder"):
        load_tagger(tmp_path)
