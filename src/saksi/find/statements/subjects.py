"""Who speaks before a cue: the phrase, with the apposition that names it."""

from msgspec import Struct

from saksi.find.statements.hits import OWNER
from saksi.find.statements.phrases import (
    MAX_PHRASE,
    before_time,
    phrase_after,
    phrase_before,
    trim_phrase,
)
from saksi.find.statements.settings import Range, Setting

MAX_NAME = 5
SHORT_DEED = 5
"""Letters that a verb inside a clause has more of: `menuai`."""
MAX_RELATIVE = 14
"""A relative clause inside a source's phrase has so many words at most."""
DASHES = ",—–"
"""Marks that part an apposition from its phrase."""


class Subject(Struct, frozen=True):
    """The phrase that speaks, what explains it between commas, and where the two begin and end.

    `past`: where a relative clause ends that tells of the phrase.
    """

    phrase: Range
    apposition: Range | None = None
    past: int = 0

    @property
    def start(self) -> int:
        return self.phrase[0]

    @property
    def end(self) -> int:
        return self.apposition[1] if self.apposition else max(self.past, self.phrase[1])

    def speaker(self, s: Setting) -> Range | None:
        """The part that names the speaker: a person in either, else the shorter name.

        A person whom the phrase only mentions (`Vale's lawyer`, `an aide to Vale`) does not speak.
        """
        if self.apposition is None:
            return self.phrase if self.phrase[0] < self.phrase[1] else None
        office = s.lower(self.phrase[0]) in s.words.heads and is_name(s, self.apposition)
        if (office or is_person(s, self.apposition)) and not s.person_at[self.phrase[0]]:
            return self.apposition  # `kuasa hukum Vale, Rana Wibisana`
        if s.has_person(*_head(s, self.phrase)):
            return self.phrase
        if s.has_person(*self.apposition) or is_name(s, self.apposition):
            return self.apposition
        return self.phrase


def _head(s: Setting, phrase: Range) -> Range:
    """The part of a phrase behind its owner and before its first preposition."""
    first, last = phrase
    last = next((n for n in range(first + 1, last) if s.lower(n) in s.words.within), last)
    owners = [n for n in range(first, last) if s.lower(n).endswith(OWNER)]
    return (owners[-1] + 1 if owners else first), last


def is_name(s: Setting, units: Range) -> bool:
    inside = [u for u in s.units[units[0] : units[1]] if u.is_word]
    return 0 < len(inside) <= MAX_NAME and all(u.surface[0].isupper() for u in inside)


def is_person(s: Setting, units: Range) -> bool:
    """Whether a range is a person's name and nothing else."""
    return is_name(s, units) and s.person_at[units[0]] >= units[1]


def subject_before(s: Setting, start: int, end: int) -> Subject:
    """The noun phrase whose verb stands at `end`, adverbs, times and relays between the two skipped."""
    last = _verb_start(s, start, end)
    told_of = s.lower(last) in s.words.relatives and last < end  # `laporan yang menyebut …`
    if last > start and s.surface(last - 1) in DASHES:
        last -= 1
        explained = _explained(s, start, last)
        clause = told_of and explained is not None and _is_clause(s, explained)
        if explained is not None and not clause:
            return explained
    phrase = phrase_before(s, start, last)
    if s.lower(phrase[0] - 1) in s.words.places and phrase[0] - 1 > start and not told_of:
        phrase = _before_place(s, start, phrase)
    if _is_written_to(s, start, phrase):
        writer = subject_before(s, start, phrase[0] - 1)  # `Vale in a letter to the court said`
        return writer if s.may_speak(*writer.phrase) else Subject(phrase)
    phrase = _before_relative(s, start, phrase) or phrase
    return Subject(_named_before(s, start, phrase) or phrase)


def _is_written_to(s: Setting, start: int, phrase: Range) -> bool:
    """`in a letter to the court`: whom a document is addressed to."""
    paper = phrase[0] - 2
    if paper <= start or phrase[0] == phrase[1] or s.lower(paper + 1) not in s.words.addressing:
        return False
    relay = s.units[paper].relay
    return s.lower(paper) in s.words.documents or (relay is not None and relay.document)


def _before_place(s: Setting, start: int, phrase: Range) -> Range:
    """Who does it where, or in what: `warga di Uria menuntut …`, `Vale dalam sebuah siniar berkata …`."""
    before = phrase_before(s, start, phrase[0] - 1)
    first = s.lower(phrase[0])
    alone = phrase[0] == phrase[1] or first in s.words.nominative | s.words.never_opens
    return phrase if alone or not s.may_speak(*before) else before


def _before_relative(s: Setting, start: int, phrase: Range) -> Range | None:
    """Whom a relative clause tells of that ends in `phrase`: `pejabat yang datang dengan kapal menuntut …`."""
    before = phrase[0] - 1
    while before > start and s.lower(before) in s.words.auxiliaries:
        before -= 1  # `the family that has been jailed since May said …`
    relative = s.lower(before) in s.words.relatives
    own = relative and (not s.words.finite_ending or before < phrase[0] - 1)
    if before < start or s.lower(phrase[0]) in s.words.pronouns:
        return None
    if not own and s.lower(before) not in s.words.inner:
        return None
    for at in range(before, max(start, phrase[0] - MAX_RELATIVE), -1):
        if s.lower(at) in s.words.relatives:
            head = phrase_before(s, start, at)
            return head if head[0] < head[1] else None
        if not s.units[at].is_word:
            return None
    return None


def _explained(s: Setting, start: int, comma: int) -> Subject | None:
    """The phrase before the apposition that a comma ends; where none opens, all the clause before."""
    opening = _apposition_opens(s, start, comma)
    if opening is not None:
        return Subject(phrase_before(s, start, opening), _explaining(s, opening + 1, comma))
    whole = phrase_after(s, _past_openers(s, start, comma), comma)
    return Subject(whole) if whole[0] < whole[1] and s.units[whole[0]].is_word else None


def _is_clause(s: Setting, subject: Subject) -> bool:
    """Whether a clause was taken for a phrase: `serangan itu menuai kecaman dari Chile, yang menuduh …`."""
    whole = range(subject.start, subject.end)
    verb = any(
        s.is_deed(n, SHORT_DEED) or s.is_finite(n) or s.lower(n) in s.words.passives for n in whole
    )
    return verb or subject.apposition is None


def _explaining(s: Setting, start: int, end: int) -> Range | None:
    """An apposition that may name the speaker: not one that begins like `in response to …`."""
    opens = s.words.prepositions | s.words.subordinators | s.words.breakers
    if s.lower(start) in opens:
        return None
    aged = (n for n in range(start + 1, end - 1) if s.surface(n) == "(")
    bracket = next((n for n in aged if s.surface(n + 1)[:1].isdigit()), end)
    return trim_phrase(s, start, bracket)  # `Rana Wibisana (45)`


def _apposition_opens(s: Setting, start: int, close: int) -> int | None:
    """The comma that opens the apposition which the comma at `close` ends."""
    commas = _commas_before(s, start, close)
    for at in reversed(commas):
        if at - start > MAX_PHRASE:
            continue
        opener = s.lower(start) in s.words.connectives | s.words.subordinators  # `Sementara itu, …`
        if any(s.surface(n)[:1].isupper() for n in range(start + opener, at)):
            return at
    return commas[0] if commas else None


def _commas_before(s: Setting, start: int, close: int) -> list[int]:
    """The commas back to a quotation or a complementizer, the nearest first."""
    commas: list[int] = []
    for at in range(close - 1, start, -1):
        if s.is_quotation(at) or s.lower(at) in s.words.complementizers:
            break
        if s.surface(at) == "," and close - at > 1:
            commas.append(at)
    return commas


def _past_openers(s: Setting, start: int, end: int) -> int:
    """The first unit after marks, connectives and adverbs with which a clause begins."""
    at = start
    while at < end and not (s.units[at].is_word and not _opens_clause(s, at)):
        at += 1
    return at


def _opens_clause(s: Setting, at: int) -> bool:
    return s.is_adverb(at) or s.lower(at) in s.words.connectives


def _named_before(s: Setting, start: int, phrase: Range) -> Range | None:
    """The person whom a phrase explains that only one comma parts: `Rana Wibisana, penasihat X berkata`."""
    comma = phrase[0] - 1
    if comma <= start or s.surface(comma) != "," or s.has_person(*phrase):
        return None
    if s.surface(comma - 1).isdigit() and s.surface(comma - 2) == ",":  # an age
        comma -= 2
    if not s.person_at[comma - 1]:
        return None
    first = comma - 1
    while first > start and s.person_at[first - 1] == s.person_at[comma - 1]:
        first -= 1
    return first, comma


def _verb_start(s: Setting, start: int, end: int) -> int:
    """Where the verb at `end` begins with its adverbs, a relative word (`yang`) before it included."""
    last = _without_adverbs(s, start, end)
    if last - 1 > start and s.lower(last - 1) in s.words.relatives:
        return _without_adverbs(s, start, last - 1)
    return last


def _without_adverbs(s: Setting, start: int, end: int) -> int:
    """The end of what stands before the adverbs, auxiliaries, times and relays that end before `end`."""
    at = end
    while at > start:
        before = _before_circumstance(s, start, at)
        if before == at:
            break
        at = before
    return at


def _before_circumstance(s: Setting, start: int, at: int) -> int:
    """Where the time, the relay or the adverb that ends at `at` begins; `at` where none does."""
    if s.time_at[at - 1]:
        return before_time(s, start, at)
    if s.units[at - 1].relay is not None:
        at -= 1
        while at > start and s.surface(at - 1) == ",":
            at -= 1
        return at
    if s.is_adverb(at - 1):
        return at - 1 - (s.lower(at - 2) in s.words.adverbial)
    return at - (
        s.lower(at - 1) in s.words.auxiliaries | s.words.negations or _is_hearsay(s, at - 1)
    )


def _is_hearsay(s: Setting, at: int) -> bool:
    """`X dilaporkan membantah …`: a passive that tells only that it is said."""
    if s.words.passives or s.lower(at - 1) in s.words.relatives:
        return False
    return any(
        len(listed) == 1 and cue.form == "passive"
        for listed, cue in s.known.cues.get(s.lower(at), ())
    )
