"""Candidates: statements as a rule or a head finds them, as spans of the text."""

from msgspec import Struct

from saksi.find.statements.contents import contents_of, span_of
from saksi.find.statements.hits import Hit
from saksi.find.statements.settings import Range, Setting
from saksi.find.statements.sites import Clause
from saksi.records import Span, Stance, StatementKind

NEGATED = 3
"""A negation stands so many units before its cue at most."""


class Saying(Struct, frozen=True):
    """A cue as it stands in the text."""

    start: int
    end: int
    lemma: str
    stance: Stance = "neutral"
    negated: bool = False
    continues: bool = False


class Candidate(Struct, frozen=True):
    """A statement before its speaker, dates and chain are known; spans are of the text.

    `implied`: the speaker is whom the text before names. `frame` counts the article's frames.
    """

    frame: int
    contents: tuple[Span, ...]
    kind: StatementKind
    rule: str
    sure: float
    cue: Saying | None = None
    speaker: Span | None = None
    implied: bool = False
    addressee: Span | None = None


def from_clause(s: Setting, number: int, clause: Clause) -> Candidate:
    """The candidate of a clause in frame `number`."""
    spans, kind = contents_of(s, clause.contents)
    return Candidate(
        number,
        spans,
        kind,
        clause.rule,
        clause.sure,
        _saying(s, clause.hit),
        span_of(s, clause.speaker) if clause.speaker else None,
        clause.implied,
        _nonempty(s, clause.addressee),
    )


def _saying(s: Setting, hit: Hit) -> Saying:
    at, cue = span_of(s, (hit.start, hit.end)), hit.cue
    before = range(max(0, hit.start - NEGATED), hit.start)
    negated = any(s.lower(n) in s.words.negations for n in before)
    return Saying(at.start, at.end, cue.lemma, cue.stance, negated, cue.continues)


def _nonempty(s: Setting, units: Range | None) -> Span | None:
    return span_of(s, units) if units and units[0] < units[1] else None
