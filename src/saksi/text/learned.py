"""What the learned heads think of an article, in the shapes that the finders combine with their rules."""

from typing import Literal, Protocol, TypeAlias

from msgspec import Struct

Relation: TypeAlias = Literal["speaker", "source", "cue", "actor", "recipient"]


class Scored(Struct, frozen=True):
    """Half-open span with a head's label for it and the head's probability (0 to 1).

    Labels of `names`: PER, ORG, LOC; of `contents`: direct, indirect, mixed; of `cues`: cue;
    of `triggers`: a PLOVER type.
    """

    start: int
    end: int
    label: str
    probability: float


class Ties(Protocol):
    """Scores of two places belonging together."""

    def __call__(self, relation: Relation, head: tuple[int, int], part: tuple[int, int]) -> float:
        """Probability that the words at `part` are the `relation` of the words at `head`.

        `speaker`: of a cue; `source` (who speaks) and `cue`: of a content span; `actor` and
        `recipient`: of a trigger.

        0.0 where the two do not stand in one window of the encoder.
        """


class Statuses(Protocol):
    """Scores of an act's status."""

    def __call__(self, head: tuple[int, int]) -> dict[str, float]:
        """Probability of each status for the trigger at `head`; empty where it was not read."""


class Acts(Protocol):
    """Scores of a place telling an act."""

    def __call__(self, head: tuple[int, int]) -> dict[str, float]:
        """Probability of each PLOVER type at `head`, however small; empty where it was not read."""


def no_acts(head: tuple[int, int]) -> dict[str, float]:  # noqa: ARG001
    """What is known of a place that no head read."""
    return {}


class Learned(Struct, frozen=True):
    """Everything that one pass of the encoder and its heads gives; spans are in page order.

    `models` names the weights and their version, as a record's `versions` shows them; `end` is where
    the heads stopped reading (null: nowhere before the end).
    """

    names: tuple[Scored, ...]
    contents: tuple[Scored, ...]
    cues: tuple[Scored, ...]
    triggers: tuple[Scored, ...]
    tie: Ties
    status: Statuses
    models: dict[str, str] = {}
    acts: Acts = no_acts
    end: int | None = None
