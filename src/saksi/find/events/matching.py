"""Triggers in a sentence: the longest form at each place, with the guards that its entry names."""

from msgspec import Struct

from saksi.find.events.knowledge import EventKnowledge, Trigger
from saksi.find.events.sentence import View

SHORTEST_STEM = 4


class Hit(Struct, frozen=True):
    """A trigger standing at tokens `first` … `last`."""

    first: int
    last: int
    trigger: Trigger


class Refused(Struct, frozen=True):
    """A trigger whose guard did not hold."""

    hit: Hit
    reason: str


def stems(word: str, enclitics: tuple[str, ...]) -> tuple[str, ...]:
    """The word as it stands, and without an enclitic (`menuduhnya`)."""
    bare = [
        word[: -len(e)]
        for e in enclitics
        if word.endswith(e) and len(word) - len(e) > SHORTEST_STEM
    ]
    return (word, *bare)


def matches(view: View, known: EventKnowledge) -> tuple[list[Hit], list[Refused]]:
    """Hits that hold, in order, none overlapping another; and those a guard refused."""
    hits: list[Hit] = []
    refused: list[Refused] = []
    at = 0
    present = frozenset(view.words)
    while at < len(view.words):
        found = _longest(view, at, known)
        reasons = [(h, _refusal(h, view, present)) for h in found]
        hit = next((h for h, reason in reasons if reason is None), None)
        if hit:
            hits.append(hit)
            at = hit.last
        elif reasons:
            refused.append(Refused(reasons[0][0], str(reasons[0][1])))
        at += 1
    return hits, refused


def _longest(view: View, at: int, known: EventKnowledge) -> list[Hit]:
    """Candidates at one token, the longest first, then in the ontology's order."""
    found = []
    for stem in stems(view.words[at], known.grammar.enclitics):
        for trigger in known.triggers.get(stem, ()):
            last = at + len(trigger.words) - 1
            if view.words[at + 1 : last + 1] == trigger.words[1:]:
                found.append(Hit(at, last, trigger))
        if found:
            break
    return sorted(found, key=lambda h: -h.last)


def _refusal(hit: Hit, view: View, present: frozenset[str]) -> str | None:
    trigger, words = hit.trigger, view.words
    following = words[hit.last + 1] if hit.last + 1 < len(words) else ""
    before = words[hit.first - 1] if hit.first else ""
    if trigger.voice == "bare" and not _headline_like(hit, view):
        return "bare root outside a headline"
    if trigger.after and following not in trigger.after:
        return "not followed by a word that it needs"
    if trigger.unless_before and (
        following in trigger.unless_before or before in trigger.unless_before
    ):
        return "part of another expression"
    if trigger.near and not trigger.near & frozenset(words[hit.last + 1 : hit.last + 9]):
        return "without the object that makes it an act"
    if trigger.needs and not trigger.needs & present:
        return "without a context word that it needs"
    if trigger.never & present:
        return "in a context that forbids it"
    return None


def _headline_like(hit: Hit, view: View) -> bool:
    """Bare roots are verbs in headlines, where most words are capitalised; never as first word."""
    return view.sentence.paragraph < 0 and hit.first > 0
