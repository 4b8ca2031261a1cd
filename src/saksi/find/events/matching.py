"""Triggers in a sentence: every form that stands there, each with the guard of its entry that failed."""

from collections.abc import Iterator
from typing import Literal, TypeAlias

from msgspec import Struct

from saksi.find.events.knowledge import EventKnowledge, Trigger
from saksi.find.events.sentence import View

SHORTEST_STEM = 4
OBJECT_REACH = 8

Guard: TypeAlias = Literal["bare", "after", "unless_before", "near", "needs", "never"]
REASONS: dict[Guard, str] = {
    "bare": "bare root outside a headline",
    "after": "not followed by a word that it needs",
    "unless_before": "part of another expression",
    "near": "without the object that makes it an act",
    "needs": "without a context word that it needs",
    "never": "in a context that forbids it",
}


class Hit(Struct, frozen=True):
    """A trigger standing at tokens `first` … `last`; `failed` is the guard that speaks against it."""

    first: int
    last: int
    trigger: Trigger
    failed: Guard | None = None

    def overlaps(self, other: "Hit") -> bool:
        """Whether the two share a token."""
        return self.first <= other.last and other.first <= self.last


def stems(word: str, enclitics: tuple[str, ...]) -> tuple[str, ...]:
    """The word as it stands, and without an enclitic (`menuduhnya`)."""
    bare = [
        word[: -len(e)]
        for e in enclitics
        if word.endswith(e) and len(word) - len(e) > SHORTEST_STEM
    ]
    return (word, *bare)


def matches(view: View, known: EventKnowledge) -> list[Hit]:
    """Hits in order; at each place the best of each type: unfailed first, then the longest."""
    present = frozenset(view.words)
    found: list[Hit] = []
    for at in range(len(view.words)):
        best: dict[str, Hit] = {}
        for trigger in _standing_at(at, view, known):
            last = at + len(trigger.words) - 1
            hit = Hit(at, last, trigger, _failed(at, last, trigger, view, present))
            old = best.get(trigger.type)
            if old is None or _rank(hit) > _rank(old):
                best[trigger.type] = hit
        found += best.values()
    return found


def _rank(hit: Hit) -> tuple[int, int]:
    """Unfailed and sure first, then failed by another sense, then unfailed and weak, then the rest."""
    if hit.failed is None:
        return (1 if hit.trigger.weak else 3), hit.last
    return (2 if hit.failed in ("never", "unless_before") else 0), hit.last


def _standing_at(at: int, view: View, known: EventKnowledge) -> Iterator[Trigger]:
    """Triggers whose words stand at `at`, with an enclitic only where none stands without."""
    for stem in stems(view.words[at], known.grammar.enclitics):
        found = [
            t
            for t in known.triggers.get(stem, ())
            if view.words[at + 1 : at + len(t.words)] == t.words[1:]
        ]
        if found:
            yield from found
            return


def _failed(
    first: int, last: int, trigger: Trigger, view: View, present: frozenset[str]
) -> Guard | None:
    words = view.words
    following = words[last + 1] if last + 1 < len(words) else ""
    before = words[first - 1] if first else ""
    if trigger.unless_before & {following, before}:
        return "unless_before"  # another sense, whatever else fails
    if trigger.voice == "bare" and not (view.sentence.paragraph < 0 and first > 0):
        return "bare"  # bare roots are verbs in headlines only, and never as the first word
    if trigger.after and following not in trigger.after:
        return "after"
    if trigger.near and not trigger.near & _beside(first, last, trigger, words):
        return "near"
    if trigger.needs and not trigger.needs & present:
        return "needs"
    return "never" if trigger.never & present else None


def _beside(first: int, last: int, trigger: Trigger, words: tuple[str, ...]) -> frozenset[str]:
    """The words among which the object stands: behind the trigger, before a passive too."""
    passive = trigger.voice == "passive" or trigger.participle
    low = max(0, first - OBJECT_REACH) if passive else last + 1
    return frozenset(words[low : last + 1 + OBJECT_REACH])
