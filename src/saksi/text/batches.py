"""Sentences of about the same length side by side, so that recurrent layers step over several at once."""

from collections.abc import Iterator, Sequence

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from saksi.text.sentences import Sentence
from saksi.text.syntax import PARTS, spelling

MOST_SENTENCES = 16
MOST_WORDS = 512  # the shorter sentences' empty places counted; a longer sentence runs alone

Floats = NDArray[np.float32]


class Batch(Struct, frozen=True, eq=False):
    """Some sentences, by their places in the article, and what the graph is fed with."""

    places: list[int]
    feed: dict[str, NDArray[np.generic]]


def batches(sentences: Sequence[Sentence], states: Sequence[Floats], style: int) -> Iterator[Batch]:
    """All sentences that hold words; `states[i]` has a row for each word of sentence i.

    Which ones run together depends on the article alone, so that it gives the same values whatever
    is read beside it.
    """
    for places in _groups([len(sentence.tokens) for sentence in sentences]):
        lengths = [len(sentences[place].tokens) for place in places]
        shape = len(places), lengths[-1]
        vectors = np.zeros((*shape, states[0].shape[1]), np.float32)
        spellings = np.zeros((*shape, PARTS), np.int64)
        for row, place in enumerate(places):
            vectors[row, : lengths[row]] = states[place]
            spellings[row, : lengths[row]] = _spelled(sentences[place])
        feed: dict[str, NDArray[np.generic]] = {
            "states": vectors,
            "spellings": spellings,
            "style": np.full(len(places), style, np.int64),
            "lengths": np.array(lengths, np.int32),
        }
        yield Batch(places, feed)


def _spelled(sentence: Sentence) -> list[tuple[int, ...]]:
    return [spelling(word.surface, not at) for at, word in enumerate(sentence.tokens)]


def _groups(lengths: Sequence[int]) -> Iterator[list[int]]:
    """Places of sentences, the shortest first, in groups whose last is the longest."""
    group: list[int] = []
    for place in sorted(range(len(lengths)), key=lengths.__getitem__):
        if not lengths[place]:
            continue
        if len(group) == MOST_SENTENCES or (len(group) + 1) * lengths[place] > MOST_WORDS:
            if group:
                yield group
            group = []
        group.append(place)
    if group:
        yield group
