"""The frames of an article read in page order, each by the rules into its scene."""

from bisect import bisect_left

from msgspec.structs import replace

from saksi.find.entities.index import EntityIndex
from saksi.find.statements.candidates import Candidate, from_clause
from saksi.find.statements.clauses import find_clauses
from saksi.find.statements.floating import floating
from saksi.find.statements.frames import RELAYED, Frame, Unit
from saksi.find.statements.knowledge import StatementKnowledge
from saksi.find.statements.relayed import relayed
from saksi.find.statements.relays import Relay, find_relays
from saksi.find.statements.scenes import Scene
from saksi.find.statements.settings import set_frame, words
from saksi.find.statements.signed import signed
from saksi.find.statements.taken_up import may_take_up, taken_up
from saksi.records import Time

NAMES = ("name", "short")
"""Forms of mention that give a name."""
MAX_RELAY_ONLY = 3
"""A frame of relay clauses has so few words besides."""


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
        people = self._people(frame)
        taken: tuple[Candidate, ...] = ()
        if may_take_up(frame.units, self._known.words):
            plain = set_frame(frame.units, times, people, self._known)
            taken = taken_up(plain, number, before)
        relays = () if taken else self._relays(frame, times)
        s = set_frame(_with_relays(frame.units, relays), times, people, self._known)
        scene = Scene(number, frame, s, relays, times)
        clauses = tuple(from_clause(s, number, clause) for clause in find_clauses(s))
        if taken:
            return replace(scene, candidates=(*taken, *_others(clauses, taken)))
        if clauses:
            return replace(scene, candidates=clauses)
        found = relayed(scene) or signed(scene) or floating(self._text, scene, before)
        return replace(scene, candidates=found, relays_only=_is_relays_only(scene))

    def _inside(self, frame: Frame) -> tuple[Time, ...]:
        low, high = (bisect_left(self._starts, at) for at in (frame.start, frame.end))
        return self._times[low:high]

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


def _others(clauses: tuple[Candidate, ...], taken: tuple[Candidate, ...]) -> tuple[Candidate, ...]:
    """The clauses of other cues than the one that takes up the frame before."""
    cues = {(c.cue.start, c.cue.end) for c in taken if c.cue}
    return tuple(c for c in clauses if c.cue is None or (c.cue.start, c.cue.end) not in cues)


def _is_relays_only(scene: Scene) -> bool:
    told = any(not r.document for r in scene.relays)
    return told and words(scene.setting, 0, len(scene.setting.units)) <= MAX_RELAY_ONLY


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
