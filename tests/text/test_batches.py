"""Sentences side by side: each one once, with its own words, whatever stands beside it."""

import numpy as np
import pytest

from saksi.text.batches import MOST_SENTENCES, MOST_WORDS, batches
from saksi.text.sentences import Sentence, Token
from saksi.text.syntax import spelling


def _sentence(words: int) -> Sentence:
    tokens = tuple(Token(3 * at, 3 * at + 2, f"k{at % 10}") for at in range(words))
    return Sentence(0, 3 * words, 0, tokens)


def _states(sentences: list[Sentence]) -> list[np.ndarray]:
    return [np.full((len(s.tokens), 4), at + 1, np.float32) for at, s in enumerate(sentences)]


@pytest.mark.parametrize("lengths", [[], [0, 0], [5], [9, 2, 0, 700, 9, 3, 1], [4] * 50, [300] * 3])
def test_each_sentence_with_words_stands_in_one_batch(lengths: list[int]) -> None:
    sentences = [_sentence(length) for length in lengths]
    found = list(batches(sentences, _states(sentences), 2))
    places = [place for batch in found for place in batch.places]
    assert sorted(places) == [at for at, length in enumerate(lengths) if length]
    for batch in found:
        assert len(batch.places) <= MOST_SENTENCES
        assert len(batch.places) == 1 or batch.feed["states"][..., 0].size <= MOST_WORDS


def test_a_sentence_keeps_its_words_and_the_places_behind_them_are_empty() -> None:
    sentences = [_sentence(3), _sentence(5)]
    (batch,) = batches(sentences, _states(sentences), 1)
    assert batch.places == [0, 1]
    assert batch.feed["lengths"].tolist() == [3, 5]
    assert batch.feed["style"].tolist() == [1, 1]
    assert batch.feed["states"][0, :, 0].tolist() == [1, 1, 1, 0, 0]
    assert batch.feed["spellings"][0, 0].tolist() == list(spelling("k0", True))
    assert batch.feed["spellings"][0, 2].tolist() == list(spelling("k2", False))
    assert not batch.feed["spellings"][0, 3:].any()
