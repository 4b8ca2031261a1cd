"""Fine-tuning of the reader: upper layers and heads over the cached output of the lower layers."""

import random
import time
from collections.abc import Callable
from dataclasses import dataclass

import torch
from torch import Tensor

from tools.reader_batches import Batch, Marks, collate, grouped
from tools.reader_data import Example
from tools.reader_loss import loss
from tools.reader_model import Reader

LAYER_DECAY = 0.85
WARM_UP = 0.1


@dataclass(frozen=True)
class Plan:
    """How long and how fast; `frozen` lower layers and all embeddings stay as they are."""

    epochs: int = 12
    frozen: int = 4
    pieces: int = 900
    encoder_rate: float = 2e-4
    head_rate: float = 1e-3
    names: int = 500
    stories: int = 0
    seed: int = 1


class Trainer:
    """Trains one reader; the lower layers run once for each example."""

    def __init__(self, reader: Reader, marks: Marks, plan: Plan) -> None:
        self.reader, self.marks, self.plan = reader, marks, plan
        self._lower: dict[int, Tensor] = {}
        self._chance = random.Random(plan.seed)
        torch.manual_seed(plan.seed)
        _freeze(reader, plan.frozen)
        self._optimiser = torch.optim.AdamW(_groups(reader, plan), weight_decay=0.01)

    def answers(self, batch: Batch) -> dict[str, Tensor]:
        """Every output of the reader for a batch."""
        encoder = self.reader.encoder
        x = torch.zeros(*batch.ids.shape, encoder.word.embedding_dim)
        for row, example in enumerate(batch.examples):
            low = self._low(example).float()
            x[row, : len(low)] = low
        with torch.autocast("cpu", torch.bfloat16):
            x = encoder.climb(x, batch.mask, self.plan.frozen, len(encoder.layers))
        return self.reader.answers(self.reader.words(x.float(), batch.firsts, batch.hints))

    def _low(self, example: Example) -> Tensor:
        if id(example) not in self._lower:
            batch = collate([example], self.marks)
            encoder = self.reader.encoder
            with torch.no_grad(), torch.autocast("cpu", torch.bfloat16):
                x = encoder.climb(encoder.embed(batch.ids), batch.mask, 0, self.plan.frozen)
            self._lower[id(example)] = x[0].half()
        return self._lower[id(example)]

    def train(self, gold: list[Example], names: list[Example], stories: list[Example],
              after: Callable[[int], None]) -> None:  # fmt: skip
        """All epochs; each sees the gold whole and a sample of names and stories."""
        done, total = 0, 0
        for epoch in range(self.plan.epochs):
            began = time.monotonic()
            batches = self._batches(gold, names, stories)
            total = total or len(batches) * self.plan.epochs
            self.reader.train()
            for examples in batches:
                done += 1
                self._step(examples, done / total)
            print(
                f"epoch {epoch + 1}/{self.plan.epochs}: {time.monotonic() - began:.0f} s",
                flush=True,
            )
            self.reader.eval()
            after(epoch)

    def _batches(self, gold: list[Example], names: list[Example],
                 stories: list[Example]) -> list[list[Example]]:  # fmt: skip
        plan, chance = self.plan, self._chance
        found = grouped(gold, plan.pieces, chance)
        for more, most in ((names, plan.names), (stories, plan.stories)):
            found += grouped(chance.sample(more, min(most, len(more))), plan.pieces, chance)
        chance.shuffle(found)
        return found

    def _step(self, examples: list[Example], done: float) -> None:
        rate = min(done / WARM_UP, max(0.0, (1.0 - done) / (1.0 - WARM_UP)))
        for group in self._optimiser.param_groups:
            group["lr"] = group["base"] * rate
        batch = collate(examples, self.marks, self._chance)
        value = loss(self.answers(batch), batch)
        self._optimiser.zero_grad()
        value.backward()
        torch.nn.utils.clip_grad_norm_(self.reader.parameters(), 1.0)
        self._optimiser.step()


def _freeze(reader: Reader, layers: int) -> None:
    encoder = reader.encoder
    for part in (encoder.word, encoder.position, encoder.norm, *encoder.layers[:layers]):
        for parameter in part.parameters():
            parameter.requires_grad_(False)


def _groups(reader: Reader, plan: Plan) -> list[dict[str, object]]:
    """Upper layers learn faster than lower ones, heads fastest."""
    upper = list(reader.encoder.layers[plan.frozen :])
    groups: list[dict[str, object]] = [
        {"params": list(layer.parameters()),
         "base": plan.encoder_rate * LAYER_DECAY ** (len(upper) - 1 - i)}
        for i, layer in enumerate(upper)
    ]  # fmt: skip
    inner = {id(p) for p in reader.encoder.parameters()}
    heads = [p for p in reader.parameters() if id(p) not in inner]
    return [*groups, {"params": heads, "base": plan.head_rate}]
