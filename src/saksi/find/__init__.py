"""From sentences to indicators, times, entities, statements and events."""
