"""A record as one piece of HTML: its text with every span marked, for notebooks."""

import html
from collections import deque
from collections.abc import Iterator
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from saksi.records import Record

_COLOURS = {
    "headline": "#d9d9d9",
    "statement": "#cfe8ff",
    "event": "#ffe2b8",
    "time": "#d5f0d0",
    "entity": "#eadcf7",
}
_STYLE = (
    "white-space:pre-wrap;line-height:1.6;max-width:48em;color:#111;background:#fff;padding:1em"
)


class Mark(NamedTuple):
    """A span to be marked, and what a reader sees when pointing at it."""

    start: int
    end: int
    kind: str
    note: str


def marks(record: "Record") -> list[Mark]:
    """Every marked span of a record in page order, the longer first where two begin together."""
    found = [*_page_marks(record), *_finding_marks(record)]
    return sorted(found, key=lambda m: (m.start, -m.end, m.kind, m.note))


def _page_marks(record: "Record") -> Iterator[Mark]:
    headline = record.article.headline
    if headline:
        yield Mark(headline.start, headline.end, "headline", "headline")
    for entity in record.entities:
        note = f"{entity.name} {entity.country or ''}".strip()
        for m in entity.mentions:
            yield Mark(m.start, m.end, "entity", note)


def _finding_marks(record: "Record") -> Iterator[Mark]:
    names = {e.id: e.name for e in record.entities}
    for t in record.times:
        yield Mark(t.start, t.end, "time", f"{t.value} {t.mod or ''}".strip())
    for s in record.statements:
        note = f"{names.get(s.speaker or '', '–')}: {s.kind}, {s.stance}"
        for c in s.contents:
            yield Mark(c.start, c.end, "statement", note)
    for e in record.events:
        sides = [", ".join(names.get(i, "–") for i in side) for side in (e.actors, e.recipients)]
        note = f"{e.type} {' → '.join(s for s in sides if s)} ({e.status})"
        yield Mark(e.trigger.start, e.trigger.end, "event", note)


def to_html(record: "Record") -> str:
    """The canonical text, escaped, with marks; nothing of the page runs or is fetched.

    Marks may overlap, which elements cannot: the text is cut at every boundary, and each piece
    carries the notes of all marks over it, coloured by the shortest.
    """
    pieces = [_piece(record.text[a:b], over) for a, b, over in _pieces(record)]
    return f'<div style="{_STYLE}">{"".join(pieces)}</div>'


def _pieces(record: "Record") -> Iterator[tuple[int, int, list[Mark]]]:
    """The text cut at every boundary of a mark, and the marks over each piece, in page order."""
    waiting = deque(marks(record))
    cuts = sorted({0, len(record.text), *(edge for m in waiting for edge in m[:2])})
    over: list[Mark] = []
    for start, end in pairwise(cuts):
        over = [m for m in over if m.end > start]
        while waiting and waiting[0].start <= start:
            over.append(waiting.popleft())
        yield start, end, over


def _piece(text: str, over: list[Mark]) -> str:
    words = html.escape(text)
    if not over:
        return words
    shortest = min(over, key=lambda m: m.end - m.start)
    note = html.escape(" · ".join(dict.fromkeys(m.note for m in over)), quote=True)
    return f'<mark style="background:{_COLOURS[shortest.kind]}" title="{note}">{words}</mark>'
