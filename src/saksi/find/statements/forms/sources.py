"""A preposition that names the source: `menurut X, …`, `…, according to X`."""

from saksi.find.statements.hits import Hit
from saksi.find.statements.knowledge import CLITIC
from saksi.find.statements.openings import Opening, open_content
from saksi.find.statements.rooms import only_circumstances
from saksi.find.statements.settings import Range, Setting, trim, words
from saksi.find.statements.sites import Clause, Site
from saksi.find.statements.sources import source_after

MAX_STRAY = 3
"""So few words before a source (`Tetapi menurut X, …`) are not what it says."""


def source(site: Site) -> Clause | None:
    """`menurut X, …`, `…, menurut X`, `… yang menurut X …`."""
    s, hit = site.s, site.hit
    end = hit.end if _is_clitic(s, hit) else site.right
    if s.lower(hit.end) in s.words.grounds:
        return None
    subject = source_after(s, hit.end, end, closed=True)
    opening = _opened_by_comma(s, subject.end, site.right)
    if not opening.marked and only_circumstances(s, subject.end):
        opening = Opening(site.right, opening.addressee)
    contents = _sides(site, opening)
    if contents == (None, None):
        return None
    return site.clause("source", contents, subject.speaker(s), opening.addressee)


def _is_clitic(s: Setting, hit: Hit) -> bool:
    """`menurutnya`: the speaker is inside the word."""
    return hit.cue.lemma != s.lower(hit.start) and s.lower(hit.start).endswith(CLITIC)


def _opened_by_comma(s: Setting, at: int, end: int) -> Opening:
    """The content after `menurut X,`; circumstances may stand before the comma."""
    opening = open_content(s, at, end)
    if opening.content >= end and s.surface(at) == ",":
        return Opening(at + 1, opening.addressee, marked=True)
    return opening


def _sides(site: Site, opening: Opening) -> tuple[Range | None, Range | None]:
    """What is said before and after the source: mostly only one of them."""
    s, start = site.s, site.hit.start
    before = site.before()
    after = site.content(opening.content, site.right)
    subject = trim(s, site.left, start)
    if after is not None and opening.marked and s.does(after[0]) and subject[0] < subject[1]:
        return subject, after  # `Peru, menurut X, akan mundur`
    if before is None or (words(s, *before) <= MAX_STRAY and after is not None):
        return None, after
    if opening.marked and s.units[start - 1].surface == ",":
        return before, after
    return before, after if s.lower(start - 1) in s.words.subordinators else None
