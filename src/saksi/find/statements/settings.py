"""One frame as its rules see it: units, times and people at each of them."""

from msgspec import Struct

from saksi.find.statements.frames import Unit
from saksi.find.statements.knowledge import WEAK, StatementKnowledge, StatementWords
from saksi.records import Time

Range = tuple[int, int]
LONGEST_NOUN = 6
"""Letters of a noun that opens like a verb (`mentor`)."""


class Setting(Struct, frozen=True):
    """The units of one frame.

    `time_at[i]` is the unit after the time that unit i lies in, `person_at[i]` the unit after the
    person's name that unit i lies in; both 0 where there is none.
    """

    units: tuple[Unit, ...]
    time_at: tuple[int, ...]
    person_at: tuple[int, ...]
    known: StatementKnowledge

    @property
    def words(self) -> StatementWords:
        return self.known.words

    def lower(self, at: int) -> str:
        """The word at a unit in small letters; empty outside the frame."""
        return self.units[at].lower if 0 <= at < len(self.units) else ""

    def surface(self, at: int) -> str:
        """The characters of a unit; empty outside the frame."""
        return self.units[at].surface if 0 <= at < len(self.units) else ""

    def is_quotation(self, at: int) -> bool:
        return 0 <= at < len(self.units) and self.units[at].quotation is not None

    def is_adverb(self, at: int) -> bool:
        """Whether an adverb stands at a unit: one of the list, or one that its ending shows."""
        word, ending = self.lower(at), self.words.adverb_ending
        if word in self.words.adverbs:
            return True
        if self.lower(at - 1) in self.words.manner and self.surface(at).islower():
            return True
        if not ending or len(word) <= len(ending) + 2 or not word.endswith(ending):
            return False
        return word not in self.words.not_adverbs and self.surface(at).islower()

    def is_finite(self, at: int) -> bool:
        """Whether a verb that has a subject before it stands at a unit, as far as its form shows."""
        word, ending = self.lower(at), self.words.finite_ending
        if word in self.words.finite or word in self.words.auxiliaries:
            return True
        if self.says(at):
            return True
        return (
            bool(ending)
            and len(word) > len(ending) + 2
            and word.endswith(ending)
            and self.surface(at).islower()
        )

    def says(self, at: int, surely: bool = False) -> bool:
        """Whether a verb that attributes, or surely does, stands at a unit, its speaker before it: `mengatakan`."""
        forms = self.known.cues.get(self.lower(at), ())
        active = [cue for listed, cue in forms if len(listed) == 1 and cue.form == "active"]
        return any(not surely or cue.sure > WEAK for cue in active)

    def is_deed(self, at: int, longer: int = LONGEST_NOUN) -> bool:
        """Whether an active verb of more letters stands at a unit, where a prefix shows it: `memblokir`."""
        word, starts = self.lower(at), self.words.deed_starts
        shown = word.startswith(starts) and len(word) > longer and self.surface(at).islower()
        return shown and word not in self.words.nouns

    def does(self, at: int) -> bool:
        """Whether a verb, or what stands before one, goes on with a subject here: `akan`, `tidak`, `is`."""
        opens = self.words.auxiliaries | self.words.negations | self.words.passives
        return self.lower(at) in opens or self.is_deed(at)

    def has_name(self, start: int, end: int) -> bool:
        """Whether a word with a capital stands in the range."""
        return any(u.is_word and u.surface[0].isupper() for u in self.units[start:end])

    def may_speak(self, start: int, end: int) -> bool:
        """Whether a name, a pronoun or a word for a speaker stands in the range."""
        inside = [self.lower(at) for at in range(start, end)]
        known = any(word in self.words.heads or word in self.words.pronouns for word in inside)
        return known or self.has_name(start, end)

    def has_person(self, start: int, end: int) -> bool:
        """Whether a person is named in the range."""
        return any(self.person_at[start:end])


def set_frame(
    units: tuple[Unit, ...],
    times: tuple[Time, ...],
    people: tuple[tuple[int, int], ...],
    known: StatementKnowledge,
) -> Setting:
    """The setting of a frame; `times` and `people` are those inside it, in page order."""
    spans = tuple((t.start, t.end) for t in times)
    return Setting(units, _covered(units, spans), _covered(units, people), known)


def _covered(units: tuple[Unit, ...], spans: tuple[tuple[int, int], ...]) -> tuple[int, ...]:
    ends = [0] * len(units)
    at = 0
    for start, end in spans:
        while at < len(units) and units[at].end <= start:
            at += 1
        first = at
        while at < len(units) and units[at].start < end:
            at += 1
        ends[first:at] = [at] * (at - first)
    return tuple(ends)


def trim(s: Setting, start: int, end: int) -> Range:
    """The range without marks at its edges (a quotation or a closing bracket stays)."""
    while (
        start < end and not _substantial(s.units[start]) and s.units[start].surface not in "($#@€£["
    ):
        start += 1
    while (
        start < end
        and not _substantial(s.units[end - 1])
        and s.units[end - 1].surface not in ")%]…"
    ):
        end -= 1
    return start, end


def _substantial(unit: Unit) -> bool:
    return unit.quotation is not None or unit.is_word


def words(s: Setting, start: int, end: int) -> int:
    """How many words, a quotation counting as three."""
    return sum(3 if u.quotation is not None else 1 for u in s.units[start:end] if _substantial(u))
