"""Whether an act is done, planned, denied…: the words before its trigger in the clause."""

from saksi.find.events.knowledge import EventKnowledge, StatusWords
from saksi.find.events.matching import Hit
from saksi.find.events.sentence import View, is_verb
from saksi.records import Status

REACH = 5
CLAUSE_REACH = 14
UNNAMED_REACH = 3
"""`enggan disebutkan namanya`: so many words at most from the negation to the name."""
WISHED = frozenset(("planned", "possible"))
"""What may be denied of an act named by a noun: `tidak berencana menjatuhkan sanksi`."""


def find_status(view: View, hit: Hit, known: EventKnowledge) -> Status:
    """The status that words near the trigger give; else the trigger's own; else `happened`."""
    words, said = plain_words(view), known.status
    verbal = hit.trigger.voice != "noun"
    near = _reach(words, hit.first, REACH, known)
    clause = words[max(0, hit.first - CLAUSE_REACH) : hit.first]
    if said.conditional & frozenset(clause) and not said.done & frozenset(near):
        return "conditional"
    for at in range(len(near) - 1, -1, -1):
        for status, class_ in _classes(known, verbal):
            if near[at] in class_ and not _spared(near, at, said):
                meant = verbal or status in WISHED
                return "denied" if meant and _negated(near, at, said) else status
    return hit.trigger.status or "happened"


def is_to_come(view: View, hit: Hit, known: EventKnowledge) -> bool:
    """`Ghana to send doctors`: a headline's way to tell what is planned."""
    words, grammar = view.words, known.grammar
    if (
        view.sentence.paragraph >= 0
        or hit.first < 2
        or words[hit.first - 1] not in grammar.infinitive
    ):
        return False
    before = words[hit.first - 2]
    return hit.trigger.voice != "noun" and before.isalpha() and not is_verb(before, grammar)


def is_asked(view: View, hit: Hit, known: EventKnowledge) -> bool:
    """`Did a ship deliver oil?`: whether it was done is the question itself."""
    words, grammar = view.words, known.grammar
    opening = next((at for at, word in enumerate(words[:2]) if word.isalpha()), 0)
    asks = words[opening] in grammar.whether and "?" in words[-3:]
    between = grammar.breaks.isdisjoint(words[opening + 1 : hit.first])
    return asks and between and hit.trigger.voice != "noun"


def plain_words(view: View) -> tuple[str, ...]:
    """The sentence's words, those within names left blank (`Dokter Tanpa Batas`, `in May`)."""
    if view.sentence.paragraph < 0:
        return view.words
    return tuple("" if _in_name(at, view) else word for at, word in enumerate(view.words))


def _in_name(at: int, view: View) -> bool:
    """Whether word `at` has a capital that no beginning of a sentence or quotation gives it."""
    return at > 0 and view.tokens[at].surface[0].isupper() and view.words[at - 1][0].isalnum()


def _spared(near: tuple[str, ...], at: int, said: StatusWords) -> bool:
    """A negation of something else than the act: `tidak hanya`, `enggan disebut namanya`, `not only`."""
    if near[at] not in said.denied:
        return False
    if not said.unnamed.isdisjoint(near[at + 1 : at + 1 + UNNAMED_REACH]):
        return True
    beside = near[max(0, at - 1) : at], near[at + 1 : at + 2]
    return not (said.of_manner.isdisjoint(beside[0]) and said.merely.isdisjoint(beside[1]))


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
