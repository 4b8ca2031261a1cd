"""Whom a pronoun, a clitic or a missing subject means: the nearest subject, or who spoke last."""

from msgspec import Struct

from saksi.find.entities.credits import is_credited
from saksi.find.entities.index import EntityIndex
from saksi.find.statements.scenes import Scene
from saksi.find.statements.sources import source_after
from saksi.records import Entity, EntityKind, Mention

BACK = 2
"""A subject may stand so many frames before."""
ANYONE: frozenset[EntityKind] = frozenset(
    ("person", "government", "armed_force", "armed_group", "organization", "company", "state")
)
PEOPLE: frozenset[EntityKind] = frozenset(("person",))
BODIES: frozenset[EntityKind] = ANYONE - PEOPLE
NAMED = ("name", "short", "title")
SUBJECT = 0.5
"""The subject of a frame is named in its first half."""


class Kinds(Struct, frozen=True):
    """Which kinds of entity a word may mean: as a subject of the text, as who spoke."""

    subjects: frozenset[EntityKind]
    speakers: frozenset[EntityKind]


class Antecedents:
    """Looks for subjects in the frames of one article; told in page order who spoke."""

    def __init__(self, text: str, index: EntityIndex, scenes: tuple[Scene, ...]) -> None:
        self._text = text
        self._index = index
        self._scenes = scenes
        self._spoken: dict[EntityKind, tuple[int, str, int]] = {}  # the last of each kind
        self._turns = 0

    def spoke(self, entity: Entity | None, frame: int) -> None:
        """Remember who spoke in which frame."""
        if entity is not None:
            self._turns += 1
            self._spoken[entity.kind] = (self._turns, entity.id, frame)

    def _last(self, kinds: frozenset[EntityKind]) -> tuple[str, int] | None:
        """Who of these kinds spoke last, and in which frame."""
        found = [last for kind, last in self._spoken.items() if kind in kinds]
        return max(found)[1:] if found else None

    def before(self, at: int, frame: int, kinds: Kinds) -> str | None:
        """The entity that a word at `at` in `frame` points back to."""
        last = self._last(kinds.speakers)
        for number in range(frame, max(-1, frame - BACK - 1), -1):
            end = at if number == frame else self._scenes[number].frame.end
            if last is not None and last[1] == number:
                return last[0]
            subject = self._agent(number, end, kinds) or self._subject(number, end, kinds.subjects)
            if subject is not None:
                return subject.id
        last = last or self._last(ANYONE)
        return last[0] if last is not None else None

    def _agent(self, number: int, end: int, kinds: Kinds) -> Entity | None:
        """Who is named behind a passive of speech: `Hal senada disampaikan X. Menurutnya, …`."""
        s = self._scenes[number].setting
        for at, unit in enumerate(s.units):
            forms = s.known.cues.get(unit.lower, ()) if unit.end < end else ()
            told = s.lower(0) in s.words.matters
            if not any(cue.form == "passive" and (cue.spoken or told) for _, cue in forms):
                continue
            first = at + 1 + (s.lower(at + 1) in s.words.agents)
            last = source_after(s, first, len(s.units), closed=False).end
            if first >= last or s.units[last - 1].end > end:
                continue
            named = self._index.between(s.units[first].start, s.units[last - 1].end)
            for mention, entity in reversed(named):
                if entity.kind in kinds.speakers and mention.form in NAMED:
                    return entity
        return None

    def _subject(self, number: int, end: int, kinds: frozenset[EntityKind]) -> Entity | None:
        frame = self._scenes[number].frame
        quoted = next((u.start for u in frame.units if u.quotation is not None), frame.end)
        room = min(end, quoted, frame.start + int(SUBJECT * (frame.end - frame.start)) + 1)
        for mention, entity in self._index.between(frame.start, max(frame.start, min(end, quoted))):
            if mention.start > room:
                return None
            if entity.kind in kinds and self._may_be_meant(mention):
                return entity
        return None

    def _may_be_meant(self, mention: Mention) -> bool:
        """Whether the mention names somebody, and not who took a picture."""
        named = mention.form in NAMED
        return named and not is_credited(self._text, mention.start, mention.end)
