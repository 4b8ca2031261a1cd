"""What speaks for and against a trigger being an act: the clues that the `act` scale weighs."""

from collections import Counter

from saksi.find.events.acts import Act, Setting
from saksi.find.events.heads import other_probability, trigger_probability
from saksi.find.events.weighing import Clues, log_odds

MANY = 3
STEPS = (0.003, 0.01, 0.03, 0.1, 0.3, 0.6)  # so that the head's scale need not be a straight line


class Told:
    """What the article told before an act, trigger by trigger."""

    def __init__(self) -> None:
        self.types: Counter[str] = Counter()
        self.lemmas: Counter[str] = Counter()
        self.last: Act | None = None

    def add(self, act: Act) -> None:
        """Count one more trigger."""
        self.types[act.type] += 1
        self.lemmas[f"{act.type}:{act.lemma}"] += 1
        if act.hit.failed is None and not act.hit.trigger.weak:
            self.last = act


def act_clues(act: Act, setting: Setting, told: Told) -> Clues:
    """Clues by name; names of words and lemmas carry the language."""
    trigger, code = act.hit.trigger, setting.known.code
    type_, name = act.type, f"{code}:{act.type}:{act.lemma}"
    form = "_".join(trigger.words)
    failed = f"failed:{act.hit.failed}" if act.hit.failed else "unfailed"
    found = [
        name,
        f"{name}:{trigger.voice}",
        f"{name}:{failed}",
        f"{code}:{type_}:form:{form}",
        f"{code}:{type_}",
        f"{type_}:{trigger.voice}",
        failed,
        f"{type_}:{failed}",
        f"weak:{trigger.weak}",
        f"{type_}:weak:{trigger.weak}:{failed}",
        f"status:{act.status}",
        *_party_clues(act, setting),
        *_place_clues(act, setting),
        *_word_clues(act, code),
        *_source_clues(act),
        *_under(act, told),
        *_rivals(act),
        f"told:{min(MANY, told.types[type_])}",
        f"told:lemma:{min(MANY, told.lemmas[f'{type_}:{act.lemma}'])}:{trigger.voice}",
    ]
    clues = dict.fromkeys(found, 1.0)
    for field, density in setting.fields.items():
        clues[f"field:{field}"] = min(density / 5, 1.0)
    if setting.learned:
        clues |= _heard(act, setting)
    return clues


def _heard(act: Act, setting: Setting) -> Clues:
    """The head's word: how likely this type is, any act at all, and by how much it leads the others."""
    probability = trigger_probability(act, setting)
    own, others = log_odds(probability), other_probability(act, setting)
    clues = {"head": own, "head any": log_odds(max(probability, others[1]))}
    clues["head lead"] = own - log_odds(others[0])
    clues |= {f"head at least {step}": 1.0 for step in STEPS if probability >= step}
    clues |= {f"head any at least {step}": 1.0 for step in STEPS if others[1] >= step}
    clues[f"head:weak:{act.hit.trigger.weak}"] = own
    clues[f"head:{act.type}"] = own
    return clues


def _rivals(act: Act) -> list[str]:
    """Other types that the same words may name."""
    sure = [h for h in act.rivals if h.failed is None and not h.trigger.weak]
    return [
        f"rivals:{min(MANY, len(act.rivals))}",
        f"rivals sure:{min(2, len(sure))}:weak:{act.hit.trigger.weak}",
        f"rivals longer:{any(len(h.trigger.words) > len(act.hit.trigger.words) for h in act.rivals)}",
        *(f"{act.type}:rival:{h.trigger.type}" for h in act.rivals),
    ]


def _party_clues(act: Act, setting: Setting) -> list[str]:
    actors, recipients = act.parties.actors, act.parties.recipients
    found = [
        f"actor:{bool(actors)}",
        f"{act.type}:actor:{bool(actors)}",
        f"recipient:{bool(recipients)}",
        f"{act.type}:recipient:{bool(recipients)}",
        f"parties:{min(MANY, len(actors) + len(recipients))}",
        f"groups:{min(MANY, len(act.scene.view.groups))}",
    ]
    if len({*actors, *recipients}) < act.hit.trigger.least:
        found += ["few parties", f"{act.type}:few parties"]
    for side, ids in (("actor", actors), ("recipient", recipients)):
        for entity in (setting.entities[i] for i in ids[:1]):
            found += [f"{side}:{entity.kind}", f"{side}:state:{entity.country is not None}"]
    countries = {
        setting.entities[m].country for g in act.scene.view.groups[:8] for m in g.members
    } - {None}
    return [*found, f"countries:{min(MANY, len(countries))}", *act.roles]


def _place_clues(act: Act, setting: Setting) -> list[str]:
    sentence = act.scene.view.sentence
    where = "headline" if sentence.paragraph < 0 else f"p{min(8, sentence.paragraph) // 2}"
    length = min(4, len(act.scene.view.words) // 10)
    after_request = act.sentence == 0
    titled = act.scene.view.tokens[act.hit.first].surface[:1].isupper()
    first = act.hit.first == 0
    return [
        where,
        f"{act.type}:{where}" if where in ("headline", "p0") else "later",
        f"length:{length}",
        f"opening:{after_request}",
        f"titled:{titled}:{first}:{where == 'headline'}",
        f"articles:{min(3, len(setting.views) // 10)}",
    ]


def _word_clues(act: Act, code: str) -> list[str]:
    words, hit = act.scene.view.words, act.hit
    found: list[str] = []
    for offset in (-2, -1, 1, 2):
        at = (hit.first if offset < 0 else hit.last) + offset
        word = words[at] if 0 <= at < len(words) else "<none>"
        found.append(f"{code}:w{offset:+}:{word}")
        if offset in (-1, 1):
            found.append(f"{code}:{act.type}:w{offset:+}:{word}")
            found.append(f"{code}:{hit.trigger.voice}:w{offset:+}:{word}")
    if act.scene.light is not None:
        found += ["light", f"{code}:light:{words[act.scene.light]}"]
    return found


def _under(act: Act, told: Told) -> list[str]:
    """The sure trigger before it in its sentence, which may govern it (`mendesak … mencabut`)."""
    last = told.last
    if last is None or last.sentence != act.sentence or last.hit.last >= act.hit.first:
        return ["under:none"]
    grammar = act.scene.known.grammar
    between = act.scene.view.words[last.hit.last + 1 : act.hit.first]
    asked = any(w in grammar.asking for w in between)
    cut = any(w in grammar.breaks or w in ",;" for w in between)
    near = min(3, len(between) // 3)
    voices = f"{last.hit.trigger.voice}:{act.hit.trigger.voice}"
    return [
        f"under:{last.type}:{act.type}",
        f"under:{last.type}:{near}",
        f"under:{last.type}:{act.hit.trigger.voice}:{asked}",
        f"under:{voices}:{near}:{cut}",
        f"under:{last.type}:{cut}",
    ]


def _source_clues(act: Act) -> list[str]:
    held = act.holding.kind if act.holding else "own"
    cued = act.cued is not None
    return [f"held:{held}", f"{act.type}:held:{held}", f"cue:{cued}", f"{act.type}:cue:{cued}"]
