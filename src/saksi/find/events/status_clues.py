"""What speaks for each status of an act: clues that the `status` scales weigh."""

from saksi.find.events.acts import Act, Setting
from saksi.find.events.knowledge import StatusWords
from saksi.find.events.weighing import Clues, log_odds

REACH = 7
LEANING = 4  # so far before a verb stand the words that it leans on
MARKS = frozenset("\"“”'‘’«»")


def status_clues(act: Act, setting: Setting) -> Clues:
    """Clues by name: what the rules read, and the words before and behind the trigger."""
    code, hit = setting.known.code, act.hit
    words = act.scene.view.words
    voice = hit.trigger.voice
    before = words[max(0, hit.first - REACH) : hit.first]
    after = words[hit.last + 1 : hit.last + 1 + 4]
    clause = words[act.scene.clause_start : hit.first][-20:]
    opener = words[act.scene.clause_start - 1] if act.scene.clause_start else "<none>"
    held = act.holding.kind if act.holding else "own"
    found = [
        f"rule:{act.status}",
        f"rule:{act.status}:{voice}",
        f"rule:{act.status}:{act.type}",
        act.type,
        f"{code}:{act.type}:{act.lemma}",
        f"{code}:{act.type}:{'_'.join(hit.trigger.words)}",
        voice,
        f"held:{held}",
        f"held:{held}:{act.type}",
        f"headline:{act.headline}",
        f"{code}:opener:{opener}",
        f"cue:{act.cued is not None}:{act.type}",
        *(f"{code}:before:{w}" for w in before),
        *(f"{code}:before:{voice}:{w}" for w in before[-3:]),
        *(f"{code}:w-1:{w}" for w in before[-1:]),
        *(f"{code}:w-2:{w}" for w in before[-2:-1]),
        *(f"{code}:after:{w}" for w in after),
        *(f"{code}:clause:{w}" for w in clause),
    ]
    found += _tense(act, code)
    clues = dict.fromkeys(found, 1.0)
    if setting.learned:
        for status, probability in setting.learned.status((act.start, act.end)).items():
            clues[f"head:{status}"] = log_odds(probability)
    return clues


def _tense(act: Act, code: str) -> list[str]:
    """The verb's ending with the words that it leans on (`has been negotiating`), and lasting words."""
    hit, said, words = act.hit, act.scene.known.status, act.scene.view.words
    voice = "passive" if act.scene.passive else hit.trigger.voice
    near = [w for w in words[max(0, hit.first - LEANING - 2) : hit.first] if w not in MARKS]
    leans = [w for w in near[-LEANING:] if w in said.auxiliaries]
    ending = _ending(words[hit.first]) if voice != "noun" else "noun"
    behind = words[hit.last + 1 : hit.last + 1 + 8]
    lasting = [w for w in words if w in said.lasting]
    return [
        f"ending:{code}:{ending}",
        f"ending:{code}:{ending}:{act.type}",
        f"{code}:leans:{'_'.join(leans[-2:])}",
        f"{code}:leans:{'_'.join(leans[-2:])}:{ending}",
        f"{code}:leans:{'_'.join(leans[-1:])}:{voice}",
        f"lasting:{min(2, len(lasting))}:{voice}",
        f"lasting behind:{not said.lasting.isdisjoint(behind)}:{voice}",
        *(f"{code}:lasting:{w}" for w in lasting),
        *(f"{code}:lasting behind:{w}" for w in behind if w in said.lasting),
        *(f"class:{name}:{voice}" for name in _classes(near, said)),
    ]


def _ending(word: str) -> str:
    return next((e for e in ("ing", "ed", "s") if word.endswith(e)), "none")


def _classes(near: list[str], said: StatusWords) -> list[str]:
    """The classes of which a word stands just before, whatever stands nearer."""
    names = ("planned", "denied", "conditional", "possible", "ongoing", "done")
    return [n for n in names if not getattr(said, n).isdisjoint(near)]
