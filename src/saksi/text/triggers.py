"""Words that tell acts, by a head of its own over the shared encoder's states.

It goes on from the lower layers: layer 4 is as it came, layer 6 was fine-tuned at lower rates than
those above, which know the articles that all heads learned from too well to say much of others. The
card beside the weights tells data, licences and figures; `tools/train_acts.py` makes them.
"""

from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from saksi.errors import ModelError
from saksi.text.encoder import STATES, Encoded
from saksi.text.heads import TYPES
from saksi.text.weights import MODELS, check_files, open_session, read_card

CARD, ACTS = "acts.json", "acts.onnx"
FILES = (CARD, ACTS)

Floats = NDArray[np.float32]


class Card(Struct, frozen=True):
    """What must hold of the files beside it before they are used."""

    version: str
    sha256: dict[str, str]
    types: list[str]
    states: list[int]
    encoder: str


class Triggers:
    """Loaded weights; used from one thread at a time."""

    def __init__(self, version: str, session: Any) -> None:
        self.version = version
        self._session = session

    def logits(self, encoded: Encoded, hints: Floats) -> Floats:
        """One row a word of the window, one column each of `TYPES`; `hints` are words × types but O."""
        states = encoded.words()
        feed = {
            "states": states[None],
            "hints": hints[None],
            "lengths": np.array([len(states)], np.int32),
        }
        return np.asarray(self._session.run(None, feed)[0][0], np.float32)


@cache
def load_triggers(encoder: str, folder: Path = MODELS, threads: int = 1) -> Triggers:
    """The head whose card stands in `folder`; loaded once.

    `encoder` is the SHA-256 of the encoder whose states it is to read. Raises `ModelError`, naming
    the file and the remedy, where a file is missing, damaged or made for others than these.
    """
    card = read_card(folder / CARD, Card)
    check_files(folder, card.sha256)
    if (tuple(card.types), tuple(card.states), card.encoder) != (TYPES, STATES, encoder):
        raise ModelError(
            f"models/{CARD}: made for other acts or another encoder than this Saksi has; install it again"
        )
    return Triggers(card.version, open_session(folder / ACTS, threads))
