"""The chain of a statement: who spoke, through whom it reached the article, and on which days."""

from msgspec import Struct

from saksi.find.statements.candidates import Candidate
from saksi.find.statements.relays import Relay
from saksi.find.statements.scenes import Scene
from saksi.records import Span, Time

ADJACENT = 8
"""`, yang` may stand between two relay clauses of which one quotes the other."""
MAX_BACK = 4
"""A relay clause that stands alone speaks of at most so many statements before it."""


class Dates(Struct, frozen=True):
    """When it was said and when it was relayed."""

    said: Time | None = None
    relayed: Time | None = None

    def or_else(self, other: "Dates") -> "Dates":
        """These, or those of the other where these are not told."""
        return Dates(self.said or other.said, self.relayed or other.relayed)


def relays_of(
    candidates: tuple[Candidate, ...], scenes: tuple[Scene, ...]
) -> tuple[tuple[Relay, ...], ...]:
    """The relays of each candidate: of its own frame, of a frame that opens its paragraph, of one that follows."""
    found: list[list[Relay]] = [list(_own(c, scenes)) for c in candidates]
    for scene in scenes:
        if scene.relays_only:
            for number in _before(candidates, scenes, scene):
                found[number] += [r for r in scene.relays if r not in found[number]]
    return tuple(tuple(relays) for relays in found)


def _own(candidate: Candidate, scenes: tuple[Scene, ...]) -> tuple[Relay, ...]:
    scene = scenes[candidate.frame]
    opening = _opening(scenes, candidate.frame)
    return (*scene.relays, *(r for r in opening if r not in scene.relays))


def _opening(scenes: tuple[Scene, ...], number: int) -> tuple[Relay, ...]:
    """Relays with which the paragraph of a frame begins, up to two frames before it."""
    scene = scenes[number]
    for earlier in reversed(scenes[max(0, number - 2) : number]):
        if earlier.frame.paragraph != scene.frame.paragraph:
            break
        first = earlier.setting.units[0] if earlier.setting.units else None
        if first is not None and first.relay is not None and not first.relay.document:
            return (first.relay,)
    return ()


def _before(
    candidates: tuple[Candidate, ...], scenes: tuple[Scene, ...], scene: Scene
) -> list[int]:
    """Candidates of the relay's paragraph before it; of the paragraph before where there are none."""
    earlier = [n for n, c in enumerate(candidates) if c.frame < scene.number]
    paragraph = scene.frame.paragraph
    here = [n for n in earlier if scenes[candidates[n].frame].frame.paragraph == paragraph]
    if here or not earlier:
        return here[-MAX_BACK:]
    last = scenes[candidates[earlier[-1]].frame].frame.paragraph
    if last < paragraph - 1:
        return []
    return [n for n in earlier if scenes[candidates[n].frame].frame.paragraph == last][-MAX_BACK:]


def dates_of(candidate: Candidate, scene: Scene, relays: tuple[Relay, ...]) -> Dates:
    """The day of the relay, and of the day that stands in the attribution, nearest to the cue."""
    relayed = next((r.date for r in relays if r.date is not None), None)
    taken = [*candidate.contents, *(Span(r.start, r.end) for r in relays)]
    free = [t for t in scene.times if _names_a_day(t) and not _within(t, taken)]
    if candidate.cue is None or not free:
        return Dates(None, relayed)
    at = candidate.cue.start
    return Dates(min(free, key=lambda t: abs(t.start - at)), relayed)


def _names_a_day(time: Time) -> bool:
    return time.type in ("DATE", "TIME") and bool(time.value) and str(time.value)[:1].isdigit()


def _within(time: Time, spans: list[Span]) -> bool:
    return any(s.start < time.end and time.start < s.end for s in spans)


def in_order(relays: tuple[Relay, ...]) -> tuple[Relay, ...]:
    """From the speaker outwards: documents and who was told, then relays as the text gives them.

    `dilansir X yang mengutip Y` names the nearer one last, so that Y comes before X.
    """
    near = [r for r in relays if r.heard or r.document]
    far: list[Relay] = []
    for relay in sorted((r for r in relays if r not in near), key=lambda r: r.start):
        inner = far and relay.quotes and relay.start - far[-1].end <= ADJACENT
        far.insert(len(far) - 1 if inner else len(far), relay)
    return (*near, *far)
