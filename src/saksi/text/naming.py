"""Names in sentences, by a small head over the shared encoder's states.

It learned in three manners of annotation (`STYLES`): ours (`own`: NTREX and news, Indonesian and
English), and those of two public sets, whose rules differ. The card beside the weights tells data,
licences and figures; `tools/train_names.py` makes them.
"""

import re
from collections.abc import Callable, Iterable, Sequence
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from saksi.errors import ModelError
from saksi.text.batches import batches
from saksi.text.encoder import STATES, Encoded, by_sentence
from saksi.text.heads import NAMES
from saksi.text.learned import Scored
from saksi.text.name_bounds import first_word
from saksi.text.sentences import Sentence, Token
from saksi.text.weights import MODELS, check_files, open_session, read_card

CARD, NAMER = "names.json", "names.onnx"
FILES = (CARD, NAMER)
OWN = "own"
STYLES = (OWN, "idner", "nergrit")
NEVER = -1e9
LEAST = 1e-4
_CLITIC = re.compile(r"(?<=\w)(?:['’]s?|-nya|-lah|-pun)$")

Floats = NDArray[np.float32]


class Card(Struct, frozen=True):
    """What must hold of the files beside it before they are used."""

    version: str
    sha256: dict[str, str]
    names: list[str]
    states: list[int]
    encoder: str


class Namer:
    """Loaded weights; used from one thread at a time."""

    def __init__(self, version: str, session: Any) -> None:
        self.version = version
        self._session = session

    def names(
        self, sentences: Sequence[Sentence], encoded: Iterable[Encoded], style: str = OWN
    ) -> tuple[Scored, ...]:
        """The names of all sentences in page order; `encoded` are the windows that hold them."""
        states = by_sentence(sentences, encoded)
        read = [
            (sentence.tokens, chances)
            for sentence, chances in zip(
                sentences, self._chances(sentences, states, style), strict=True
            )
            if sentence.tokens
        ]
        known = _elsewhere(read)
        found: list[Scored] = []
        for words, chances in read:
            scores = np.log(chances + LEAST) + [known(word.surface) for word in words]
            found += _spans(words, chances, best_path(scores), style == OWN)
        return tuple(found)

    def _chances(
        self, sentences: Sequence[Sentence], states: Sequence[Floats], style: str
    ) -> list[Floats]:
        """The chance of each tag, one row a word, sentence by sentence."""
        found = [np.zeros((0, len(NAMES)), np.float32)] * len(sentences)
        for batch in batches(sentences, states, STYLES.index(style)):
            logits = self._session.run(None, batch.feed)[0]
            raised = np.exp(logits - logits.max(-1, keepdims=True))
            shares = np.asarray(raised / raised.sum(-1, keepdims=True), np.float32)
            for place, rows in zip(batch.places, shares, strict=True):
                found[place] = rows[: len(sentences[place].tokens)]
        return found


def _elsewhere(read: Sequence[tuple[Sequence[Token], Floats]]) -> Callable[[str], Floats]:
    """What an article as a whole says of a word with a capital: the log of each tag's kind's share.

    A name is of one kind throughout an article as a rule, and some places tell it better than
    others (`Kepala Dinas Rana` than `Rana menolak`).
    """
    sums: dict[str, Floats] = {}
    for words, chances in read:
        for word, row in zip(words, chances @ SAME_KIND, strict=True):
            if word.surface[0].isupper():
                sums[word.surface] = sums.get(word.surface, np.float32(0.0)) + row
    nothing = np.zeros(len(NAMES), np.float32)
    logs = {word: np.log(row / row[OF_A_KIND].sum() + LEAST) for word, row in sums.items()}
    return lambda word: logs.get(word, nothing)


def _after(first: str, second: str) -> float:
    return NEVER if second[0] == "I" and first[1:] != second[1:] else 0.0


# Tags of one kind with each other: rows and columns in the order of `NAMES`.
SAME_KIND = np.array([[float(a[1:] == b[1:]) for b in NAMES] for a in NAMES], np.float32)
OF_A_KIND = [at for at, name in enumerate(NAMES) if name[0] != "I"]
FOLLOWS = np.array([[_after(first, second) for second in NAMES] for first in NAMES])


def best_path(scores: NDArray[np.floating]) -> list[int]:
    """The likeliest tags in which every I follows its own kind (indices into `NAMES`)."""
    alone = scores.argmax(1)
    if not (FOLLOWS[np.append(0, alone[:-1]), alone] < 0).any():
        return [int(tag) for tag in alone]
    best = scores[0] + FOLLOWS[0]
    back: list[NDArray[np.intp]] = []
    for row in scores[1:]:
        through = best[:, None] + FOLLOWS
        back.append(through.argmax(0))
        best = through.max(0) + row
    path = [int(best.argmax())]
    for step in reversed(back):
        path.append(int(step[path[-1]]))
    return path[::-1]


def _spans(words: Sequence[Token], chances: Floats, path: Sequence[int], own: bool) -> list[Scored]:
    found: list[Scored] = []
    at = 0
    while at < len(path):
        kind, last = NAMES[path[at]].partition("-")[2], at
        while kind and last + 1 < len(path) and NAMES[path[last + 1]] == f"I-{kind}":
            last += 1
        first = first_word(words, at, last, kind) if own and kind else at
        if kind and first is not None:
            chance = np.mean([chances[i, path[i]] for i in range(first, last + 1)])
            end = words[last].end - _clitic(words[last].surface)
            found.append(Scored(words[first].start, end, kind, round(float(chance), 4)))
        at = last + 1
    return found


def _clitic(surface: str) -> int:
    """How many characters at a word's end are no part of the name (`Trump's`, `DPR-lah`)."""
    found = _CLITIC.search(surface)
    return len(found.group()) if found else 0


@cache
def load_namer(encoder: str, folder: Path = MODELS, threads: int = 1) -> Namer:
    """The names head whose card stands in `folder`; loaded once.

    `encoder` is the SHA-256 of the encoder whose states it is to read. Raises `ModelError`, naming
    the file and the remedy, where a file is missing, damaged or made for others than these.
    """
    card = read_card(folder / CARD, Card)
    check_files(folder, card.sha256)
    if (tuple(card.names), tuple(card.states), card.encoder) != (NAMES, STATES, encoder):
        raise ModelError(
            f"models/{CARD}: made for other names or another encoder than this Saksi has; install it again"
        )
    return Namer(card.version, open_session(folder / NAMER, threads))
