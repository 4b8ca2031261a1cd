"""Parties of one act, by the scales of weighed clues and what the sentence says of either side."""

from msgspec.structs import replace

from saksi.find.events.acts import Act, Setting
from saksi.find.events.agents import (
    doers,
    is_noun,
    named_agents,
    speaks_of_self,
    to_each_other,
    without,
    without_condemner,
)
from saksi.find.events.candidates import ELSEWHERE
from saksi.find.events.claims import (
    accuses_doers,
    answering,
    asked_of,
    claimant,
    refusing,
)
from saksi.find.events.pairs import each_of_pairs
from saksi.find.events.promises import promised_to
from saksi.find.events.protests import protesting
from saksi.find.events.roles import Parties, Role
from saksi.find.events.sides import (
    Seen,
    apart_from_goods,
    apart_from_places,
    one_side,
    without_victims,
)
from saksi.find.events.ties import sided_clues
from saksi.find.events.weighing import Weights
from saksi.text.learned import Relation

FAR_AND_HIDDEN = 0.4
"""Whom other sentences name is seldom the agent that a passive leaves unsaid: two of three are not."""
AGENTS: tuple[Role, ...] = ("subject", "by", "agent", "owner")
SURE = 0.6
"""So sure of an agent that whom other sentences name is none besides."""
ANSWERS = 0.9
"""How surely a claim is made to who answers it."""


def settle_parties(act: Act, setting: Setting, weights: Weights) -> Parties:
    """The candidates that reach the threshold of their side, likeliest first; none on both sides.

    Of those that stand for one country (a state, its minister, its army) the likeliest stays.
    """
    seen = list(sided_clues(act, setting))
    actors = _actors(seen, act, setting, weights)
    if act.hit.trigger.symmetric:
        promised = promised_to(act, tuple(actors), setting)
        return replace(act.parties, actors=tuple(actors), recipients=promised)
    if act.hit.trigger.receives and act.parties.recipients and not act.scene.passive:
        return act.parties  # `Peru menerima bantuan dari Chile`: who gives stands behind
    both = to_each_other(act, actors)
    if both:
        return replace(act.parties, actors=both, recipients=both)
    actors = _of_sentence(actors, seen, act)
    recipients = _recipients(seen, act, setting, weights)
    if act.holding and act.holding.speaker and speaks_of_self(act):
        actors = {act.holding.speaker: 1.0}  # `“Kami tidak akan mundur,” kata X`
        recipients.pop(act.holding.speaker, None)
    asker, asked = asked_of(act)
    if asker and asked:
        return replace(act.parties, actors=(asker,), recipients=asked)
    actors, recipients = _of_claim(actors, recipients, act)
    _apart(actors, recipients, act, setting)
    _without_spokesman(actors, recipients, act, setting)
    return replace(act.parties, actors=tuple(actors), recipients=tuple(recipients))


def _of_sentence(actors: dict[str, float], seen: Seen, act: Act) -> dict[str, float]:
    """Only those whom the sentence names, where grammar and the scale are both sure of one of them."""
    own = {m for role in AGENTS for g in act.roles.get(role, ()) for m in g.members}
    if all(actors.get(one, 0.0) < SURE for one in own):
        return actors
    here = {c.entity for c, _ in seen if c.whence not in ELSEWHERE}
    return {one: p for one, p in actors.items() if one in here}


def _of_claim(
    actors: dict[str, float], recipients: dict[str, float], act: Act
) -> tuple[dict[str, float], dict[str, float]]:
    """Both sides of a claim: its owner has made it, to who answers it."""
    claimed, refused = claimant(act), refusing(act)
    if claimed:
        to = dict.fromkeys((a for a in answering(act) if a not in claimed), ANSWERS)
        return dict.fromkeys(claimed, 1.0), recipients | to
    if refused:
        by = {one: p for one, p in (actors | recipients).items() if one not in refused}
        return by, dict.fromkeys(refused, 1.0)
    return actors, recipients


def _actors(seen: Seen, act: Act, setting: Setting, weights: Weights) -> dict[str, float]:
    hidden = act.scene.passive and not {"by", "agent"} & act.roles.keys()
    likely = _side(doers(seen, act, setting), weights, "actor", hidden)
    if not likely and is_noun(act):
        likely = dict.fromkeys(named_agents(act), 1.0)  # `the attack on its embassy by rebels`
    return protesting(_one_a_country(each_of_pairs(likely, act, setting), setting), act, setting)


def _recipients(seen: Seen, act: Act, setting: Setting, weights: Weights) -> dict[str, float]:
    named = named_agents(act)
    if named and accuses_doers(act) and not is_noun(act):
        return dict.fromkeys(named, 1.0)
    suffer = without(seen, named) if is_noun(act) else without_victims(seen, act, setting)
    suffer = without_condemner(suffer, act)
    likely = each_of_pairs(_side(suffer, weights, "recipient", False), act, setting)
    kept = apart_from_places(_one_a_country(likely, setting), act, setting)
    return apart_from_goods(kept, act, setting)


def _side(seen: Seen, weights: Weights, side: Relation, hidden: bool) -> dict[str, float]:
    """Probabilities of those who stay; `hidden`: a passive that names no agent, so that less speaks for one."""
    scale, limits = (weights.actor if side == "actor" else weights.recipient), weights.thresholds
    found: dict[str, float] = {}
    far = max(limits[f"far {side}"], FAR_AND_HIDDEN if hidden else 0.0)
    for candidate, clues in seen:
        probability = scale.probability(clues[side])
        if candidate.whence not in ELSEWHERE or probability >= far:
            found[candidate.entity] = max(probability, found.get(candidate.entity, 0.0))
    ranked = sorted(found.items(), key=lambda pair: -pair[1])
    limit, lone = limits[side], limits["passive actor" if hidden else f"lone {side}"]
    return {e: p for n, (e, p) in enumerate(ranked) if p >= (lone if n == 0 else limit)}


def _apart(
    actors: dict[str, float], recipients: dict[str, float], act: Act, setting: Setting
) -> None:
    """Nobody on both sides: neither one entity nor a state beside somebody who stands for it.

    Who protests is a people, though it be called by its state: `Kenyans marched against the government`.
    """
    same = one_side if act.type != "PROTEST" else _one
    for actor in list(actors):
        for recipient in list(recipients):
            if actor in actors and same(actor, recipient, setting):
                weaker = actors[actor] < recipients[recipient]
                actors.pop(actor) if weaker else recipients.pop(recipient)


def _without_spokesman(
    actors: dict[str, float], recipients: dict[str, float], act: Act, setting: Setting
) -> None:
    """The spokesman of an army denies its own shelling, and has not suffered it."""
    speaker = act.holding.speaker if act.holding else None
    own = {setting.entities[one].country for one in actors} - {None}
    if speaker in recipients and setting.entities[speaker].country in own:
        del recipients[speaker]


def _one(one: str, other: str, setting: Setting) -> bool:  # noqa: ARG001
    return one == other


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
