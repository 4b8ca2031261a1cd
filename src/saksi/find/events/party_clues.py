"""What speaks for an entity being an act's actor or recipient: clues for the party scales."""

from saksi.find.events.acts import Act, Setting
from saksi.find.events.candidates import Candidate
from saksi.find.events.scenes import Scene
from saksi.find.events.sentence import VERB, Group, is_verb
from saksi.find.events.weighing import Clues

FAR = 5


def party_clues(act: Act, candidate: Candidate, setting: Setting) -> Clues:
    """Clues of one candidate, for either side."""
    type_, voice = act.type, "passive" if act.scene.passive else act.hit.trigger.voice
    symmetric = act.hit.trigger.symmetric
    lemma = f"{setting.known.code}:{type_}:{act.lemma}"
    group = candidate.group
    found = [*_general(act, candidate, setting)]
    found += _standing(act, group, setting) if group else _in_view(act, candidate)
    base = [n for n in found if n.startswith(("role:", "whence:", "grammar:"))]
    found += [f"{n}:{voice}" for n in base]
    found += [f"{n}:{type_}" for n in base]
    found += [f"{n}:{lemma}" for n in base]
    found += [f"{n}:symmetric" for n in base if symmetric]
    return dict.fromkeys(found, 1.0)


def _general(act: Act, candidate: Candidate, setting: Setting) -> list[str]:
    entity = setting.entities[candidate.entity]
    actor = candidate.entity in act.parties.actors
    recipient = candidate.entity in act.parties.recipients
    country = entity.country is not None
    actors = {setting.entities[i].country for i in act.parties.actors}
    same = country and entity.country in actors
    return [
        f"same state as actor:{same}:{actor}",
        f"same state as actor:{same}:{act.type}",
        f"same state as actor:{same}:{candidate.whence}",
        f"kind:{entity.kind}",
        f"kind:{entity.kind}:{act.type}",
        f"kind:{entity.kind}:{act.hit.trigger.voice}:{candidate.whence}",
        f"country:{country}:{candidate.whence}",
        f"salience:{min(5, len(entity.mentions))}",
        f"grammar:actor:{actor}",
        f"grammar:recipient:{recipient}",
        f"grammar:any actor:{bool(act.parties.actors)}:{actor}",
        f"grammar:any recipient:{bool(act.parties.recipients)}:{recipient}",
        f"speaker:{_is_speaker(act, candidate.entity)}",
        f"speaker:{_is_speaker(act, candidate.entity)}:{act.type}",
    ]


def _is_speaker(act: Act, entity: str) -> str:
    if act.cued and act.cued.speaker == entity:
        return "cue"
    return "holding" if act.holding and act.holding.speaker == entity else "none"


def _in_view(act: Act, candidate: Candidate) -> list[str]:
    lone = not act.scene.before and not act.scene.after
    return [
        f"whence:{candidate.whence}",
        f"whence:{candidate.whence}:{candidate.rank}",
        f"whence:{candidate.whence}:alone:{lone}",
        f"whence:{candidate.whence}:actor known:{bool(act.parties.actors)}",
    ]


def _standing(act: Act, group: Group, setting: Setting) -> list[str]:
    scene, code = act.scene, setting.known.code
    side = "before" if group.last < act.hit.first else "after"
    roles = [f"role:{r}" for r, groups in act.roles.items() if group in groups] or ["role:none"]
    low, high = _gap(scene, group)
    order = _order(scene, group, side)
    marker = f"{side}:{group.marker}"
    opens = group.marker is None and group == scene.view.groups[0]
    return [
        *roles,
        f"role:{side}",
        f"role:{side}:{order}",
        f"order:{side}:{order}:{act.hit.trigger.voice}",
        f"{code}:marker:{marker}",
        f"{code}:marker:{marker}:{act.type}",
        f"{code}:marker:{marker}:{act.hit.trigger.voice}",
        f"marked:{side}:{_mark(group)}",
        f"role:{side}:{_mark(group)}",
        f"gap:{side}:{min(FAR, (high - low) // 2)}",
        *(f"between:{side}:{what}" for what in _between(scene, low, high)),
        f"place:{group.place}",
        f"members:{min(3, len(group.members))}",
        f"opens:{opens}:{act.hit.trigger.voice}:{act.scene.passive}",
        f"opens:{opens}:{side}:{act.type}",
        f"marked order:{side}:{_mark(group)}:{order}:{act.hit.trigger.voice}",
        f"clause:{side}:{scene.clause_start <= group.first < scene.clause_end}",
        *(f"{code}:next:{side}:{w}" for w in scene.view.words[group.last + 1 : group.last + 2]),
    ]


def _mark(group: Group) -> str:
    if group.marker is None:
        return "free"
    return "verb" if group.marker == VERB else "preposition"


def _gap(scene: Scene, group: Group) -> tuple[int, int]:
    """The tokens between trigger and group, half-open."""
    if group.last < scene.hit.first:
        return group.last + 1, scene.hit.first
    return scene.hit.last + 1, group.first


def _order(scene: Scene, group: Group, side: str) -> int:
    """0 for the nearest group on its side."""
    near = scene.before[::-1] if side == "before" else scene.after
    return min(3, near.index(group))


def _between(scene: Scene, low: int, high: int) -> set[str]:
    grammar, words = scene.known.grammar, scene.view.words[low : min(high, low + 30)]
    found = set()
    for word in words:
        if word in grammar.breaks:
            found.add("break")
        elif word in grammar.relatives:
            found.add("relative")
        elif word in ',;:"“”()':
            found.add(word)
        elif is_verb(word, grammar):
            found.add("verb")
        elif word in grammar.conjunctions:
            found.add("and")
        elif word in grammar.by:
            found.add("by")
    return found or {"nothing"}
