"""The stance of a statement: that of its cue, turned by a negation, or shown by its content."""

from saksi.find.statements.candidates import Candidate
from saksi.find.statements.knowledge import StatementKnowledge
from saksi.records import Stance

TURNED: dict[Stance, Stance] = {"deny": "admit", "admit": "deny"}
"""`tidak membantah` is an admission; other cues lose their stance when negated."""
OPEN: tuple[Stance, ...] = ("neutral", "assert")
"""Cues that leave it to the content what is done with the words."""


def stance_of(text: str, candidate: Candidate, known: StatementKnowledge) -> Stance:
    """What the speaker does with the words."""
    cue = candidate.cue
    if cue is not None and cue.negated and cue.stance != "neutral":
        return TURNED.get(cue.stance, "neutral")
    stance = cue.stance if cue is not None else "neutral"
    if stance in OPEN:
        content = " ".join(text[c.start : c.end] for c in candidate.contents)
        return next((s for s, pattern in known.stances if pattern.search(content)), stance)
    return stance
