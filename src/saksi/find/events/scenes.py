"""The surroundings of one trigger in its sentence: groups near it, its clause, the verb that carries it."""

from bisect import bisect_left, bisect_right

from msgspec import Struct

from saksi.find.events.knowledge import EventKnowledge
from saksi.find.events.matching import Hit
from saksi.find.events.sentence import Group, View

NEAREST = 8  # groups looked at on either side, so that a hostile sentence stays linear
LONGEST_CLAUSE = 60
LIGHT_REACH = 5
SUFFERED = frozenset(("ACCUSE", "AID", "ASSAULT", "COERCE", "RETREAT", "SANCTION"))
ENDS = frozenset(("", ",", ":", "-", "–", "—", "|"))


class Scene(Struct, frozen=True):
    """`before` and `after` hold the nearest groups, in page order."""

    view: View
    hit: Hit
    known: EventKnowledge
    passive: bool
    before: tuple[Group, ...]
    after: tuple[Group, ...]
    clause_start: int
    clause_end: int
    light: int | None


def scene_of(view: View, hit: Hit, known: EventKnowledge) -> Scene:
    """What surrounds `hit`."""
    end_before = bisect_left(view.groups, hit.first, key=lambda g: g.last)
    start_after = bisect_right(view.groups, hit.last, key=lambda g: g.first)
    return Scene(
        view,
        hit,
        known,
        is_passive(hit, view, known),
        view.groups[max(0, end_before - NEAREST) : end_before],
        view.groups[start_after : start_after + NEAREST],
        _clause_start(hit.first, view, known),
        _clause_end(hit.last, view, known),
        _light_verb(hit, view, known),
    )


def is_passive(hit: Hit, view: View, known: EventKnowledge) -> bool:
    """Passive by its form, or a participle after `be` or before `by`."""
    if hit.trigger.voice == "passive":
        return True
    if not hit.trigger.participle:
        return False
    words, grammar = view.words, known.grammar
    if grammar.be & frozenset(words[max(0, hit.first - 3) : hit.first]):
        return True
    if hit.last + 1 < len(words) and words[hit.last + 1] in grammar.by:
        return True
    return hit.trigger.type in SUFFERED and _lacks_object(hit, view, known)


def _lacks_object(hit: Hit, view: View, known: EventKnowledge) -> bool:
    """`Two Kenyan soldiers killed in an ambush`: what is done to somebody, and nobody behind it.

    A headline may end behind such a verb, or go on with who says so.
    """
    words, grammar = view.words, known.grammar
    before = frozenset(words[max(0, hit.first - 2) : hit.first])
    if before & (grammar.perfect | grammar.relatives) or words[hit.last] in grammar.intransitive:
        return False
    after = words[hit.last + 1] if hit.last + 1 < len(words) else ""
    headline = view.sentence.paragraph < 0
    expelled = after in grammar.from_ and hit.trigger.type != "ASSAULT"
    return after in grammar.objectless or expelled or (headline and after in ENDS)


def _clause_start(first: int, view: View, known: EventKnowledge) -> int:
    low = max(0, first - LONGEST_CLAUSE)
    for i in range(first - 1, low - 1, -1):
        if view.words[i] in known.grammar.breaks:
            return i + 1
    return low


def _clause_end(last: int, view: View, known: EventKnowledge) -> int:
    """Where the trigger's own complements end: at a subordinator, a relative or `;`."""
    high = min(len(view.words), last + 1 + LONGEST_CLAUSE)
    for i in range(last + 1, high):
        word = view.words[i]
        if word in known.grammar.breaks or word in known.grammar.relatives or word == ";":
            return i
    return high


def _light_verb(hit: Hit, view: View, known: EventKnowledge) -> int | None:
    """Token of a verb that carries a noun: `melakukan serangan`, `carried out strikes`."""
    if hit.trigger.voice != "noun":
        return None
    words, grammar = view.words, known.grammar
    carriers = grammar.light | grammar.light_passive | grammar.light_receive
    for i in range(hit.first - 1, max(-1, hit.first - 1 - LIGHT_REACH), -1):
        if words[i] in carriers:
            return i
        if words[i] in grammar.breaks or words[i] in grammar.relatives:
            return None
    return None
