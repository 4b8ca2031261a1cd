"""Sentences of treebanks as the tagger sees them: states of the shipped encoder, spellings, labels."""

import random
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol, TypeVar

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from saksi.text.encoder import SIZE, STATES, Encoder
from saksi.text.sentences import Sentence, Token
from saksi.text.syntax import RELATIONS, STYLES, TAGS, spelling
from tools.treebanks import Tree


@dataclass(frozen=True)
class Example:
    """One sentence; every array has one row (or value) a word."""

    states: NDArray[np.float16]
    spellings: NDArray[np.int64]
    style: int
    tags: NDArray[np.int64]
    heads: NDArray[np.int64]
    relations: NDArray[np.int64]


@dataclass(frozen=True)
class Batch:
    """Sentences of one length, so that nothing is padded."""

    states: Tensor
    spellings: Tensor
    style: Tensor
    tags: Tensor
    heads: Tensor
    relations: Tensor


def word_states(
    encoder: Encoder, sentences: Sequence[tuple[str, Sentence]], states: int = len(STATES)
) -> list[NDArray[np.float16]]:
    """The states of each sentence's words, read in windows of sentences in a row as at run time."""
    placed: list[Sentence] = []
    text = ""
    for own, sentence in sentences:
        at = len(text)
        words = tuple(Token(w.start + at, w.end + at, w.surface) for w in sentence.tokens)
        placed.append(Sentence(at, at + len(own), 0, words))
        text += own + "\n"
    found = [np.zeros((len(s.tokens), SIZE * states), np.float16) for s in placed]
    for encoded in encoder.encode(text, placed):
        for (number, word), state in zip(encoded.window.words, encoded.words(), strict=True):
            found[number][word] = state
    return found


def examples(encoder: Encoder, trees: Sequence[Tree], style: str) -> list[Example]:
    """Trees with the states of their words."""
    states = word_states(encoder, [(tree.text, tree.sentence()) for tree in trees])
    return [_example(tree, x, style) for tree, x in zip(trees, states, strict=True)]


def _example(tree: Tree, states: NDArray[np.float16], style: str) -> Example:
    return Example(
        states,
        np.array([spelling(word.surface, not at) for at, word in enumerate(tree.words)]),
        STYLES.index(style),
        np.array([TAGS.index(tag) for tag in tree.tags]),
        np.array(tree.heads),
        np.array([_relation(relation) for relation in tree.relations]),
    )


def _relation(name: str) -> int:
    """A subtype that is not kept counts as its universal relation."""
    known = name if name in RELATIONS else name.partition(":")[0]
    return RELATIONS.index(known if known in RELATIONS else "dep")


class Tagged(Protocol):
    """What has a tag for each word."""

    @property
    def tags(self) -> NDArray[np.int64]:
        """The tags."""


T = TypeVar("T", bound=Tagged)


def batches(found: Sequence[T], words: int, chance: random.Random) -> list[list[T]]:
    """All examples, shuffled, in batches of about `words` words."""
    lengths: dict[int, list[T]] = {}
    for example in found:
        lengths.setdefault(len(example.tags), []).append(example)
    groups: list[list[T]] = []
    for length in sorted(lengths):
        same = lengths[length]
        chance.shuffle(same)
        size = max(1, words // length)
        groups += [same[at : at + size] for at in range(0, len(same), size)]
    chance.shuffle(groups)
    return groups


def collate(group: Sequence[Example]) -> Batch:
    """Sentences of one length as tensors."""
    return Batch(
        torch.from_numpy(np.stack([e.states for e in group])).float(),
        torch.from_numpy(np.stack([e.spellings for e in group])),
        torch.tensor([e.style for e in group]),
        torch.from_numpy(np.stack([e.tags for e in group])),
        torch.from_numpy(np.stack([e.heads for e in group])),
        torch.from_numpy(np.stack([e.relations for e in group])),
    )
