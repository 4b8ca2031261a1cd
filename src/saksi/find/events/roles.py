"""Who acts and who is acted upon, by grammar: voice, prepositions, owners, relatives and order."""

from collections.abc import Iterable
from typing import Literal, TypeAlias

from msgspec import Struct

from saksi.find.events.scenes import Scene
from saksi.find.events.sentence import VERB, Group

NEAR_NOUN = 4
NEAR_AGENT = 2
LONGEST_OBJECT = 9

Role: TypeAlias = Literal[
    "subject", "direct", "to", "by", "agent", "owner", "carrier", "mutual", "asked"
]
Roles: TypeAlias = dict[Role, tuple[Group, ...]]


class Parties(Struct, frozen=True):
    """Entity ids on either side, and where the act is placed."""

    actors: tuple[str, ...] = ()
    recipients: tuple[str, ...] = ()
    place: str | None = None


def roles_of(scene: Scene) -> Roles:
    """The groups that stand in each grammatical relation to the trigger; empty ones left out."""
    grammar, trigger = scene.known.grammar, scene.hit.trigger
    noun = trigger.voice == "noun"
    found: Roles = {
        "subject": () if noun else _subject(scene, scene.hit.first),
        "direct": () if noun or scene.passive else _direct(scene),
        "to": _marked(scene, trigger.to),
        "by": _marked(scene, trigger.by | grammar.by),
        "agent": _bare_agent(scene) if scene.passive and not grammar.be else (),
        "owner": _owner(scene) if noun else (),
        "carrier": _subject(scene, scene.light) if scene.light is not None else (),
        "asked": _asked(scene),
        "mutual": _marked(scene, grammar.with_ | grammar.between) if trigger.symmetric else (),
    }
    return {role: groups for role, groups in found.items() if groups}


def parties_by_grammar(scene: Scene, roles: Roles) -> Parties:
    """What the relations alone say about actors and recipients."""
    trigger = scene.hit.trigger
    if trigger.voice == "noun":
        sides = _of_noun(scene, roles)
    elif scene.passive:
        sides = _of_passive(scene, roles)
    else:
        direct = () if trigger.takes_object else roles.get("direct", ())
        sides = roles.get("subject", ()), (*direct, *roles.get("to", ()))
    actors, recipients = _members(sides[0]), _members(sides[1])
    if trigger.receives:
        actors, recipients = recipients, actors
    if trigger.symmetric:
        both = (*actors, *recipients, *_members(roles.get("mutual", ())))
        actors, recipients = tuple(dict.fromkeys(both)), ()
    return Parties(actors, tuple(r for r in recipients if r not in actors), place_of(scene))


def place_of(scene: Scene) -> str | None:
    """The first place in the clause behind the trigger that stands after a word for `in`."""
    for group in scene.after:
        if group.first >= scene.clause_end:
            return None
        if group.place and group.marker in scene.known.grammar.in_:
            return group.members[-1]
    return None


def _members(groups: Iterable[Group]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(m for g in groups for m in g.members))


def _of_passive(scene: Scene, roles: Roles) -> tuple[Iterable[Group], Iterable[Group]]:
    agents = roles.get("by") or roles.get("agent", ())
    suffers = () if scene.hit.trigger.takes_object else roles.get("subject", ())
    taken = {m for g in agents for m in g.members}
    suffers = tuple(g for g in suffers if not taken & set(g.members))
    return agents, (*suffers, *roles.get("to", ()))


def _of_noun(scene: Scene, roles: Roles) -> tuple[Iterable[Group], Iterable[Group]]:
    grammar = scene.known.grammar
    owners = roles.get("owner") or roles.get("by", ())
    targets, carriers = roles.get("to", ()), roles.get("carrier", ())
    word = scene.view.words[scene.light] if scene.light is not None else ""
    if word in grammar.light_receive or word in grammar.light_passive:
        return owners, targets or carriers
    return owners or carriers, targets


def _subject(scene: Scene, verb: int) -> tuple[Group, ...]:
    """The nearest party before the verb that hangs on no preposition and no other verb."""
    before = [g for g in scene.before if g.last < verb]
    opening = _relative(scene, verb)
    if opening is not None:
        led = [g for g in before if g.last < opening and opening - g.last <= NEAR_NOUN]
        if led:
            return (led[-1],)
    free = [g for g in before if g.marker is None and not g.place]
    near = [g for g in free if g.first >= scene.clause_start]
    return tuple(near[-1:] or free[:1])


def _relative(scene: Scene, verb: int) -> int | None:
    """Token of a relative pronoun that the verb follows, at most four tokens behind."""
    words, grammar = scene.view.words, scene.known.grammar
    for i in range(verb - 1, max(-1, verb - 5), -1):
        if words[i] in grammar.relatives:
            return i
        if words[i] == "," or words[i] in grammar.prepositions:
            return None
    return None


def _direct(scene: Scene) -> tuple[Group, ...]:
    """The first party after a verb that no preposition marks."""
    inside = scene.known.grammar.inside_names
    end = min(scene.clause_end, scene.hit.last + 1 + LONGEST_OBJECT)
    near = scene.hit.last + NEAR_AGENT  # `called on Chad`: the word is the trigger's own
    for group in scene.after:
        if group.first >= end:
            break
        own = group.marker == scene.view.words[scene.hit.last] and group.first <= near
        if own or group.marker in (None, VERB) or group.marker in inside | scene.hit.trigger.to:
            return (group,)
    return ()


def _marked(scene: Scene, markers: frozenset[str]) -> tuple[Group, ...]:
    """Parties after the trigger that one of `markers` introduces, the first of each marker."""
    seen: dict[str, Group] = {}
    for group in scene.after:
        if group.first >= scene.clause_end:
            break
        if group.marker in markers and group.marker is not None:
            seen.setdefault(group.marker, group)
    return tuple(seen.values())


def _asked(scene: Scene) -> tuple[Group, ...]:
    """`demanded that China leave`: the first party behind the word that opens what is said."""
    grammar = scene.known.grammar
    for group in scene.after[:1]:
        between = scene.view.words[scene.hit.last + 1 : group.first]
        if len(between) <= NEAR_NOUN and any(
            w in grammar.asking or w in grammar.breaks for w in between
        ):
            return (group,)
    return ()


def _bare_agent(scene: Scene) -> tuple[Group, ...]:
    """`dikritik Trump`: the agent stands right behind a passive without `oleh`."""
    grammar = scene.known.grammar
    for group in scene.after[:1]:
        between = scene.view.words[scene.hit.last + 1 : group.first]
        plain = not any(
            w in grammar.prepositions or w in grammar.breaks or w == "," for w in between
        )
        if plain and len(between) <= NEAR_AGENT and not group.place:
            return (group,)
    return ()


def _owner(scene: Scene) -> tuple[Group, ...]:
    """Who a noun belongs to: `serangan udara Israel`, `Israel's attack`, `US sanctions`."""
    behind = scene.known.grammar.noun_first
    for group in scene.after[:1] if behind else scene.before[-1:]:
        low, high = (scene.hit.last, group.first) if behind else (group.last, scene.hit.first)
        if high - low - 1 <= NEAR_NOUN and _plain(scene, low + 1, high):
            return (group,)
    return ()


def _plain(scene: Scene, low: int, high: int) -> bool:
    grammar = scene.known.grammar
    return not any(
        w in grammar.prepositions or w in grammar.breaks or w in grammar.relatives or w in ",;:"
        for w in scene.view.words[low:high]
    )
