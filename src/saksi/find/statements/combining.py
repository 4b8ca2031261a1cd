"""Rules and learned heads combined: in this order, each statement naming what decided.

1. Every candidate of the rules stays; where one takes more than the head sees said, the head decides
   on the bounds of reported speech.
2. What only the head sees becomes a candidate of its own.
3. The speaker of what only the head sees is the mention that the head ties to the cue, else the phrase
   that grammar puts there.

Without learned evidence the candidates of the rules stay as they are. The thresholds were chosen on the
training split, each article read with heads that had not learned from it (`tools/choose_statements.py`);
leaving out what no head supports cost more statements with their speakers than it saved.
"""

from bisect import bisect_left

from msgspec.structs import replace

from saksi.find.entities.index import EntityIndex
from saksi.find.statements.candidates import Candidate, Saying
from saksi.find.statements.contents import kind_of
from saksi.find.statements.hits import is_passive
from saksi.find.statements.knowledge import CLITIC
from saksi.find.statements.phrases import phrase_after
from saksi.find.statements.scenes import Scene
from saksi.find.statements.settings import Setting
from saksi.find.statements.sources import source_after
from saksi.find.statements.subjects import subject_before
from saksi.records import Span
from saksi.text.learned import Learned, Scored

SEEN = 0.3
"""Contents of the head below this probability bound nothing."""
ALONE = 0.9
"""What only the head sees needs this probability."""
OVERLAP = 0.6
"""Shared part of the union from which a head's span is the same content as a rule's."""
HEAD = "head"
TIED = 0.5
"""The head's tie of a mention to a cue counts from this probability."""
MAX_AGENT = 3
"""Words behind a passive cue among which a word for its agent stands: `disampaikan tiga pejabat`."""
NEAR = 60
"""The cue of a content that only the head sees stands so many characters from it at most."""


def combine(
    candidates: tuple[Candidate, ...],
    scenes: tuple[Scene, ...],
    index: EntityIndex,
    learned: Learned | None,
) -> tuple[Candidate, ...]:
    """The candidates of rules and heads together, in page order; the rules' alone without heads."""
    if learned is None:
        return candidates
    evidence = _Evidence(learned, scenes, index)
    kept = [evidence.bounded(c) for c in candidates]
    joined = sorted(
        (*kept, *evidence.unseen(candidates)), key=lambda c: (c.frame, c.contents[0].start)
    )
    return tuple(evidence.tied(c) for c in joined)


class _Evidence:
    """The heads' spans by place."""

    def __init__(self, learned: Learned, scenes: tuple[Scene, ...], index: EntityIndex) -> None:
        self._learned = learned
        self._scenes = scenes
        self._index = index
        self._contents = tuple(c for c in learned.contents if c.probability >= SEEN)
        self._starts = [c.start for c in self._contents]
        self._cue_starts = [c.start for c in learned.cues]
        self._frames = [s.frame.start for s in scenes]

    def bounded(self, c: Candidate) -> Candidate:
        """The candidate with the head's bounds where these are the same content."""
        if c.kind == "direct" or len(c.contents) > 1:
            return c
        span = c.contents[0]
        best = max(self._near(span), key=lambda h: _iou(span, h), default=None)
        if best is None or not OVERLAP <= _iou(span, best) < 1.0:
            return c
        if best.start < span.start or best.end > span.end:
            return c
        bounds = Span(best.start, best.end)
        units = self._scenes[c.frame].frame.units
        if self._cuts_subject(span, bounds) or self._cuts_negation(c.frame, span, bounds):
            bounds = Span(span.start, best.end)
        if c.cue is not None and bounds.start < c.cue.end and c.cue.start < bounds.end:
            return c
        sure = max(c.sure, best.probability)
        return replace(
            c, contents=(bounds,), kind=kind_of(units, bounds), rule=f"{c.rule}+head", sure=sure
        )

    def _cuts_subject(self, whole: Span, part: Span) -> bool:
        """Whether the head leaves out who or what a content begins with: a mention and no mark."""
        left = [m for m, _ in self._index.between(whole.start, part.start)]
        return bool(left) and left[0].start == whole.start and left[-1].end >= part.start - 1

    def _cuts_negation(self, frame: int, whole: Span, part: Span) -> bool:
        """Whether the head leaves out a `tidak` or `not` that a content begins with."""
        scene = self._scenes[frame]
        left = (u.lower for u in scene.frame.units if whole.start <= u.start < part.start)
        return not scene.setting.words.negations.isdisjoint(left)

    def unseen(self, candidates: tuple[Candidate, ...]) -> list[Candidate]:
        """Candidates of contents that only the head sees."""
        taken = sorted((s.start, s.end) for c in candidates for s in c.contents)
        cues = {c.cue.start for c in candidates if c.cue is not None}
        found: list[Candidate] = []
        for content in self._contents:
            frame = self._frame_at(content)
            if frame is None or content.probability < ALONE or _overlaps(taken, content):
                continue
            found.append(self._alone(content, frame, cues))
        return _merged(found)

    def _frame_at(self, content: Scored) -> int | None:
        """The frame that a content begins in; the headline has none."""
        at = bisect_left(self._frames, content.start + 1) - 1
        return at if at >= 0 and content.start < self._scenes[at].frame.end else None

    def _alone(self, content: Scored, frame: int, used: set[int]) -> Candidate:
        scene = self._scenes[frame]
        span = Span(content.start, min(content.end, scene.frame.end))
        cue = self._cue_near(span, scene, used)
        nobody = cue is not None and _names_nobody(scene.setting, cue)
        speaker = self._phrase_at(scene, cue) if cue is not None and not nobody else None
        return Candidate(
            frame=frame,
            contents=(span,),
            kind=kind_of(scene.frame.units, span),
            rule=HEAD,
            sure=content.probability,
            cue=cue,
            speaker=speaker,
            implied=speaker is None and not nobody,
        )

    def _cue_near(self, span: Span, scene: Scene, used: set[int]) -> Saying | None:
        low = bisect_left(self._cue_starts, scene.frame.start)
        high = bisect_left(self._cue_starts, scene.frame.end)
        near = [
            c
            for c in self._learned.cues[low:high]
            if c.start not in used and not (span.start < c.end and c.start < span.end)
        ]
        best = min(near, key=lambda c: _gap(span, c), default=None)
        if best is None or _gap(span, best) > NEAR:
            return None
        surface = " ".join(u.lower for u in scene.setting.units if best.start <= u.start < best.end)
        forms = dict(scene.setting.known.cues.get(surface.split(" ")[0], ())) if surface else {}
        form = forms.get(tuple(surface.split()))
        lemma, stance = (form.lemma, form.stance) if form else (surface or "?", "neutral")
        return Saying(best.start, best.end, lemma, stance)

    def _phrase_at(self, scene: Scene, cue: Saying) -> Span | None:
        """The phrase before or after the cue, as the grammar of its form has it."""
        s = scene.setting
        at = next((n for n, u in enumerate(s.units) if u.start >= cue.start), len(s.units))
        forms = s.known.cues.get(s.lower(at), ())
        after = bool(forms) and forms[0][1].form in ("inverted", "source")
        subject = (
            source_after(s, at + 1, len(s.units), closed=False)
            if after
            else subject_before(s, 0, at)
        )
        units = subject.speaker(s)
        if units is None:
            return None
        return Span(s.units[units[0]].start, s.units[units[1] - 1].end)

    def tied(self, c: Candidate) -> Candidate:
        """What only the head sees, with the mention that it ties to the cue."""
        if c.rule != HEAD or c.cue is None or not (c.speaker or c.implied):
            return c
        low = self._scenes[max(0, c.frame - 1)].frame.start
        high = self._scenes[c.frame].frame.end
        head = (c.cue.start, c.cue.end)
        best, mention = 0.0, None
        for m, _ in self._index.between(low, high):
            inside = any(s.start <= m.start < s.end for s in c.contents)
            score = 0.0 if inside else self._learned.tie("speaker", head, (m.start, m.end))
            if score > best:
                best, mention = score, m
        if mention is None or best < TIED:
            return c
        return replace(c, speaker=Span(mention.start, mention.end), rule=f"{c.rule}+tie")

    def _near(self, span: Span) -> list[Scored]:
        """Contents of the head that overlap a span."""
        high = bisect_left(self._starts, span.end)
        low = high
        while low > 0 and self._contents[low - 1].end > span.start:
            low -= 1
        return list(self._contents[low:high])


def _names_nobody(s: Setting, cue: Saying) -> bool:
    """Whether a cue that only the head sees is hearsay: `reportedly`, `it is hoped`, `dinilai`."""
    at = next((n for n, u in enumerate(s.units) if u.start >= cue.start), len(s.units))
    word, agent = s.lower(at), phrase_after(s, at + 1, min(len(s.units), at + 1 + MAX_AGENT))
    if word in s.words.hearsay:
        return True
    forms = [form for listed, form in s.known.cues.get(word, ()) if len(listed) == 1]
    if s.words.passives:
        passive = is_passive(s, at)
    else:
        passive = word.startswith(s.words.passive_starts) and word not in s.words.nouns
    goes_on = any(form.spoken for form in forms) or word.endswith(CLITIC)
    named = any(s.lower(n) in s.words.heads or s.surface(n)[:1].isupper() for n in range(*agent))
    return passive and not goes_on and not named and s.lower(at + 1) not in s.words.agents


def _merged(found: list[Candidate]) -> list[Candidate]:
    """Two contents of one cue are one statement: `X dilaporkan …`."""
    merged: list[Candidate] = []
    for c in found:
        before = merged[-1] if merged else None
        same = before is not None and c.cue is not None and before.cue == c.cue
        if before is not None and same:
            merged[-1] = replace(before, contents=(*before.contents, *c.contents))
        else:
            merged.append(c)
    return merged


def _overlaps(taken: list[tuple[int, int]], content: Scored) -> bool:
    """Whether a content of the rules shares characters with the head's."""
    high = bisect_left(taken, (content.end, 0))
    return any(end > content.start for _, end in taken[max(0, high - 3) : high])


def _shared(span: Span, head: Scored) -> int:
    return max(0, min(span.end, head.end) - max(span.start, head.start))


def _iou(span: Span, head: Scored) -> float:
    union = max(span.end, head.end) - min(span.start, head.start)
    return _shared(span, head) / union if union else 0.0


def _gap(span: Span, cue: Scored) -> int:
    return max(cue.start - span.end, span.start - cue.end, 0)
