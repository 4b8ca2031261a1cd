"""Who cannot be a recipient, by what the sentence says of them: victims, places, goods."""

from typing import TypeAlias

from saksi.find.events.acts import Act, Setting
from saksi.find.events.candidates import Candidate
from saksi.find.events.sentence import Group
from saksi.find.events.ties import Sided

Seen: TypeAlias = list[tuple[Candidate, Sided]]

DEEDS = frozenset(("AID", "ASSAULT", "COERCE", "COOPERATE", "MOBILIZE", "RETREAT", "SANCTION"))
STATES = frozenset(("state", "place"))
PLACED = frozenset(("ASSAULT", "COERCE"))
PEOPLE = frozenset(("population", "person"))
GIVEN = frozenset(("population", "armed_force"))


def without_victims(seen: Seen, act: Act, setting: Setting) -> Seen:
    """Of who is condemned, without whom the deed was done to: `condemned the raid on a school`."""
    words, grammar = act.scene.view.words, act.scene.known.grammar
    if act.type != "ACCUSE" or words[act.hit.first] not in grammar.condemning:
        return seen
    return [
        (c, clues)
        for c, clues in seen
        if c.group is None or not (_suffers(c.group, act) or _is_whom(c, act, setting))
    ]


def _is_whom(candidate: Candidate, act: Act, setting: Setting) -> bool:
    """`mengecam pembunuhan wartawan`: people behind such a noun have suffered it, not done it."""
    grammar, words, group = act.scene.known.grammar, act.scene.view.words, candidate.group
    if group is None or setting.entities[candidate.entity].kind not in PEOPLE:
        return False
    noun = words[group.first - 1] if group.first else ""
    before, behind = grammar.suffered
    return noun.startswith(before) and noun.endswith(behind) and _is_deed(noun, act)


def _suffers(group: Group, act: Act) -> bool:
    grammar, words = act.scene.known.grammar, act.scene.view.words
    if group.marker not in grammar.done_to and words[group.first - 1] not in grammar.done_to:
        return False
    between = words[act.hit.last + 1 : group.first]
    return any(_is_deed(word, act) for word in between)


def _is_deed(word: str, act: Act) -> bool:
    known = act.scene.known
    listed = known.triggers.get(word, ())
    gerund = word.endswith(known.grammar.gerund)
    return any((t.voice == "noun" or gerund) and t.type in DEEDS for t in listed)


def apart_from_places(found: dict[str, float], act: Act, setting: Setting) -> dict[str, float]:
    """Recipients without the state that an act is done in, where it is done to somebody else there."""
    grammar = act.scene.known.grammar
    if not grammar.located or act.type not in PLACED or len(found) < 2:
        return found
    there = {
        m
        for group in act.scene.after
        if group.marker in grammar.in_ and group.first < act.scene.clause_end
        for m in group.members
        if setting.entities[m].kind in STATES
    }
    kept = {one: p for one, p in found.items() if one not in there}
    return kept or found


def apart_from_goods(found: dict[str, float], act: Act, setting: Setting) -> dict[str, float]:
    """Recipients of aid without who is sent, where it is told to whom: `sent doctors to Niger`."""
    if act.type != "AID":
        return found
    grammar = act.scene.known.grammar
    given = [g for g in act.scene.after if g.marker in grammar.beneficiary - grammar.with_]
    marked = {m for g in given[:1] for m in g.members}
    sent = {m for g in act.roles.get("direct", ()) for m in g.members} - marked
    goods = {m for m in sent if setting.entities[m].kind in GIVEN}
    if not marked or goods.isdisjoint(found):
        return found
    kept = {one: p for one, p in found.items() if one not in goods}
    return kept or dict.fromkeys(marked, 1.0)


def one_side(one: str, other: str, setting: Setting) -> bool:
    """Whether two are one party: the same, or a state and who stands for it."""
    first, second = setting.entities[one], setting.entities[other]
    states = first.kind == "state" or second.kind == "state"
    folk = "population" in (first.kind, second.kind)
    country = first.country is not None and first.country == second.country
    return one == other or (country and states and not folk)
