"""What speaks for an act being told through the statement that holds it, not in the article's own voice."""

from saksi.find.events.acts import Act, Setting
from saksi.find.events.roles import Parties
from saksi.find.events.weighing import Clues, log_odds
from saksi.records import Statement

BEFORE = 5  # words before the trigger among which the first person stands
SPEECH = frozenset(("ACCUSE", "REQUEST", "REJECT", "THREATEN", "SUPPORT", "AGREE", "CONCEDE"))


def source_clues(act: Act, parties: Parties, held: Statement, setting: Setting) -> Clues:
    """Clues by name for `held`, a statement with a known speaker that holds the act's trigger."""
    kind, type_ = held.kind, act.type
    speaker = setting.entities[held.speaker or ""]
    own = _own(parties, speaker.id, speaker.country, setting)
    speech = "speech" if type_ in SPEECH else "deed"
    cue = held.cue.lemma if held.cue else "<none>"
    voice = act.hit.trigger.voice
    span = next(c for c in held.contents if c.start <= act.start < c.end)
    where = "near" if act.start - span.start < 25 else "deep"
    found = [
        kind,
        f"{kind}:{type_}",
        f"{kind}:{voice}",
        f"{type_}:{voice}",
        f"own:{own}:{speech}",
        f"own:{own}:{kind}",
        f"own:{own}:{type_}",
        f"{setting.known.code}:cue:{cue}",
        f"stance:{held.stance}:{speech}",
        f"speaker:{speaker.kind}",
        f"speaker:{speaker.kind}:{kind}",
        f"where:{where}:{voice}",
        f"headline:{act.headline}",
        f"lone:{len(act.scene.view.words) < 15}",
        f"form:{setting.known.code}:{act.lemma}",
        f"status:{act.status}",
        f"content:{min(5, (span.end - span.start) // 50)}",
        f"relative:{_relative(act)}",
        f"stance:{held.stance}:{type_}",
        f"stance:{held.stance}:{own}",
        f"stance:{held.stance}:{kind}",
        f"rule:{held.rule}",
        f"rule:{held.rule}:{speech}",
        f"rule:{held.rule}:{type_}",
        f"taken up:{_taken_up(act)}:{voice}",
        *_first_person(act, kind, speech),
    ]
    return dict.fromkeys(found, 1.0) | _heard(act, setting, speech, own)


def _first_person(act: Act, kind: str, speech: str) -> list[str]:
    """Whether the speaker tells of himself (`kami menuntut …`)."""
    near = act.scene.view.words[max(0, act.hit.first - BEFORE) : act.hit.first]
    we = not act.scene.known.grammar.first_person.isdisjoint(near)
    return [f"we:{we}:{speech}", f"we:{we}:{act.type}", f"we:{we}:{speech}:{kind}"]


def _taken_up(act: Act) -> bool:
    """Whether words beside it take up what was told before (`serangan itu`, `the strike`)."""
    words, hit, pointing = act.scene.view.words, act.hit, act.scene.known.status.pointing
    near = (*words[max(0, hit.first - 2) : hit.first], *words[hit.last + 1 : hit.last + 4])
    return not pointing.isdisjoint(near)


def _heard(act: Act, setting: Setting, speech: str, own: str) -> Clues:
    """What the head says of its status: what one source fears or plans is seldom the article's word."""
    if not setting.learned:
        return {}
    said = setting.learned.status((act.start, act.end))
    clues = {f"head:{status}": log_odds(p) for status, p in said.items()}
    if said:
        likeliest = max(said, key=lambda s: said[s])
        clues |= {f"head says {likeliest}:{speech}": 1.0, f"head says {likeliest}:{own}": 1.0}
    return clues


def _own(parties: Parties, speaker: str, country: str | None, setting: Setting) -> str:
    """Whether the speaker acts: by name, for a state that acts, or not."""
    if speaker in parties.actors:
        return "self"
    countries = {setting.entities[i].country for i in parties.actors}
    if country and country in countries:
        return "state"
    return "other" if parties.actors else "unknown"


def _relative(act: Act) -> bool:
    words, grammar = act.scene.view.words, act.scene.known.grammar
    return any(w in grammar.relatives for w in words[max(0, act.hit.first - 4) : act.hit.first])
