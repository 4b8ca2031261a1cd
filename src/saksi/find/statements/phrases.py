"""The noun phrase that speaks: after a cue or before it, with the apposition that names it."""

from msgspec import Struct

from saksi.find.statements.settings import Range, Setting

MAX_PHRASE = 26
"""A speaker's phrase has so many words at most."""
MAX_NAME = 5
MAX_ABBREVIATION = 4
LOOK_AHEAD = 14
"""`kata peneliti pada Lembaga Anu, Rana Wibisana`: the name may come so many words later."""


def phrase_after(s: Setting, start: int, end: int) -> Range:
    """The noun phrase that begins at `start`: up to a preposition, a time, a mark or a quotation."""
    if s.lower(start) in s.words.pronouns and start < end:
        return start, start + 1
    at = start
    while at < min(end, start + MAX_PHRASE):
        unit = s.units[at]
        if unit.lower in s.words.complementizers:
            break
        if s.time_at[at] or (unit.lower in s.words.breakers and not _is_bound(s, at)):
            named = 0 if s.time_at[at] else _name_later(s, start, at, end)
            if not named:
                break
            at = named
        elif unit.surface == "(":
            at = _bracket(s, at, end) or end + MAX_PHRASE
        elif unit.is_word or unit.surface in "-–/&’'" or is_abbreviating(s, at):
            at += 1
        else:
            break
    at = min(at, end, start + MAX_PHRASE) if at <= end else _open_bracket(s, start, end)
    while at > start and not s.units[at - 1].is_word and s.units[at - 1].surface != ")":
        at -= 1
    return start, at


def _open_bracket(s: Setting, start: int, end: int) -> int:
    return next((n for n in range(start, end) if s.surface(n) == "("), end)


def _name_later(s: Setting, start: int, at: int, end: int) -> int:
    """The unit after a name that stands between commas further on, where the phrase has none yet."""
    if s.has_person(start, at):
        return 0
    for n in range(at, min(end, at + LOOK_AHEAD)):
        if s.is_quotation(n) or s.time_at[n] or s.surface(n) in ".;:¶":
            return 0
        if s.surface(n) == ",":
            return s.person_at[n + 1] if n + 1 < end else 0
    return 0


def _bracket(s: Setting, at: int, end: int) -> int:
    """The unit after a short bracket such as `(AS)`; 0 where it holds figures or does not close."""
    for close in range(at + 1, min(end, at + 7)):
        if s.units[close].surface == ")":
            return close + 1
        if s.units[close].surface[:1].isdigit() or s.units[close].quotation is not None:
            return 0
    return 0


class Subject(Struct, frozen=True):
    """The phrase before a cue, what explains it between commas, and where the two begin."""

    phrase: Range
    apposition: Range | None = None

    @property
    def start(self) -> int:
        return self.phrase[0]

    @property
    def end(self) -> int:
        return self.apposition[1] if self.apposition else self.phrase[1]

    def speaker(self, s: Setting) -> Range | None:
        """The part that names the speaker: a person in either, else the shorter name."""
        if self.apposition is None or s.has_person(*self.phrase):
            return self.phrase if self.phrase[0] < self.phrase[1] else None
        if s.has_person(*self.apposition) or _is_name(s, self.apposition):
            return self.apposition
        return self.phrase


def _is_name(s: Setting, units: Range) -> bool:
    inside = [u for u in s.units[units[0] : units[1]] if u.is_word]
    return 0 < len(inside) <= MAX_NAME and all(u.surface[0].isupper() for u in inside)


def source_after(s: Setting, start: int, end: int, closed: bool) -> Subject:
    """The phrase after a cue with the name that follows it: `kata Menteri Perdagangan, Rana Wibisana`.

    `closed`: only a name that a comma ends, where the content itself may follow the first comma.
    """
    phrase = phrase_after(s, start, end)
    if s.surface(phrase[1]) != "," or s.has_person(*phrase):
        return Subject(phrase)
    name = phrase_after(s, phrase[1] + 1, end)
    named = s.has_person(*name) or _is_name(s, name)
    if not named or (closed and s.surface(name[1]) != ","):
        return Subject(phrase)
    return Subject(phrase, name)


def subject_before(s: Setting, start: int, end: int) -> Subject:
    """The noun phrase whose verb stands at `end`, adverbs, times and relays between the two skipped."""
    last = _without_adverbs(s, start, end)
    if s.lower(last - 1) in s.words.relatives and last - 1 > start:
        last = _without_adverbs(s, start, last - 1)
    if last > start and s.surface(last - 1) in ",—–":
        comma = last - 1
        opening = _apposition_opens(s, start, comma)
        if opening is not None:
            return Subject(_phrase_to(s, start, opening), _explaining(s, opening + 1, comma))
        whole = phrase_after(s, _past_openers(s, start, comma), comma)
        if whole[0] < whole[1] and s.units[whole[0]].is_word:
            return Subject(whole)
        last = comma
    phrase = _phrase_to(s, start, last)
    return Subject(_named_before(s, start, phrase) or phrase)


def _explaining(s: Setting, start: int, end: int) -> Range | None:
    """An apposition that may name the speaker: not one that begins like `in response to …`."""
    opens = s.words.prepositions | s.words.subordinators | s.words.breakers
    return None if s.lower(start) in opens else _trimmed(s, start, end)


def _named_before(s: Setting, start: int, phrase: Range) -> Range | None:
    """The person whom a phrase explains that only one comma parts: `Rana Wibisana, penasihat X berkata`."""
    comma = phrase[0] - 1
    if comma <= start or s.surface(comma) != "," or s.has_person(*phrase):
        return None
    if not s.person_at[comma - 1]:
        return None
    first = comma - 1
    while first > start and s.person_at[first - 1] == s.person_at[comma - 1]:
        first -= 1
    return first, comma


def _past_openers(s: Setting, start: int, end: int) -> int:
    """The first unit after marks, connectives and adverbs with which a clause begins."""
    at = start
    skipped = s.words.connectives | s.words.adverbs
    while at < end and (not s.units[at].is_word or s.lower(at) in skipped):
        at += 1
    return at


def _phrase_to(s: Setting, start: int, last: int) -> Range:
    first = last
    while first > start and last - first < MAX_PHRASE and not _breaks_before(s, first - 1):
        first -= 1
    return _trimmed(s, first, last)


def _trimmed(s: Setting, first: int, last: int) -> Range:
    while first < last and not s.units[first].is_word:
        first += 1
    while first < last and s.lower(first) in s.words.subordinators | s.words.connectives:
        first += 1
    while first < last and s.lower(last - 1) in s.words.adverbs:
        last -= 1
    return first, last


def _without_adverbs(s: Setting, start: int, end: int) -> int:
    """The end of what stands before the adverbs, auxiliaries, times and relays that end before `end`."""
    skipped = s.words.adverbs | s.words.auxiliaries | s.words.negations
    at = end
    while at > start:
        before = at - 1
        if s.time_at[before]:
            while at > start and s.time_at[at - 1]:
                at -= 1
            if at > start and (s.lower(at - 1) in s.words.prepositions or s.surface(at - 1) == "("):
                at -= 1
        elif s.units[before].relay is not None:
            at -= 1
            while at > start and s.surface(at - 1) == ",":
                at -= 1
        elif s.lower(before) in skipped:
            at -= 1
        else:
            break
    return at


def _apposition_opens(s: Setting, start: int, close: int) -> int | None:
    """The comma that opens the apposition which the comma at `close` ends."""
    commas: list[int] = []
    for at in range(close - 1, start, -1):
        if s.units[at].quotation is not None or s.lower(at) in s.words.complementizers:
            break
        if s.surface(at) == "," and close - at > 1:
            commas.append(at)
    near = [at for at in commas if at - start <= MAX_PHRASE]
    for at in reversed(near):
        if s.has_person(start, at) or any(s.surface(n)[:1].isupper() for n in range(start, at)):
            return at
    return commas[0] if commas else None


def _breaks_before(s: Setting, at: int) -> bool:
    """Whether the unit at `at` cannot be inside a speaker's phrase that ends later."""
    unit = s.units[at]
    if unit.surface in ",;:—–¶" or (unit.surface == "." and not is_abbreviating(s, at)):
        return True
    if unit.lower in s.words.complementizers | s.words.passives:
        return True
    if unit.lower in s.words.subordinators:
        if _is_bound(s, at):
            return False
        return not (unit.lower in s.words.connectives and _joins_names(s, at))
    return unit.quotation is not None or bool(s.time_at[at])


def _is_bound(s: Setting, at: int) -> bool:
    """`people familiar with the talks`: a preposition that belongs to the word before it."""
    return s.lower(at - 1) in s.words.bound


def _joins_names(s: Setting, at: int) -> bool:
    """`Avon and Somerset Police`, `Chinese and U.S. experts`: capitals on both sides."""
    return s.surface(at - 1)[:1].isupper() and s.surface(at + 1)[:1].isupper()


def is_abbreviating(s: Setting, at: int) -> bool:
    """Whether a point ends an abbreviation before a name: `Mr. Doseba`, `Dr. Rana`."""
    before, after = s.surface(at - 1), s.surface(at + 1)
    short = before[:1].isupper() and len(before) <= MAX_ABBREVIATION
    return s.surface(at) == "." and short and after[:1].isupper()
