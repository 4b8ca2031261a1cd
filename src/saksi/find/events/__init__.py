"""Events: who did what to whom, with object, status, time, place and source.

Triggers of the ontology are looked for in each sentence; guards refuse those in another sense;
parties, status, object and time are read from the words around; later tellings join the first.
"""

from collections.abc import Iterator

from msgspec import Struct
from msgspec.structs import replace

from saksi.find.entities.index import EntityIndex
from saksi.find.events.domains import domain_of
from saksi.find.events.joining import Candidate, join
from saksi.find.events.knowledge import EventKnowledge, Trigger
from saksi.find.events.matching import Hit, Refused, matches
from saksi.find.events.objects import find_thing
from saksi.find.events.populations import only_used, with_populations
from saksi.find.events.roles import Parties, find_parties
from saksi.find.events.sentence import Mentions, View, view
from saksi.find.events.sources import Sources
from saksi.find.events.status import find_status
from saksi.find.events.when import Times
from saksi.records import Event, Marked, Rejected, Span, Statement, Time
from saksi.text.analysis import Analysis

__all__ = ["EventKnowledge", "EventsFound", "Trigger", "find_events"]

STAGE = "find.events"
CONFIDENCE = {"active": 0.7, "passive": 0.7, "noun": 0.6, "bare": 0.6}


class EventsFound(Struct, frozen=True):
    """Events in page order, the entities with those that events added, what was left out."""

    events: tuple[Event, ...] = ()
    entities: EntityIndex = EntityIndex()
    rejected: tuple[Rejected, ...] = ()


class _Desk(Struct, frozen=True):
    """What every sentence of one article is read with."""

    text: str
    mentions: Mentions
    times: Times
    sources: Sources
    known: EventKnowledge


def find_events(
    analysis: Analysis,
    times: tuple[Time, ...],
    entities: EntityIndex,
    statements: tuple[Statement, ...],
    knowledge: EventKnowledge,
) -> EventsFound:
    """Every act of the sixteen PLOVER types that the article reports, each once."""
    domain = domain_of(analysis, knowledge)
    if domain:
        reason = f"the article is about {domain}"
        return EventsFound(entities=entities, rejected=(Rejected(STAGE, reason),))
    wider = with_populations(analysis, entities, knowledge)
    desk = _Desk(
        analysis.text,
        Mentions(wider, len(analysis.text)),
        Times(times),
        Sources(statements),
        knowledge,
    )
    candidates, rejected = _read(analysis, desk)
    kept, joined = join(candidates)
    events = tuple(replace(c.event, id=f"v{n}") for n, c in enumerate(kept, 1))
    index, ids = only_used(entities, wider, events)
    events = tuple(_renamed(e, ids) for e in events)
    again = (_again(late, first) for late, first in joined)
    return EventsFound(events, index, (*rejected, *again))


def _again(late: Candidate, first: Candidate) -> Rejected:
    reason = f"tells again {first.event.type} of {first.event.trigger.start}"
    return Rejected(STAGE, reason, late.event.trigger.start, late.event.trigger.end)


def _renamed(event: Event, ids: dict[str, str]) -> Event:
    if not ids:
        return event
    return replace(
        event,
        actors=tuple(ids.get(i, i) for i in event.actors),
        recipients=tuple(ids.get(i, i) for i in event.recipients),
    )


def _read(analysis: Analysis, desk: _Desk) -> tuple[list[Candidate], list[Rejected]]:
    found: list[Candidate] = []
    rejected: list[Rejected] = []
    for sentence in analysis.sentences:
        seen = view(sentence, desk.mentions, desk.known)
        hits, refused = matches(seen, desk.known)
        rejected += (_refused(r, seen) for r in refused)
        for outcome in _events(hits, seen, desk):
            if isinstance(outcome, Candidate):
                found.append(outcome)
            else:
                rejected.append(outcome)
    return found, rejected


def _refused(refused: Refused, seen: View) -> Rejected:
    first, last = seen.tokens[refused.hit.first], seen.tokens[refused.hit.last]
    return Rejected(STAGE, f"{refused.hit.trigger.type}: {refused.reason}", first.start, last.end)


def _events(hits: list[Hit], seen: View, desk: _Desk) -> Iterator[Candidate | Rejected]:
    asked: Hit | None = None
    for hit in hits:
        start, end = seen.tokens[hit.first].start, seen.tokens[hit.last].end
        if asked and _is_asked_for(hit, asked, seen, desk.known):
            yield Rejected(STAGE, "asked for by a REQUEST, whose object it is", start, end)
            continue
        parties = _parties(hit, seen, desk)
        if len(set(parties.actors) | set(parties.recipients)) < hit.trigger.least:
            yield Rejected(STAGE, f"{hit.trigger.type}: too few parties named", start, end)
            continue
        if hit.trigger.type == "REQUEST" and hit.trigger.voice != "noun":
            asked = hit
        yield Candidate(_event(hit, parties, seen, desk), hit.trigger.lemma)


def _is_asked_for(hit: Hit, asked: Hit, seen: View, known: EventKnowledge) -> bool:
    """Behind a request, after the word that opens what is asked for."""
    between = seen.words[asked.last + 1 : hit.first]
    return hit.trigger.voice != "noun" and any(w in known.grammar.asking for w in between)


def _parties(hit: Hit, seen: View, desk: _Desk) -> Parties:
    """Parties by grammar; a speaker acts through the cue that names them, and says `we`."""
    parties = find_parties(seen, hit, desk.known)
    start, end = seen.tokens[hit.first].start, seen.tokens[hit.last].end
    cued = desk.sources.cued_by(start, end)
    if cued and cued.speaker and hit.trigger.voice in ("active", "bare"):
        return replace(
            parties,
            actors=parties.actors if cued.speaker in parties.actors else (cued.speaker,),
            recipients=tuple(r for r in parties.recipients if r != cued.speaker),
        )
    holding = desk.sources.holding(start, end)
    if holding and holding.speaker and not parties.actors and hit.trigger.voice != "passive":
        near = seen.words[max(0, hit.first - 5) : hit.first]
        if desk.known.grammar.first_person & frozenset(near):
            return replace(parties, actors=(holding.speaker,))
    return parties


def _event(hit: Hit, parties: Parties, seen: View, desk: _Desk) -> Event:
    start, end = seen.tokens[hit.first].start, seen.tokens[hit.last].end
    cued, holding = desk.sources.cued_by(start, end), desk.sources.holding(start, end)
    told = holding if holding and holding.speaker and holding is not cued else None
    thing = find_thing(seen, hit, desk.known)
    trigger = hit.trigger
    return Event(
        id="",
        type=trigger.type,
        trigger=Marked(start, end, desk.text[start:end]),
        sentence=Span(seen.sentence.start, seen.sentence.end),
        actors=parties.actors,
        recipients=parties.recipients,
        status=find_status(seen, hit, desk.known),
        rule=f"{desk.known.code}.events.{trigger.type.lower()}.{trigger.lemma.replace(' ', '_')}",
        confidence=CONFIDENCE[trigger.voice],
        mode=trigger.mode,
        cameo=trigger.cameo,
        object=thing.object,
        quantity=thing.quantity,
        amount=thing.amount,
        stage=trigger.stage,
        time=desk.times.nearest(seen.sentence, start, end),
        place=parties.place,
        attribution=told.id if told else None,
    )
