"""A verb that may stand before its speaker after what is said: English `…, said X`."""

from saksi.find.statements.openings import open_content
from saksi.find.statements.rooms import only_circumstances
from saksi.find.statements.settings import Setting
from saksi.find.statements.sites import Clause, Site, addressee_at
from saksi.find.statements.sources import source_after
from saksi.find.statements.subjects import Subject, subject_before

MAX_BARE = 3
"""`said the coastguard`: a subject without a name after its verb is so short."""


def cue_inverted(site: Site) -> Clause | None:
    """English `…, said X`."""
    s, hit = site.s, site.hit
    if hit.cue.inverts and hit.start == 0 and s.surface(0)[:1].isupper():
        return _opening_verb(site)
    if not _may_invert(site):
        return None
    subject = source_after(s, hit.end, len(s.units), closed=False)
    if not s.is_quotation(hit.start - 1) and not _is_inverted(site, subject):
        return None
    content = site.before()
    if content is None or not _names_someone(s, subject):
        return None
    contents = (content, site.tail(subject.end))
    addressee = addressee_at(s, subject.end)
    return site.clause("content_cue_speaker", contents, subject.speaker(s), addressee)


def _opening_verb(site: Site) -> Clause | None:
    """`Said Ines Vale: “…”`."""
    s = site.s
    subject = source_after(s, site.hit.end, site.right, closed=False)
    opening = open_content(s, subject.end, site.right)
    after = site.content(opening.content, site.right)
    if after is None or not s.is_quotation(after[0]) or not _is_named(s, subject):
        return None
    return site.clause("cue_then_speaker", (after,), subject.speaker(s), opening.addressee)


def _may_invert(site: Site) -> bool:
    """Whether the verb stands right after a comma, a dash or a quotation."""
    mark = site.hit.start - 1
    if not site.hit.cue.inverts or mark < site.left:
        return False
    return site.s.is_quotation(mark) or site.s.units[mark].surface in ",–—"


def _is_inverted(site: Site, subject: Subject) -> bool:
    """Whether a subject follows the verb rather than a clause of its own."""
    s = site.s
    named = _is_named(s, subject)
    if not (named or _is_bare(s, subject)) or _has_verb(s, subject):
        return False
    apposed = subject_before(s, site.left, site.hit.start).apposition is not None
    if only_circumstances(s, subject.end):
        return named or not apposed
    return not apposed and s.surface(subject.end) == ","


def _is_named(s: Setting, subject: Subject) -> bool:
    after = s.units[subject.start : subject.end]
    return any(u.surface[:1].isupper() or u.lower in s.words.heads for u in after)


def _is_bare(s: Setting, subject: Subject) -> bool:
    short = subject.end - subject.start <= MAX_BARE
    return short and s.lower(subject.start) in s.words.determiners


def _has_verb(s: Setting, subject: Subject) -> bool:
    verbal = s.words.auxiliaries | s.words.pronouns
    return any(u.lower in verbal for u in s.units[subject.start : subject.end])


def _names_someone(s: Setting, subject: Subject) -> bool:
    known = s.words.determiners | s.words.pronouns
    after = s.units[subject.start : subject.end]
    return any(u.surface[:1].isupper() or u.lower in known for u in after)
