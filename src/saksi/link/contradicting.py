"""What reports of one act disagree on, and which denial answers which accusation."""

import hashlib
from collections.abc import Callable, Iterator, Sequence

from saksi.link.card import Act, Card
from saksi.link.merging import iso_day, nations
from saksi.link.naming import hashed, same_name
from saksi.link.passages import overlap
from saksi.link.roots import evidence_of
from saksi.link.scoring import AKIN, TOLD, is_state
from saksi.link.told import Told
from saksi.link.types import Answer, Contradiction, Disputed, Evidence, MergedEvent, Side
from saksi.records import Marked

DENYING = frozenset(
    hashed(m) for m in ("deny", "accuse", "criticise", "claim", "report", "baseless")
)
HAPPENED = ("happened", "ongoing")
AHEAD = ("planned", "demanded", "conditional")
LATER = 10  # days in which a denial follows
CLOSE = 0.3  # where the denial names neither its accuser nor the matter
RELATED = 0.1  # likeness of the articles of an accusation and its denial
MUTUAL = ("AGREE", "CONSULT", "COOPERATE")
SPOKEN = ("ACCUSE", "REJECT", "REQUEST", "THREATEN")  # their denial is one of the content

ANSWERING = ("ACCUSE", "REJECT")  # an accusation and its denial

Value = tuple[str, str, Evidence]


def contradictions_of(
    event: MergedEvent, told: Sequence[Told], passing: Sequence[Told] = ()
) -> Iterator[Contradiction]:
    """Of one merged event, field by field; `passing` are sentences that tell or deny it by the way."""
    makers: dict[Disputed, Callable[[Sequence[Told]], list[Value]]] = {
        "how_many": _how_many,
        "when": _when,
        "who": _who,
        "status": _status,
    }
    for field, values_of in makers.items():
        heard = [*told, *passing] if field == "status" else _as_done(told)
        sides = _sides(values_of(heard))
        if len(sides) > 1:
            answers = tuple(_denials(heard)) if field == "status" else ()
            yield Contradiction(_id(event.id, field), field, (event.id,), sides, answers)


def _as_done(told: Sequence[Told]) -> Sequence[Told]:
    """Without the plans of what others tell as done: how many and when are only planned there."""
    done = [t for t in told if t.act.status not in AHEAD]
    return done if any(t.act.status in HAPPENED for t in done) else told


def _id(*parts: str) -> str:
    return hashlib.blake2b("\0".join(parts).encode(), digest_size=8).hexdigest()


def _sides(values: list[Value]) -> tuple[Side, ...]:
    found: dict[str, list[tuple[str, Evidence]]] = {}
    for value, label, evidence in values:
        found.setdefault(value, []).append((label, evidence))
    return tuple(Side(v, given[0][0], tuple(e for _, e in given)) for v, given in found.items())


def _shown(told: Told, at: Marked) -> Evidence:
    return evidence_of(told.card, at, told.act)


def _how_many(told: Sequence[Told]) -> list[Value]:
    """Numbers of the one thing that several reports count differently."""
    by_thing: dict[str, list[Value]] = {}
    for t in told:
        for count in t.act.counts:
            value = (count.value, count.at.surface, _shown(t, count.at))
            by_thing.setdefault(count.of, []).append(value)
    return next((v for v in by_thing.values() if _disagree(v)), [])


def _disagree(values: list[Value]) -> bool:
    """Two articles with no number in common; one that gives both numbers explains itself."""
    of: dict[str, set[str]] = {}
    for value, _, evidence in values:
        of.setdefault(evidence.article, set()).add(value)
    sets = list(of.values())
    return any(not (one & other) for one in sets for other in sets)


def _when(told: Sequence[Told]) -> list[Value]:
    """Reports that date the act to the day, on days apart."""
    exact = [(t, t.act.time) for t in told if t.act.dated and t.act.begin == t.act.end]
    return [
        (iso_day(t.act.begin), t.act.value or time.surface, _shown(t, time))
        for t, time in exact
        if time
    ]


def _who(told: Sequence[Told]) -> list[Value]:
    """Reports that name another state altogether as the one that acted."""
    nation = nations(told)
    named = [(t, {nation(k) for k in t.act.actors.keys}) for t in told if t.act.type not in MUTUAL]
    states = [(t, keys) for t, keys in named if keys and all(map(is_state, keys))]
    if not any(not one & other for _, one in states for _, other in states):
        return []
    return [
        ("; ".join(sorted(keys)), "; ".join(t.act.actors.names), _shown(t, t.act.sentence))
        for t, keys in states
    ]


def _status(told: Sequence[Told]) -> list[Value]:
    """Said to have happened, and denied; who denies shooting has not denied an arrest."""
    done = {t.act.type for t in told if t.act.status in (*HAPPENED, "possible")}
    denied = any(t.act.status == "denied" and t.act.type in done.difference(SPOKEN) for t in told)
    kinds = (*HAPPENED, "possible", "denied") if denied else ()
    return [
        (_kind(t.act), t.act.status, _shown(t, t.act.sentence))
        for t in told
        if t.act.status in kinds
    ]


def _kind(act: Act) -> str:
    return "denied" if act.status == "denied" else "happened"


def _denials(told: Sequence[Told]) -> Iterator[Answer]:
    for d in (t for t in told if t.act.status == "denied"):
        for a in (t for t in told if t.act.status != "denied"):
            yield _answer(d, a)


def _answer(denial: Told, accusation: Told) -> Answer:
    return Answer(
        _shown(denial, denial.act.sentence),
        _shown(accusation, accusation.act.sentence),
        denial.act.speaker_name or next(iter(denial.act.actors.names), None),
        accusation.act.speaker_name or next(iter(accusation.act.actors.names), None),
    )


def may_answer(denial: Act, accusation: Act) -> bool:
    """Whether one act is of the kind that denies the other."""
    return denial.type == "REJECT" and accusation.type == "ACCUSE"


def answers(denial: Act, of: Card, accusation: Act, by: Card, likeness: float) -> bool:
    """Whether one act is the accused one's denial of the other."""
    if not may_answer(denial, accusation) or likeness < RELATED:
        return False
    if DENYING.isdisjoint(denial.words) or not -1 <= of.day - by.day <= LATER:
        return False
    accused = _met(denial.actors.keys, accusation.recipients.keys)
    if _met(denial.actors.keys, accusation.actors.keys) or denial.status == "denied":
        return False
    if denial.recipients.keys:
        return accused and _met(denial.recipients.keys, accusation.actors.keys)
    return accused and (_akin(denial, accusation) or (_is_bare(denial) and likeness >= CLOSE))


def _akin(denial: Act, accusation: Act) -> bool:
    """Whether what is denied is, by its words, what the accusation is about."""
    return overlap(denial.content - DENYING, accusation.content - DENYING) >= AKIN


def _is_bare(denial: Act) -> bool:
    """Whether it says no more than that the accusation is denied."""
    return len(denial.content - DENYING) < TOLD


def _met(one: Sequence[str], other: Sequence[str]) -> bool:
    return any(same_name(x, y) for x in one for y in other)


def answered(
    denial: MergedEvent, accusation: MergedEvent, pairs: Sequence[tuple[Told, Told]]
) -> Contradiction:
    """The contradiction of an accusation and the act that denies it."""
    found = tuple(_answer(d, a) for d, a in pairs)
    sides = (
        Side("happened", "accused", tuple(dict.fromkeys(a.accusation for a in found))),
        Side("denied", "denied", tuple(dict.fromkeys(a.denial for a in found))),
    )
    key = _id("answers", denial.id, accusation.id)
    return Contradiction(key, "status", (accusation.id, denial.id), sides, found)
