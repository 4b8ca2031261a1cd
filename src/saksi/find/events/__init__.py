"""Events: who did what to whom, with object, status, time, place and source.

Triggers of the ontology are looked for in each sentence, weighed by what surrounds them, and given
parties, status, object and time; later tellings of an act join the first.
"""

from msgspec import Struct
from msgspec.structs import replace

from saksi.find.entities.index import EntityIndex
from saksi.find.events.acts import Setting, setting_of
from saksi.find.events.deciding import Decided, Left, decide
from saksi.find.events.knowledge import EventKnowledge, Trigger
from saksi.find.events.objects import find_thing
from saksi.find.events.populations import only_used, with_populations
from saksi.find.events.weighing import Weights, load_weights
from saksi.find.events.when import Times
from saksi.records import Event, Marked, Rejected, Span, Statement, Status, Time
from saksi.text.analysis import Analysis
from saksi.text.learned import Learned

__all__ = ["EventKnowledge", "EventsFound", "Trigger", "find_events"]

STAGE = "find.events"


class EventsFound(Struct, frozen=True):
    """Events in page order, the entities with those that events added, what was left out."""

    events: tuple[Event, ...] = ()
    entities: EntityIndex = EntityIndex()
    rejected: tuple[Rejected, ...] = ()


def find_events(
    analysis: Analysis,
    times: tuple[Time, ...],
    entities: EntityIndex,
    statements: tuple[Statement, ...],
    knowledge: EventKnowledge,
    learned: Learned | None = None,
    weights: Weights | None = None,
) -> EventsFound:
    """Every act of the sixteen PLOVER types that the article reports, each once."""
    wider = with_populations(analysis, entities, knowledge)
    chosen = weights or load_weights(learned is not None)
    heard = learned if "head" in chosen.act.weights else None
    setting = setting_of(analysis, wider, statements, knowledge, heard)
    kept, left = decide(setting, chosen)
    dates = Times(times)
    events = tuple(
        _event(n, one, setting, dates, analysis.published) for n, one in enumerate(kept, 1)
    )
    index, ids = only_used(entities, wider, events)
    in_order = sorted(left, key=lambda one: one.act.start)
    rejected = tuple(_rejected(one) for one in in_order)
    return EventsFound(tuple(_renamed(e, ids) for e in events), index, rejected)


def _rejected(left: Left) -> Rejected:
    return Rejected(STAGE, left.reason, left.act.start, left.act.end)


def _time(one: Decided, dates: Times) -> str | None:
    """The date beside the act, else beside the first later telling that has one."""
    acts = (one.act, *(telling.act for telling in one.tellings))
    found = (dates.nearest(act.scene) for act in acts)
    return next((time for time in found if time), None)


def _renamed(event: Event, ids: dict[str, str]) -> Event:
    if not ids:
        return event
    return replace(
        event,
        actors=tuple(ids.get(i, i) for i in event.actors),
        recipients=tuple(ids.get(i, i) for i in event.recipients),
        place=ids.get(event.place, event.place) if event.place else None,
    )


def status_of(one: Decided, when: Time | None, published: str | None) -> Status:
    """The status that the words give, as far as the date of the act lets it be.

    A dated act of the past that no word of the future touches is not one of plans; what fills days
    of which the page's own is one goes on.
    """
    if one.status == "happened" and when and published and "/" in (when.value or ""):
        begun = (when.begin or "9") <= published[:10] < (when.end_date or "")
        return "ongoing" if begun else "happened"
    if one.status != "planned" or one.act.status != "happened":
        return one.status
    past = bool(when and when.end_date and published and when.end_date < published[:10])
    return "happened" if past else "planned"


def _event(
    number: int, one: Decided, setting: Setting, dates: Times, published: str | None
) -> Event:
    act = one.act
    seen, trigger = act.scene.view, act.hit.trigger
    thing = find_thing(seen, act.hit, setting.known)
    lemma = trigger.lemma.replace(" ", "_")
    return Event(
        id=f"v{number}",
        type=trigger.type,
        trigger=Marked(act.start, act.end, setting.text[act.start : act.end]),
        sentence=Span(seen.sentence.start, seen.sentence.end),
        actors=one.parties.actors,
        recipients=one.parties.recipients,
        status=status_of(one, dates.get(_time(one, dates)), published),
        rule=f"{setting.known.code}.events.{trigger.type.lower()}.{lemma}",
        confidence=round(one.probability, 3),
        mode=trigger.mode,
        cameo=trigger.cameo,
        object=thing.object,
        quantity=thing.quantity,
        amount=thing.amount,
        stage=trigger.stage,
        time=_time(one, dates),
        place=one.parties.place,
        attribution=one.source,
    )
