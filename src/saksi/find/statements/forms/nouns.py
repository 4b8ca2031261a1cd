"""A noun of saying: `pernyataan X bahwa …`, `the claim that …`."""

from saksi.find.statements.openings import open_content
from saksi.find.statements.phrases import phrase_after
from saksi.find.statements.sites import Clause, Site


def nominal(site: Site) -> Clause | None:
    """`pernyataan X bahwa …`: only with a complementizer, a colon or a quotation."""
    s = site.s
    phrase = phrase_after(s, site.hit.end, site.right)
    opening = open_content(s, phrase[1], site.right)
    after = site.content(opening.content, site.right)
    if after is None or not opening.marked or s.lower(phrase[1]) == ",":
        return None
    speaker = phrase if phrase[0] < phrase[1] else None
    return site.clause("nominal", (after,), speaker, opening.addressee)
