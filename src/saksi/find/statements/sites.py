"""A cue with the room that its clause may use, and the clause that a rule makes of it."""

from msgspec import Struct

from saksi.find.statements.hits import Hit
from saksi.find.statements.phrases import phrase_after
from saksi.find.statements.settings import Range, Setting, trim, words

MIN_WORDS = 2


class Clause(Struct, frozen=True):
    """What one cue says; ranges are units of its frame.

    `speaker` null: nobody is named, and `implied` tells whether the text before names them.
    """

    contents: tuple[Range, ...]
    hit: Hit
    rule: str
    speaker: Range | None = None
    implied: bool = False
    addressee: Range | None = None
    sure: float = 1.0


class Site(Struct, frozen=True):
    """A cue with the room that its clause may use: units `[left, right)`."""

    s: Setting
    hit: Hit
    left: int
    right: int

    def content(self, start: int, end: int) -> Range | None:
        """The range trimmed, if enough is left to be a content."""
        first, last = trim(self.s, start, end)
        while last > first and self.s.lower(last - 1) in self.s.words.thus:
            first, last = trim(self.s, first, last - 1)
        return (first, last) if words(self.s, first, last) >= MIN_WORDS else None

    def before(self) -> Range | None:
        """All that stands before the cue, if it can be a content."""
        return self.content(self.left, self.hit.start)

    def tail(self, at: int) -> Range | None:
        """A quotation that goes on after the attribution, before any other cue."""
        s = self.s
        while at < self.right and s.units[at].surface in ",:.–—-":
            at += 1
        if not s.is_quotation(at):
            return None
        end = at
        while end < self.right and (s.is_quotation(end) or s.units[end].surface in ",.\n"):
            end += 1
        return trim(s, at, end)

    def clause(
        self,
        rule: str,
        contents: tuple[Range | None, ...],
        speaker: Range | None,
        addressee: Range | None = None,
    ) -> Clause:
        """The clause of a speaker; without one, of whom the text before names."""
        said = tuple(c for c in contents if c is not None)
        return Clause(said, self.hit, rule, speaker, speaker is None, addressee, self.hit.cue.sure)

    def agentless(
        self, contents: tuple[Range | None, ...], addressee: Range | None, implied: bool
    ) -> Clause:
        """The clause of a passive that names nobody."""
        said = tuple(c for c in contents if c is not None)
        return Clause(said, self.hit, "agentless", None, implied, addressee, self.hit.cue.sure)


def addressee_at(s: Setting, at: int) -> Range | None:
    """Whom a word such as `kepada` names."""
    if s.lower(at) not in s.words.addressing:
        return None
    phrase = phrase_after(s, at + 1, len(s.units))
    return phrase if phrase[0] < phrase[1] else None
