"""Whether an act is done, planned, denied…: the words before its trigger in the clause."""

from saksi.find.events.knowledge import EventKnowledge, StatusWords
from saksi.find.events.matching import Hit
from saksi.find.events.sentence import View
from saksi.records import Status

REACH = 5
CLAUSE_REACH = 14


def find_status(view: View, hit: Hit, known: EventKnowledge) -> Status:
    """The status that words near the trigger give; else the trigger's own; else `happened`."""
    words, said = view.words, known.status
    verbal = hit.trigger.voice != "noun"
    near = _reach(words, hit.first, REACH, known)
    clause = words[max(0, hit.first - CLAUSE_REACH) : hit.first]
    if said.conditional & frozenset(clause) and not said.done & frozenset(near):
        return "conditional"
    for at in range(len(near) - 1, -1, -1):
        for status, class_ in _classes(known, verbal):
            if near[at] in class_:
                return "denied" if verbal and _negated(near, at, said) else status
    return hit.trigger.status or "happened"


def _negated(near: tuple[str, ...], at: int, said: StatusWords) -> bool:
    """`tidak akan`, `will not`: the negation stands beside the word of time or mood."""
    return bool(said.denied & frozenset(near[max(0, at - 1) : at]))


def _classes(known: EventKnowledge, verbal: bool) -> tuple[tuple[Status, frozenset[str]], ...]:
    said = known.status
    return (
        ("denied", said.denied if verbal else said.denied_nouns),
        ("possible", said.possible),
        ("planned", said.planned if verbal else said.planned_nouns),
        ("ongoing", said.ongoing),
        ("happened", said.done),
    )


def _reach(words: tuple[str, ...], at: int, reach: int, known: EventKnowledge) -> tuple[str, ...]:
    """The words before `at`, back to where the clause begins."""
    low = at
    while low > 0 and at - low < reach:
        word = words[low - 1]
        if word in known.grammar.breaks or word in ',;:"“”':
            break
        low -= 1
    return words[low:at]
