"""What speaks for two triggers telling of one act: clues that the `again` scale weighs."""

from collections.abc import Iterable

from saksi.find.events.acts import Act, Setting
from saksi.find.events.roles import Parties
from saksi.find.events.sentence import View
from saksi.find.events.weighing import Clues

STEPS = (1, 2, 4, 8, 16)  # tokens between two triggers of one sentence
CONTENT = 5  # letters that a word needs at least to say what a sentence is about


def again_clues(late: Act, its: Parties, first: Act, their: Parties, setting: Setting) -> Clues:
    """Clues that `late` tells again what `first` told; both are of one type.

    `its` and `their` are the parties that were settled for either, not those of grammar alone.
    """
    type_, code = late.type, setting.known.code
    same = late.lemma == first.lemma
    actors = _agreement(its.actors, their.actors, setting)
    recipients = _agreement(its.recipients, their.recipients, setting)
    apart = late.sentence - first.sentence
    distance = "0" if apart == 0 else "1" if apart == 1 else "2-4" if apart < 5 else "5+"
    headline = first.scene.view.sentence.paragraph < 0
    voices = f"{first.hit.trigger.voice}:{late.hit.trigger.voice}"
    found = [
        type_,
        f"same:{same}",
        f"{type_}:same:{same}",
        f"{code}:{type_}:{late.lemma}:same:{same}",
        f"form:{late.hit.trigger.words == first.hit.trigger.words}:{distance}",
        f"actors:{actors}",
        f"recipients:{recipients}",
        f"parties:{actors}:{recipients}",
        f"parties:{actors}:{recipients}:{same}",
        f"{type_}:parties:{actors}:{recipients}",
        f"distance:{distance}",
        f"distance:{distance}:{same}",
        f"distance:{distance}:{type_}",
        f"distance:{distance}:{voices}",
        f"headline:{headline}",
        f"headline:{headline}:{same}:{actors}",
        f"voices:{voices}",
        f"status:{first.status == late.status}",
        f"status:{first.status}:{late.status}",
        f"held:{_holder(first) == _holder(late)}",
        f"failed:{late.hit.failed is not None}",
        f"shared:{_shared(late, first)}:{distance}",
        *_beside(late, code),
        *(_within(late, first, code) if apart == 0 else ()),
    ]
    return dict.fromkeys(found, 1.0)


def _beside(late: Act, code: str) -> list[str]:
    """The words beside the later trigger: `serangan itu`, `the attack`."""
    words, voice = late.scene.view.words, late.hit.trigger.voice
    following = words[late.hit.last + 1] if late.hit.last + 1 < len(words) else ""
    before = words[late.hit.first - 1] if late.hit.first else ""
    return [
        f"{code}:next:{following}",
        f"{code}:last:{before}",
        f"{code}:next:{voice}:{following}",
        f"{code}:last:{voice}:{before}",
    ]


def _within(late: Act, first: Act, code: str) -> list[str]:
    """How two triggers of one sentence hang together: `melancarkan serangan`, `condemned and blamed`."""
    words, grammar = late.scene.view.words, late.scene.known.grammar
    between = words[first.hit.last + 1 : late.hit.first]
    gap = sum(len(between) > step for step in STEPS)
    cut = any(w in grammar.breaks or w in grammar.relatives or w in ',;:"“”' for w in between)
    joined = not grammar.conjunctions.isdisjoint(between)
    group = any(first.hit.last < g.first and g.last < late.hit.first for g in late.scene.before)
    voices = f"{first.hit.trigger.voice}:{late.hit.trigger.voice}"
    return [
        f"gap:{gap}",
        f"gap:{gap}:{late.type}",
        f"gap:{gap}:{voices}",
        f"gap:{gap}:cut:{cut}:joined:{joined}",
        f"between:cut:{cut}",
        f"between:joined:{joined}",
        f"between:party:{group}:{voices}",
        *(f"{code}:between:{w}" for w in between[:1] + between[-1:]),
    ]


def _shared(late: Act, first: Act) -> int:
    """How much two sentences speak of the same: shared long words and numbers, in four steps."""
    one, other = _content(late.scene.view), _content(first.scene.view)
    share = len(one & other) / max(1, min(len(one), len(other)))
    return min(3, int(share * 6))


def _content(view: View) -> frozenset[str]:
    return frozenset(w for w in view.words[:80] if len(w) >= CONTENT or w[:1].isdigit())


def _agreement(one: Iterable[str], other: Iterable[str], setting: Setting) -> str:
    """Whether two sides are one: by country where they stand for one, else by entity."""
    mine, theirs = _keys(one, setting), _keys(other, setting)
    if not mine or not theirs:
        return "both unknown" if not mine and not theirs else "one unknown"
    if mine == theirs:
        return "equal"
    return "overlapping" if mine & theirs else "different"


def _keys(ids: Iterable[str], setting: Setting) -> set[str]:
    return {setting.entities[i].country or i for i in ids}


def _holder(act: Act) -> str | None:
    return act.holding.speaker if act.holding else None
