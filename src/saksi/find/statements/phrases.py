"""Phrases around a cue: who speaks, to whom, what merely stands between the cue and the words."""

from msgspec import Struct

from saksi.find.statements.frames import Unit
from saksi.find.statements.knowledge import StatementKnowledge, StatementWords
from saksi.records import Time

MAX_PHRASE = 26
"""A speaker's phrase has so many words at most."""
MAX_CHANNEL = 12

Range = tuple[int, int]


class Setting(Struct, frozen=True):
    """The units of one frame; `time_at[i]` is the unit after the time that unit i begins or lies in, else 0."""

    units: tuple[Unit, ...]
    time_at: tuple[int, ...]
    known: StatementKnowledge

    @property
    def words(self) -> StatementWords:
        return self.known.words

    def lower(self, at: int) -> str:
        return self.units[at].lower if 0 <= at < len(self.units) else ""

    def is_quotation(self, at: int) -> bool:
        return 0 <= at < len(self.units) and self.units[at].quotation is not None


def set_frame(
    units: tuple[Unit, ...], times: tuple[Time, ...], known: StatementKnowledge
) -> Setting:
    """The setting of a frame; `times` are those inside it, in page order."""
    ends = [0] * len(units)
    at = 0
    for time in times:
        while at < len(units) and units[at].end <= time.start:
            at += 1
        first = at
        while at < len(units) and units[at].start < time.end:
            at += 1
        ends[first:at] = [at] * (at - first)
    return Setting(units, tuple(ends), known)


def phrase_after(s: Setting, start: int, end: int) -> Range:
    """The noun phrase that begins at `start`: up to a preposition, a time, a mark or a quotation."""
    at = start
    while at < min(end, start + MAX_PHRASE):
        unit = s.units[at]
        if unit.quotation is not None or s.time_at[at] or unit.lower in s.words.breakers:
            break
        if unit.lower in s.words.pronouns and at == start:
            return start, at + 1
        if unit.surface == "," and not _apposition_follows(s, at + 1, end):
            break
        if unit.surface == "(":
            after = _bracket(s, at, end)
            if after == 0:
                break
            at = after
            continue
        if not unit.is_word and unit.surface not in ",-–/&’'":
            break
        at += 1
    while at > start and not s.units[at - 1].is_word and s.units[at - 1].surface != ")":
        at -= 1
    return start, at


def _apposition_follows(s: Setting, at: int, end: int) -> bool:
    if at >= end or s.units[at].quotation is not None or s.time_at[at]:
        return False
    unit = s.units[at]
    return unit.surface[0].isupper() and unit.lower not in s.words.breakers


def _bracket(s: Setting, at: int, end: int) -> int:
    """The unit after a short bracket such as `(AS)`; 0 where it holds figures or does not close."""
    for close in range(at + 1, min(end, at + 6)):
        if s.units[close].surface == ")":
            return close + 1
        if s.units[close].surface[:1].isdigit() or s.units[close].quotation is not None:
            return 0
    return 0


def phrase_before(s: Setting, start: int, end: int) -> Range:
    """The noun phrase that ends before `end`, adverbs and times between the two skipped."""
    last = _without_adverbs(s, start, end)
    if last > start and s.units[last - 1].surface in ",—–":
        opening = _apposition_opens(s, start, last - 1)
        if opening is not None:
            last = opening
        else:
            last -= 1
    first = last
    while first > start and last - first < MAX_PHRASE and not _breaks_before(s, first - 1):
        first -= 1
    while first < last and not s.units[first].is_word:
        first += 1
    while first < last and s.lower(first) in s.words.subordinators | s.words.connectives:
        first += 1
    return first, last


def _without_adverbs(s: Setting, start: int, end: int) -> int:
    """The end of what stands before adverbs, auxiliaries and times that end before `end`."""
    at = end
    while at > start:
        before = at - 1
        word = s.lower(before)
        if s.time_at[before]:
            while at > start and s.time_at[at - 1]:
                at -= 1
            if s.lower(at - 1) in s.words.prepositions or s.units[at - 1].surface == "(":
                at -= at > start
        elif word in s.words.adverbs or word in s.words.auxiliaries or word in s.words.negations:
            at -= 1
        else:
            break
    return at


def _apposition_opens(s: Setting, start: int, close: int) -> int | None:
    """Where the phrase ends that an apposition before the comma at `close` explains."""
    for at in range(close - 1, start, -1):
        if s.units[at].quotation is not None or s.lower(at) in s.words.complementizers:
            return None
        if s.units[at].surface == "," and at - start <= MAX_PHRASE and close - at > 1:
            earlier = [n for n in range(start, at) if s.units[n].surface == ","]
            named = [n for n in range(start, at) if s.units[n].surface[:1].isupper()]
            return (earlier[0] if earlier and named and named[0] < earlier[0] else at) or None
    return None


def _breaks_before(s: Setting, at: int) -> bool:
    """Whether the unit at `at` cannot be inside a speaker's phrase that ends later."""
    unit = s.units[at]
    if unit.quotation is not None or unit.surface in ",;:—–.¶":
        return True
    return bool(s.time_at[at]) or unit.lower in s.words.subordinators


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


class Opening(Struct, frozen=True):
    """What stands between a cue and its content."""

    content: int
    addressee: Range | None = None
    marked: bool = False
    """A complementizer, a colon, a comma or a quotation opens the content."""


def object_after(s: Setting, at: int, end: int) -> Range:
    """Whom a verb addresses: `told reporters that`, `told the BBC it was`."""
    last = phrase_after(s, at, end)[1]
    first = at
    while at < last:
        word, capital = s.lower(at), s.units[at].surface[:1].isupper()
        if at > first and (
            word in s.words.pronouns or (word in s.words.determiners and not capital)
        ):
            break
        if at - first >= 2 and not capital and s.units[at - 1].surface[:1].isupper():
            break
        if at - first >= 3 and not capital:
            break
        at += 1
    return first, at


def open_content(s: Setting, at: int, end: int, addressed: bool = False) -> Opening:
    """Skip adverbs, times, addressee and channel after a cue up to the content."""
    addressee: Range | None = None
    if addressed and at < end and s.lower(at) not in s.words.complementizers:
        addressee = object_after(s, at, end)
        at = addressee[1]
    while at < end:
        word, surface = s.lower(at), s.units[at].surface
        if word in s.words.complementizers:
            return Opening(_after_comma(s, at + 1, end), addressee, marked=True)
        if s.is_quotation(at) or surface == ":":
            return Opening(at + (surface == ":"), addressee, marked=True)
        if s.time_at[at]:
            at = s.time_at[at]
        elif word in s.words.adverbs or s.units[at].relay is not None:
            at += 1
        elif word in s.words.addressing and addressee is None:
            addressee = phrase_after(s, at + 1, end)
            at = max(addressee[1], at + 1)
        elif word in s.words.prepositions and (skipped := _channel(s, at, end)):
            at = skipped
        elif surface == ",":
            following = at + 1
            if following < end and (
                s.time_at[following]
                or s.lower(following) in s.words.complementizers
                or s.is_quotation(following)
            ):
                at = following
                continue
            return Opening(following, addressee, marked=True)
        else:
            break
    return Opening(at, addressee)


def _after_comma(s: Setting, at: int, end: int) -> int:
    return at + 1 if at < end and s.units[at].surface in ",:" else at


def _channel(s: Setting, at: int, end: int) -> int:
    """The unit at which content may begin after `dalam sebuah pernyataan`, else 0."""
    if at + 1 < end and s.time_at[at + 1]:
        return s.time_at[at + 1]
    for n in range(at + 1, min(end, at + MAX_CHANNEL)):
        if s.units[n].quotation is not None or s.units[n].surface in ",:":
            return n
        if s.lower(n) in s.words.complementizers:
            return n
    return 0
