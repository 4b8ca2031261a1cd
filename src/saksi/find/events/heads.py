"""What the learned heads add to the lexicon: triggers that it lacks, and how likely each trigger is."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from typing import get_args

from saksi.find.events.acts import Act, Setting
from saksi.find.events.knowledge import Grammar, Trigger, Voice
from saksi.find.events.matching import Hit
from saksi.find.events.sentence import View, is_verb
from saksi.records import EventType
from saksi.text.learned import Scored

LIKELY = 0.25  # a head's proposal that no lexicon entry supports is looked at from here on
MUTUAL = frozenset(("AGREE", "CONSULT"))
BEFORE = 12  # proposals looked at before one place, so that overlapping ones are found


def trigger_probability(act: Act, setting: Setting) -> float:
    """The head's probability of the act's type at its trigger, or of a longer one that it proposes."""
    if setting.learned is None:
        return 0.0
    own = setting.learned.acts((act.start, act.end)).get(act.type, 0.0)
    near = (s.probability for s in _near(act.start, act.end, setting) if s.label == act.type)
    return max(own, *near, 0.0)


def other_probability(act: Act, setting: Setting) -> tuple[float, float]:
    """The head's probability of the likeliest other type at the trigger, and of any type at all."""
    if setting.learned is None:
        return 0.0, 0.0
    found = setting.learned.acts((act.start, act.end))
    others = (p for t, p in found.items() if t != act.type)
    return max(others, default=0.0), min(1.0, sum(found.values()))


def _near(start: int, end: int, setting: Setting) -> Iterator[Scored]:
    if setting.learned is None:
        return
    proposed = setting.learned.triggers
    high = bisect_left(proposed, end, key=lambda s: s.start)
    for scored in proposed[max(0, high - BEFORE) : high]:
        if scored.end > start:
            yield scored


def proposals(number: int, hits: list[Hit], setting: Setting) -> list[Hit]:
    """Triggers of sentence `number` that the head proposes and the lexicon has not under that type."""
    if setting.learned is None:
        return []
    seen = setting.views[number]
    proposed = setting.learned.triggers
    low = bisect_left(proposed, seen.sentence.start, key=lambda s: s.start)
    high = bisect_left(proposed, seen.sentence.end, key=lambda s: s.start)
    found = (_hit(s, seen, setting) for s in proposed[low:high] if s.probability >= LIKELY)
    known: set[tuple[EventType, int]] = {
        (h.trigger.type, i) for h in hits for i in range(h.first, h.last + 1)
    }
    return [
        h
        for h in found
        if h and not any((h.trigger.type, i) in known for i in range(h.first, h.last + 1))
    ]


def _hit(scored: Scored, seen: View, setting: Setting) -> Hit | None:
    type_ = next((t for t in get_args(EventType) if t == scored.label), None)
    first = bisect_right(seen.tokens, scored.start, key=lambda t: t.start) - 1
    last = bisect_left(seen.tokens, scored.end, key=lambda t: t.start) - 1
    if type_ is None or not 0 <= first <= last:
        return None
    words = seen.words[first : last + 1]
    voice = _voice(words[0], setting.known.grammar)
    trigger = Trigger(
        words,
        type_,
        "learned",
        voice,
        symmetric=type_ in MUTUAL,
        weak=True,
        participle=voice == "active" and words[0].endswith("ed"),
    )
    return Hit(first, last, trigger)


def _voice(word: str, grammar: Grammar) -> Voice:
    if not is_verb(word, grammar):
        return "noun"
    return "passive" if word.startswith(grammar.passive_prefixes or ("\0",)) else "active"
