"""What speaks for two triggers telling of one act: clues that the `again` scale weighs."""

from saksi.find.events.acts import Act, Setting
from saksi.find.events.roles import Parties
from saksi.find.events.weighing import Clues


def again_clues(late: Act, its: Parties, first: Act, their: Parties, setting: Setting) -> Clues:
    """Clues that `late` tells again what `first` told; both are of one type."""
    type_, code = late.type, setting.known.code
    same = late.lemma == first.lemma
    actors = _agreement(its.actors, their.actors)
    recipients = _agreement(its.recipients, their.recipients)
    apart = late.sentence - first.sentence
    distance = "0" if apart == 0 else "1" if apart == 1 else "2-4" if apart < 5 else "5+"
    words = late.scene.view.words
    following = words[late.hit.last + 1] if late.hit.last + 1 < len(words) else ""
    before = words[late.hit.first - 1] if late.hit.first else ""
    headline = first.scene.view.sentence.paragraph < 0
    found = [
        type_,
        f"same:{same}",
        f"{type_}:same:{same}",
        f"{code}:{type_}:{late.lemma}:same:{same}",
        f"actors:{actors}",
        f"recipients:{recipients}",
        f"parties:{actors}:{recipients}",
        f"{type_}:parties:{actors}:{recipients}",
        f"distance:{distance}",
        f"distance:{distance}:{same}",
        f"headline:{headline}",
        f"headline:{headline}:{same}:{actors}",
        f"voices:{first.hit.trigger.voice}:{late.hit.trigger.voice}",
        f"status:{first.status == late.status}",
        f"held:{_holder(first) == _holder(late)}",
        f"{code}:next:{following}",
        f"{code}:last:{before}",
        f"failed:{late.hit.failed is not None}",
    ]
    return dict.fromkeys(found, 1.0)


def _agreement(one: tuple[str, ...], other: tuple[str, ...]) -> str:
    if not one or not other:
        return "both unknown" if not one and not other else "one unknown"
    if set(one) == set(other):
        return "equal"
    return "overlapping" if set(one) & set(other) else "different"


def _holder(act: Act) -> str | None:
    return act.holding.speaker if act.holding else None
