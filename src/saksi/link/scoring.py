"""Whether two reports tell of one act: a score that is the sum of its features' shares."""

from collections.abc import Iterable
from typing import NamedTuple

from saksi.link.card import Act, Side
from saksi.link.naming import same_name
from saksi.link.passages import overlap
from saksi.link.types import Share
from saksi.records import EventType

SAME = 0.58  # the least score of two reports of one act
DISPUTED = 2  # days between the dates of one act in two reports that disagree, at most
APART = 4  # days, twice, between those of which one is guessed
WIDE = 7  # days: a time that tells little
LOST = 1.3  # between languages, for the words that no table translates
TOLD = 3  # words that tell what an act of the mouth is about
AKIN = 0.15  # overlap of what two acts of the mouth are about
UNLIKE, PERHAPS = 0.35, 0.15  # in one language, in two: no table translates all words
FEW = 0.2  # overlap of the words of two sentences on one subject
MUTUAL: frozenset[EventType] = frozenset(("AGREE", "CONSULT", "COOPERATE"))
# Types that readers of one act take for each other.
NEAR = frozenset(
    frozenset(pair)
    for pair in (
        ("AGREE", "COOPERATE"), ("AGREE", "CONSULT"), ("CONSULT", "COOPERATE"), ("AID", "COOPERATE"),
        ("ACCUSE", "REJECT"), ("ACCUSE", "THREATEN"), ("AID", "SUPPORT"), ("RETREAT", "CONCEDE"),
        ("RETREAT", "AGREE"), ("COERCE", "SANCTION"), ("COERCE", "ASSAULT"), ("REQUEST", "ACCUSE"),
    )
)  # fmt: skip


ALONE: frozenset[EventType] = frozenset(("PROTEST", "MOBILIZE", "RETREAT", "CONCEDE"))
# Acts of the mouth: two states that do the same do it each for itself.
SPOKEN: frozenset[EventType] = frozenset(("ACCUSE", "REJECT", "REQUEST", "SUPPORT", "THREATEN"))
FEATURES = ("type", "parties", "time", "place", "object", "words", "article", "status")


class Weighed(NamedTuple):
    """A score and what each feature added to it."""

    score: float
    shares: tuple[Share, ...]


def comparable(a: Act, b: Act) -> bool:
    """Whether type and time allow two acts to be one."""
    return _type(a, b) is not None and _time(a, b) is not None


def weigh(a: Act, b: Act, likeness: float) -> Weighed | None:
    """How much two acts look like one; `likeness` is that of their articles. None: never one."""
    shares = _shares(a, b, likeness)
    if shares is None:
        return None
    named = zip(FEATURES, shares, strict=True)
    return Weighed(_total(shares), tuple(Share(name, round(v, 4)) for name, v in named))


def score(a: Act, b: Act, likeness: float) -> float | None:
    """The score of `weigh` alone."""
    shares = _shares(a, b, likeness)
    return None if shares is None else _total(shares)


def _total(shares: tuple[float, ...]) -> float:
    return round(sum(shares), 4)


def _shares(a: Act, b: Act, likeness: float) -> tuple[float, ...] | None:
    """What each of `FEATURES` adds."""
    kind, when = _type(a, b), _time(a, b)
    if kind is None or when is None or _each_for_itself(a, b):
        return None
    about = 0.15 * min(1.0, likeness / 0.5)
    parts = _place(a, b), _object(a, b), _words(a, b)
    return (kind, _parties(a, b), when, *parts, about, _status(a, b))


def _type(a: Act, b: Act) -> float | None:
    if a.type == b.type:
        return 0.2
    return 0.0 if frozenset((a.type, b.type)) in NEAR else None


def _each_for_itself(a: Act, b: Act) -> bool:
    """Whether other states speak in the two."""
    if a.type not in SPOKEN or b.type not in SPOKEN:
        return False
    states = [set(filter(is_state, act.actors.keys)) for act in (a, b)]
    return all(states) and not states[0] & states[1]


def is_state(key: str) -> bool:
    """Whether a party's key is a country's code."""
    return len(key) == 3 and key.isupper()


def _status(a: Act, b: Act) -> float:
    """A plan is not its fulfilment, nor what is done again what was done; a denial is of the same."""
    if a.again != b.again and abs(a.begin - b.begin) > 1:
        return -0.3
    wanted = ("planned", "demanded", "conditional")
    apart = (a.status in wanted) != (b.status in wanted) and "denied" not in (a.status, b.status)
    return -0.1 if apart else 0.0


def _parties(a: Act, b: Act) -> float:
    if (a.type in MUTUAL and b.type in MUTUAL) or one_sided(a) or one_sided(b):
        met = _met(_both(a), _both(b))
        return -0.1 if met is None else 0.25 * met - 0.1 * (met == 0)
    actors, recipients = _side(a.actors, b.actors), _side(a.recipients, b.recipients)
    crossed = _met(a.actors.keys, b.recipients.keys) or _met(b.actors.keys, a.recipients.keys)
    if actors + recipients <= 0 and crossed:
        return -0.2
    return actors + recipients


def is_vague(act: Act) -> bool:
    """Whether it is not told who did it to whom, of an act that has somebody on both sides."""
    return act.type not in MUTUAL and act.type not in ALONE and one_sided(act)


def one_sided(act: Act) -> bool:
    """Two parties on one side and none on the other: who did it to whom was not told apart."""
    return not act.recipients.keys and len(act.actors.keys) > 1


def _both(act: Act) -> tuple[str, ...]:
    return (*act.actors.keys, *act.recipients.keys)


def _side(one: Side, other: Side) -> float:
    met = _met(one.keys, other.keys)
    if met is None:
        return 0.03
    if not met:
        return 0.0 if _unnamed(one) or _unnamed(other) else -0.12
    share = 0.13 * met
    if one.people and other.people and not _named(one.people, other.people):
        share -= 0.12
    return share


def _unnamed(side: Side) -> bool:
    """Whether it is told by common words alone: *protesters*, *warga*; others may say it otherwise."""
    pairs = zip(side.keys, side.names, strict=True)
    return not any(is_state(key) or name[:1].isupper() for key, name in pairs)


def _named(one: Iterable[str], other: Iterable[str]) -> bool:
    return any(same_name(x, y) for x in one for y in other)


def _met(one: tuple[str, ...], other: tuple[str, ...]) -> float | None:
    """The share of parties on both sides; None where a side names nobody."""
    if not one or not other:
        return None
    mine = sum(1 for x in one if any(same_name(x, y) for y in other))
    theirs = sum(1 for y in other if any(same_name(x, y) for x in one))
    return (mine + theirs) / (len(one) + len(other))


def _time(a: Act, b: Act) -> float | None:
    gap = max(a.begin - b.end, b.begin - a.end, 0)
    if a.dated and b.dated:
        if gap:
            return None if gap > DISPUTED else -0.1 * gap * gap
        return 0.06 if max(a.end - a.begin, b.end - b.begin) > WIDE else 0.15
    return None if gap > 2 * APART else 0.05 - 0.03 * gap


def _place(a: Act, b: Act) -> float:
    if not a.place_key or not b.place_key:
        return 0.0
    return 0.08 if same_name(a.place_key, b.place_key) else -0.05


def _object(a: Act, b: Act) -> float:
    share = 0.0
    if a.object_kind and b.object_kind:
        share += 0.04 if a.object_kind == b.object_kind else -0.04
    if a.object_words and b.object_words:
        share += 0.12 * overlap(a.thing, b.thing)
    if a.quantity and b.quantity:
        share += 0.05 if a.quantity == b.quantity else 0.0
    if a.amount and b.amount:
        share += 0.05 if a.amount == b.amount else -0.03
    return share


def _words(a: Act, b: Act) -> float:
    """Reports of two acts of one kind between the same parties share few other words."""
    met = not a.triggers.isdisjoint(b.triggers)
    share = 0.6 * (_overlap(a, b) - FEW) + (0.06 if met else -0.03)
    return share - (UNLIKE if a.lang == b.lang else PERHAPS) * _about_others(a, b)


def _about_others(a: Act, b: Act) -> float:
    """How little two acts of the mouth share of what they are about: 0 to 1."""
    if a.type not in SPOKEN or b.type not in SPOKEN or min(len(a.about), len(b.about)) < TOLD:
        return 0.0
    return max(0.0, 1 - overlap(a.content, b.content) / AKIN)


def _overlap(a: Act, b: Act) -> float:
    """Of the sentences; a headline is also compared by the sentence that tells it at length."""
    best = max((overlap(x, y) for x in a.tellings for y in b.tellings), default=0.0)
    return best if a.lang == b.lang else min(1.0, LOST * best)
