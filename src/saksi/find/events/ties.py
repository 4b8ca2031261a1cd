"""What the learned heads think of each candidate, alone and beside its rivals for the same side."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import TypeAlias

from saksi.find.events.acts import Act, Setting
from saksi.find.events.candidates import Candidate, candidates_of
from saksi.find.events.party_clues import party_clues
from saksi.find.events.weighing import Clues, log_odds
from saksi.records import Entity
from saksi.text.learned import Learned, Relation

AROUND = 1_000  # code points, as wide as nearly every window of the encoder
SIDES: tuple[Relation, Relation] = ("actor", "recipient")
LEADS = (-4, -2, 0, 2, 4)  # by how much a candidate leads its best rival, in log-odds

Sided: TypeAlias = dict[Relation, Clues]


def sided_clues(act: Act, setting: Setting) -> Iterator[tuple[Candidate, Sided]]:
    """Each candidate of the act, with its clues for either side."""
    candidates = tuple(candidates_of(act, setting))
    grammar = [party_clues(act, c, setting) for c in candidates]
    ties = {side: [_tie(act, c, setting, side) for c in candidates] for side in SIDES}
    heard = {side: _clues(candidates, ties, side) for side in SIDES}
    for n, candidate in enumerate(candidates):
        if setting.learned is None:
            yield candidate, dict.fromkeys(SIDES, grammar[n])
        else:
            yield candidate, {side: {**grammar[n], **heard[side][n]} for side in SIDES}


def _clues(
    candidates: Sequence[Candidate], ties: dict[Relation, list[float]], side: Relation
) -> list[Clues]:
    other = ties[SIDES[side == SIDES[0]]]
    best = _best(candidates, ties[side])
    first, second = (*best.values(), -7.0, -7.0)[:2]
    leader = next(iter(best), "")
    found = []
    for candidate, tie, across in zip(candidates, ties[side], other, strict=True):
        lead = tie - (second if candidate.entity == leader else first)
        clues = {"head": tie, f"head:{candidate.whence}": tie, "head:other side": across}
        clues |= {f"leads by {step}:{candidate.whence}": 1.0 for step in LEADS if lead >= step}
        clues |= {f"rival:{candidate.whence}": tie - lead}
        found.append(clues)
    return found


def _best(candidates: Sequence[Candidate], ties: list[float]) -> dict[str, float]:
    """The best tie of each entity, the best entity first."""
    best: dict[str, float] = {}
    for candidate, tie in sorted(zip(candidates, ties, strict=True), key=lambda pair: -pair[1]):
        best.setdefault(candidate.entity, tie)
    return best


def _tie(act: Act, candidate: Candidate, setting: Setting, side: Relation) -> float:
    """Log-odds of the tie; of one who does not stand in the sentence that of the best mention around."""
    learned, group = setting.learned, candidate.group
    if learned is None:
        return log_odds(0.0)
    if group is None:
        return _tie_around(act, setting.entities[candidate.entity], learned, side)
    tokens = act.scene.view.tokens
    first, last = group.at[candidate.rank]
    part = tokens[first].start, tokens[last].end
    return log_odds(learned.tie(side, (act.start, act.end), part))


def _tie_around(act: Act, entity: Entity, learned: Learned, side: Relation) -> float:
    low = bisect_left(entity.mentions, act.start - AROUND, key=lambda m: m.start)
    high = bisect_left(entity.mentions, act.start + AROUND, key=lambda m: m.start)
    near, place = entity.mentions[low:high], (act.start, act.end)
    return log_odds(max((learned.tie(side, place, (m.start, m.end)) for m in near), default=0.0))
