"""The subject with which a clause begins: whom a later verb of the clause (`…, adding that`) goes on with."""

from saksi.find.statements.phrases import trim_phrase
from saksi.find.statements.settings import Range, Setting

MAX_OPENERS = 3
"""A clause begins with so many circumstances before its subject at most."""
MAX_SUBJECT = 12
"""The subject before its verb has so many units at most."""


def clause_subject(s: Setting, start: int, end: int) -> Range | None:
    """The phrase before the first verb in units `[start, end)`; null where no verb shows."""
    at = _past_openers(s, start, end)
    limit = min(end, at + MAX_SUBJECT)
    last = next((n for n in range(at, limit) if _ends_subject(s, n)), None)
    if last is None or not _is_ended_by_verb(s, last, end):
        return None
    first, last = trim_phrase(s, at, last)
    return (first, last) if first < last else None


def _past_openers(s: Setting, start: int, end: int) -> int:
    """The first unit after marks, adverbs, times and the circumstances that a comma ends."""
    at = start
    for _ in range(MAX_OPENERS):
        while at < end and _opens(s, at):
            at += 1
        comma = next((n for n in range(at, end) if s.surface(n) == ","), None)
        if comma is None or not _is_circumstance(s, at):
            break
        at = comma + 1
    return at


def _opens(s: Setting, at: int) -> bool:
    plain = not s.units[at].is_word and not s.is_quotation(at)
    return plain or bool(s.time_at[at]) or s.is_adverb(at) or s.lower(at) in s.words.connectives


def _is_circumstance(s: Setting, at: int) -> bool:
    """Whether a preposition, a subordinator or a gerund begins here: `In a letter, …`, `Speaking to …, …`."""
    word = s.lower(at)
    gerund = any(cue.form == "gerund" for _, cue in s.known.cues.get(word, ()))
    return gerund or word in s.words.prepositions | s.words.subordinators


def _ends_subject(s: Setting, at: int) -> bool:
    unit = s.units[at]
    return unit.surface in ",;:" or s.is_quotation(at) or s.is_finite(at) or s.is_deed(at)


def _is_ended_by_verb(s: Setting, at: int, end: int) -> bool:
    """Whether a verb follows the subject at once or behind what commas explain of it."""
    if s.is_finite(at) or s.is_deed(at):
        return True
    if s.surface(at) != ",":
        return False
    close = next((n for n in range(at + 1, end) if s.surface(n) == ","), None)
    return close is not None and any(s.is_finite(n) for n in range(close, min(end, close + 4)))
