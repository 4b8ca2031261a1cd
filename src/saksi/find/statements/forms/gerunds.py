"""A second verb of the speaker of the clause before: `…, seraya menambahkan bahwa …`, `…, adding that …`."""

from saksi.find.statements.clause_subjects import clause_subject
from saksi.find.statements.openings import open_content
from saksi.find.statements.settings import Range
from saksi.find.statements.sites import Clause, Site
from saksi.find.statements.subjects import subject_before


def same_speaker(site: Site) -> Clause | None:
    """`…, seraya menambahkan bahwa …`, `…, adding that …`; `reports claiming that …` says who."""
    hit = site.hit
    opening = open_content(site.s, hit.end, site.right, hit.cue.addressed)
    after = site.content(opening.content, site.right)
    if after is None or (hit.cue.sure < 0.5 and not opening.marked):
        return None
    if site.s.lower(hit.start - 1) in site.s.words.purposes and not opening.marked:
        return None  # `without disclosing the price`
    speaker = _own_speaker(site) or (None if site.left else clause_subject(site.s, 0, hit.start))
    return site.clause("same_speaker", (after,), speaker, opening.addressee)


def _own_speaker(site: Site) -> Range | None:
    """The phrase right before the verb, where nothing joins it to an earlier clause."""
    s, before = site.s, site.hit.start - 1
    joining = s.words.connectives | s.words.prepositions
    if s.surface(before) == "," or s.lower(before) in joining:
        return None
    return subject_before(s, site.left, site.hit.start).speaker(s)
