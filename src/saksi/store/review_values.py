"""What reviewers decide, what it is anchored to, and what waits for them."""

from typing import Any, Literal, TypeAlias

from msgspec import Struct

from saksi.errors import SaksiError

Kind: TypeAlias = Literal["entity", "statement", "event"]
Op: TypeAlias = Literal["accept", "correct", "reject", "merge", "split", "undo"]
RULE = "review"  # the rule of a value that a reviewer gave


class Anchor(Struct, frozen=True, omit_defaults=True):
    """A finding by its place in the text and what it was, so that it is known after a new reading.

    `start` and `end` are of an act's trigger, a statement's words, an entity's first mention;
    `type` is an act's, or an entity's kind; `context` the act's sentence, or the entity's name.
    `made` is the number of the decision that made the finding.
    """

    kind: Kind
    start: int
    end: int
    surface: str
    type: str = ""
    context: str = ""
    made: int = 0


class Target(Struct, frozen=True):
    """What a decision is about; `id` is its id in the present record, null where it is gone."""

    article: str
    anchor: Anchor
    id: str | None = None

    @property
    def name(self) -> str:
        """`ARTICLE#ID`, with a question mark for a finding that is not there any more."""
        return f"{self.article}#{self.id or '?'}"


class Decision(Struct, frozen=True):
    """One row of the log. `before` and `after` are the values of `field`, or of the whole.

    `active` is false for what was undone later.
    """

    number: int
    at: str
    who: str
    op: Op
    kind: Kind
    targets: tuple[Target, ...]
    field: str | None = None
    before: Any = None
    after: Any = None
    why: str | None = None
    undoes: int | None = None
    active: bool = True


class Pending(Struct, frozen=True):
    """A statement or an act that nobody has looked at; the most uncertain is asked first.

    `uncertainty` is 1 where the reader was torn, 0 where it was sure.
    """

    article: str
    id: str
    kind: Kind
    headline: str | None
    outlet: str | None
    published: str | None
    about: str
    words: str
    start: int
    end: int
    confidence: float
    uncertainty: float


class Apart(Struct, frozen=True):
    """Two reports, `ARTICLE#ID`, that reviewers joined or parted."""

    first: str
    second: str


class Constraints(Struct, frozen=True):
    """What linking has to heed: reports of one act, and reports of different acts."""

    same: tuple[Apart, ...]
    apart: tuple[Apart, ...]


class ReviewError(SaksiError):
    """This decision cannot be taken; the message says what can."""
