"""Candidates by rule: what each frame of the article says, as spans of the text."""

from bisect import bisect_left

from msgspec import Struct

from saksi.find.entities.index import EntityIndex
from saksi.find.statements.clauses import find_clauses
from saksi.find.statements.frames import RELAYED, Frame, Unit
from saksi.find.statements.knowledge import StatementKnowledge
from saksi.find.statements.relays import Relay, find_relays
from saksi.find.statements.settings import Range, Setting, set_frame, trim, words
from saksi.find.statements.sites import Clause
from saksi.records import Span, Stance, StatementKind, Time

NAMES = ("name", "short")
"""Forms of mention that give a name."""
MIN_FLOATING = 4
MIN_RELAYED = 4
MAX_RELAY_ONLY = 3
FLOATING = 0.7
BY_RELAY = 0.7
MAX_JOINED = 3
"""A quotation that goes on without a cue is joined to at most so many spans."""


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


class Scene(Struct, frozen=True):
    """One frame with its relays and times, and what its rules found in it."""

    number: int
    frame: Frame
    setting: Setting
    relays: tuple[Relay, ...]
    times: tuple[Time, ...]
    candidates: tuple[Candidate, ...] = ()
    relays_only: bool = False
    """Nothing but relay clauses: they speak of the statements before."""


class SceneReader:
    """Reads the frames of one article in page order."""

    def __init__(
        self, text: str, times: tuple[Time, ...], index: EntityIndex, known: StatementKnowledge
    ) -> None:
        self._text = text
        self._times = times
        self._starts = [t.start for t in times]
        self._index = index
        self._known = known

    def read(self, frames: tuple[Frame, ...]) -> tuple[Scene, ...]:
        """The scene of each frame with the candidates that rules find in it."""
        scenes: list[Scene] = []
        for number, frame in enumerate(frames):
            scenes.append(self._scene(number, frame, scenes))
        return tuple(scenes)

    def _scene(self, number: int, frame: Frame, before: list[Scene]) -> Scene:
        times = self._inside(frame)
        relays = self._relays(frame, times)
        units = _with_relays(frame.units, relays)
        s = set_frame(units, times, self._people(frame), self._known)
        clauses = tuple(_from_clause(s, number, clause) for clause in find_clauses(s))
        scene = Scene(number, frame, s, relays, times, clauses)
        if clauses:
            return scene
        found = _relayed(scene) or _floating(self._text, scene, before)
        only = any(not r.document for r in relays) and words(s, 0, len(s.units)) <= MAX_RELAY_ONLY
        return Scene(number, frame, s, relays, times, found, only)

    def _inside(self, frame: Frame) -> tuple[Time, ...]:
        return self._times[
            bisect_left(self._starts, frame.start) : bisect_left(self._starts, frame.end)
        ]

    def _people(self, frame: Frame) -> tuple[tuple[int, int], ...]:
        """Where people are named, pronouns left out."""
        mentions = self._index.between(frame.start, frame.end)
        return tuple(
            (m.start, m.end) for m, e in mentions if e.kind == "person" and m.form in NAMES
        )

    def _relays(self, frame: Frame, times: tuple[Time, ...]) -> tuple[Relay, ...]:
        quoted = [(u.start, u.end) for u in frame.units if u.quotation is not None]
        found = find_relays(self._text, frame.start, frame.end, times, self._known)
        return tuple(r for r in found if not _inside(r, quoted))


def _inside(relay: Relay, quoted: list[tuple[int, int]]) -> bool:
    at = bisect_left(quoted, (relay.start, relay.start))
    return at > 0 and relay.start < quoted[at - 1][1]


def _with_relays(units: tuple[Unit, ...], relays: tuple[Relay, ...]) -> tuple[Unit, ...]:
    """The units with each relay clause as one."""
    found: list[Unit] = []
    at = 0
    for unit in units:
        while at < len(relays) and relays[at].end <= unit.start:
            at += 1
        if at == len(relays) or unit.start < relays[at].start:
            found.append(unit)
        elif not found or found[-1].relay is not relays[at]:
            found.append(Unit(relays[at].start, relays[at].end, RELAYED, RELAYED, None, relays[at]))
    return tuple(found)


def _from_clause(s: Setting, number: int, clause: Clause) -> Candidate:
    spans, kind = contents_of(s, clause.contents)
    hit = clause.hit
    at = span_of(s, (hit.start, hit.end))
    negated = any(s.lower(n) in s.words.negations for n in range(max(0, hit.start - 3), hit.start))
    return Candidate(
        number,
        spans,
        kind,
        clause.rule,
        clause.sure,
        Saying(at.start, at.end, hit.cue.lemma, hit.cue.stance, negated, hit.cue.continues),
        span_of(s, clause.speaker) if clause.speaker else None,
        clause.implied,
        _nonempty(s, clause.addressee),
    )


def _nonempty(s: Setting, units: Range | None) -> Span | None:
    return span_of(s, units) if units and units[0] < units[1] else None


def _relayed(scene: Scene) -> tuple[Candidate, ...]:
    """`Dilansir X, …` where no cue says whose words they are."""
    s = scene.setting
    telling = next((r for r in scene.relays if not r.heard and not r.document), None)
    if telling is None:
        return ()
    at = next(n for n, u in enumerate(s.units) if u.relay is telling)
    first, last = trim(s, at + 1, len(s.units))
    if words(s, first, last) < MIN_RELAYED:
        first, last = trim(s, 0, at)
    if words(s, first, last) < MIN_RELAYED:
        return ()
    spans, kind = contents_of(s, ((first, last),))
    low, high = telling.cue
    author = Span(*telling.outlets[0]) if telling.authored else None
    return (
        Candidate(
            scene.number, spans, kind, "relayed", BY_RELAY, Saying(low, high, "kutip"), author
        ),
    )


def _floating(text: str, scene: Scene, before: list[Scene]) -> tuple[Candidate, ...]:
    """A frame that is quotation through and through, after someone has spoken."""
    s = scene.setting
    first, last = trim(s, 0, len(s.units))
    units = s.units[first:last]
    if any(u.is_word or u.relay is not None for u in units):
        return ()
    if not any(u.quotation is not None for u in units):
        return ()
    spans, kind = contents_of(s, ((first, last),))
    if len(text[spans[0].start : spans[-1].end].split()) < MIN_FLOATING:
        return ()
    if not any(earlier.candidates for earlier in before[-4:]):
        return ()
    return (Candidate(scene.number, spans, kind, "floating_quotation", FLOATING, implied=True),)


def join_floating(scenes: tuple[Scene, ...]) -> tuple[Candidate, ...]:
    """All candidates in page order, a floating quotation joined to the direct one right before it."""
    joined: list[Candidate] = []
    reached = 0
    for candidate in (c for scene in scenes for c in scene.candidates):
        before = joined[-1] if joined else None
        follows = _same_paragraph(scenes, reached, candidate.frame)
        reached = candidate.frame
        if (
            candidate.rule == "floating_quotation"
            and before is not None
            and before.kind == "direct"
            and follows
            and len(before.contents) < MAX_JOINED
        ):
            joined[-1] = _with_more(before, candidate.contents)
        else:
            joined.append(candidate)
    return tuple(joined)


def _same_paragraph(scenes: tuple[Scene, ...], before: int, after: int) -> bool:
    paragraphs = scenes[before].frame.paragraph, scenes[after].frame.paragraph
    return after == before + 1 and paragraphs[0] == paragraphs[1]


def _with_more(before: Candidate, contents: tuple[Span, ...]) -> Candidate:
    return Candidate(
        before.frame,
        (*before.contents, *contents),
        before.kind,
        before.rule,
        before.sure,
        before.cue,
        before.speaker,
        before.implied,
        before.addressee,
    )


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
