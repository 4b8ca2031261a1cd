"""Why a trigger is no act whatever speaks for it: another sense, or a field whose conflicts are none."""

from saksi.find.events.acts import Act, Setting
from saksi.find.events.knowledge import Domain
from saksi.find.events.matching import REASONS
from saksi.find.events.sentence import is_verb

VETOES = frozenset(("never", "unless_before"))
POLITICAL = frozenset(("state", "government", "armed_force", "armed_group"))
ENDED = frozenset(("ASSAULT", "SANCTION", "COERCE"))
STOPPED = 2  # words before a noun among which its verb stands
PERFECT = 4  # words before a trigger among which `has` stands
SPELL = 5  # words behind a trigger among which `since` stands
REFUSED, REFUSED_OBJECT = 2, 6  # words back to who refuses it, from a verb and from its object
SURE = 2  # so many words of a field in one sentence settle the matter


def veto(act: Act, setting: Setting) -> str | None:
    """The reason why the trigger cannot be an act; none where it may be one."""
    failed = act.hit.failed
    if failed in VETOES:
        return REASONS[failed]
    if not setting.salient:
        return "nobody is named who could act"
    if act.hit.trigger.voice == "noun" and _is_stopped(act, setting):
        return "is said to stop"
    if _is_refused(act):
        return "is what somebody refuses to do"
    if act.status == "denied" and _since(act):
        return "has not been since then"
    for domain in setting.known.domains:
        if act.type not in domain.spares and _rules(domain, act, setting):
            return f"speaks of {domain.name}"
    return None


def _is_refused(act: Act) -> bool:
    """`menolak mengirim pasukan`, `declined to sign the treaty`: the refusal is the act, and this is not done."""
    words, grammar, first = act.scene.view.words, act.scene.known.grammar, act.hit.first
    noun = act.hit.trigger.voice == "noun"
    near = range(first - 1, max(-1, first - 1 - (REFUSED_OBJECT if noun else REFUSED)), -1)
    verb = next((at for at in near if words[at] in grammar.refusing), None)
    if verb is None:
        return False
    between = [w for w in words[verb + 1 : first] if w not in grammar.to_do]
    if not noun:
        return not between
    plain = all(w.isalpha() and w not in grammar.prepositions for w in between)
    to_do = words[verb + 1] in grammar.to_do or is_verb(words[verb + 1], grammar)
    return plain and bool(between) and to_do  # not `rejected the accusation`


def _is_stopped(act: Act, setting: Setting) -> bool:
    """Whether the word before says that it ends: `hentikan tembak-menembak`, `lifted its ban`."""
    grammar, low = setting.known.grammar, max(0, act.hit.first - STOPPED)
    before = act.scene.view.words[low : act.hit.first]
    ended = grammar.stopping if act.type == "ASSAULT" else grammar.lifting
    return act.type in ENDED and not ended.isdisjoint(before)


def _since(act: Act) -> bool:
    """`has not expelled a diplomat since 2010`: a spell without such acts, not one that is denied.

    Who is heard to say so denies it, and without the perfect (`did not sign since it feared …`) a
    reason is given.
    """
    words, grammar, hit = act.scene.view.words, act.scene.known.grammar, act.hit
    before = words[max(0, hit.first - PERFECT) : hit.first]
    perfect = not grammar.perfect or not grammar.perfect.isdisjoint(before)
    behind = words[hit.last + 1 : hit.last + 1 + SPELL]
    return act.holding is None and perfect and not grammar.since.isdisjoint(behind)


def _rules(domain: Domain, act: Act, setting: Setting) -> bool:
    """Two words of the field, or one and nobody near who acts for a state."""
    marks = domain.words.intersection(act.scene.view.words)
    weight = len(marks) + (domain.name in setting.fields)
    if not weight:
        return False
    return weight >= SURE if _political(act, setting) else bool(marks)


def _political(act: Act, setting: Setting) -> bool:
    ids = {m for g in (*act.scene.before, *act.scene.after) for m in g.members if not g.place}
    speakers = (s.speaker for s in (act.cued, act.holding) if s and s.speaker)
    parties = (setting.entities[i] for i in {*ids, *speakers})
    return any(e.country or e.kind in POLITICAL for e in parties)
