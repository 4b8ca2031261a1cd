"""What the reader is trained to lower: one loss a head, the pairs, and whole stories."""

import torch
from torch import Tensor
from torch.nn import functional

from saksi.text.heads import HEADS, RELATIONS
from tools.reader_batches import Batch
from tools.reader_data import IGNORE
from tools.reader_model import pair_logits

WEIGHTS = {"names": 1.0, "content": 1.0, "cue": 1.0, "act": 3.0, "status": 0.5}
STORY_WEIGHT = 0.3
PAIR_SHARE = 8.0


def loss(found: dict[str, Tensor], batch: Batch) -> Tensor:
    """The weighted sum of all that this batch has labels for."""
    total = torch.zeros(())
    for name in HEADS:
        labels = batch.labels[name]
        if bool((labels != IGNORE).any()):
            part = functional.cross_entropy(
                found[name].flatten(0, 1), labels.flatten(), ignore_index=IGNORE
            )
            total = total + WEIGHTS[name] * part
    total = total + _pairs(found, batch)
    if batch.examples[0].story != IGNORE:
        total = total + STORY_WEIGHT * _story(found, batch)
    return total


def _pairs(found: dict[str, Tensor], batch: Batch) -> Tensor:
    total = torch.zeros(())
    for row, example in enumerate(batch.examples):
        for number, relation in enumerate(RELATIONS):
            pairs = example.pairs.get(relation)
            if not pairs:
                continue
            scores = pair_logits(found["head"][row], found["part"][row], number)
            heads = [p.head for p in pairs for _ in p.parts]
            parts = [q for p in pairs for q in p.parts]
            labels = torch.tensor([float(y) for p in pairs for y in p.labels])
            total = total + functional.binary_cross_entropy_with_logits(
                scores[heads, parts], labels, reduction="sum"
            )
    return total / (PAIR_SHARE * len(batch.examples))


def _story(found: dict[str, Tensor], batch: Batch) -> Tensor:
    """Some word must carry the story's type; which one is not known."""
    chances = functional.log_softmax(found["act"], -1)
    chances = chances.masked_fill(~batch.present[..., None], -1e4)
    some = torch.logsumexp(chances[..., 1:], 1)
    return functional.cross_entropy(some, torch.tensor([e.story - 1 for e in batch.examples]))
