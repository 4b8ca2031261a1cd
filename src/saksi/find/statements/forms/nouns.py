"""A noun of saying: `pernyataan X bahwa …`, `the claim that …`."""

from saksi.find.statements.clause_subjects import clause_subject
from saksi.find.statements.hits import OWNER
from saksi.find.statements.openings import open_content
from saksi.find.statements.phrases import phrase_after, phrase_before
from saksi.find.statements.settings import Range, Setting
from saksi.find.statements.sites import Clause, Site


def _may_speak(s: Setting, phrase: Range) -> bool:
    """Whether a phrase is more than what the noun is like: `peringatan keras`, not `peringatan Chile`."""
    counted = any(s.lower(n) in s.words.determiners for n in range(*phrase))
    return counted or s.may_speak(*phrase)


def _follows_comma(s: Setting, at: int) -> bool:
    """Whether a comma alone parts what follows from the noun, which opens nothing: `seruan global, sejalan …`."""
    return s.surface(at - 1) == "," and s.lower(at - 2) not in s.words.complementizers


def _before(site: Site) -> Range | None:
    """Whose it is: the owner right before the noun (`Kim's suggestion`), else who gives or makes it."""
    s, start = site.s, site.hit.start
    if s.lower(start - 1).endswith(OWNER):
        first, last = phrase_before(s, site.left, start)
        while first < last and not _may_speak(s, (first, first + 1)):
            first += 1  # `including Kim's suggestion`
        return first, last
    return clause_subject(s, site.left, start)


def nominal(site: Site) -> Clause | None:
    """`pernyataan X bahwa …`: only with a complementizer, a colon or a quotation."""
    s = site.s
    phrase = phrase_after(s, site.hit.end, site.right)
    opening = open_content(s, phrase[1], site.right)
    after = site.content(opening.content, site.right)
    if after is None or not opening.marked or _follows_comma(s, after[0]):
        return None
    points = s.lower(site.hit.end) in s.words.pointing - s.words.complementizers
    if points and not s.is_quotation(after[0]):
        return None  # `menentang pernyataan itu: …`
    speaker = phrase if _may_speak(s, phrase) else _before(site)
    return site.clause("nominal", (after,), speaker, opening.addressee)
