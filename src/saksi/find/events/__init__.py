"""Events: who did what to whom, with object, status, time, place and source."""

from msgspec import Struct

from saksi.find.entities.index import EntityIndex
from saksi.records import Event, Rejected, Statement, Time
from saksi.text.analysis import Analysis


class EventKnowledge(Struct, frozen=True):
    """What a language supplies for events."""


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
) -> EventsFound:
    """Every act of the sixteen PLOVER types that the article reports."""
    return EventsFound(entities=entities)
