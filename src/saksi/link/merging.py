"""One merged event from the reports of an act: every value with the words behind it."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date

from saksi.link.card import Act, Card
from saksi.link.naming import folded, same_name
from saksi.link.roots import Roots, evidence_of
from saksi.link.scoring import is_state
from saksi.link.told import Told
from saksi.link.types import (
    Evidence,
    Field,
    FieldValue,
    MergedEvent,
    Party,
    Report,
    Share,
    When,
)
from saksi.link.witnessing import witnesses_of
from saksi.records import Marked, Status


def merged(
    told: Sequence[Told],
    roots: Roots,
    joined: Sequence[tuple[Share, ...]],
    copying: Iterable[Card] = (),
    passing: Sequence[Told] = (),
) -> MergedEvent:
    """The event that these reports tell; `joined` explains each pair by which they were joined.

    `copying` are the articles that share text with those of the reports, `passing` sentences of
    others that tell the act though no report was read in them.
    """
    told = sorted(told, key=lambda t: (*t.card.order, t.act.trigger.start, t.act.key))
    nation = nations(told)
    witnesses, numbers = witnesses_of(told, roots, nation, copying, passing)
    fields = tuple(_fields(told, nation))
    first = told[0]
    best: dict[Field, FieldValue] = {}
    for value in fields:
        best.setdefault(value.field, value)
    quantity, amount = _parts(best.get("quantity")), _parts(best.get("amount"))
    lead = max(told, key=lambda t: (t.act.type == best["type"].value, t.act.confidence)).act
    return MergedEvent(
        id=first.act.key,
        type=lead.type,
        mode=lead.mode,
        cameo=lead.cameo,
        actors=tuple(_parties(fields, "actor")),
        recipients=tuple(_parties(fields, "recipient")),
        when=_when(told),
        status=_status(best["status"].value, told),
        reports=tuple(_report(t, n) for t, n in zip(told, numbers, strict=True)),
        witnesses=witnesses,
        fields=fields,
        object=_label(best.get("object")),
        quantity=quantity[0],
        unit=quantity[1],
        amount=amount[0],
        currency=amount[1],
        place=_label(best.get("place")),
        score=_mean([sum(s.share for s in shares) for shares in joined]) if joined else 1.0,
        explanation=_explanation(joined),
    )


def nations(told: Iterable[Told]) -> Callable[[str], str]:
    """From the key of a person or body to the state that any of the articles takes it to stand for."""
    known: dict[str, str] = {}
    for card, _ in told:
        for name, country in card.nationals:
            known.setdefault(name, country)

    def nation(key: str) -> str:
        if key in known:
            return known[key]
        if len(key.split()) < 2:
            return key
        return next((c for n, c in sorted(known.items()) if same_name(key, n)), key)

    return nation


def _fields(told: Sequence[Told], nation: Callable[[str], str]) -> Iterator[FieldValue]:
    """Values of each field; the one with the most articles behind it first."""
    found: dict[tuple[Field, str], list[tuple[str, Evidence]]] = {}
    for card, act in told:
        for field, value, label, at in _values(act, nation):
            found.setdefault((field, value), []).append((label, evidence_of(card, at, act)))
    order: dict[Field, int] = {}
    for field, _ in found:
        order.setdefault(field, len(order))

    def rank(item: tuple[tuple[Field, str], list[tuple[str, Evidence]]]) -> tuple[object, ...]:
        (field, value), given = item
        sure = max(e.confidence for _, e in given)
        return (order[field], -len({e.article for _, e in given}), -sure, value)

    for (field, value), given in sorted(found.items(), key=rank):
        label = max((label for label, _ in given), key=lambda text: (len(text), text))
        yield FieldValue(field, value, label, tuple(e for _, e in given))


def _values(act: Act, nation: Callable[[str], str]) -> Iterator[tuple[Field, str, str, Marked]]:
    yield "type", act.type, act.type, act.trigger
    yield "status", act.status, act.status, act.sentence
    for key, name in zip(act.actors.keys, act.actors.names, strict=True):
        yield "actor", nation(key), name, act.sentence
    for key, name in zip(act.recipients.keys, act.recipients.names, strict=True):
        yield "recipient", nation(key), name, act.sentence
    if act.object:
        yield "object", folded(act.object.surface), act.object.surface, act.object
    if act.quantity:
        text = " ".join(part for part in (act.quantity, act.unit) if part)
        yield "quantity", act.quantity, text, act.object or act.sentence
    if act.amount:
        text = " ".join(part for part in (act.amount, act.currency) if part)
        yield "amount", text, text, act.object or act.sentence
    if act.value and act.time:
        yield "time", act.value, act.value, act.time
    if act.place and act.place_key and act.place_name:
        yield "place", act.place_key, act.place_name, act.place


def _parties(fields: Sequence[FieldValue], side: Field) -> Iterator[Party]:
    """Parties that at least a third as many articles name as the best supported one."""
    values = [f for f in fields if f.field == side]
    most = max((len({e.article for e in f.evidence}) for f in values), default=0)
    for value in values:
        if 3 * len({e.article for e in value.evidence}) >= most:
            yield Party(value.value, value.label, value.value if is_state(value.value) else None)


def _when(told: Sequence[Told]) -> When:
    """The days that most dated reports leave open; without any, those of the reports."""
    acts = [t.act for t in told if t.act.dated]
    if not acts:
        days = [t.card.day for t in told]
        return When(iso_day(min(days)), iso_day(max(days)))
    votes = {
        (a.begin, a.end): sum(b.begin <= a.begin and a.end <= b.end for b in acts) for a in acts
    }
    begin, end = max(votes, key=lambda days: (votes[days], days[0] - days[1], -days[0]))
    value = next((a.value for a in acts if (a.begin, a.end) == (begin, end)), None)
    return When(iso_day(begin), iso_day(end), value)


def iso_day(day: int) -> str:
    """An ordinal day as it is shown; empty where it is not known."""
    return date.fromordinal(day).isoformat() if day > 0 else ""


def _status(best: str, told: Sequence[Told]) -> Status:
    return next(t.act.status for t in told if t.act.status == best)


def _report(told: Told, witness: int) -> Report:
    card, act = told
    return Report(
        article=card.id,
        event=act.event,
        outlet=card.outlet,
        published=card.published,
        lang=card.lang,
        headline=card.headline,
        start=act.sentence.start,
        end=act.sentence.end,
        surface=act.sentence.surface,
        status=act.status,
        confidence=act.confidence,
        witness=witness,
        speaker=act.speaker_name,
    )


def _parts(value: FieldValue | None) -> tuple[str | None, str | None]:
    if value is None:
        return None, None
    number, _, unit = value.label.partition(" ")
    return number, unit or None


def _label(value: FieldValue | None) -> str | None:
    return value.label if value else None


def _mean(values: Sequence[float]) -> float:
    return round(sum(values) / len(values), 3)


def _explanation(joined: Sequence[tuple[Share, ...]]) -> tuple[Share, ...]:
    """Each feature's mean; one that did not count for a pair added nothing to it."""
    found: dict[str, float] = {}
    for share in (s for shares in joined for s in shares):
        found[share.feature] = found.get(share.feature, 0.0) + share.share
    return tuple(Share(name, round(total / len(joined), 3)) for name, total in found.items())
