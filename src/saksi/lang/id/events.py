"""Indonesian events."""

from saksi.find.events import EventKnowledge

EVENTS = EventKnowledge()
