"""What a reader in training gets right on windows that it does not learn from."""

from collections.abc import Iterable

import torch
from torch import Tensor

from saksi.text.heads import RELATIONS
from tools.reader_batches import collate
from tools.reader_data import IGNORE, Example, name_spans
from tools.reader_model import pair_logits
from tools.reader_training import Trainer

THRESHOLDS = (0.2, 0.3, 0.4, 0.5)


def f1(hit: float, found: float, gold: float) -> float:
    """2·hit / (found + gold), rounded."""
    return round(2 * hit / (found + gold), 3) if found + gold else 0.0


def _answers(trainer: Trainer, example: Example) -> dict[str, Tensor]:
    batch = collate([example], trainer.marks)
    with torch.no_grad():
        return {name: values[0] for name, values in trainer.answers(batch).items()}


def held_out_scores(trainer: Trainer, examples: Iterable[Example]) -> dict[str, float]:
    """Word F1 of contents and cues, of acts at some thresholds, and how often a pair is right."""
    counts: dict[str, list[float]] = {}

    def add(name: str, hit: float, found: float, gold: float) -> None:
        row = counts.setdefault(name, [0.0, 0.0, 0.0])
        for i, value in enumerate((hit, found, gold)):
            row[i] += value

    for example in examples:
        found = _answers(trainer, example)
        for name in ("content", "cue"):
            ours, theirs = found[name].argmax(-1) > 0, torch.tensor(example.labels[name]) > 0
            add(name, float((ours & theirs).sum()), float(ours.sum()), float(theirs.sum()))
        labels = torch.tensor(example.labels["act"])
        best, act = found["act"].softmax(-1)[:, 1:].max(-1)
        for least in THRESHOLDS:
            ours = (best > least) & (labels != IGNORE)
            hit = (ours & (act + 1 == labels)).sum()
            add(f"act>{least}", float(hit), float(ours.sum()), float((labels > 0).sum()))
        for number, relation in enumerate(RELATIONS):
            scores = pair_logits(found["head"], found["part"], number)
            for pairs in example.pairs.get(relation, ()):
                if any(pairs.labels):
                    right = pairs.labels[int(scores[pairs.head][list(pairs.parts)].argmax())]
                    add(relation, float(right), 1.0, 1.0)
    return {name: f1(*row) for name, row in counts.items()}


def name_scores(trainer: Trainer, examples: Iterable[Example]) -> float:
    """F1 of whole names."""
    hit = found = gold = 0
    for example in examples:
        ours = name_spans(_answers(trainer, example)["names"].argmax(-1).tolist())
        theirs = name_spans(example.labels["names"])
        hit, found, gold = hit + len(ours & theirs), found + len(ours), gold + len(theirs)
    return f1(hit, found, gold)
