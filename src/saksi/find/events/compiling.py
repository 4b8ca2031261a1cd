"""From the ontology's entries to the triggers that a language's tokens are looked up in."""

from collections.abc import Callable, Iterable, Iterator

from saksi.find.events.knowledge import Trigger, Voice
from saksi.ontology import TriggerEntry, TypeCard

# A form as a language's paradigm gives it: voice, form with `_` between words, and whether it
# is active and passive at once (English participles).
Form = tuple[Voice, str, bool]
Paradigm = Callable[[TriggerEntry], Iterable[Form]]


def compile_triggers(
    entries: Iterable[tuple[TypeCard, TriggerEntry]], paradigm: Paradigm
) -> dict[str, tuple[Trigger, ...]]:
    """Triggers by the first word of each form, in the ontology's order."""
    table: dict[str, dict[tuple[object, ...], Trigger]] = {}
    for card, entry in entries:
        for trigger in _triggers(card, entry, paradigm):
            same = (trigger.words, trigger.type, trigger.lemma)
            table.setdefault(trigger.words[0], {}).setdefault(same, trigger)
    return {first: tuple(found.values()) for first, found in table.items()}


def _triggers(card: TypeCard, entry: TriggerEntry, paradigm: Paradigm) -> Iterator[Trigger]:
    for voice, form, participle in paradigm(entry):
        yield Trigger(
            words=tuple(form.lower().split("_")),
            type=card.type,
            lemma=entry.lemma,
            voice=voice,
            takes_object=entry.takes == "object",
            to=_words(entry.to),
            by=_words(entry.by),
            needs=_words(entry.needs),
            near=_words(entry.near),
            never=_words(entry.never),
            after=_words(entry.after),
            unless_before=_words(entry.unless_before),
            receives=entry.receives,
            weak=entry.weak,
            symmetric=card.roles.symmetric,
            participle=participle,
            least=card.roles.least if entry.least is None else entry.least,
            status=entry.status,
            stage=entry.stage,
            mode=entry.mode,
            cameo=entry.cameo or card.cameo_root,
        )


def _words(words: str) -> frozenset[str]:
    return frozenset(words.lower().split())
