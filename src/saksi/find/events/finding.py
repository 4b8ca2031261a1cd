"""The triggers of an article that are weighed: those of the lexicon, and those that the heads propose."""

from collections.abc import Iterator

from saksi.find.events.acts import Act, Setting, act_at
from saksi.find.events.heads import proposals
from saksi.find.events.matching import matches

NEAR = 24  # hits on either side among which rivals are looked for, so that a hostile sentence stays linear


def acts_of(setting: Setting) -> Iterator[Act]:
    """Every trigger that stands in the article in page order, guards that failed included."""
    for number, seen in enumerate(setting.views):
        hits = matches(seen, setting.known)
        hits = sorted([*hits, *proposals(number, hits, setting)], key=lambda h: h.first)
        for n, hit in enumerate(hits):
            yield act_at(number, hit, setting, hits[max(0, n - NEAR) : n + NEAR])
