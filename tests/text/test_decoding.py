"""Decoding: from rows of logits to spans that slice back, cut at paragraphs and sentences."""

import numpy as np

from saksi.text.decoding import Floats, Outputs, decode
from saksi.text.heads import CONTENT, CUE, HEADS, NAMES, PAIR_SIZE, RELATIONS, STATUSES, TYPES
from saksi.text.learned import Learned
from saksi.text.sentences import TextKnowledge, split_sentences
from saksi.text.windows import Window

TEXT = "Kota Arun tenang.\nWali kota menolak usul itu."
BLOCKS = [(0, 17, 0), (18, len(TEXT), 1)]
SURE = 8.0


def _rows(count: int) -> dict[str, Floats]:
    rows = {name: np.zeros((count, len(labels)), np.float32) for name, labels in HEADS.items()}
    for name in ("names", "content", "cue", "act"):
        rows[name][:, 0] = 4.0
    size = PAIR_SIZE * len(RELATIONS)
    return rows | {
        "head": np.zeros((count, size), np.float32),
        "part": np.zeros((count, size), np.float32),
    }


def _decoded(rows: dict[str, Floats], parts: int = 1) -> Learned:
    sentences = split_sentences(TEXT, BLOCKS, TextKnowledge())
    words = [(s, t) for s, sentence in enumerate(sentences) for t in range(len(sentence.tokens))]
    outputs = Outputs(sentences, TEXT)
    for few in np.array_split(np.arange(len(words)), parts):
        window = Window((), tuple(words[i] for i in few), ())
        outputs.add(window, {name: values[few] for name, values in rows.items()})
    return decode(outputs)


def test_name_runs_from_its_b_to_its_last_i() -> None:
    rows = _rows(10)
    rows["names"][0, NAMES.index("B-LOC")] = SURE
    rows["names"][1, NAMES.index("I-LOC")] = SURE
    (name,) = _decoded(rows).names
    assert TEXT[name.start : name.end] == "Kota Arun"
    assert name.label == "LOC"
    assert name.probability > 0.9


def test_content_does_not_cross_a_paragraph() -> None:
    rows = _rows(10)
    rows["content"][:, CONTENT.index("I")] = SURE
    found = _decoded(rows).contents
    assert [TEXT[c.start : c.end] for c in found] == [
        "Kota Arun tenang.",
        "Wali kota menolak usul itu.",
    ]


def test_trigger_has_its_likeliest_type_and_its_status() -> None:
    rows = _rows(10)
    rows["act"][6, TYPES.index("REJECT")] = SURE
    rows["status"][6, STATUSES.index("denied")] = SURE
    learned = _decoded(rows)
    (trigger,) = learned.triggers
    assert (TEXT[trigger.start : trigger.end], trigger.label) == ("menolak", "REJECT")
    status = learned.status((trigger.start, trigger.end))
    assert max(status, key=lambda name: status[name]) == "denied"
    assert abs(sum(status.values()) - 1) < 0.01


def test_cue_is_marked() -> None:
    rows = _rows(10)
    rows["cue"][6, CUE.index("CUE")] = SURE
    (cue,) = _decoded(rows).cues
    assert TEXT[cue.start : cue.end] == "menolak"


def test_tie_is_scored_within_a_window_only() -> None:
    rows = _rows(10)
    low = RELATIONS.index("actor") * PAIR_SIZE
    rows["head"][6, low] = rows["part"][5, low] = SURE
    menolak, kota = (28, 35), (23, 27)
    assert TEXT[slice(*menolak)] == "menolak"
    assert TEXT[slice(*kota)] == "kota"
    assert _decoded(rows).tie("actor", menolak, kota) > 0.9
    assert _decoded(rows).tie("recipient", menolak, kota) == 0.5
    assert _decoded(rows, parts=10).tie("actor", menolak, kota) == 0.0


def test_nothing_to_read_gives_nothing() -> None:
    learned = decode(Outputs((), ""))
    assert (learned.names, learned.triggers, learned.contents, learned.cues) == ((), (), (), ())
    assert learned.tie("actor", (0, 1), (1, 2)) == 0.0
    assert learned.status((0, 1)) == {}
