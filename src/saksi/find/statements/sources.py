"""Who speaks after a cue: the phrase, the name that explains it, who put a document out."""

from saksi.find.statements.phrases import phrase_after
from saksi.find.statements.settings import Range, Setting
from saksi.find.statements.subjects import MAX_RELATIVE, Subject, is_name, is_person

MAX_DOCUMENT = 5
"""`data terbaru yang dirilis X`: so many words at most up to the verb."""
MAX_CALLING = 3
"""`yang akrab disapa`: so many words at most from the relative word to the verb."""
CLOSING = ("", ",", ".")
"""Marks that end an apposition, the end of the frame too."""


def source_after(s: Setting, start: int, end: int, closed: bool) -> Subject:
    """The phrase after a cue with the name that follows it: `kata Menteri Perdagangan, Rana Wibisana`.

    `closed`: only a name that a comma ends, where the content itself may follow the first comma.
    """
    phrase = phrase_after(s, _past_publishing(s, start, end), end)
    called = _called(s, phrase[1], end)
    if called is not None:
        return Subject(phrase, called)
    past = _past_relative(s, phrase[1], end) if closed and start < phrase[1] else phrase[1]
    if past > phrase[1]:
        return Subject(phrase, past=past)
    name = phrase_after(s, phrase[1] + 1, end) if s.surface(phrase[1]) == "," else None
    if name is None or (s.has_person(*phrase) and not _names_described(s, phrase, name)):
        return Subject(phrase)
    if not s.has_person(*name) and s.surface(name[1]) == ",":
        # A place may stand between: `ahli dari Universitas Fiji, Suva, Rana Wibisana`.
        later = phrase_after(s, name[1] + 1, end)
        name = later if is_person(s, later) else name
    named = s.has_person(*name) or is_name(s, name)
    if not named or (closed and s.surface(name[1]) not in CLOSING):
        return Subject(phrase)
    return Subject(phrase, name)


def _names_described(s: Setting, phrase: Range, name: Range) -> bool:
    """Whether a person's name follows a phrase that only mentions a person: `kuasa hukum Vale, Rana Wibisana`.

    Not the next of several (`Vale, Rana Wibisana, dan Ines`), nor whom what is said begins with.
    """
    office = s.lower(phrase[0]) in s.words.heads and s.surface(name[1]) == ","
    opens = s.person_at[phrase[0]] or not (is_person(s, name) or (office and is_name(s, name)))
    joined = any(s.lower(name[1] + n) in s.words.joining for n in (0, 1))
    ended = s.surface(name[1]) in CLOSING or s.lower(name[1]) in s.words.breakers
    return not opens and not joined and (ended or s.time_at[name[1]] > 0)


def _called(s: Setting, at: int, end: int) -> Range | None:
    """The name in a relative clause that only gives it: `lelaki yang akrab disapa Gus Rana`."""
    if s.lower(at) not in s.words.relatives:
        return None
    near = range(at + 1, min(end, at + 1 + MAX_CALLING))
    verb = next((n for n in near if s.lower(n) in s.words.calling), None)
    name = phrase_after(s, verb + 1, end) if verb is not None else (0, 0)
    return name if is_name(s, name) else None


def _past_publishing(s: Setting, start: int, end: int) -> int:
    """Where who put out a document begins: `data yang dirilis X`, `data released by X`; else `start`."""
    first = start + (s.lower(start) in s.words.determiners)
    if s.lower(first) not in s.words.documents:
        return start
    for at in range(first + 1, min(end - 1, start + MAX_DOCUMENT)):
        if s.lower(at) in s.words.publishing:
            at += 1 + (s.lower(at + 1) in s.words.agents)
            return start if s.time_at[at] or s.lower(at) in s.words.breakers else at
        if not s.units[at].is_word:
            break
    return start


def _past_relative(s: Setting, at: int, end: int) -> int:
    """The comma behind a short relative clause: `menurut dua sumber yang mengetahui hal itu, …`."""
    opens = at + (s.surface(at) == ",")  # `menurut Vale, yang memimpin partai itu, …`
    if opens >= end or s.lower(opens) not in s.words.relatives:
        return at
    for n in range(opens + 1, min(end, at + MAX_RELATIVE)):
        if s.surface(n) == ",":
            return n
        if not s.units[n].is_word or s.units[n].relay is not None or s.is_quotation(n):
            return at
    return at
