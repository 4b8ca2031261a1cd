"""Who can have done an act: its named agent, who is no accuser of it, those who do it to each other."""

from itertools import pairwise

from saksi.find.events.acts import Act, Setting
from saksi.find.events.sentence import is_verb
from saksi.find.events.sides import DEEDS, Seen, one_side

NAMED_BEHIND = 8  # words between a noun and the agent that `oleh`, `by` names
SUBJECT_REACH = 4  # words between `we` and its verb
EACH_BEFORE, EACH_BEHIND = 2, 6  # words between a trigger and `saling`, `each other`
VERB_REACH = 4  # words between a verb of condemning and what it condemns
JUDGED = frozenset(("REQUEST", "SUPPORT", "ACCUSE"))
"""Types that a speaker does by what is said of another: `Chad must withdraw`."""
AGAINST = frozenset(("condemn", "accuse"))


def doers(seen: Seen, act: Act, setting: Setting) -> Seen:
    """The candidates for an actor, with their clues."""
    named = named_agents(act)
    here = _of_own_clause(_of_own_quotation(_without_teller(seen, act), act), act)
    able = _without_accuser(_doers(here, act, named), act, setting)
    return without_condemner(able, act)


def _of_own_clause(seen: Seen, act: Act) -> Seen:
    """Without the subject of the clause before the verb's own: `While Peru waited, Chile seized boats`."""
    words, hit = act.scene.view.words, act.hit
    opens = next((at for at, word in enumerate(words[:2]) if word.isalpha()), 0)
    commas = [at for at in range(opens, hit.first) if words[at] == ","]
    if is_noun(act) or not commas or words[opens] not in act.scene.known.grammar.breaks:
        return seen
    own = [g for g in act.scene.before if g.first > commas[-1] and g.marker is None]
    other = {m for g in act.scene.before if g.last < commas[-1] for m in g.members}
    return without(seen, frozenset(other - {m for g in own for m in g.members})) if own else seen


def _of_own_quotation(seen: Seen, act: Act) -> Seen:
    """Without who is quoted on it, where the quotation has its own subject and is not about `us`.

    What is only judged (`these raids are barbaric`) the speaker does himself.
    """
    held = act.holding
    if held is None or held.kind == "indirect" or held.speaker is None:
        return seen
    told = act.type in DEEDS or is_told(act)
    return without(seen, frozenset((held.speaker,))) if told and quotes_subject(act) else seen


def is_told(act: Act) -> bool:
    """Whether a verb tells of an act of speech (`threatened`), rather than does it (`must`, `is barbaric`)."""
    judged = act.hit.trigger.weak or act.type in JUDGED
    return act.hit.trigger.voice == "active" and not judged


def quotes_subject(act: Act) -> bool:
    """Whether the quotation that holds a verb names its own subject, and speaks of no `us`."""
    held, grammar = act.holding, act.scene.known.grammar
    tokens, words = act.scene.view.tokens, act.scene.view.words
    inside = [c for c in held.contents if c.start <= act.start < c.end] if held else []
    if held is None or not inside or is_noun(act) or not grammar.we.isdisjoint(words):
        return False
    own = [
        g for g in act.scene.before if g.marker is None and tokens[g.first].start >= inside[0].start
    ]
    return bool(own) and all(held.speaker not in g.members for g in own)


def _without_teller(seen: Seen, act: Act) -> Seen:
    """Without who only tells of the deed before a headline's colon: `Peru: Chile's navy fired first`.

    A noun may be the teller's own: `Peru: evacuation to begin on Monday`.
    """
    if act.scene.view.sentence.paragraph >= 0 or act.type not in DEEDS or is_noun(act):
        return seen
    words, grammar = act.scene.view.words, act.scene.known.grammar
    teller = next((g for g in act.scene.before if words[g.last + 1] == ":"), None)
    if teller is None or teller.first > 1 or not grammar.we.isdisjoint(words):
        return seen
    return without(seen, frozenset(teller.members))


def named_agents(act: Act) -> frozenset[str]:
    """Who is named with `oleh` or `by` behind what is no passive: `the attack on its embassy by militias`.

    Nouns of what is said are left out: `protest at the seizure of boats by Uganda` is another's.
    """
    grammar, words = act.scene.known.grammar, act.scene.view.words
    other = act.scene.passive or (is_noun(act) and act.type not in DEEDS)
    for group in () if other else act.roles.get("by", ()):
        between = words[act.hit.last + 1 : group.first]
        verb = any(is_verb(w, grammar) for w in between if w not in grammar.prepositions)
        if group.marker in grammar.by and len(between) <= NAMED_BEHIND and not verb:
            return frozenset(group.members)
    return frozenset()


def _doers(seen: Seen, act: Act, named: frozenset[str]) -> Seen:
    """Who can have acted: of a noun who is named as its agent; of an active verb nobody so named.

    `Kenya condemned the seizure of boats by Uganda`: the seizure is Uganda's, the condemnation is not.
    """
    if not named:
        return seen
    if not is_noun(act):
        return without(seen, named)
    return [(c, clues) for c, clues in seen if c.entity in named]


def is_noun(act: Act) -> bool:
    before = act.scene.view.words[act.hit.first - 1] if act.hit.first else ""
    return act.hit.trigger.voice == "noun" or before in act.scene.known.grammar.determiners


def without(seen: Seen, entities: frozenset[str]) -> Seen:
    return [(c, clues) for c, clues in seen if c.entity not in entities]


def _without_accuser(seen: Seen, act: Act, setting: Setting) -> Seen:
    """Without who condemns the act in the statement that holds it, and so has not done it."""
    held = act.holding
    if held is None or held is act.cued or held.stance not in AGAINST or held.speaker is None:
        return seen
    speaker = held.speaker
    return [(c, clues) for c, clues in seen if not one_side(c.entity, speaker, setting)]


def without_condemner(seen: Seen, act: Act) -> Seen:
    """Without who condemns the deed, who has neither done nor suffered it: `UN condemns killing of aid workers`."""
    verb = _condemned_by(act)
    if verb is None:
        return seen
    before = [g for g in act.scene.before if g.last < verb and g.marker is None]
    return [(c, clues) for c, clues in seen if not before or c.entity not in before[-1].members]


def _condemned_by(act: Act) -> int | None:
    """The verb that has the deed as its object, where one condemns it."""
    words, condemning = act.scene.view.words, act.scene.known.grammar.condemning
    first, determiners = act.hit.first, act.scene.known.grammar.determiners
    near = range(first - 1, max(-1, first - 1 - VERB_REACH), -1)
    verb = next((at for at in near if words[at] in condemning), None)
    phrase = verb is not None and all(words[at].isalpha() for at in range(verb, first))
    if verb is not None and phrase and act.type in DEEDS and words[verb + 1] in determiners:
        return verb  # `condemned the Israeli strike`: a noun, whatever it looks like
    named = is_noun(act) or words[first].endswith(act.scene.known.grammar.gerund)
    if act.type not in DEEDS or not named:
        return None
    if verb is None or is_noun(act):
        return verb
    own = determiners.issuperset(words[verb + 1 : first])
    return verb if own else None  # none of `faced protests and beating of demonstrators`


def to_each_other(act: Act, actors: dict[str, float]) -> tuple[str, ...]:
    """Those who do it to each other: `Peru dan Chile saling serang`; nobody where it is not said."""
    words, hit, grammar = act.scene.view.words, act.hit, act.scene.known.grammar
    if words[hit.first] in grammar.mutual:
        return _clashing(act, actors)
    near = (*words[max(0, hit.first - EACH_BEFORE) : hit.first], hit.trigger.words[0])
    after = words[hit.last + 1 : hit.last + EACH_BEHIND]
    behind = {" ".join(pair) for pair in pairwise(after)}
    if grammar.each.isdisjoint(near) and grammar.each_other.isdisjoint(behind):
        return ()
    groups = (*reversed(act.scene.before), *act.scene.after)
    listed = next((g.members for g in groups if len(g.members) > 1), tuple(actors))
    return listed[:2] if len(listed) > 1 else ()


def _clashing(act: Act, actors: dict[str, float]) -> tuple[str, ...]:
    """Both sides of a clash: those whom `between` lists, or who acts and with whom."""
    grammar = act.scene.known.grammar
    behind = [g for g in act.scene.after if g.marker in grammar.with_ | grammar.between]
    both = dict.fromkeys((*actors, *(m for g in behind[:2] for m in g.members)))
    return tuple(both)[:2] if behind and len(both) > 1 else ()


def speaks_of_self(act: Act) -> bool:
    """`“Kami tidak akan mundur,” ujar X`: the subject of an active verb is who is quoted."""
    quoted = act.holding is not None and act.holding.kind != "indirect"
    if not quoted or act.scene.passive or act.hit.trigger.voice not in ("active", "bare"):
        return False
    grammar, words = act.scene.known.grammar, act.scene.view.words
    for at in range(act.hit.first - 1, max(-1, act.hit.first - 1 - SUBJECT_REACH), -1):
        if words[at] in grammar.we:
            return True
        lexical = is_verb(words[at], grammar) and words[at] not in grammar.leading
        if not words[at].isalpha() or lexical or words[at] in grammar.breaks:
            return False
    return False
