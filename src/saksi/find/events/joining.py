"""One act once: later tellings of an act join its first full one."""

from msgspec import Struct

from saksi.records import Event

# A verb of these types names the same act in other words; of the others each telling counts.
ONE_ACT = frozenset(
    "ASSAULT MOBILIZE COERCE SANCTION PROTEST CONSULT AID RETREAT COOPERATE".split()
)


class Candidate(Struct, frozen=True):
    """An event and the lemma it was read from."""

    event: Event
    lemma: str


def join(found: list[Candidate]) -> tuple[list[Candidate], list[tuple[Candidate, Candidate]]]:
    """Those that stay, and each that joined another, with that other."""
    kept: list[Candidate] = []
    joined: list[tuple[Candidate, Candidate]] = []
    for new in found:
        at = next((i for i, old in enumerate(kept) if _same_act(old, new)), None)
        if at is None:
            kept.append(new)
        elif _fuller(new.event, kept[at].event):
            joined.append((kept[at], new))
            kept[at] = new
        else:
            joined.append((new, kept[at]))
    return sorted(kept, key=lambda c: c.event.trigger.start), joined


def _same_act(old: Candidate, new: Candidate) -> bool:
    a, b = old.event, new.event
    if a.type != b.type:
        return False
    if a.type not in ONE_ACT and old.lemma != new.lemma:
        return False
    return _compatible(a.actors, b.actors) and _compatible(a.recipients, b.recipients)


def _compatible(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    return not one or not other or bool(set(one) & set(other))


def _fuller(new: Event, old: Event) -> bool:
    """A telling that names more of the parties."""
    return bool(new.actors) + bool(new.recipients) > bool(old.actors) + bool(old.recipients)
