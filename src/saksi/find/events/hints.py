"""Which event types each word may name by the lexicon alone: a feature for the learned trigger head."""

from collections.abc import Sequence

from saksi.find.events.knowledge import EventKnowledge, Trigger
from saksi.find.events.matching import stems
from saksi.records import EventType
from saksi.text.sentences import Token

Hints = tuple[EventType, ...]


def lexicon_hints(tokens: Sequence[Token], knowledge: EventKnowledge) -> tuple[Hints, ...]:
    """For each token of one sentence, the types it may trigger, sorted; before any guard.

    Every token of a multiword trigger carries the type. Knows nothing of context, so that training
    and reading see the same.
    """
    words = tuple(t.surface.lower().replace("’", "'") for t in tokens)
    found: list[set[EventType]] = [set() for _ in words]
    for at, word in enumerate(words):
        for trigger in _starting(word, knowledge):
            end = at + len(trigger.words)
            if words[at + 1 : end] == trigger.words[1:]:
                for types in found[at:end]:
                    types.add(trigger.type)
    return tuple(tuple(sorted(types)) for types in found)


def _starting(word: str, knowledge: EventKnowledge) -> tuple[Trigger, ...]:
    """Triggers whose first word is `word`, with or without an enclitic."""
    for stem in stems(word, knowledge.grammar.enclitics):
        if stem in knowledge.triggers:
            return knowledge.triggers[stem]
    return ()
