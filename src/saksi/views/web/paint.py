"""The page's own text as HTML, with every span of the record marked, however they overlap.

Elements cannot overlap, spans do: the text is cut at every boundary, and each piece names all the
findings over it. The pieces of a finding, put together, are the very characters of its span.
"""

from collections import deque
from collections.abc import Iterable, Iterator
from itertools import pairwise

from markupsafe import Markup, escape
from msgspec import Struct

from saksi.records import Event, Record, Statement

# Where several lie over a piece, the first of these gives the element.
LINKED = ("event", "cue")
_ORDER = ("event", "cue", "time", "entity", "object", "statement")


class Mark(Struct, frozen=True, order=True):
    """A span of code points and the finding (`ref`, such as `s1`) that it belongs to."""

    start: int
    end: int
    kind: str
    ref: str


class Piece(Struct, frozen=True):
    """A stretch of text over which the same marks lie."""

    start: int
    text: str
    marks: tuple[Mark, ...]


def marks_of(record: Record) -> list[Mark]:
    """Every marked span in page order, the longer first where two begin together."""
    found = [
        *(Mark(m.start, m.end, "entity", e.id) for e in record.entities for m in e.mentions),
        *(Mark(t.start, t.end, "time", t.id) for t in record.times),
        *(mark for s in record.statements for mark in _of_statement(s)),
        *(mark for e in record.events for mark in _of_event(e)),
    ]
    return sorted(set(found), key=lambda m: (m.start, -m.end, m.kind, m.ref))


def _of_statement(statement: Statement) -> Iterator[Mark]:
    for content in statement.contents:
        yield Mark(content.start, content.end, "statement", statement.id)
    if statement.cue:
        yield Mark(statement.cue.start, statement.cue.end, "cue", statement.id)


def _of_event(event: Event) -> Iterator[Mark]:
    yield Mark(event.trigger.start, event.trigger.end, "event", event.id)
    if event.object:
        yield Mark(event.object.start, event.object.end, "object", event.id)


def pieces(text: str, start: int, end: int, marks: Iterable[Mark]) -> Iterator[Piece]:
    """`text[start:end]` cut at every boundary of `marks`, which are in page order."""
    here = [m for m in marks if m.start < end and m.end > start]
    edges = {start, end, *(m.start for m in here), *(m.end for m in here)}
    cuts = sorted(edge for edge in edges if start <= edge <= end)
    waiting = deque(here)
    over: list[Mark] = []
    for low, high in pairwise(cuts):
        over = [m for m in over if m.end > low]
        while waiting and waiting[0].start <= low:
            over.append(waiting.popleft())
        yield Piece(low, text[low:high], tuple(over))


class Painter:
    """Paints parts of one record, each finding's first piece with the anchor `w-<ref>`.

    The finding `lit` stands out from the start.
    """

    def __init__(self, record: Record, prefix: str = "", lit: str | None = None) -> None:
        self._text, self._marks = record.text, marks_of(record)
        self._anchored: set[str] = set()
        self._prefix, self._lit = prefix, lit

    def paint(self, start: int, end: int) -> Markup:
        """The stretch as HTML; all of the page's own characters are escaped."""
        found = pieces(self._text, start, end, self._marks)
        return Markup("").join(self._piece(piece) for piece in found)

    def _piece(self, piece: Piece) -> Markup:
        if not piece.marks:
            return escape(piece.text)
        refs = list(dict.fromkeys(m.ref for m in piece.marks))
        kinds = sorted({m.kind for m in piece.marks}, key=_ORDER.index)
        anchors = Markup("").join(self._anchor(ref) for ref in refs)
        opening = self._opening(piece.marks, kinds[0])
        look = " ".join(f"k-{kind}" for kind in kinds) + (" lit" if self._lit in refs else "")
        tag = "a" if opening else "span"
        # Put together without `format`, which takes half of an article's time; all is escaped.
        return Markup(  # noqa: S704
            f'{anchors}<{tag}{opening} class="m {look}" data-refs="{escape(" ".join(refs))}"'
            f' data-start="{piece.start}">{escape(piece.text)}</{tag}>'
        )

    def _opening(self, marks: tuple[Mark, ...], kind: str) -> Markup:
        """Acts and cues are links to their record, so that the keyboard reaches them."""
        if kind not in LINKED:
            return Markup("")
        ref = next(m.ref for m in marks if m.kind == kind)
        return Markup(' href="#{}r-{}"').format(self._prefix, ref)

    def _anchor(self, ref: str) -> Markup:
        if ref in self._anchored:
            return Markup("")
        self._anchored.add(ref)
        return Markup('<span id="{}w-{}" class="anchor"></span>').format(self._prefix, ref)
