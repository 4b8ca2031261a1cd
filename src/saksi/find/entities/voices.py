"""Whose words a sentence tells: the mentions that stand to a cue as its speaker."""

from saksi.find.entities.knowledge import NameKnowledge
from saksi.find.entities.pieces import Piece
from saksi.find.entities.quoting import Quoted
from saksi.find.entities.words import Line

NEAR = 90
POINTS = frozenset((None, "person", "title"))


def voices(line: Line, pieces: list[Piece], known: NameKnowledge, quoted: Quoted) -> set[int]:
    """Where the mentions begin that speak in this sentence: behind `kata`, before `mengatakan`."""
    persons = [
        p for p in pieces if p.kind == "person" and p.points in POINTS and p.start not in quoted
    ]
    found: set[int] = set()
    for at, low in enumerate(line.lowers):
        start, end = line.starts[at], line.ends[at]
        if start in quoted:
            continue
        if low in known.cues_before:
            found |= _first(persons, end, end + NEAR)
        if low in known.cues_after and (low not in known.cues_before or not found):
            found |= _first(persons, line.starts[0], start)
    return found


def _first(persons: list[Piece], start: int, end: int) -> set[int]:
    return next(({p.start} for p in persons if start <= p.start < end), set())
