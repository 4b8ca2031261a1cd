"""The learned reader at run time: one int8 ONNX graph over windows of an article, on this machine.

The encoder is multilingual-e5-small (MIT), pruned and fine-tuned by `tools/train_reader.py`; the
card beside the weights tells its data, licences and figures. Every window is a run of its own, so
that an article gives the same values alone, in a batch and in any order.
"""

import hashlib
import os
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Any

import msgspec
import numpy as np
from msgspec import Struct
from msgspec.structs import replace
from numpy.typing import NDArray

from saksi.errors import ModelError
from saksi.text.decoding import Outputs, decode
from saksi.text.heads import HEADS, TYPES
from saksi.text.learned import Learned
from saksi.text.sentences import Sentence
from saksi.text.windows import Pieced, Window, align, pack

MODELS = Path(__file__).parents[1] / "models"
CARD, GRAPH, TOKENIZER = "reader.json", "reader.onnx", "reader.tokenizer.json"
OUTPUTS = (*HEADS, "head", "part")
MOST_WORDS = 20_000  # an article has a thousandth of a book's words; what is longer is no article

Hints = Sequence[Sequence[tuple[str, ...]]]
Floats = NDArray[np.float32]


class Card(Struct, frozen=True):
    """What must hold of the files beside it before they are used."""

    version: str
    sha256: dict[str, str]
    bos: int
    eos: int
    heads: dict[str, list[str]]


class Reader:
    """Loaded weights; `read` may be called from one thread at a time."""

    def __init__(self, card: Card, tokenizer: Any, session: Any) -> None:
        self.version = card.version
        self._card, self._tokenizer, self._session = card, tokenizer, session

    def read(self, text: str, sentences: Sequence[Sentence], hints: Hints) -> Learned:
        """What the heads say of the sentences; `hints` are each token's types by the lexicon.

        Sentences after the first `MOST_WORDS` words are not read: `Learned.end` says where it stopped.
        """
        sentences = within_reach(sentences)
        pieced = self._pieced(text, sentences)
        outputs = Outputs(sentences, text)
        for window in pack(pieced):
            outputs.add(window, self._run(window, hints))
        end = sentences[-1].end if sentences else 0
        return replace(decode(outputs), models={"reader": self.version}, end=end)

    def _pieced(self, text: str, sentences: Sequence[Sentence]) -> list[Pieced]:
        encoded = self._tokenizer.encode_batch(
            [text[s.start : s.end] for s in sentences], add_special_tokens=False
        )
        return [
            Pieced(tuple(e.ids), align(s, e.offsets))
            for s, e in zip(sentences, encoded, strict=True)
        ]

    def _run(self, window: Window, hints: Hints) -> dict[str, Floats]:
        ids = np.array([[self._card.bos, *window.pieces, self._card.eos]], np.int64)
        firsts = np.array([window.firsts], np.int64) + 1
        lexicon = np.zeros((1, len(window.words), len(TYPES) - 1), np.float32)
        for word, (sentence, token) in enumerate(window.words):
            for name in hints[sentence][token]:
                lexicon[0, word, TYPES.index(name) - 1] = 1.0
        feed = {"ids": ids, "firsts": firsts, "hints": lexicon}
        found = self._session.run(OUTPUTS, feed)
        return {name: values[0] for name, values in zip(OUTPUTS, found, strict=True)}


def within_reach(sentences: Sequence[Sentence]) -> Sequence[Sentence]:
    """The sentences up to `MOST_WORDS` words."""
    words = 0
    for number, sentence in enumerate(sentences):
        words += len(sentence.tokens)
        if words > MOST_WORDS:
            return sentences[:number]
    return sentences


@cache
def load_reader(folder: Path = MODELS, threads: int = 1) -> Reader:
    """The reader whose card stands in `folder`; loaded once.

    Raises `ModelError`, naming the file and the remedy, where a file is missing, damaged or made
    for other heads than these.
    """
    card = _card(folder / CARD)
    for name, expected in card.sha256.items():
        _check(folder / name, expected)
    if card.heads != {name: list(labels) for name, labels in HEADS.items()}:
        raise ModelError(
            f"models/{CARD}: made for other heads than this Saksi has; install it again"
        )
    return Reader(card, _tokenizer(folder / TOKENIZER), _session(folder / GRAPH, threads))


def _card(path: Path) -> Card:
    try:
        return msgspec.json.decode(path.read_bytes(), type=Card)
    except OSError as error:
        raise ModelError(f"models/{path.name}: {error.strerror}; install Saksi again") from error
    except msgspec.DecodeError as error:
        raise ModelError(f"models/{path.name}: {error}; install Saksi again") from error


def _check(path: Path, expected: str) -> None:
    try:
        found = hashlib.sha256(path.read_bytes()).hexdigest()
    except OSError as error:
        raise ModelError(f"models/{path.name}: {error.strerror}; install Saksi again") from error
    if found != expected:
        raise ModelError(
            f"models/{path.name}: damaged (SHA-256 {found[:12]}…); install Saksi again"
        )


def _tokenizer(path: Path) -> Any:
    os.environ.setdefault("TOKENIZERS_PARALLELISM", "false")  # the runner has processes of its own
    from tokenizers import Tokenizer

    return Tokenizer.from_file(str(path))


def _session(path: Path, threads: int) -> Any:
    from onnxruntime import InferenceSession, SessionOptions

    options = SessionOptions()
    options.intra_op_num_threads = threads
    options.inter_op_num_threads = 1
    options.add_session_config_entry("session.intra_op.allow_spinning", "0")
    return InferenceSession(str(path), options, providers=["CPUExecutionProvider"])
