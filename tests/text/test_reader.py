"""The shipped weights: same in, same out; and clear words where a file is missing or damaged."""

import json
import shutil
from pathlib import Path

import numpy as np
import pytest

import saksi
from saksi.errors import ModelError
from saksi.lang.base import load_language
from saksi.records import Article, Block, Outlet
from saksi.text.analysis import Analysis, analyse
from saksi.text.decoding import softmax
from saksi.text.learned import Learned
from saksi.text.reader import CARD, WHOLE, both, load_reader
from saksi.text.weights import MODELS

FIRST = (
    "Menteri Perdagangan Norvalia, Adam Rusli, mengatakan negaranya akan mengirim beras ke Lestara. "
    '"Kapal pertama berangkat besok," ujarnya kepada wartawan.'
)
SECOND = "Serikat nelayan menolak tawaran itu dan mengancam akan menutup pelabuhan. 🐟 Kata mereka: “tidak”."


def _analysis(text: str) -> Analysis:
    article = Article(lang="id", outlet=Outlet("Warta Contoh"), paragraphs=(Block(0, len(text)),))
    return analyse(text, article, load_language("id").text)


def _read(text: str) -> Learned:
    analysis = _analysis(text)
    hints = [tuple(() for _ in s.tokens) for s in analysis.sentences]
    return load_reader().read(text, analysis.sentences, hints)


def _spans(learned: Learned) -> list[object]:
    return [learned.names, learned.contents, learned.cues, learned.triggers]


def test_reader_finds_who_speaks_and_what_is_done() -> None:
    learned = _read(FIRST)
    names = {(n.label, FIRST[n.start : n.end]) for n in learned.names}
    assert ("PER", "Adam Rusli") in names
    assert "mengatakan" in {FIRST[c.start : c.end] for c in learned.cues}
    assert any("Kapal pertama" in FIRST[c.start : c.end] for c in learned.contents)


def test_two_heads_are_heard_by_the_mean_of_their_probabilities() -> None:
    sure, unsure = np.array([[4.0, 0.0]], np.float32), np.array([[0.0, 0.0]], np.float32)
    mean = (softmax(sure) + softmax(unsure)) / 2
    assert np.allclose(softmax(both(sure, unsure)), mean, atol=1e-6)


def test_reader_gives_the_same_whatever_it_read_before() -> None:
    alone = _spans(_read(FIRST))
    other = _spans(_read(SECOND))
    assert _spans(_read(FIRST)) == alone
    assert _spans(_read(SECOND)) == other


@pytest.mark.parametrize(
    "text", [SECOND, "", "\u202eا\u0301🏳️‍🌈 \ud7ff", "x" * 40_000, "( ( “ „ » " * 50]
)
def test_spans_lie_within_the_text(text: str) -> None:
    for spans in _spans(_read(text)):
        for span in spans:  # type: ignore[attr-defined]
            assert 0 <= span.start < span.end <= len(text)


def _copy(folder: Path) -> None:
    for name in WHOLE:
        shutil.copy(MODELS / name, folder / name)


@pytest.mark.parametrize("name", WHOLE)
def test_missing_file_is_named_with_the_remedy(name: str, tmp_path: Path) -> None:
    _copy(tmp_path)
    (tmp_path / name).unlink()
    with pytest.raises(ModelError, match=rf"models/{name}: .*install Saksi again"):
        load_reader(tmp_path)


@pytest.mark.parametrize("name", WHOLE)
def test_damaged_file_is_named_with_the_remedy(name: str, tmp_path: Path) -> None:
    _copy(tmp_path)
    data = (tmp_path / name).read_bytes()
    (tmp_path / name).write_bytes(data[: len(data) // 2])
    with pytest.raises(ModelError, match=rf"models/{name}: .*install Saksi again"):
        load_reader(tmp_path)


def test_weights_for_other_heads_are_refused(tmp_path: Path) -> None:
    _copy(tmp_path)
    card = json.loads((tmp_path / CARD).read_text(encoding="utf-8"))
    card["heads"]["names"].append("B-SHIP")
    (tmp_path / CARD).write_text(json.dumps(card), encoding="utf-8")
    with pytest.raises(ModelError, match="other heads"):
        load_reader(tmp_path)


def test_without_weights_the_rules_go_on_and_say_so(monkeypatch: pytest.MonkeyPatch) -> None:
    def missing() -> None:
        raise ModelError("models/heads.onnx: No such file; install Saksi again")

    with monkeypatch.context() as patched:
        patched.setattr("saksi.pipeline.load_reader", missing)
        record = saksi.read(FIRST, id="tanpa-bobot", published="2026-02-03")
    (told,) = [r for r in record.rejected if r.stage == "text.reader"]
    assert "rules alone" in told.reason
    assert record.versions.models.get("reader") is None
    assert record.statements
    with_heads = saksi.read(FIRST, id="dengan-bobot", published="2026-02-03")
    assert with_heads.versions.models["reader"]


def test_heads_stop_reading_where_no_article_goes_on(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("saksi.text.reader.MOST_WORDS", 10)
    text = "Rina Hapsari menolak usul itu. " * 4
    record = saksi.read(text, id="panjang", published="2026-02-03")
    (told,) = [r for r in record.rejected if r.stage == "text.reader"]
    assert "rules alone" in told.reason
    assert isinstance(told.start, int)
    assert 0 < told.start < len(text)
