"""Noun phrases that may speak: the one that begins at a unit, the one that ends before it."""

from saksi.find.statements.settings import Range, Setting

MAX_PHRASE = 26
"""A speaker's phrase has so many words at most."""
MAX_ABBREVIATION = 4
MAX_BRACKET = 6
"""A bracket inside a phrase, `(AS)`, closes within so many units."""
LOOK_AHEAD = 14
"""`kata peneliti pada Lembaga Anu, Rana Wibisana`: the name may come so many words later."""
INNER = "-–/&+’'"
"""Marks that a phrase may hold."""
STOPS = ",;:—–¶"
"""Marks that end what stands before a phrase."""


def phrase_after(s: Setting, start: int, end: int) -> Range:
    """The noun phrase that begins at `start`: up to a preposition, a time, a mark or a quotation."""
    if s.lower(start) in s.words.pronouns and start < end:
        return start, start + 1
    limit = min(end, start + MAX_PHRASE)
    at = start
    while at < limit:
        past = _past(s, start, at, end)
        if not past:
            break
        at = past
    at = min(at, limit)
    while at > start and not s.units[at - 1].is_word and s.units[at - 1].surface != ")":
        at -= 1
    return start, at


def _past(s: Setting, start: int, at: int, end: int) -> int:
    """The unit after what stands at `at`, if a phrase from `start` may hold it, else 0."""
    unit = s.units[at]
    if unit.lower in s.words.complementizers or s.time_at[at]:
        return 0
    if at > start and s.is_deed(at):
        return 0
    if _is_of_office(s, start, at):
        return at + 1
    if unit.lower in s.words.breakers and not _is_bound(s, at):
        return _past_later_name(s, start, at, end)
    if unit.surface == "(":
        return _past_bracket(s, at, end)
    held = unit.is_word or unit.surface in INNER or is_abbreviating(s, at)
    return at + 1 if held else 0


def _is_of_office(s: Setting, start: int, at: int) -> bool:
    """`duta besar Fiji untuk Peru`: what an office is for, behind a word for who may speak."""
    held = s.lower(start) in s.words.heads and s.lower(at) in s.words.within
    return held and s.surface(at + 1)[:1].isupper() and not s.time_at[at + 1]


def _past_later_name(s: Setting, start: int, at: int, end: int) -> int:
    """The unit after a name that stands between commas further on, where the phrase has none yet."""
    if s.has_person(start, at):
        return 0
    for n in range(at, min(end, at + LOOK_AHEAD)):
        if s.is_quotation(n) or s.time_at[n] or s.surface(n) in ".;:¶":
            return 0
        if s.surface(n) == ",":
            return s.person_at[n + 1] if n + 1 < end else 0
    return 0


def _past_bracket(s: Setting, at: int, end: int) -> int:
    """The unit after a short bracket such as `(AS)`; 0 where it holds figures or does not close."""
    for close in range(at + 1, min(end, at + 1 + MAX_BRACKET)):
        if s.units[close].surface == ")":
            return close + 1
        if s.units[close].surface[:1].isdigit() or s.units[close].quotation is not None:
            return 0
    return 0


def phrase_before(s: Setting, start: int, end: int) -> Range:
    """The noun phrase that ends at `end`: from the last mark, time or subordinator before it."""
    if end > start and s.lower(end - 1) in s.words.nominative:
        return end - 1, end
    whole = trim_phrase(s, _back(s, start, end, s.words.within), end)
    if _stands_alone(s, whole):
        return whole
    return _before_deed(s, *trim_phrase(s, _back(s, start, end, frozenset()), end))


def _before_deed(s: Setting, first: int, last: int) -> Range:
    """The phrase up to what its noun does besides: `warga` of `warga memblokir jalan menuntut …`."""
    for at in range(first + 1, last):
        deed = s.is_deed(at) or (s.is_finite(at) and s.lower(at + 1) in s.words.determiners)
        if deed and at + 1 < last and not s.has_person(at, last):
            return trim_phrase(s, first, at)
    return first, last


def _back(s: Setting, start: int, end: int, holding: frozenset[str]) -> int:
    """Where the phrase begins that ends at `end`; words of `holding` are inside it."""
    first = end
    while first > start and end - first < MAX_PHRASE:
        opening = _bracket_before(s, start, first)
        held = first < end and s.lower(first - 1) in holding
        if opening is None and not held and _breaks_before(s, first - 1):
            break
        first = first - 1 if opening is None else opening
    return first


def _stands_alone(s: Setting, phrase: Range) -> bool:
    """Whether a phrase with prepositions inside is a subject: `the president of the council`.

    Not `in a letter the council`, nor `the dam broke after the council`.
    """
    first, last = phrase
    inside = range(first, last)
    if first == last or not any(s.lower(n) in s.words.within for n in inside):
        return False
    opens = s.words.within | s.words.subordinators | s.words.prepositions
    if s.lower(first) in opens or s.lower(first - 1) in s.words.passives:
        return False
    if not s.words.finite_ending and s.lower(first) not in s.words.heads:
        return False  # verbs do not show there, so that only a word for a speaker is sure
    return not any(s.is_finite(n) or s.lower(n) in s.words.pronouns for n in inside)


def _bracket_before(s: Setting, start: int, end: int) -> int | None:
    """Where the short bracket that ends at `end` opens: `Rana Wibisana (D-Md.)`."""
    if s.surface(end - 1) != ")":
        return None
    near = range(end - 2, max(start, end - 2 - MAX_BRACKET), -1)
    return next((n for n in near if s.surface(n) == "("), None)


def trim_phrase(s: Setting, first: int, last: int) -> Range:
    """The range without the marks and conjunctions that open it, the adverbs and times that end it."""
    while first < last and not s.units[first].is_word:
        first += 1
    while first < last and s.lower(first) in s.words.subordinators | s.words.connectives:
        first += 1
    while first < last and (s.is_adverb(last - 1) or s.time_at[last - 1]):
        last = before_time(s, first, last) if s.time_at[last - 1] else last - 1
    return first, last


def before_time(s: Setting, start: int, at: int) -> int:
    """Where the time that ends at `at` begins, its preposition or its bracket included."""
    while at > start and s.time_at[at - 1]:
        at -= 1
    opened = at > start and (s.lower(at - 1) in s.words.prepositions or s.surface(at - 1) == "(")
    return at - 1 if opened else at


def _breaks_before(s: Setting, at: int) -> bool:
    """Whether the unit at `at` cannot be inside a speaker's phrase that ends later."""
    unit = s.units[at]
    if unit.surface in STOPS or (unit.surface == "." and not is_abbreviating(s, at)):
        return True
    if unit.lower in s.words.complementizers | s.words.passives:
        return True
    if unit.lower in s.words.subordinators:
        return not (_is_bound(s, at) or _joins_names(s, at))
    return unit.quotation is not None or bool(s.time_at[at])


def _is_bound(s: Setting, at: int) -> bool:
    """`people familiar with the talks`: a preposition that belongs to the word before it."""
    return s.lower(at - 1) in s.words.bound


def _joins_names(s: Setting, at: int) -> bool:
    """`Avon and Somerset Police`, `Chinese and U.S. experts`: capitals on both sides."""
    capitals = s.surface(at - 1)[:1].isupper() and s.surface(at + 1)[:1].isupper()
    return capitals and s.lower(at) in s.words.joining


def is_abbreviating(s: Setting, at: int) -> bool:
    """Whether a point ends an abbreviation before a name: `Mr. Doseba`, `Dr. Rana`."""
    before, after = s.surface(at - 1), s.surface(at + 1)
    short = before[:1].isupper() and len(before) <= MAX_ABBREVIATION
    return s.surface(at) == "." and short and after[:1].isupper()
