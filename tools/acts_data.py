"""Windows of annotated texts with what each word tells, for `tools/train_acts.py`."""

import random
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from saksi.text.encoder import Encoder
from saksi.text.heads import TYPES
from tools.reader_data import Document
from tools.reader_words import Words


@dataclass(frozen=True)
class ActExample:
    """One window; every array has one row (or value) a word."""

    states: NDArray[np.float16]
    hints: NDArray[np.float32]
    labels: NDArray[np.int64]


def examples(document: Document, encoder: Encoder) -> list[ActExample]:
    """A document's windows, read as at run time. Later tellings of an act tell it like its first."""
    analysis, found = document.analysis, []
    for encoded in encoder.encode(analysis.text, analysis.sentences):
        window = encoded.window
        hints = np.zeros((len(window.words), len(TYPES) - 1), np.float32)
        for word, (sentence, token) in enumerate(window.words):
            for name in document.hints[sentence][token]:
                hints[word, TYPES.index(name) - 1] = 1.0
        labels = _labels(Words(window, analysis.sentences), document)
        found.append(ActExample(encoded.words().astype(np.float16), hints, labels))
    return found


def _labels(words: Words, document: Document) -> NDArray[np.int64]:
    labels = np.zeros(len(words.tokens), np.int64)
    events = document.gold["events"]
    told = [(event, span) for event in events for span in event.get("again_spans") or ()]
    told += [(event, event["trigger_span"]) for event in events if event.get("trigger_span")]
    for event, span in told:
        labels[words.within(*span)] = TYPES.index(event["type"])
    return labels


def batches(
    material: Sequence[ActExample], size: int, chance: random.Random
) -> list[list[ActExample]]:
    """Windows of like length together, in random order."""
    order = sorted(material, key=lambda e: len(e.labels) + 20 * chance.random())
    found = [list(order[at : at + size]) for at in range(0, len(order), size)]
    chance.shuffle(found)
    return found
