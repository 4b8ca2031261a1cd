"""Training of the tagger over frozen states: tags, arcs and relations at once, weights averaged."""

import math
import random
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass

import torch
from torch import Tensor, nn
from torch.nn.functional import cross_entropy

from tools.tagger_data import Batch, Example, batches, collate
from tools.tagger_model import Tagger

SMOOTHING = 0.03
LOST_SPELLINGS = 0.1
LEAST = 0.03  # of the rate, at the end


@dataclass(frozen=True)
class Plan:
    """How long and how fast; `sampled` is the share of the sampled examples that an epoch sees."""

    epochs: int = 14
    words: int = 1000
    rate: float = 2e-3
    sampled: float = 0.15
    warm_up: int = 200
    average: float = 0.998
    seed: int = 1


@dataclass(frozen=True)
class Material:
    """What an epoch is made of: each list with how often it comes, and one that is sampled."""

    whole: list[tuple[list[Example], int]]
    sampled: list[Example]

    def epoch(self, share: float, chance: random.Random) -> list[Example]:
        """The examples of one epoch."""
        found = [example for examples, often in self.whole for example in examples * often]
        return found + chance.sample(self.sampled, int(share * len(self.sampled)))


def train(tagger: Tagger, material: Material, plan: Plan, after: Callable[[int], None]) -> None:
    """All epochs; `after` sees the averaged weights, which stay in the tagger at the end."""
    chance = random.Random(plan.seed)
    optimiser = torch.optim.AdamW(
        tagger.parameters(), lr=plan.rate, betas=(0.9, 0.95), weight_decay=1e-3
    )
    average = Average(tagger, plan.average)
    first = material.epoch(plan.sampled, random.Random(0))
    steps = plan.epochs * len(batches(first, plan.words, random.Random(0)))
    pace = Pace(plan.rate, steps, plan.warm_up)
    for epoch in range(plan.epochs):
        began = time.monotonic()
        tagger.train()
        for group in batches(material.epoch(plan.sampled, chance), plan.words, chance):
            pace.step(optimiser)
            _step(tagger, collate(group), optimiser)
            average.add(tagger, pace.done)
        print(f"epoch {epoch + 1}/{plan.epochs}: {time.monotonic() - began:.0f} s", flush=True)
        with average.in_place(tagger):
            after(epoch)
    average.leave_in(tagger)


class Pace:
    """The rate of each step: rising at first, then falling along a cosine."""

    def __init__(self, rate: float, steps: int, warm_up: int) -> None:
        self.done = 0
        self._rate, self._steps, self._warm_up = rate, steps, warm_up

    def step(self, optimiser: torch.optim.Optimizer) -> None:
        """Set the rate of the next step."""
        self.done += 1
        falling = 0.5 * (1 + math.cos(math.pi * min(1.0, self.done / self._steps)))
        share = min(1.0, self.done / self._warm_up) * (LEAST + (1 - LEAST) * falling)
        for parameters in optimiser.param_groups:
            parameters["lr"] = self._rate * share


def _step(tagger: Tagger, batch: Batch, optimiser: torch.optim.Optimizer) -> None:
    value = loss(tagger, batch)
    optimiser.zero_grad()
    value.backward()
    nn.utils.clip_grad_norm_(tagger.parameters(), 2.0)
    optimiser.step()


def loss(tagger: Tagger, batch: Batch) -> Tensor:
    """Of tags, arcs and the relations of the right arcs, summed."""
    lost = torch.rand(batch.spellings.shape) < LOST_SPELLINGS
    with torch.autocast("cpu", torch.bfloat16):
        tags, arcs, dependents, heads = tagger(
            batch.states, batch.spellings.masked_fill(lost, 0), batch.style
        )
        relations = tagger.relations(dependents, of_heads(heads, batch.heads))
    pairs = ((tags, batch.tags), (arcs, batch.heads), (relations, batch.relations))
    parts = [
        cross_entropy(logits.float().flatten(0, 1), labels.flatten(), label_smoothing=SMOOTHING)
        for logits, labels in pairs
    ]
    return parts[0] + parts[1] + parts[2]


def of_heads(heads: Tensor, chosen: Tensor) -> Tensor:
    """For each word the row of its head."""
    return heads.gather(1, chosen[:, :, None].expand(-1, -1, heads.shape[-1]))


class Average:
    """A running mean of a module's weights, of which each step moves all but `share`."""

    def __init__(self, module: nn.Module, share: float) -> None:
        self._share = share
        self._mean = {name: value.clone() for name, value in module.state_dict().items()}

    def add(self, module: nn.Module, steps: int) -> None:
        """Move the mean towards the weights as they are after `steps` steps."""
        share = min(self._share, (1 + steps) / (10 + steps))
        with torch.no_grad():
            for name, value in module.state_dict().items():
                self._mean[name].lerp_(value, 1 - share)

    @contextmanager
    def in_place(self, module: nn.Module) -> Iterator[None]:
        """A context in which the module has the mean for its weights, and is not in training."""
        own = {name: value.clone() for name, value in module.state_dict().items()}
        self.leave_in(module)
        module.eval()
        yield
        module.load_state_dict(own)

    def leave_in(self, module: nn.Module) -> None:
        """Give the module the mean for its weights."""
        module.load_state_dict(self._mean)
