"""From cues to clauses: what was said, by which phrase, by which rule; the rules of each form in order."""

from collections.abc import Callable, Iterator
from typing import TypeAlias

from msgspec.structs import replace

from saksi.find.statements.forms.active import speaker_then_cue
from saksi.find.statements.forms.gerunds import same_speaker
from saksi.find.statements.forms.inverted import clitic, cue_then_speaker
from saksi.find.statements.forms.inverting import cue_inverted
from saksi.find.statements.forms.nouns import nominal
from saksi.find.statements.forms.passive import (
    agentless_subject,
    agentless_that,
    passive_by_person,
    passive_named,
    passive_with_agent,
)
from saksi.find.statements.forms.sources import source
from saksi.find.statements.hits import find_hits
from saksi.find.statements.knowledge import Form
from saksi.find.statements.rooms import aside_end, closed_by_last, room_end
from saksi.find.statements.settings import Setting
from saksi.find.statements.sites import Clause, Site

Rule: TypeAlias = Callable[[Site], Clause | None]

RULES: dict[Form, tuple[Rule, ...]] = {
    "inverted": (cue_then_speaker,),
    "clitic": (clitic,),
    "source": (source,),
    "active": (cue_inverted, speaker_then_cue),
    "gerund": (same_speaker,),
    "passive": (
        passive_named,
        passive_by_person,
        passive_with_agent,
        agentless_that,
        agentless_subject,
    ),
    "noun": (nominal,),
}


def find_clauses(s: Setting) -> Iterator[Clause]:
    """The clauses of a frame in order; a cue inside an earlier clause's content is passed over."""
    hits = find_hits(s)
    closed = closed_by_last(s, hits)
    left = opened = 0
    before: Clause | None = None
    for number, hit in enumerate(hits):
        if hit.start < left or (closed is not None and closed[0] <= hit.start < closed[1]):
            continue
        aside = aside_end(s, hit)
        clause = _clause(Site(s, hit, opened, aside or room_end(s, hits, number)))
        if clause is not None:
            clause = _of_same(clause, before)
            before = clause
            yield clause
            left = max([hit.end, *(c[1] for c in clause.contents)])
            opened = opened if aside else left


def _of_same(clause: Clause, before: Clause | None) -> Clause:
    """A clause of the same speaker (`…, adding that …`) with the phrase that names the one before."""
    if clause.rule != "same_speaker" or clause.speaker is not None or before is None:
        return clause
    return replace(clause, speaker=before.speaker, implied=before.implied)


def _clause(site: Site) -> Clause | None:
    """What the first rule of the cue's form that applies makes of it."""
    found = (rule(site) for rule in RULES[site.hit.cue.form])
    return next((clause for clause in found if clause is not None), None)
