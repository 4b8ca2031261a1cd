"""The lower layers of the shared encoder: windows of pieces with the states that every head reads.

The encoder is multilingual-e5-small (MIT), pruned and fine-tuned by `tools/train_reader.py`. Every
window is a run of its own, so that an article gives the same values alone, in a batch and in any
order.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import Any

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from saksi.text.sentences import Sentence
from saksi.text.windows import LONGEST, Pieced, Window, align, pack

ENCODER, TOKENIZER = "encoder.onnx", "reader.tokenizer.json"
STATES = (4, 6)  # layers after which the vectors are kept
SIZE = 384
OUTPUTS = tuple(f"layer{layer}" for layer in STATES)

Floats = NDArray[np.float32]


class Encoded(Struct, frozen=True, eq=False):
    """One window: its ids with `<s>` and `</s>`, and each state, one row an id."""

    window: Window
    ids: NDArray[np.int64]
    states: tuple[Floats, ...]

    def words(self) -> Floats:
        """All states side by side, one row a word: the mean over the word's pieces."""
        pieces = np.concatenate(self.states, axis=1)[1:-1]
        firsts = np.array(self.window.firsts)
        counts = np.maximum(np.append(firsts[1:], len(pieces)) - firsts, 1)
        sums = pieces[firsts]
        for more in range(1, counts.max(initial=1)):  # few words have several: faster than reduceat
            longer = np.flatnonzero(counts > more)
            sums[longer] += pieces[firsts[longer] + more]
        return np.asarray(sums / counts[:, None], np.float32)


class Encoder:
    """Loaded lower layers and their tokenizer; used from one thread at a time.

    `sha256` is that of the weights, by which heads know that they were made for them.
    """

    def __init__(
        self,
        tokenizer: Any,
        session: Any,
        bos: int,
        eos: int,
        sha256: str = "",
        outputs: Sequence[str] = OUTPUTS,
    ) -> None:
        self.sha256, self._outputs = sha256, outputs
        self._tokenizer, self._session = tokenizer, session
        self._bos, self._eos = bos, eos

    def encode(
        self, text: str, sentences: Sequence[Sentence], longest: int = LONGEST
    ) -> Iterator[Encoded]:
        """The windows of the sentences, in order, of at most `longest` pieces each."""
        for window in pack(self._pieced(text, sentences), longest):
            ids = np.array([[self._bos, *window.pieces, self._eos]], np.int64)
            states = self._session.run(self._outputs, {"ids": ids})
            yield Encoded(window, ids[0], tuple(state[0] for state in states))

    def _pieced(self, text: str, sentences: Sequence[Sentence]) -> list[Pieced]:
        encoded = self._tokenizer.encode_batch(
            [text[s.start : s.end] for s in sentences], add_special_tokens=False
        )
        return [
            Pieced(tuple(e.ids), align(s, e.offsets))
            for s, e in zip(sentences, encoded, strict=True)
        ]


def by_sentence(sentences: Sequence[Sentence], encoded: Iterable[Encoded]) -> list[Floats]:
    """The states of each sentence's words, one row a word; zeros where no piece stands."""
    starts = np.cumsum([0, *(len(s.tokens) for s in sentences)])
    states = np.zeros((starts[-1], SIZE * len(STATES)), np.float32)
    for one in encoded:
        places = np.array(one.window.words)
        states[starts[places[:, 0]] + places[:, 1]] = one.words()
    return [states[low:high] for low, high in pairwise(starts)]
