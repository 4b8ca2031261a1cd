"""The learned reader at run time: int8 ONNX graphs over windows of an article, on this machine.

The upper layers and the heads go on from the states of the shared encoder (`encoder.py`); the card
beside the weights tells their data, licences and figures. Every window is a run of its own, so that
an article gives the same values alone, in a batch and in any order.
"""

from collections import deque
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
from msgspec import Struct
from msgspec.structs import replace
from numpy.typing import NDArray

from saksi.errors import ModelError
from saksi.text.decoding import Outputs, decode, softmax
from saksi.text.encoder import ENCODER, STATES, TOKENIZER, Encoded, Encoder
from saksi.text.heads import HEADS, TYPES
from saksi.text.learned import Learned
from saksi.text.naming import FILES as NAMES_FILES
from saksi.text.naming import Namer, load_namer
from saksi.text.sentences import Sentence
from saksi.text.triggers import FILES as ACTS_FILES
from saksi.text.triggers import Triggers, load_triggers
from saksi.text.weights import MODELS, check_files, load_tokenizer, open_session, read_card

CARD, GRAPH = "reader.json", "heads.onnx"
FILES = (CARD, ENCODER, GRAPH, TOKENIZER)
WHOLE = (*FILES, *NAMES_FILES, *ACTS_FILES)
OUTPUTS = (*HEADS, "head", "part")
STATE = f"layer{STATES[-1]}"
LEAST = 1e-9  # so that a probability of nothing has a logarithm
MOST_WORDS = 20_000  # an article has a thousandth of a book's words; what is longer is no article

Hints = Sequence[Sequence[tuple[str, ...]]]
Floats = NDArray[np.float32]


class Card(Struct, frozen=True):
    """What must hold of the files beside it before they are used.

    `names` and `acts` tell whether the heads of `naming.py` and `triggers.py` stand beside them;
    else the reader's own are heard alone. Of acts the reader's own head is heard beside the other.
    """

    version: str
    sha256: dict[str, str]
    bos: int
    eos: int
    heads: dict[str, list[str]]
    names: bool = False
    acts: bool = False


class Reader:
    """Loaded weights; `read` may be called from one thread at a time."""

    def __init__(
        self,
        version: str,
        encoder: Encoder,
        session: Any,
        namer: Namer | None = None,
        triggers: Triggers | None = None,
    ) -> None:
        self.version, self.encoder, self.namer, self.triggers = version, encoder, namer, triggers
        self._session = session

    def read(self, text: str, sentences: Sequence[Sentence], hints: Hints) -> Learned:
        """What the heads say of the sentences; `hints` are each token's types by the lexicon.

        Sentences after the first `MOST_WORDS` words are not read: `Learned.end` says where it stopped.
        """
        sentences = within_reach(sentences)
        outputs = Outputs(sentences, text)
        windows = self._windows(text, sentences, hints, outputs)
        names = self.namer.names(sentences, windows) if self.namer else None
        deque(windows, maxlen=0)
        end = sentences[-1].end if sentences else 0
        learned = replace(decode(outputs), models=self._models(), end=end)
        return learned if names is None else replace(learned, names=names)

    def _models(self) -> dict[str, str]:
        """The versions of all weights that have a say."""
        found = {"reader": self.version}
        found |= {"names": self.namer.version} if self.namer else {}
        return found | ({"acts": self.triggers.version} if self.triggers else {})

    def _windows(
        self, text: str, sentences: Sequence[Sentence], hints: Hints, outputs: Outputs
    ) -> Iterator[Encoded]:
        """The windows, one held at a time; the heads' word on each goes into `outputs`."""
        for encoded in self.encoder.encode(text, sentences):
            outputs.add(encoded.window, self._run(encoded, hints))
            yield encoded

    def _run(self, encoded: Encoded, hints: Hints) -> dict[str, Floats]:
        window = encoded.window
        lexicon = np.zeros((1, len(window.words), len(TYPES) - 1), np.float32)
        for word, (sentence, token) in enumerate(window.words):
            for name in hints[sentence][token]:
                lexicon[0, word, TYPES.index(name) - 1] = 1.0
        feed = {
            STATE: encoded.states[-1][None],
            "ids": encoded.ids[None],
            "firsts": np.array([window.firsts], np.int64) + 1,
            "hints": lexicon,
        }
        outputs = self._session.run(OUTPUTS, feed)
        found = {name: values[0] for name, values in zip(OUTPUTS, outputs, strict=True)}
        if self.triggers:
            found["act"] = both(found["act"], self.triggers.logits(encoded, lexicon[0]))
        return found


def both(logits: Floats, others: Floats) -> Floats:
    """Logits of the mean of two heads' probabilities."""
    return np.asarray(np.log((softmax(logits) + softmax(others)) / 2 + LEAST), np.float32)


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
    card = read_card(folder / CARD, Card)
    check_files(folder, card.sha256)
    if card.heads != {name: list(labels) for name, labels in HEADS.items()}:
        raise ModelError(
            f"models/{CARD}: made for other heads than this Saksi has; install it again"
        )
    encoder = Encoder(
        load_tokenizer(folder / TOKENIZER),
        open_session(folder / ENCODER, threads),
        card.bos,
        card.eos,
        card.sha256.get(ENCODER, ""),
    )
    namer = load_namer(encoder.sha256, folder, threads) if card.names else None
    triggers = load_triggers(encoder.sha256, folder, threads) if card.acts else None
    return Reader(card.version, encoder, open_session(folder / GRAPH, threads), namer, triggers)
