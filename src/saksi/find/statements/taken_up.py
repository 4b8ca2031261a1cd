"""`Hal itu disampaikan X …`: the sentence before is what X has said."""

from saksi.find.statements.candidates import Candidate, Saying
from saksi.find.statements.contents import contents_of, span_of
from saksi.find.statements.frames import Unit
from saksi.find.statements.knowledge import CLITIC, CueForm, StatementWords
from saksi.find.statements.scenes import Scene
from saksi.find.statements.settings import Range, Setting, trim, words
from saksi.find.statements.sources import source_after

RULE = "taken_up"
TAKEN_UP = 0.8
MIN_TAKEN_UP = 4
"""A sentence that is taken up has so many words at least."""


def may_take_up(units: tuple[Unit, ...], listed: StatementWords) -> bool:
    """Whether a frame begins with a word for what was said and one that points back."""
    first, second = units[:1], units[1:2]
    return any(u.lower in listed.matters for u in first) and any(
        u.lower in listed.pointing for u in second
    )


def taken_up(s: Setting, number: int, before: list[Scene]) -> tuple[Candidate, ...]:
    """The frame before as said by the agent of a passive; `s` knows of no relay clauses."""
    if not before or before[-1].candidates or not may_take_up(s.units, s.words):
        return ()
    at = 2
    while s.is_adverb(at) or s.lower(at) in s.words.auxiliaries:
        at += 1
    cue, implied = _passive(s, at)
    speaker = _agent(s, at + 1)
    said = trim(before[-1].setting, 0, len(before[-1].setting.units))
    told = words(before[-1].setting, *said) >= MIN_TAKEN_UP
    if cue is None or not told or (speaker is None and not implied):
        return ()
    spans, kind = contents_of(before[-1].setting, (said,))
    place = span_of(s, (at, at + 1))
    saying = Saying(place.start, place.end, cue.lemma, cue.stance)
    named = None if speaker is None or implied else span_of(s, speaker)
    return (Candidate(number, spans, kind, RULE, TAKEN_UP, saying, named, implied),)


def _passive(s: Setting, at: int) -> tuple[CueForm | None, bool]:
    """The passive cue at a unit, and whether a clitic on it stands for who speaks."""
    word = s.lower(at)
    clitic = word.endswith(CLITIC)
    known = s.known.cues.get(word.removesuffix(CLITIC) if clitic else word, ())
    found = (cue for listed, cue in known if len(listed) == 1 and cue.form == "passive")
    return next(found, None), clitic


def _agent(s: Setting, at: int) -> Range | None:
    """Who says it: the phrase right behind the passive, which names somebody."""
    while s.is_adverb(at):
        at += 1
    at += s.lower(at) in s.words.agents
    phrase = source_after(s, at, len(s.units), closed=False).speaker(s)
    if phrase is None:
        return None
    named = s.has_name(*phrase) or s.lower(phrase[0]) in s.words.heads
    return phrase if named else None
