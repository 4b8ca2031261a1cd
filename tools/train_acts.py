"""Train the head of acts over the shipped encoder and write its weights and card.

    python -m tools.train_acts [--shared ../shared] [--encoder FOLDER] [--out FOLDER] [--fold I/N]

Needs the `train` extra (torch, onnx). It learns from the gold train split as its second reader left
it, from the marked passages of news (`tools/passages`) and from our own articles (`tools/lessons`),
later tellings of an act like its first. With `--fold I/N` articles and passages are left out as by
`tools/train_reader.py`, whose weights of that fold `--encoder` names; `--out` is the same folder
then. Seeds are fixed; about ten minutes on one core.
"""

import argparse
import hashlib
import json
import random
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn.functional import cross_entropy

from saksi.text.encoder import STATES, Encoder
from saksi.text.heads import TYPES
from saksi.text.reader import CARD as READER_CARD
from saksi.text.reader import load_reader
from saksi.text.triggers import ACTS, CARD
from tools.acts_data import ActExample, batches, examples
from tools.acts_model import Triggers
from tools.export_tagger import write_graph
from tools.reader_batches import HINT_DROPOUT
from tools.reader_data import IGNORE, Document, documents, lesson_documents, passage_documents
from tools.tagger_model import STATE
from tools.tagger_training import Average, Pace
from tools.train_reader import MODELS, SHARED, fold_of

DATA = {
    "gold/train": "own annotation; texts © their publishers or CC BY-SA 4.0 (NTREX)",
    "tools/second_reading": "own",
    "tools/passages": "marks own; texts CC BY-SA 4.0 and MIT, as reader.json names them",
    "tools/lessons": "own",
}


@dataclass(frozen=True)
class Plan:
    """How long and how fast; `size` windows are learned from at once."""

    epochs: int = 8
    size: int = 16
    rate: float = 2e-3
    average: float = 0.997
    seed: int = 1


def main() -> None:
    """Train and export."""
    args = _arguments()
    torch.set_num_threads(args.threads)
    plan = Plan(epochs=args.epochs)
    torch.manual_seed(plan.seed)
    encoder = load_reader(args.encoder).encoder
    material = [e for d in _documents(args.shared, args.fold) for e in examples(d, encoder)]
    print(f"{len(material)} windows, {sum(len(e.labels) for e in material)} words", flush=True)
    head = Triggers()
    train(head, material, plan)
    args.out.mkdir(parents=True, exist_ok=True)
    _export(head.eval(), args, encoder)


def _documents(shared: Path, fold: tuple[int, int] | None) -> Iterator[Document]:
    marked = [*documents(shared / "gold" / "train"), *passage_documents(shared / "data")]
    for number, document in enumerate(marked):
        if not (fold and number % fold[1] == fold[0]):
            yield document
    yield from lesson_documents()


def train(head: Triggers, material: list[ActExample], plan: Plan) -> None:
    """All epochs; the averaged weights stay in the head."""
    chance = random.Random(plan.seed)
    optimiser = torch.optim.AdamW(head.parameters(), lr=plan.rate, weight_decay=0.02)
    average = Average(head, plan.average)
    pace = Pace(plan.rate, plan.epochs * -(-len(material) // plan.size), 100)
    for epoch in range(plan.epochs):
        began, total = time.monotonic(), 0.0
        head.train()
        for group in batches(material, plan.size, chance):
            pace.step(optimiser)
            total += _step(head, group, optimiser, chance)
            average.add(head, pace.done)
        spent = time.monotonic() - began
        print(f"epoch {epoch + 1}/{plan.epochs}: {spent:.0f} s, loss {total:.1f}", flush=True)
    average.leave_in(head)


def _step(head: Triggers, group: list[ActExample], optimiser: torch.optim.Optimizer,
          chance: random.Random) -> float:  # fmt: skip
    states, hints, labels, lengths = tensors(group, chance)
    logits = head.padded(states, hints, lengths)
    value = cross_entropy(logits.flatten(0, 1), labels.flatten())
    optimiser.zero_grad()
    value.backward()
    nn.utils.clip_grad_norm_(head.parameters(), 1.0)
    optimiser.step()
    return float(value.item())


def tensors(
    group: Sequence[ActExample], chance: random.Random | None = None
) -> tuple[Tensor, Tensor, Tensor, Tensor]:
    """States, hints, labels and lengths; with `chance` some windows lose their hints."""
    longest = max(len(e.labels) for e in group)
    states = torch.zeros(len(group), longest, group[0].states.shape[1])
    hints = torch.zeros(len(group), longest, group[0].hints.shape[1])
    labels = torch.full((len(group), longest), IGNORE)
    for row, example in enumerate(group):
        count = len(example.labels)
        states[row, :count] = torch.from_numpy(example.states.astype(np.float32))
        labels[row, :count] = torch.from_numpy(example.labels)
        if chance is None or chance.random() >= HINT_DROPOUT:
            hints[row, :count] = torch.from_numpy(example.hints)
    return states, hints, labels, torch.tensor([len(e.labels) for e in group])


def _export(head: Triggers, args: argparse.Namespace, encoder: Encoder) -> None:
    states, hints = torch.zeros(1, 9, STATE * len(STATES)), torch.zeros(1, 9, len(TYPES) - 1)
    write_graph(
        head, (states, hints), args.out / ACTS,
        {"states": 1, "hints": 1}, {"acts": {1: "words"}},
    )  # fmt: skip
    card: dict[str, Any] = {
        "version": args.version,
        "licence": "CC BY-SA 4.0 (part of the training text is NTREX)",
        "rebuild": "python -m tools.train_acts",
        "data": DATA,
        "encoder": encoder.sha256,
        "sha256": {ACTS: hashlib.sha256((args.out / ACTS).read_bytes()).hexdigest()},
        "types": TYPES,
        "states": STATES,
    }
    _write(args.out / CARD, card)
    reader = json.loads((args.encoder / READER_CARD).read_text(encoding="utf-8"))
    _write(args.out / READER_CARD, {**reader, "acts": True})


def _write(path: Path, card: dict[str, Any]) -> None:
    path.write_text(json.dumps(card, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--shared", type=Path, default=SHARED)
    parser.add_argument("--encoder", type=Path, default=MODELS, help="folder of the reader's files")
    parser.add_argument("--out", type=Path, default=MODELS)
    parser.add_argument("--version", default="2026.11")
    parser.add_argument("--epochs", type=int, default=Plan.epochs)
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--fold", type=fold_of, help="I/N: leave out every N-th document from I on")
    return parser.parse_args()


if __name__ == "__main__":
    main()
