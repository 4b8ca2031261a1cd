"""Who acts and who is acted upon: parties around a trigger, by voice, prepositions and order."""

from collections.abc import Iterable

from msgspec import Struct

from saksi.find.events.knowledge import EventKnowledge
from saksi.find.events.matching import Hit
from saksi.find.events.sentence import VERB, Group, View

NEAR_NOUN = 4
NEAR_AGENT = 2
LONGEST_OBJECT = 9


class Parties(Struct, frozen=True):
    """Entity ids on either side, and where the act is placed."""

    actors: tuple[str, ...] = ()
    recipients: tuple[str, ...] = ()
    place: str | None = None


class _Scene(Struct, frozen=True):
    view: View
    hit: Hit
    known: EventKnowledge
    passive: bool

    @property
    def before(self) -> list[Group]:
        return [g for g in self.view.groups if g.last < self.hit.first]

    @property
    def after(self) -> list[Group]:
        return [g for g in self.view.groups if g.first > self.hit.last]


def is_passive(hit: Hit, view: View, known: EventKnowledge) -> bool:
    """Passive by its form, or a participle after `be` or before `by`."""
    if hit.trigger.voice == "passive":
        return True
    if not hit.trigger.participle:
        return False
    words, grammar = view.words, known.grammar
    if grammar.be & frozenset(words[max(0, hit.first - 3) : hit.first]):
        return True
    return hit.last + 1 < len(words) and words[hit.last + 1] in grammar.by


def find_parties(view: View, hit: Hit, known: EventKnowledge) -> Parties:
    """The parties of one trigger."""
    scene = _Scene(view, hit, known, is_passive(hit, view, known))
    if hit.trigger.voice == "noun":
        parties = _of_noun(scene)
    elif scene.passive:
        parties = _of_passive(scene)
    else:
        parties = _of_active(scene)
    if hit.trigger.receives:
        parties = Parties(parties.recipients, parties.actors)
    if hit.trigger.symmetric:
        both = (*parties.actors, *parties.recipients, *_members(_mutual(scene)))
        parties = Parties(tuple(dict.fromkeys(both)))
    actors = parties.actors
    recipients = tuple(r for r in parties.recipients if r not in actors)
    return Parties(actors, recipients, _place(scene))


def _members(groups: Iterable[Group]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(m for g in groups for m in g.members))


def _of_active(scene: _Scene) -> Parties:
    direct = [] if scene.hit.trigger.takes_object else _direct(scene)
    others = _marked(scene, scene.hit.trigger.to)
    return Parties(_members(_subject(scene)), _members([*direct, *others]))


def _of_passive(scene: _Scene) -> Parties:
    agents = _marked(scene, scene.hit.trigger.by | scene.known.grammar.by) or _bare_agent(scene)
    suffers = [] if scene.hit.trigger.takes_object else _subject(scene)
    taken = {m for g in agents for m in g.members}
    suffers = [g for g in suffers if not taken & set(g.members)]
    return Parties(_members(agents), _members([*suffers, *_marked(scene, scene.hit.trigger.to)]))


def _of_noun(scene: _Scene) -> Parties:
    grammar = scene.known.grammar
    light = _light_verb(scene)
    owners = _owner(scene) or _marked(scene, scene.hit.trigger.by | grammar.by)
    targets = _marked(scene, scene.hit.trigger.to)
    subject = _subject_of_light(scene, light) if light is not None else []
    word = scene.view.words[light] if light is not None else ""
    if word in grammar.light_receive or word in grammar.light_passive:
        return Parties(_members(owners), _members([*targets, *([] if targets else subject)]))
    return Parties(_members(owners or subject), _members(targets))


def _subject(scene: _Scene) -> list[Group]:
    """The nearest party before that hangs on no preposition and no verb."""
    before = scene.before
    opening = _relative(scene)
    if opening is not None:
        led = [g for g in before if g.last < opening and opening - g.last <= NEAR_NOUN]
        if led:
            return led[-1:]
    start = _clause_start(scene)
    near = [g for g in before if g.first >= start and g.marker is None and not g.place]
    if near:
        return near[-1:]
    far = [g for g in before if g.marker is None and not g.place]
    return far[:1]


def _relative(scene: _Scene) -> int | None:
    """Token of a relative pronoun that the trigger follows, at most four tokens behind."""
    words, grammar = scene.view.words, scene.known.grammar
    for i in range(scene.hit.first - 1, max(-1, scene.hit.first - 5), -1):
        if words[i] in grammar.relatives:
            return i
        if words[i] == "," or words[i] in grammar.prepositions:
            return None
    return None


def _clause_start(scene: _Scene) -> int:
    words, grammar = scene.view.words, scene.known.grammar
    for i in range(scene.hit.first - 1, -1, -1):
        if words[i] in grammar.breaks:
            return i + 1
    return 0


def _clause_end(scene: _Scene) -> int:
    """Where the trigger's own complements end: a subordinator, a relative, another verb after `,`."""
    words, grammar = scene.view.words, scene.known.grammar
    for i in range(scene.hit.last + 1, len(words)):
        if words[i] in grammar.breaks or words[i] in grammar.relatives or words[i] == ";":
            return i
    return len(words)


def _direct(scene: _Scene) -> list[Group]:
    """The first party after a verb that no preposition marks."""
    end = min(_clause_end(scene), scene.hit.last + 1 + LONGEST_OBJECT)
    for group in scene.after:
        if group.first >= end:
            break
        if group.marker is None or group.marker == VERB:
            return [group]
        if group.marker in scene.known.grammar.inside_names or group.marker in scene.hit.trigger.to:
            return [group]
    return []


def _marked(scene: _Scene, markers: frozenset[str]) -> list[Group]:
    """Parties after the trigger that one of `markers` introduces, the first of each marker."""
    end = _clause_end(scene)
    seen: dict[str, Group] = {}
    for group in scene.after:
        if group.first >= end:
            break
        if group.marker in markers and group.marker not in seen:
            seen[group.marker] = group
    return list(seen.values())


def _bare_agent(scene: _Scene) -> list[Group]:
    """`dikritik Trump`: the agent stands right behind a passive without `oleh`."""
    grammar = scene.known.grammar
    if grammar.be:
        return []
    for group in scene.after:
        between = scene.view.words[scene.hit.last + 1 : group.first]
        plain = not any(
            w in grammar.prepositions or w in grammar.breaks or w == "," for w in between
        )
        return [group] if plain and len(between) <= NEAR_AGENT and not group.place else []
    return []


def _owner(scene: _Scene) -> list[Group]:
    """Who a noun belongs to: `serangan udara Israel`, `Israel's attack`, `US sanctions`."""
    grammar = scene.known.grammar
    groups = scene.after if grammar.noun_first else scene.before[::-1]
    for group in groups:
        low, high = (
            (scene.hit.last, group.first) if grammar.noun_first else (group.last, scene.hit.first)
        )
        between = scene.view.words[low + 1 : high]
        plain = not any(
            w in grammar.prepositions or w in grammar.breaks or w in grammar.relatives or w in ",;:"
            for w in between
        )
        return [group] if plain and len(between) <= NEAR_NOUN else []
    return []


def _light_verb(scene: _Scene) -> int | None:
    """Token of a verb that carries the noun: `melakukan serangan`, `carried out strikes`."""
    words, grammar = scene.view.words, scene.known.grammar
    carriers = grammar.light | grammar.light_passive | grammar.light_receive
    for i in range(scene.hit.first - 1, max(-1, scene.hit.first - 6), -1):
        if words[i] in carriers:
            return i
        if words[i] in grammar.breaks or words[i] in grammar.relatives:
            return None
    return None


def _subject_of_light(scene: _Scene, light: int) -> list[Group]:
    """The subject of the verb that carries the noun."""
    verb = Hit(light, light, scene.hit.trigger)
    return _subject(_Scene(scene.view, verb, scene.known, False))


def _mutual(scene: _Scene) -> list[Group]:
    """`dengan Iran`, `antara Iran dan Israel`, and for nouns whoever stands right beside."""
    grammar = scene.known.grammar
    return _marked(scene, grammar.with_ | grammar.between)


def _place(scene: _Scene) -> str | None:
    """The first place in the clause behind the trigger that stands after a word for `in`."""
    end = _clause_end(scene)
    for group in scene.after:
        if group.first < end and group.place and group.marker in scene.known.grammar.in_:
            return group.members[-1]
    return None
