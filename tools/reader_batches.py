"""Examples as tensors."""

import random
from dataclasses import dataclass

import torch
from torch import Tensor

from saksi.text.heads import HEADS, TYPES
from tools.reader_data import IGNORE, Example

HINT_DROPOUT = 0.15


@dataclass(frozen=True)
class Marks:
    """Ids of the pieces that open, close and fill a window, after pruning."""

    bos: int
    eos: int
    pad: int


@dataclass(frozen=True)
class Batch:
    """`ids` and `mask` are batch × pieces; `firsts` and each label batch × words."""

    examples: list[Example]
    ids: Tensor
    mask: Tensor
    firsts: Tensor
    hints: Tensor
    labels: dict[str, Tensor]
    present: Tensor


def collate(examples: list[Example], marks: Marks, chance: random.Random | None = None) -> Batch:
    """One batch; with `chance`, some windows lose their hints, so that none leans on them alone."""
    pieces = max(len(e.window.pieces) for e in examples) + 2
    words = max(len(e.window.words) for e in examples)
    size = len(examples)
    ids = torch.full((size, pieces), marks.pad)
    mask = torch.zeros(size, pieces)
    firsts = torch.zeros(size, words, dtype=torch.long)
    hints = torch.zeros(size, words, len(TYPES) - 1)
    labels = {name: torch.full((size, words), IGNORE) for name in HEADS}
    present = torch.zeros(size, words, dtype=torch.bool)
    for row, example in enumerate(examples):
        inside = [marks.bos, *example.window.pieces, marks.eos]
        ids[row, : len(inside)] = torch.tensor(inside)
        mask[row, : len(inside)] = 1
        count = len(example.window.words)
        firsts[row, :count] = torch.tensor(example.window.firsts) + 1
        present[row, :count] = True
        if chance is None or chance.random() >= HINT_DROPOUT:
            for word, types in enumerate(example.hints):
                hints[row, word, [t - 1 for t in types]] = 1
        for name, values in example.labels.items():
            labels[name][row, :count] = torch.tensor(values)
    return Batch(examples, ids, mask, firsts, hints, labels, present)


def grouped(examples: list[Example], pieces: int, chance: random.Random) -> list[list[Example]]:
    """Examples of like length together, about `pieces` pieces a batch, in random order."""
    order = sorted(examples, key=lambda e: len(e.window.pieces) + chance.random() * 20)
    found: list[list[Example]] = []
    longest = 0
    for example in order:
        longest = max(longest, len(example.window.pieces))
        if found and longest * (len(found[-1]) + 1) <= pieces:
            found[-1].append(example)
        else:
            found.append([example])
            longest = len(example.window.pieces)
    chance.shuffle(found)
    return found
