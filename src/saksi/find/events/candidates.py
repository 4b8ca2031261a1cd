"""Whom an act may have as a party: groups near the trigger, speakers, and those the text keeps in view."""

from collections.abc import Iterator
from typing import Literal, TypeAlias

from msgspec import Struct

from saksi.find.events.acts import Act, Setting
from saksi.find.events.sentence import Group, View

Whence: TypeAlias = Literal["here", "cue", "holding", "previous", "headline", "salient"]

ELSEWHERE = frozenset(("previous", "headline", "salient"))


class Candidate(Struct, frozen=True):
    """One entity that may be a party; `group` where it stands, absent for those only in view."""

    entity: str
    whence: Whence
    group: Group | None = None
    rank: int = 0


def candidates_of(act: Act, setting: Setting) -> Iterator[Candidate]:
    """Candidates, an entity once for each way in which it comes into view.

    Whom the sentence names, itself or through its country, is not looked for elsewhere.
    """
    here = [m for group in (*act.scene.before, *act.scene.after) for m in group.members]
    for group in (*act.scene.before, *act.scene.after):
        yield from (Candidate(m, "here", group, n) for n, m in enumerate(group.members))
    if act.cued and act.cued.speaker:
        yield Candidate(act.cued.speaker, "cue")
    if act.holding and act.holding.speaker:
        yield Candidate(act.holding.speaker, "holding")
    countries = {setting.entities[m].country for m in here} - {None}
    for candidate in _elsewhere(act, setting):
        entity = setting.entities[candidate.entity]
        if entity.id not in here and entity.country not in countries:
            yield candidate


def _elsewhere(act: Act, setting: Setting) -> Iterator[Candidate]:
    yield from _previous(act, setting)
    for n, group in enumerate(setting.headline[:3]):
        yield from (Candidate(m, "headline", None, n) for m in group.members)
    yield from (Candidate(e, "salient", None, n) for n, e in enumerate(setting.salient))


def _previous(act: Act, setting: Setting) -> Iterator[Candidate]:
    """The first groups of the sentence before, which a dropped subject or a pronoun takes up."""
    if act.sentence == 0:
        return
    before: View = setting.views[act.sentence - 1]
    for n, group in enumerate(before.groups[:3]):
        yield from (Candidate(m, "previous", None, n) for m in group.members)
