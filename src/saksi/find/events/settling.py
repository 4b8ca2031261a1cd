"""Parties and status of one act, by the scales of weighed clues."""

from msgspec.structs import replace

from saksi.find.events.acts import Act, Setting
from saksi.find.events.candidates import Candidate, candidates_of
from saksi.find.events.party_clues import party_clues, with_tie
from saksi.find.events.roles import Parties
from saksi.find.events.source_clues import source_clues
from saksi.find.events.status_clues import status_clues
from saksi.find.events.weighing import Clues, Weights, logistic
from saksi.records import Status
from saksi.text.learned import Relation


def settle_parties(act: Act, setting: Setting, weights: Weights) -> Parties:
    """The candidates that reach the threshold of their side, likeliest first; none on both sides.

    Of those that stand for one country (a state, its minister, its army) the likeliest stays.
    """
    seen = [(c, party_clues(act, c, setting)) for c in candidates_of(act, setting)]
    actors = _one_a_country(_side(act, seen, setting, weights, "actor"), setting)
    if act.hit.trigger.symmetric:
        return replace(act.parties, actors=tuple(actors), recipients=())
    recipients = _one_a_country(_side(act, seen, setting, weights, "recipient"), setting)
    for entity in set(actors) & set(recipients):
        weaker = recipients if actors[entity] >= recipients[entity] else actors
        del weaker[entity]
    return replace(act.parties, actors=tuple(actors), recipients=tuple(recipients))


def _side(
    act: Act,
    seen: list[tuple[Candidate, Clues]],
    setting: Setting,
    weights: Weights,
    side: Relation,
) -> dict[str, float]:
    scale = weights.actor if side == "actor" else weights.recipient
    found: dict[str, float] = {}
    for candidate, clues in seen:
        balance = scale.balance(with_tie(clues, act, candidate, setting, side))
        found[candidate.entity] = max(logistic(balance), found.get(candidate.entity, 0.0))
    ranked = sorted(found.items(), key=lambda pair: -pair[1])
    limit, lone = weights.thresholds[side], weights.thresholds[f"lone {side}"]
    return {e: p for n, (e, p) in enumerate(ranked) if p >= (lone if n == 0 else limit)}


def _one_a_country(found: dict[str, float], setting: Setting) -> dict[str, float]:
    """Without those whose country somebody likelier on the same side stands for already."""
    kept: dict[str, float] = {}
    countries: set[str] = set()
    for entity, probability in found.items():
        country = setting.entities[entity].country
        if country is None or country not in countries:
            kept[entity] = probability
        countries |= {country} if country else set()
    return kept


def settle_source(act: Act, parties: Parties, setting: Setting, weights: Weights) -> str | None:
    """Id of the statement through which the act is told; null in the article's own voice."""
    held = act.holding
    if held is None or held.speaker is None or held is act.cued:
        return None
    balance = weights.source.balance(source_clues(act, parties, held, setting))
    return held.id if balance >= 0 else None


def settle_status(act: Act, setting: Setting, weights: Weights) -> Status:
    """The status that the clues speak for most; a negation beside the trigger settles it."""
    if act.status == "denied":
        return "denied"
    clues = status_clues(act, setting)
    return max(weights.status, key=lambda s: weights.status[s].balance(clues))
