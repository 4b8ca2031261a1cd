"""What looked like a statement and is none: quotations and cues that no statement took."""

from bisect import bisect_left
from collections.abc import Iterator

from saksi.find.statements.hits import find_hits
from saksi.find.statements.quotations import Quotation
from saksi.find.statements.scenes import Scene
from saksi.records import Rejected, Span, Statement

STAGE = "find.statements"
NO_CUE = "a quotation that no word attributes: a title, a name, irony or an unknown speaker"
NOTHING_SAID = "{cue!r} attributes nothing here: no words that are said, or nobody who says them"


def left_out(
    text: str,
    quotations: tuple[Quotation, ...],
    scenes: tuple[Scene, ...],
    statements: tuple[Statement, ...],
) -> tuple[Rejected, ...]:
    """Quotations and cues outside every statement, each with its reason, in page order."""
    told = _covered(statements)
    free = (q for q in quotations if not _within(told, q.start, q.end))
    found = [Rejected(STAGE, NO_CUE, q.start, q.end) for q in free]
    for start, end in _cues(scenes):
        if not _within(told, start, end):
            reason = NOTHING_SAID.format(cue=text[start:end])
            found.append(Rejected(STAGE, reason, start, end))
    return tuple(sorted(found, key=lambda r: (r.start, r.end)))


def _covered(statements: tuple[Statement, ...]) -> list[Span]:
    """What statements say and the cues that attribute it, in page order, none overlapping another."""
    spans = [c for s in statements for c in s.contents]
    spans += [Span(s.cue.start, s.cue.end) for s in statements if s.cue is not None]
    apart: list[Span] = []
    for span in sorted(spans, key=lambda s: s.start):
        if apart and span.start <= apart[-1].end:
            apart[-1] = Span(apart[-1].start, max(apart[-1].end, span.end))
        else:
            apart.append(span)
    return apart


def _cues(scenes: tuple[Scene, ...]) -> Iterator[tuple[int, int]]:
    for scene in scenes:
        units = scene.setting.units
        for hit in find_hits(scene.setting):
            yield units[hit.start].start, units[hit.end - 1].end


def _within(told: list[Span], start: int, end: int) -> bool:
    """Whether a statement takes any of these characters."""
    before = bisect_left(told, end, key=lambda s: s.start)
    return before > 0 and start < told[before - 1].end
