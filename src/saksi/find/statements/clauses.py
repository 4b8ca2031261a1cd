"""From cues to clauses: what was said, by which phrase, by which rule; the rules of each form in order."""

from collections.abc import Callable, Iterator
from typing import TypeAlias

from saksi.find.statements.forms.active import speaker_then_cue
from saksi.find.statements.forms.gerunds import same_speaker
from saksi.find.statements.forms.inverted import clitic, cue_then_speaker
from saksi.find.statements.forms.inverting import cue_inverted
from saksi.find.statements.forms.nouns import nominal
from saksi.find.statements.forms.passive import (
    agentless_subject,
    agentless_that,
    passive_named,
    passive_with_agent,
)
from saksi.find.statements.forms.sources import source
from saksi.find.statements.hits import find_hits
from saksi.find.statements.knowledge import Form
from saksi.find.statements.rooms import closed_by_last, room_end
from saksi.find.statements.settings import Setting
from saksi.find.statements.sites import Clause, Site

Rule: TypeAlias = Callable[[Site], Clause | None]

RULES: dict[Form, tuple[Rule, ...]] = {
    "inverted": (cue_then_speaker,),
    "clitic": (clitic,),
    "source": (source,),
    "active": (cue_inverted, speaker_then_cue),
    "gerund": (same_speaker,),
    "passive": (passive_named, passive_with_agent, agentless_that, agentless_subject),
    "noun": (nominal,),
}


def find_clauses(s: Setting) -> Iterator[Clause]:
    """The clauses of a frame in order; a cue inside an earlier clause's content is passed over."""
    hits = find_hits(s)
    closed = closed_by_last(s, hits)
    left = 0
    for number, hit in enumerate(hits):
        if hit.start < left or (closed is not None and closed[0] <= hit.start < closed[1]):
            continue
        clause = _clause(Site(s, hit, left, room_end(s, hits, number)))
        if clause is not None:
            yield clause
            left = max([hit.end, *(c[1] for c in clause.contents)])


def _clause(site: Site) -> Clause | None:
    """What the first rule of the cue's form that applies makes of it."""
    found = (rule(site) for rule in RULES[site.hit.cue.form])
    return next((clause for clause in found if clause is not None), None)
