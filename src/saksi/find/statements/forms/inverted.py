"""A cue after what is said and before its speaker: `…, kata X`; the speaker may be in the word: `…, katanya`."""

from saksi.find.statements.openings import open_content
from saksi.find.statements.settings import Range, Setting, trim, words
from saksi.find.statements.sites import Clause, Site, addressee_at
from saksi.find.statements.sources import source_after

MAX_STRAY = 4
"""So few words before a cue (`Selain itu, kata X, …`) are not what is said where more follows."""


def cue_then_speaker(site: Site) -> Clause | None:
    """`…, kata X`: the content before, the speaker after, perhaps a quotation going on."""
    s, hit = site.s, site.hit
    if not _ends_what_is_said(s, hit.start, site.left):
        return None
    content = _said_just_before(site)
    subject = source_after(s, hit.end, len(s.units), closed=False)
    tail = site.tail(subject.end)
    if tail is None:
        content, tail = _goes_on(site, content, subject.end)
    speaker = subject.speaker(s)
    if content is None and (tail is None or speaker is None or not _opens_speaker(s, speaker[0])):
        return None  # `Protes di kota itu, …` is no speech
    addressee = addressee_at(s, subject.end)
    return site.clause("cue_then_speaker", (content, tail), speaker, addressee)


def _goes_on(site: Site, content: Range | None, at: int) -> tuple[Range | None, Range | None]:
    """What is said before the cue and what behind it, where no quotation tells.

    `Selain itu, kata X, gudang terbakar`: behind it alone; `Kapal itu, kata X, akan tiba`: both.
    """
    s = site.s
    opening = open_content(s, at, site.right)
    after = site.content(opening.content, site.right)
    if after is None or not opening.marked:
        return content, None
    if content is None or s.is_quotation(content[1] - 1):
        return content, None if content else after
    if s.does(after[0]):
        return content, after
    circumstance = s.lower(after[0]) in s.words.prepositions | s.words.subordinators
    stray = words(s, *content) <= MAX_STRAY and not circumstance
    return (None, after) if stray else (content, None)


def _opens_speaker(s: Setting, at: int) -> bool:
    return s.lower(at) in s.words.determiners or s.may_speak(at, at + 1)


def clitic(site: Site) -> Clause | None:
    """`…, katanya`: the speaker is whoever the text spoke of."""
    s, hit = site.s, site.hit
    if not _ends_what_is_said(s, hit.start, site.left):
        return None
    content = _said_just_before(site)
    tail = site.tail(hit.end)
    if content is None and tail is None:
        opening = open_content(s, hit.end, site.right, hit.cue.addressed)
        tail = site.content(opening.content, site.right)
    if content is None and tail is None:
        return None
    return site.clause("clitic", (content, tail), None, addressee_at(s, hit.end))


def _ends_what_is_said(s: Setting, at: int, left: int) -> bool:
    """Whether a mark or a quotation stands before the cue, or the cue begins the sentence."""
    before = at - 1
    skipped = s.words.auxiliaries | s.words.connectives | s.words.thus
    while before > left and (s.is_adverb(before) or s.lower(before) in skipped):
        before -= 1
    return before < left or s.is_quotation(before) or s.units[before].surface in ',–—-:;”"'


def _said_just_before(site: Site) -> Range | None:
    """What is said before the cue: of a quotation after a full stop or a colon only that."""
    s = site.s
    last = trim(s, site.left, site.hit.start)[1]
    first = last
    while first > site.left and s.is_quotation(first - 1):
        first -= 1
    ends = first > site.left and s.surface(first - 1) in ".:!?;"
    return site.content(first if first < last and ends else site.left, site.hit.start)
