"""A verb after its speaker: `X mengatakan …`, `…, X said`."""

from saksi.find.statements.hits import Hit
from saksi.find.statements.openings import Opening, open_content
from saksi.find.statements.phrases import phrase_after
from saksi.find.statements.settings import Range, Setting, words
from saksi.find.statements.sites import Clause, Site
from saksi.find.statements.subjects import subject_before

MAX_OBJECT = 14
"""`menolak usul itu: “…”`: so many units between a cue and a colon."""

MAX_NEGATED = 2
"""`did not publicly say`: so many words at most from the verb back to its negation."""
MAX_OPENER = 3
"""`Oleh karena itu, …`: so many words at most."""
MAX_HEARD = 6
"""`memperingatkan pemerintah Fiji bahwa …`: so many words at most."""


def speaker_then_cue(site: Site) -> Clause | None:
    """`X mengatakan …` and `…, X said`."""
    s, hit = site.s, site.hit
    if _is_participle(s, hit.end) or (s.words.passives and hit.start == 0):
        return None  # `Asked if it was over, Vale said …`
    opening = _opening(site)
    if not opening.marked and (_is_unsaid(s, hit) or s.lower(hit.start - 1) in s.words.purposes):
        return None  # `menggelar rapat untuk memastikan kesiapan`: what for, not what was said
    after = site.content(opening.content, site.right)
    told_of = s.lower(hit.start - 1) in s.words.relatives
    subject = subject_before(s, 0 if told_of else site.left, hit.start)
    before = _said_before(site, subject.start)
    quoted = before is not None and s.is_quotation(before[1] - 1)
    who = (subject.speaker(s), opening.addressee)
    if before is not None and (after is None or not _goes_forward(site, opening, quoted)):
        rest = None if quoted else _rest(site)
        return site.clause("content_speaker_cue", (before, rest), *who)
    if after is None or (hit.cue.sure < 0.5 and not opening.marked):
        return None
    return site.clause("speaker_then_cue", (before if quoted else None, after), *who)


def _is_unsaid(s: Setting, hit: Hit) -> bool:
    """`Vale did not say when …`, `enggan menyebutkan jumlahnya`: nothing is said; a denial says something."""
    near = range(max(0, hit.start - MAX_NEGATED), hit.start)
    plain = hit.cue.stance in ("neutral", "assert")
    return plain and any(s.lower(n) in s.words.negations for n in near)


def _rest(site: Site) -> Range | None:
    """What goes on behind the verb: `The dam, Vale said, would be closed`."""
    s, at = site.s, site.hit.end
    return site.content(at + 1, site.right) if s.surface(at) == "," and s.does(at + 1) else None


def _is_participle(s: Setting, end: int) -> bool:
    """`two men accused of spying`: a passive without its `was` belongs to the noun before it."""
    ends = s.lower(end - 1), s.lower(end)
    return any(
        cue.form == "passive" and len(listed) > len(ends) and listed[-2:] == ends
        for word in s.words.passives
        for listed, cue in s.known.cues.get(word, ())
    )


def _opening(site: Site) -> Opening:
    """What opens the content, a colon too where an object stands between: `menolak usul itu: “…”`."""
    s, hit = site.s, site.hit
    opening = open_content(s, hit.end, site.right, hit.cue.addressed)
    if opening.marked:
        return opening
    heard = _heard(s, opening.content, site.right)
    if heard is not None:
        return Opening(heard[1] + 1, heard, marked=True)
    for at in range(opening.content, min(site.right - 1, opening.content + MAX_OBJECT)):
        if s.surface(at) == ":" and s.is_quotation(at + 1):
            return Opening(at + 1, opening.addressee, marked=True)
    return opening


def _heard(s: Setting, at: int, end: int) -> Range | None:
    """Whom a verb warns, as far as a complementizer: `memperingatkan Fiji bahwa …`."""
    named = s.surface(at)[:1].isupper() or s.lower(at) in s.words.heads
    if not named or s.words.finite_ending:
        return None
    past = phrase_after(s, at, end)[1]
    short = past - at <= MAX_HEARD and not any(
        s.is_deed(n) or s.is_finite(n) for n in range(at, past)
    )
    return (at, past) if short and s.lower(past) in s.words.that else None


def _goes_forward(site: Site, opening: Opening, quoted: bool) -> bool:
    """Whether what follows the verb is said too, rather than a circumstance of it."""
    s, at = site.s, opening.content
    if quoted and s.lower(at - 1) == ",":
        return False
    return opening.marked or (at < site.right and s.lower(at) not in s.words.prepositions)


def _said_before(site: Site, phrase_start: int) -> Range | None:
    """A content that a comma or a quotation ends before the speaker's phrase."""
    s = site.s
    before = phrase_start - 1
    if before < site.left or not (s.is_quotation(before) or s.units[before].surface in ",–—-"):
        return None
    said = site.content(site.left, phrase_start)
    opener = s.words.connectives | s.words.subordinators
    if said and words(s, *said) <= MAX_OPENER and s.lower(said[0]) in opener:
        return None  # `Sementara itu, X menyerukan …`
    return said
