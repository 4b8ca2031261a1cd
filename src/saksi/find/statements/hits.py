"""Where cues stand in a frame, each as the form that the words beside it make it."""

from msgspec import Struct
from msgspec.structs import replace

from saksi.find.statements.knowledge import WEAK, CueForm
from saksi.find.statements.settings import Setting

OWNER = ("'s", "’s", "s'", "s’")
"""Endings of an owner, after which a verb-like word is a noun: `the mayor's comments`."""
VERBAL = ("active", "inverted", "gerund")
"""Forms that a determiner before them makes a noun: `the report`."""


class Hit(Struct, frozen=True):
    """A cue at units `[start, end)`."""

    start: int
    end: int
    cue: CueForm


def find_hits(s: Setting) -> list[Hit]:
    """The cues of a frame outside its quotations, the longest where two begin at one word."""
    hits: list[Hit] = []
    cues = s.known.cues
    for at in [n for n, unit in enumerate(s.units) if unit.lower in cues]:
        hit = _hit(s, at) if not hits or hits[-1].end <= at else None
        if hit is not None and hits and _is_denied(s, hits[-1], hit):
            before = hits.pop()  # `menolak tuduhan bahwa …`: one cue, and whose verb it is denies
            hit = Hit(before.start, hit.end, replace(before.cue, sure=1.0))
        if hit is not None:
            hits.append(hit)
    return hits


def _is_denied(s: Setting, verb: Hit, noun: Hit) -> bool:
    """Whether an accusation is the object of a verb that denies and is weak alone."""
    denies = verb.cue.form == "active" and verb.cue.stance == "deny" and verb.cue.sure <= WEAK
    accuses = noun.cue.form == "noun" and noun.cue.stance == "accuse"
    between = [s.lower(at) for at in range(verb.end, noun.start)]
    return denies and accuses and s.words.determiners.issuperset(between)


def _hit(s: Setting, at: int) -> Hit | None:
    for listed, cue in s.known.cues[s.lower(at)]:
        if all(s.lower(at + n) == word for n, word in enumerate(listed)):
            return _as_it_stands(s, at, at + len(listed), cue)
    return None


def _as_it_stands(s: Setting, at: int, end: int, cue: CueForm) -> Hit | None:
    owned = s.lower(at - 1) in s.words.determiners or s.lower(at - 1).endswith(OWNER)
    if cue.form in VERBAL and owned:
        return None
    if cue.form == "active" and is_passive(s, at):
        return Hit(at, end, replace(cue, form="passive", sure=WEAK))
    if cue.form == "passive" and s.lower(end) in s.words.own_names:
        return None  # `pejabat yang enggan disebutkan namanya`
    if cue.form == "passive" and s.lower(at - 1) in s.words.purposes:
        return None  # `untuk diketahui, …`
    return Hit(at, end, cue)


def is_passive(s: Setting, at: int) -> bool:
    """Whether a passive's auxiliary stands before: `it was reported that`, `he was asked`."""
    before = at - 1
    while s.is_adverb(before) or s.lower(before) in s.words.negations:
        before -= 1
    return s.lower(before) in s.words.passives
