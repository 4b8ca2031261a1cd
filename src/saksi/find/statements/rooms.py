"""The room of a cue: how far its clause may reach before a later cue begins one of its own."""

from itertools import pairwise

from saksi.find.statements.hits import Hit
from saksi.find.statements.openings import open_content
from saksi.find.statements.settings import Range, Setting, words
from saksi.find.statements.sites import MIN_WORDS
from saksi.find.statements.sources import source_after
from saksi.find.statements.subjects import subject_before

LATER = 8
"""Cues of one frame that are compared with another one."""
PARTING = (",", "–", "—", "-", "--")
"""Marks before a clause with a subject of its own."""
MAX_MAIN = 8
"""The verb of a main clause stands so many units behind the comma at most."""
MAX_PLACE = 4
"""`in northern Mali`: so many words at most tell where."""
MAX_WITH = 10
"""`, with the chief secretary of the council saying`: so many words at most."""
MIN_CLOSED = 4
"""A closing attribution covers more words than its own speaker may have."""


def closed_by_last(s: Setting, hits: list[Hit]) -> Range | None:
    """The units that an attribution at the end of the frame covers: from the last quotation to its cue.

    In `X diperkirakan pulih, kata Y` the first cue is part of what Y says.
    """
    for hit in reversed(hits[max(1, len(hits) - LATER) :]):
        if not _closes(s, hit):
            continue
        quoted = [n for n in range(hit.start) if s.is_quotation(n)]
        start = quoted[-1] + 1 if quoted else 0
        if words(s, start, hit.start) > MIN_CLOSED:
            return start, hit.start
    return None


def _closes(s: Setting, hit: Hit) -> bool:
    """Whether the cue stands after a comma and only its speaker and circumstances follow."""
    if hit.cue.form not in ("inverted", "source", "active", "clitic"):
        return False
    start, end = _attribution(s, hit)
    if s.surface(start - 1) != "," or hit.cue.sure < 0.5:
        return False
    return only_circumstances(s, end, hit.cue.addressed and hit.cue.form == "active")


def _attribution(s: Setting, hit: Hit) -> Range:
    """The cue with its speaker, on the side where its form has them."""
    if hit.cue.form in ("inverted", "source"):
        return hit.start, source_after(s, hit.end, len(s.units), closed=False).end
    if hit.cue.form == "active":
        return subject_before(s, 0, hit.start).start, hit.end
    return hit.start, hit.end


def only_circumstances(s: Setting, at: int, addressed: bool = False) -> bool:
    """Whether nothing that could be said follows up to the end of the frame."""
    rest = open_content(s, at, len(s.units), addressed).content
    return words(s, rest, len(s.units)) == 0 or _is_place(s, rest)


def _is_place(s: Setting, at: int) -> bool:
    """Whether nothing but where it was follows: `the ministry in Santiago.`"""
    left = range(at, len(s.units))
    plain = not any(s.is_finite(n) or s.is_deed(n) or s.is_quotation(n) for n in left)
    placed = s.lower(at) in s.words.within | s.words.places and s.surface(at + 1)[:1].isupper()
    return (
        placed
        and plain
        and words(s, at, len(s.units)) <= MAX_PLACE
        and "," not in map(s.surface, left)
    )


def room_end(s: Setting, hits: list[Hit], number: int) -> int:
    """Where the room of a cue ends: before a later cue that begins a clause of its own."""
    end = hits[number].end
    right = min(_relay_after(s, _past_source(s, hits[number])), _answered(s, end))
    if number == 0 and _concedes(s):
        right = min(right, _main_clause(s, end))
    for later in hits[number + 1 : number + 1 + LATER]:
        if later.start >= right:
            break
        bound = _clause_start(s, later, end)
        if bound is not None:
            return bound
    return right


def _concedes(s: Setting) -> bool:
    """Whether the frame opens with a clause that concedes; `Sementara itu, …` is none."""
    joined = s.lower(1) in s.words.pointing or s.surface(1) == ","
    return s.lower(0) in s.words.conceding and not joined


def _main_clause(s: Setting, at: int) -> int:
    """Where the main clause begins behind one that concedes: `Meski X mengaku kalah, partainya menolak …`."""
    commas = [n for n in range(at, len(s.units)) if s.surface(n) == ","]
    for comma, after in pairwise([*commas, len(s.units)]):
        near = range(comma + 2, min(after, comma + MAX_MAIN))
        if any(s.is_deed(n) or s.is_finite(n) or s.does(n) for n in near):
            return comma
    return len(s.units)


def _answered(s: Setting, at: int) -> int:
    """Where the article answers what is said: `…, namun klaim itu tidak dapat diperiksa`."""
    for n in range(at, len(s.units) - 2):
        if s.surface(n) != "," or s.lower(n + 1) not in s.words.contrasting:
            continue
        noun = n + 2 + (s.lower(n + 2) in s.words.definite | s.words.pointing)
        pointed = noun > n + 2 or s.lower(noun + 1) in s.words.definite
        forms = s.known.cues.get(s.lower(noun), ())
        if pointed and any(cue.form == "noun" and len(listed) == 1 for listed, cue in forms):
            return n
    return len(s.units)


def _past_source(s: Setting, hit: Hit) -> int:
    """Behind a source and whom it was told to: `menurut dua pejabat yang dikutip Harian Selat, …`."""
    if hit.cue.form != "source":
        return hit.end
    end = source_after(s, hit.end, len(s.units), closed=True).end
    return end + 1 if end < len(s.units) and s.units[end].relay is not None else hit.end


def aside_end(s: Setting, hit: Hit) -> int | None:
    """Where the clause of a cue ends that only explains: `Vale, who denied it, said …`."""
    before = hit.start - 1
    while before > 0 and (s.is_adverb(before) or s.lower(before) in s.words.auxiliaries):
        before -= 1
    if hit.cue.form != "active":
        return None
    if s.lower(before) not in s.words.relatives:
        before = subject_before(s, 0, hit.start).start - 1  # `Vale, who police said fled, …`
    if s.lower(before) not in s.words.relatives or s.surface(before - 1) != ",":
        return None
    commas = (n for n in range(hit.end, len(s.units)) if s.surface(n) == ",")
    return next((n for n in commas if s.is_finite(n + 1 + s.is_adverb(n + 1))), None)


def _clause_start(s: Setting, later: Hit, end: int) -> int | None:
    """Where the clause of a later cue begins; null where the cue is part of what is said before it."""
    before = later.start - 1
    while before > end and (s.is_adverb(before) or s.lower(before) in s.words.auxiliaries):
        before -= 1
        before -= s.lower(before) in s.words.connectives and s.is_adverb(before - 1)
    comma = s.surface(before) == ","
    joined = s.lower(before) in s.words.connectives
    match later.cue.form:
        case "gerund":
            return before if comma or joined else _with_another(s, before, end)
        case "active":
            return before if joined else _own_clause(s, later, end)
        case "passive":
            return _own_clause(s, later, end) if later.cue.spoken else None
        case "inverted" | "clitic":
            quoted = _quoted_before(s, before + 1, end)
            return quoted if quoted is not None or not comma else before
        case "source":
            return before if comma else None
    return None


def _own_clause(s: Setting, later: Hit, end: int) -> int | None:
    """Where `, but X said …` or `, which X said …` begins, or the quotation before `X said`."""
    start = subject_before(s, end, later.start).start
    joint = start - 1
    joins = s.words.contrasting
    if later.cue.form != "passive":
        joins = joins | s.words.connectives | s.words.relatives | s.words.causes
    if s.lower(joint) in joins and s.surface(joint - 1) in PARTING:
        return joint - 1 if joint - 1 > end else None
    if s.lower(joint) in s.words.opposing and s.has_name(start, later.start):
        return joint
    if s.lower(joint) in s.words.relatives and s.lower(joint - 1) in joins:
        return joint - 1  # `… but which he announced Peru would leave`
    return _quoted_before(s, start, end)


def _with_another(s: Setting, before: int, end: int) -> int | None:
    """Where `, with the mayor saying …` begins: a clause with a speaker of its own."""
    for at in range(before, max(end, before - MAX_WITH), -1):
        if s.surface(at) == ",":
            return at if s.lower(at + 1) in s.words.beside else None
    return None


def _quoted_before(s: Setting, at: int, end: int) -> int | None:
    """The quotation right before a unit, a comma between them or none."""
    at -= s.surface(at - 1) == ","
    if at - 1 < end or not s.is_quotation(at - 1):
        return None
    while at - 1 > end and s.is_quotation(at - 1):
        at -= 1
    return at


def _relay_after(s: Setting, at: int) -> int:
    """The relay clause that ends the room of a cue; one right beside the cue does not."""
    for n in range(at, len(s.units)):
        relay = s.units[n].relay
        if relay is None or relay.heard or relay.document:
            continue
        if words(s, at, n) >= MIN_WORDS:
            return n
    return len(s.units)
