"""Fields whose language of conflict is no politics: sport, markets, weather, film."""

from saksi.find.events.knowledge import EventKnowledge
from saksi.text.analysis import Analysis

WORDS_PER_MARK = 60


def domain_of(analysis: Analysis, known: EventKnowledge) -> str | None:
    """The field that an article as a whole belongs to, where its events are none."""
    words = [t.surface.lower() for s in analysis.sentences for t in s.tokens]
    present = frozenset(words)
    for domain in known.domains:
        marks = domain.words & present
        if len(marks) < domain.least:
            continue
        if sum(w in marks for w in words) * WORDS_PER_MARK >= len(words):
            return domain.name
    return None
