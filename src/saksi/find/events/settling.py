"""Parties and status of one act, by the scales of weighed clues."""

from itertools import pairwise
from typing import TypeAlias

from msgspec.structs import replace

from saksi.find.events.acts import Act, Setting
from saksi.find.events.candidates import ELSEWHERE, Candidate
from saksi.find.events.pairs import each_of_pairs
from saksi.find.events.roles import Parties
from saksi.find.events.sentence import is_verb
from saksi.find.events.source_clues import source_clues
from saksi.find.events.status_clues import status_clues
from saksi.find.events.ties import Sided, sided_clues
from saksi.find.events.weighing import Weights
from saksi.records import Status
from saksi.text.learned import Relation

Seen: TypeAlias = list[tuple[Candidate, Sided]]
DEEDS = frozenset(("AID", "ASSAULT", "COERCE", "COOPERATE", "MOBILIZE", "RETREAT", "SANCTION"))
NAMED_BEHIND = 8  # words between a noun and the agent that `oleh`, `by` names
SUBJECT_REACH = 4  # words between `we` and its verb
EACH_BEFORE, EACH_BEHIND = 2, 6  # words between a trigger and `saling`, `each other`
AGAINST = frozenset(("condemn", "accuse"))
FAR_AND_HIDDEN = 0.4
"""Whom other sentences name is seldom the agent that a passive leaves unsaid: two of three are not."""


def settle_parties(act: Act, setting: Setting, weights: Weights) -> Parties:
    """The candidates that reach the threshold of their side, likeliest first; none on both sides.

    Of those that stand for one country (a state, its minister, its army) the likeliest stays.
    """
    seen = list(sided_clues(act, setting))
    hidden = act.scene.passive and not {"by", "agent"} & act.roles.keys()
    named = _named_agents(act)
    doers = _without_accuser(_doers(seen, act, named), act, setting)
    acting = each_of_pairs(_side(doers, weights, "actor", hidden), act, setting)
    actors = _one_a_country(acting, setting)
    if act.hit.trigger.symmetric:
        return replace(act.parties, actors=tuple(actors), recipients=())
    both = _to_each_other(act, actors)
    if both:
        return replace(act.parties, actors=both, recipients=both)
    suffer = _without(seen, named) if _is_noun(act) else seen
    suffering = each_of_pairs(_side(suffer, weights, "recipient", False), act, setting)
    recipients = _one_a_country(suffering, setting)
    if act.holding and act.holding.speaker and _speaks_of_self(act):
        actors = {act.holding.speaker: 1.0, **actors}
    _apart(actors, recipients, act, setting)
    return replace(act.parties, actors=tuple(actors), recipients=tuple(recipients))


def _named_agents(act: Act) -> frozenset[str]:
    """Who is named with `oleh` or `by` behind what is no passive: `the attack on its embassy by militias`.

    Nouns of what is said are left out: `protest at the seizure of boats by Uganda` is another's.
    """
    by, words = act.scene.known.grammar.by, act.scene.view.words
    other = act.scene.passive or (_is_noun(act) and act.type not in DEEDS)
    for group in () if other else act.roles.get("by", ()):
        between = words[act.hit.last + 1 : group.first]
        verb = any(is_verb(w, act.scene.known.grammar) for w in between)
        if group.marker in by and len(between) <= NAMED_BEHIND and not verb:
            return frozenset(group.members)
    return frozenset()


def _doers(seen: Seen, act: Act, named: frozenset[str]) -> Seen:
    """Who can have acted: of a noun who is named as its agent; of an active verb nobody so named.

    `Kenya condemned the seizure of boats by Uganda`: the seizure is Uganda's, the condemnation is not.
    """
    if not named:
        return seen
    if not _is_noun(act):
        return _without(seen, named)
    return [(c, clues) for c, clues in seen if c.entity in named]


def _is_noun(act: Act) -> bool:
    before = act.scene.view.words[act.hit.first - 1] if act.hit.first else ""
    return act.hit.trigger.voice == "noun" or before in act.scene.known.grammar.determiners


def _without(seen: Seen, entities: frozenset[str]) -> Seen:
    return [(c, clues) for c, clues in seen if c.entity not in entities]


def _to_each_other(act: Act, actors: dict[str, float]) -> tuple[str, ...]:
    """Those who do it to each other: `Peru dan Chile saling serang`; nobody where it is not said."""
    words, hit, grammar = act.scene.view.words, act.hit, act.scene.known.grammar
    near = (*words[max(0, hit.first - EACH_BEFORE) : hit.first], hit.trigger.words[0])
    after = words[hit.last + 1 : hit.last + EACH_BEHIND]
    behind = {" ".join(pair) for pair in pairwise(after)}
    if grammar.each.isdisjoint(near) and grammar.each_other.isdisjoint(behind):
        return ()
    groups = (*reversed(act.scene.before), *act.scene.after)
    listed = next((g.members for g in groups if len(g.members) > 1), tuple(actors))
    return listed[:2] if len(listed) > 1 else ()


def _speaks_of_self(act: Act) -> bool:
    """`“Kami tidak akan mundur,” ujar X`: the subject of an active verb is who is quoted."""
    quoted = act.holding is not None and act.holding.kind != "indirect"
    if not quoted or act.scene.passive or act.hit.trigger.voice not in ("active", "bare"):
        return False
    grammar, words = act.scene.known.grammar, act.scene.view.words
    for at in range(act.hit.first - 1, max(-1, act.hit.first - 1 - SUBJECT_REACH), -1):
        if words[at] in grammar.we:
            return True
        lexical = is_verb(words[at], grammar) and words[at] not in grammar.leading
        if not words[at].isalpha() or lexical or words[at] in grammar.breaks:
            return False
    return False


def _without_accuser(seen: Seen, act: Act, setting: Setting) -> Seen:
    """Without who condemns the act in the statement that holds it, and so has not done it."""
    held = act.holding
    if held is None or held is act.cued or held.stance not in AGAINST or held.speaker is None:
        return seen
    speaker = held.speaker
    return [(c, clues) for c, clues in seen if not _same(c.entity, speaker, setting)]


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
    same = _same if act.type != "PROTEST" else _one
    for actor in list(actors):
        for recipient in list(recipients):
            if actor in actors and same(actor, recipient, setting):
                weaker = actors[actor] < recipients[recipient]
                actors.pop(actor) if weaker else recipients.pop(recipient)


def _one(one: str, other: str, setting: Setting) -> bool:  # noqa: ARG001
    return one == other


def _same(one: str, other: str, setting: Setting) -> bool:
    first, second = setting.entities[one], setting.entities[other]
    states = first.kind == "state" or second.kind == "state"
    folk = "population" in (first.kind, second.kind)
    country = first.country is not None and first.country == second.country
    return one == other or (country and states and not folk)


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
