"""What speaks for an act being told through the statement that holds it, not in the article's own voice."""

from saksi.find.events.acts import Act, Setting
from saksi.find.events.roles import Parties
from saksi.find.events.weighing import Clues
from saksi.records import Statement

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
        f"headline:{act.scene.view.sentence.paragraph < 0}",
        f"lone:{len(act.scene.view.words) < 15}",
        f"form:{setting.known.code}:{act.lemma}",
        f"status:{act.status}",
        f"content:{min(5, (span.end - span.start) // 50)}",
        f"relative:{_relative(act)}",
    ]
    return dict.fromkeys(found, 1.0)


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
