"""What is said as spans of the text, and what its quotation marks make of it."""

from saksi.find.statements.frames import Unit
from saksi.find.statements.settings import Range, Setting
from saksi.records import Span, StatementKind


def span_of(s: Setting, units: Range) -> Span:
    """The characters that a range of units covers."""
    return Span(s.units[units[0]].start, s.units[units[1] - 1].end)


def contents_of(s: Setting, ranges: tuple[Range, ...]) -> tuple[tuple[Span, ...], StatementKind]:
    """The spans without outer quotation marks, and the kind that the marks make it."""
    spans: list[Span] = []
    quoted = plain = False
    for first, last in ranges:
        units = s.units[first:last]
        inside = [u.quotation for u in units if u.quotation is not None]
        quoted |= bool(inside)
        if any(u.is_word for u in units):
            plain = True
            spans.append(span_of(s, (first, last)))
        else:
            spans += [Span(q.inner_start, q.inner_end) for q in inside]
    kind: StatementKind = "mixed" if quoted and plain else "direct" if quoted else "indirect"
    return tuple(spans), kind


def kind_of(units: tuple[Unit, ...], span: Span) -> StatementKind:
    """What the quotation marks in and around a span make of it."""
    quoted = [u for u in units if u.quotation is not None]
    if any(u.start <= span.start and span.end <= u.end for u in quoted):
        return "direct"
    return "mixed" if any(span.start <= u.start < span.end for u in quoted) else "indirect"
