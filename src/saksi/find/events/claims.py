"""Whose a claim is: `Peru rejected Chad's demand`, `Peru membantah tuduhan Fiji`."""

from saksi.find.events.acts import Act
from saksi.find.events.sentence import Group, is_verb

CLAIM_REACH = 8  # words behind a verb among which its object stands
VERB_REACH = 3  # words between a verb and the claim that is its object
NEXT = 1
OWNS = "'s"


def claimant(act: Act) -> tuple[str, ...]:
    """The owner of a noun for what is claimed or asked, right beside it; nobody for other nouns."""
    owner = _owner(act) if act.scene.view.words[act.hit.first] in _claims(act) else None
    return owner.members if owner else ()


def _owner(act: Act) -> Group | None:
    hit, words = act.hit, act.scene.view.words
    before = act.scene.before[-1] if act.scene.before else None
    if before and before.last == hit.first - 1 and words[before.last].endswith(OWNS):
        return before  # `Beijing's demands`, of which the verb looks the same
    owner = act.roles["owner"][0] if "owner" in act.roles else None
    if owner is None or hit.trigger.voice != "noun":
        return None
    between = words[hit.last + 1 : owner.first] or words[owner.last + 1 : hit.first]
    plain = [word for word in between if word not in (OWNS, "'")]
    field = NEXT if owner.last < hit.first else 0  # `U.S. trade complaints`
    return owner if len(plain) <= field and all(w.isalpha() for w in plain) else None


def answering(act: Act) -> tuple[str, ...]:
    """Who answers a claim: the subject of the verb that has it as its object."""
    words = act.scene.view.words
    owner = _owner(act)
    verb = _governing(act, min(owner.first, act.hit.first) if owner else act.hit.first)
    before = [g for g in act.scene.before if verb is not None and g.last < verb]
    free = [g for g in before if g.marker is None and not g.place and words[g.last + 1] != ","]
    return free[-1].members if free else ()


def _governing(act: Act, first: int) -> int | None:
    """The verb that stands before word `first` and has it as its object."""
    words, grammar = act.scene.view.words, act.scene.known.grammar
    near = range(first - 1, max(-1, first - 1 - VERB_REACH), -1)
    return next((at for at in near if is_verb(words[at], grammar)), None)


def refusing(act: Act) -> tuple[str, ...]:
    """Who refuses a claim that points back: `Chad rejected its demand`, `membantah tudingan tersebut`."""
    words, grammar, hit = act.scene.view.words, act.scene.known.grammar, act.hit
    word = words[hit.first]
    beside = {*words[max(0, hit.first - 1) : hit.first], *words[hit.last + 1 : hit.last + 2]}
    stems = {word[: -len(e)] for e in grammar.enclitics if word.endswith(e)}
    stems |= set() if grammar.back.isdisjoint(beside) else {word}
    verb = _governing(act, act.hit.first)
    if _claims(act).isdisjoint(stems) or verb is None:
        return ()
    refused = any(t.type == "REJECT" for t in act.scene.known.triggers.get(words[verb], ()))
    return answering(act) if refused else ()


def accuses_doers(act: Act) -> bool:
    """Whether those are accused who have done what the verb names: `investigates crimes by Fiji`.

    Not `accused Fiji of attacks by its navy`, nor `is investigating a claim by Fiji`.
    """
    words, claims = act.scene.view.words, _claims(act)
    behind = words[act.hit.last + 1 : act.hit.last + 1 + CLAIM_REACH]
    return act.type == "ACCUSE" and "direct" not in act.roles and claims.isdisjoint(behind)


def _claims(act: Act) -> frozenset[str]:
    return act.scene.known.grammar.claims


def asked_of(act: Act) -> tuple[str | None, tuple[str, ...]]:
    """Who asks what another ought to do, and of whom: `“Chad must withdraw,” said X`; nobody of other acts."""
    grammar, held = act.scene.known.grammar, act.holding
    first = act.scene.view.words[act.hit.first]
    if act.type != "REQUEST" or first not in grammar.oughts or held is None or act.scene.passive:
        return None, ()
    subject = next(iter(act.roles.get("subject", ())), None)
    asked = subject.members if subject else ()
    return (held.speaker, asked) if held.speaker not in asked else (None, ())
