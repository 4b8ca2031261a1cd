"""From clauses to statements: spans, speakers, dates and chains, in page order."""

from bisect import bisect_left

from msgspec import Struct
from msgspec.structs import replace

from saksi.find.entities.index import EntityIndex
from saksi.find.statements.clauses import Clause, find_clauses
from saksi.find.statements.frames import Frame, Unit
from saksi.find.statements.knowledge import StatementKnowledge
from saksi.find.statements.phrases import Range, Setting, set_frame, trim, words
from saksi.find.statements.relays import Relay, find_relays
from saksi.find.statements.speakers import Speakers
from saksi.records import Cue, Span, Statement, StatementKind, Time
from saksi.text.analysis import Analysis

MIN_FLOATING = 4


class Draft(Struct, frozen=True):
    """A statement before its chain is known."""

    frame: Frame
    contents: tuple[Unit | Span, ...]
    kind: StatementKind
    clause: Clause | None
    setting: Setting
    relays: tuple[Relay, ...]
    speaker: str | None
    speaker_mention: Span | None
    addressee: str | None
    rule: str
    confidence: float


def build_statements(
    analysis: Analysis,
    frames: tuple[Frame, ...],
    times: tuple[Time, ...],
    entities: EntityIndex,
    known: StatementKnowledge,
) -> tuple[tuple[Statement, ...], EntityIndex]:
    """The statements of all frames, and the index with the sources that they added."""
    builder = _Builder(analysis, times, entities, known)
    for frame in frames:
        builder.read(frame)
    return builder.finish(), builder.speakers.index


class _Builder:
    def __init__(
        self,
        analysis: Analysis,
        times: tuple[Time, ...],
        entities: EntityIndex,
        known: StatementKnowledge,
    ) -> None:
        self.text = analysis.text
        self.article = analysis.article
        self.known = known
        self.times = times
        self.starts = [t.start for t in times]
        self.speakers = Speakers(analysis.text, entities, known)
        self.drafts: list[Draft] = []

    def read(self, frame: Frame) -> None:
        """Add the drafts of one frame."""
        inside = self.times[
            bisect_left(self.starts, frame.start) : bisect_left(self.starts, frame.end)
        ]
        relays = find_relays(self.text, frame.start, frame.end, inside, self.known)
        relays = tuple(r for r in relays if not _in_quotation(frame, r))
        s = set_frame(_with_relays(frame.units, relays), inside, self.known)
        clauses = list(find_clauses(s))
        for clause in clauses:
            self._add(frame, s, relays, clause)
        if not clauses:
            self._add_without_cue(frame, s, relays)

    def _add(self, frame: Frame, s: Setting, relays: tuple[Relay, ...], clause: Clause) -> None:
        speaker: str | None = None
        mention: Span | None = None
        if clause.speaker is not None:
            mention = _span(s, clause.speaker)
            speaker = self.speakers.resolve(mention.start, mention.end)
        elif clause.implied:
            speaker = self.speakers.last
        addressee = None
        if clause.addressee is not None and clause.addressee[0] < clause.addressee[1]:
            heard = _span(s, clause.addressee)
            addressee = self.speakers.resolve(heard.start, heard.end)
        self.speakers.spoke(speaker)
        spans, kind = _contents(s, clause.contents)
        self.drafts.append(
            Draft(
                frame,
                spans,
                kind,
                clause,
                s,
                relays,
                speaker,
                mention,
                addressee,
                f"{self.known.code}.statements.{clause.rule}",
                clause.sure,
            )
        )

    def _add_without_cue(self, frame: Frame, s: Setting, relays: tuple[Relay, ...]) -> None:
        first, last = trim(s, 0, len(s.units))
        quoted = first < last and all(
            u.quotation is not None or not u.is_word for u in s.units[first:last]
        )
        if not quoted or words(s, first, last) < 3 or self.speakers.last is None:
            return
        spans, kind = _contents(s, ((first, last),))
        if len(self.text[spans[0].start : spans[-1].end].split()) < MIN_FLOATING:
            return
        before = self.drafts[-1] if self.drafts else None
        if (
            before is not None
            and before.kind == "direct"
            and before.frame.paragraph >= frame.paragraph - 1
            and before.frame.end >= frame.start - 3
            and len(before.contents) < 3
        ):
            self.drafts[-1] = _joined(before, spans)
            return
        self.drafts.append(
            Draft(
                frame,
                spans,
                kind,
                None,
                s,
                relays,
                self.speakers.last,
                None,
                None,
                f"{self.known.code}.statements.floating_quotation",
                0.6,
            )
        )

    def finish(self) -> tuple[Statement, ...]:
        return tuple(self._statement(f"s{n}", d) for n, d in enumerate(self.drafts, 1))

    def _statement(self, number: str, draft: Draft) -> Statement:
        clause = draft.clause
        cue = None
        if clause is not None:
            span = _span(draft.setting, (clause.hit.start, clause.hit.end))
            cue = Cue(span.start, span.end, clause.hit.cue.lemma)
        chain = [draft.speaker] if draft.speaker else []
        relayed = None
        for relay in draft.relays:
            relayed = relayed or (relay.date.id if relay.date else None)
            for low, high in relay.outlets:
                chain.append(self.speakers.add_outlet(self.text[low:high], low, high))
        return Statement(
            number,
            draft.kind,
            tuple(Span(c.start, c.end) for c in draft.contents),
            draft.speaker,
            draft.speaker_mention,
            cue,
            clause.hit.cue.stance if clause else "neutral",
            draft.rule,
            draft.confidence,
            draft.addressee,
            None,
            relayed,
            tuple(dict.fromkeys(chain)),
        )


def _joined(draft: Draft, more: tuple[Span, ...]) -> Draft:
    return replace(draft, contents=(*draft.contents, *more))


def _in_quotation(frame: Frame, relay: Relay) -> bool:
    return any(u.quotation is not None and u.start <= relay.start < u.end for u in frame.units)


def _with_relays(units: tuple[Unit, ...], relays: tuple[Relay, ...]) -> tuple[Unit, ...]:
    """The units with each relay clause as one."""
    found: list[Unit] = []
    at = 0
    for unit in units:
        while at < len(relays) and relays[at].end <= unit.start:
            at += 1
        if at < len(relays) and relays[at].start <= unit.start < relays[at].end:
            if not found or found[-1].relay is not relays[at]:
                found.append(Unit(relays[at].start, relays[at].end, "¶", "", None, relays[at]))
        else:
            found.append(unit)
    return tuple(found)


def _span(s: Setting, units: Range) -> Span:
    return Span(s.units[units[0]].start, s.units[units[1] - 1].end)


def _contents(s: Setting, ranges: tuple[Range, ...]) -> tuple[tuple[Span, ...], StatementKind]:
    """The spans without outer quotation marks, and the kind that the marks make it."""
    spans: list[Span] = []
    quoted = plain = False
    for first, last in ranges:
        units = s.units[first:last]
        inside = [u for u in units if u.quotation is not None]
        quoted |= bool(inside)
        if all(u.quotation is not None or not u.is_word for u in units):
            spans += [
                Span(u.quotation.inner_start, u.quotation.inner_end) for u in inside if u.quotation
            ]
        else:
            plain = True
            spans.append(_span(s, (first, last)))
    kind: StatementKind = "mixed" if quoted and plain else "direct" if quoted else "indirect"
    return tuple(spans), kind
