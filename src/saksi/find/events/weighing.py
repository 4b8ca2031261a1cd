"""Clues added up to a probability: small fitted weights, each with the name of what it weighs."""

import math
from functools import cache
from importlib.resources import files

import msgspec
from msgspec import Struct

from saksi.errors import ConfigurationError
from saksi.records import Status

Clues = dict[str, float]  # what is seen, by name; 1.0 where it is simply there

ALONE = "events.json"  # fitted on clues of rules and lexicon
WITH_HEADS = "events_with_heads.json"  # fitted with what the learned heads say beside them


class Scale(Struct, frozen=True, forbid_unknown_fields=True):
    """A logistic model: `bias` and one weight for each clue that it knows."""

    bias: float
    weights: dict[str, float]

    def balance(self, clues: Clues) -> float:
        """The log-odds that the clues speak for."""
        weight, total = self.weights.get, self.bias
        for name, value in clues.items():  # hundreds of times an article: no branch in it
            total += value * weight(name, 0.0)
        return total

    def probability(self, clues: Clues) -> float:
        """The probability that the clues speak for."""
        return logistic(self.balance(clues))

    def strongest(self, clues: Clues, count: int = 4) -> list[tuple[str, float]]:
        """The clues that weigh most, with what each adds, for a person to read."""
        found = [(n, v * self.weights[n]) for n, v in clues.items() if n in self.weights]
        return sorted(found, key=lambda pair: -abs(pair[1]))[:count]


class Weights(Struct, frozen=True, forbid_unknown_fields=True):
    """Every scale of the event finder, its thresholds, and the card of what it was fitted on."""

    card: dict[str, str]
    act: Scale
    again: Scale
    actor: Scale
    recipient: Scale
    source: Scale
    status: dict[Status, Scale]
    thresholds: dict[str, float]


@cache
def load_weights(heads: bool = False) -> Weights:
    """The weights that ship with Saksi; raises `ConfigurationError` where the file is broken.

    With `heads`, those fitted beside the learned heads, where they are there.
    """
    folder = files("saksi").joinpath("models")
    name = WITH_HEADS if heads and folder.joinpath(WITH_HEADS).is_file() else ALONE
    try:
        return msgspec.json.decode(folder.joinpath(name).read_bytes(), type=Weights)
    except (OSError, ValueError) as error:
        raise ConfigurationError(f"models/{name}: {error}") from error


def logistic(balance: float) -> float:
    """Log-odds as a probability, without overflow."""
    if balance >= 0:
        return 1 / (1 + math.exp(-balance))
    grown = math.exp(balance)
    return grown / (1 + grown)


def log_odds(probability: float) -> float:
    """A probability as bounded log-odds (at most ±6.9)."""
    kept = min(max(probability, 0.001), 0.999)
    return math.log(kept / (1 - kept))
