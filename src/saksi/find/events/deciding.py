"""From weighed triggers to events: which are acts, and which only tell an act again."""

from collections import defaultdict
from statistics import fmean

from msgspec import Struct
from msgspec.structs import replace

from saksi.find.events.act_clues import Told, act_clues
from saksi.find.events.acts import Act, Setting
from saksi.find.events.again_clues import again_clues
from saksi.find.events.agents import is_noun
from saksi.find.events.finding import acts_of
from saksi.find.events.matching import REASONS
from saksi.find.events.quiet import veto
from saksi.find.events.roles import Parties
from saksi.find.events.sentence import is_verb
from saksi.find.events.settling import settle_parties
from saksi.find.events.told import settle_source, settle_status
from saksi.find.events.weighing import Clues, Weights
from saksi.records import Status

EARLIER = 12  # so many earlier acts of a type are looked at for a retelling
ASKED = 4  # so many tellings of each are asked from either end, so that a hostile text stays linear
AGAINST = 3  # clues that a reason names
OBJECT_REACH = 4  # words between a verb and the noun that tells its act once more
OTHER_DEEDS = ("RETREAT",)  # types whose modes are deeds apart: a ceasefire is no withdrawal
DOUBTFUL = 0.15  # less likely triggers are no acts, and nobody need hear of them


class Weighed(Struct, frozen=True):
    """An act with the probability that it is one; `of_any`: of whatever type."""

    act: Act
    probability: float
    of_any: float
    forbidden: str | None = None
    clues: Clues = {}


class Telling(Struct, frozen=True):
    """One place that tells an act, with the parties that are read there."""

    act: Act
    parties: Parties


class Decided(Struct, frozen=True):
    """An act that stays: its parties, its status, and the probability that it is a new act.

    `tellings` are all places that tell it, in page order; `act` is the one that tells it best.
    """

    act: Act
    parties: Parties
    status: Status
    source: str | None
    probability: float
    tellings: tuple[Telling, ...]


class Left(Struct, frozen=True):
    """An act that was left out, and why."""

    act: Act
    reason: str


def decide(setting: Setting, weights: Weights) -> tuple[list[Decided], list[Left]]:
    """The acts that stay in page order, and those left out with the reason."""
    chosen, left = _choose(weigh(setting, weights), weights)
    kept: list[Decided] = []
    by_type: dict[str, list[int]] = defaultdict(list)
    for one in chosen:
        new = _settled(one, setting, weights)
        earlier = by_type[one.act.type]
        again, at = _told_before(new, [(i, kept[i]) for i in earlier[-EARLIER:]], setting, weights)
        likely = one.probability * (1 - again)
        if again >= weights.thresholds["again"]:
            left.append(Left(one.act, f"tells again {one.act.type} of {kept[at].act.start}"))
            kept[at] = _filled(kept[at], new)
        elif not _is_new(one, 1 - again, weights):
            left.append(Left(one.act, f"{one.act.type}: probability {likely:.2f} as a new act"))
        else:
            earlier.append(len(kept))
            kept.append(replace(new, probability=likely))
    return kept, left


def _settled(one: Weighed, setting: Setting, weights: Weights) -> Decided:
    parties = settle_parties(one.act, setting, weights)
    return Decided(
        one.act,
        parties,
        settle_status(one.act, setting, weights),
        settle_source(one.act, parties, setting, weights),
        one.probability,
        (Telling(one.act, parties),),
    )


def weigh(setting: Setting, weights: Weights) -> list[Weighed]:
    """Every act of the article with its probability, in page order; 0 where something forbids it."""
    told = Told()
    found = []
    for act in acts_of(setting):
        reason = veto(act, setting)
        clues = act_clues(act, setting, told)
        told.add(act)
        probability = 0.0 if reason else weights.act.probability(clues)
        told_of = probability >= DOUBTFUL or reason  # of others nobody asks what spoke against them
        found.append(Weighed(act, probability, 0.0, reason, clues if told_of else {}))
    of_any = _of_any_type(found)
    return [replace(w, of_any=of_any[_place(w.act)]) for w in found]


def _choose(found: list[Weighed], weights: Weights) -> tuple[list[Weighed], list[Left]]:
    """The likeliest acts that reach the threshold, none overlapping another."""
    taken: set[tuple[int, int]] = set()
    chosen: list[Weighed] = []
    left: list[Left] = []
    for one in sorted(found, key=lambda w: (-w.probability, w.act.start)):
        places = {(one.act.sentence, i) for i in range(one.act.hit.first, one.act.hit.last + 1)}
        if not _is_likely(one, weights):
            if one.probability >= DOUBTFUL or (one.forbidden and not one.act.hit.trigger.weak):
                left.append(Left(one.act, _weak(one, weights)))
        elif taken & places:
            left.append(Left(one.act, f"{one.act.type}: less likely than another type here"))
        else:
            taken |= places
            chosen.append(one)
    return sorted(chosen, key=lambda w: w.act.start), left


def _of_any_type(found: list[Weighed]) -> dict[tuple[int, int], float]:
    """At each first word of a trigger, the probability that it tells an act of whatever type."""
    sums: dict[tuple[int, int], float] = defaultdict(float)
    for one in found:
        sums[_place(one.act)] += one.probability
    return sums


def _place(act: Act) -> tuple[int, int]:
    """The sentence and the first word of a trigger."""
    return act.sentence, act.hit.first


def _is_likely(one: Weighed, weights: Weights) -> bool:
    """Likely by itself, or the likeliest type of what is surely an act (`mengirim`: AID or a sale)."""
    limits = weights.thresholds
    torn = one.probability >= limits["torn"] and one.of_any >= limits["some act"]
    return torn or one.probability >= limits["act"]


def _is_new(one: Weighed, share: float, weights: Weights) -> bool:
    """Likely enough as an act that was not told before, of which `share` is the probability."""
    limits = weights.thresholds
    if one.probability >= limits["act"]:
        return one.probability * share >= limits["new"]
    return one.of_any * share >= limits["some act"]


def _weak(one: Weighed, weights: Weights) -> str:
    """Why it stays out: what forbids it, or how likely it is and what speaks most against it."""
    if one.forbidden:
        return f"{one.act.type}: {one.forbidden}"
    failed = one.act.hit.failed
    parts = [f"{one.act.type}: probability {one.probability:.2f}"]
    parts += [REASONS[failed]] if failed else []
    strongest = weights.act.strongest(one.clues, len(one.clues))
    against = [f"{name} {added:.1f}" for name, added in strongest if added < 0][:AGAINST]
    return "; ".join([*parts, "against it: " + ", ".join(against)] if against else parts)


def _told_before(
    new: Decided, earlier: list[tuple[int, Decided]], setting: Setting, weights: Weights
) -> tuple[float, int]:
    """How likely an earlier act is the same one, and which of them (its number) is likeliest.

    The tellings of the earlier act are asked, and the mean of what they say counts.
    """
    rated = (
        (fmean(_is_again(new, telling, setting, weights) for telling in _asked(old)), at)
        for at, old in earlier
        if not _another_deed(new.act, old.act)
    )
    return max(rated, default=(0.0, -1))


def _asked(old: Decided) -> tuple[Telling, ...]:
    first, last = old.tellings[:ASKED], old.tellings[ASKED:]
    return (*first, *last[-ASKED:])


def _is_again(new: Decided, old: Telling, setting: Setting, weights: Weights) -> float:
    if _is_object(new.act, old.act):
        return 1.0
    clues = again_clues(new.act, new.parties, old.act, old.parties, setting)
    return weights.again.probability(clues)


def _is_object(late: Act, first: Act) -> bool:
    """Whether a noun is the object of a verb that tells the same act: `signed a trade agreement`."""
    if late.sentence != first.sentence or late.hit.first <= first.hit.last or not is_noun(late):
        return False
    grammar = late.scene.known.grammar
    between = late.scene.view.words[first.hit.last + 1 : late.hit.first]
    # `opened an inquiry into the accusation` is two acts.
    joins = grammar.prepositions | grammar.breaks
    plain = all(w.isalpha() and w not in joins and not is_verb(w, grammar) for w in between)
    return not is_noun(first) and plain and len(between) <= OBJECT_REACH


def _another_deed(late: Act, first: Act) -> bool:
    """Whether two acts of a type are of modes that never tell of one deed."""
    modes = late.hit.trigger.mode, first.hit.trigger.mode
    return late.type in OTHER_DEEDS and None not in modes and modes[0] != modes[1]


def _filled(old: Decided, late: Decided) -> Decided:
    """The earlier telling, with a side that only the later one names.

    A noun that a weak verb before it carries (`melancarkan serangan`) tells the act better, and the
    text says better than its headline whether the act is done and who reports it.
    """
    carried = late.act.sentence == old.act.sentence and late.probability > old.probability
    best = late if carried and old.act.hit.trigger.weak else old
    other = old if best is late else late
    actors, recipients = best.parties.actors, best.parties.recipients
    known = {*actors, *recipients}
    parties = replace(
        best.parties,
        actors=actors or tuple(a for a in other.parties.actors if a not in known),
        recipients=recipients or tuple(r for r in other.parties.recipients if r not in known),
        place=best.parties.place or other.parties.place,
    )
    sure = max(old.probability, best.probability)
    told = late if _in_headline(old) and not late.act.headline else best
    return replace(
        best,
        parties=parties,
        status=told.status,
        source=told.source,
        probability=sure,
        tellings=(*old.tellings, *late.tellings),
    )


def _in_headline(one: Decided) -> bool:
    """Whether nothing but the headline told it so far."""
    return all(telling.act.headline for telling in one.tellings)
