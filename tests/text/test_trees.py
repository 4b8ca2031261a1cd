"""Trees over scores: one root, no cycle, and none is better."""

import itertools

import numpy as np
import pytest

from saksi.text.trees import best_tree


def _is_tree(heads: tuple[int, ...] | list[int]) -> bool:
    if list(heads).count(0) != 1:
        return False
    for word in range(1, len(heads) + 1):
        seen = set()
        while word and word not in seen:
            seen.add(word)
            word = heads[word - 1]
        if word:
            return False
    return True


def _total(scores: np.ndarray, heads: tuple[int, ...] | list[int]) -> float:
    return float(sum(scores[at, head] for at, head in enumerate(heads)))


@pytest.mark.parametrize("seed", range(25))
def test_no_tree_of_four_words_is_better(seed: int) -> None:
    scores = np.random.default_rng(seed).normal(size=(4, 5))
    found = best_tree(scores)
    every = (heads for heads in itertools.product(range(5), repeat=4) if _is_tree(heads))
    assert _is_tree(found)
    assert _total(scores, found) == pytest.approx(max(_total(scores, heads) for heads in every))


@pytest.mark.parametrize("size", [1, 2, 40, 150, 700])
def test_long_sentences_have_one_root_and_no_cycle(size: int) -> None:
    scores = np.random.default_rng(size).normal(size=(size, size + 1))
    assert _is_tree(best_tree(scores))


def test_no_words_have_no_heads() -> None:
    assert best_tree(np.zeros((0, 1))) == []
