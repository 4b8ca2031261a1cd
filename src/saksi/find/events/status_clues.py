"""What speaks for each status of an act: clues that the `status` scales weigh."""

from saksi.find.events.acts import Act, Setting
from saksi.find.events.weighing import Clues, log_odds

REACH = 7


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
        f"headline:{act.scene.view.sentence.paragraph < 0}",
        f"{code}:opener:{opener}",
        f"cue:{act.cued is not None}:{act.type}",
        *(f"{code}:before:{w}" for w in before),
        *(f"{code}:before:{voice}:{w}" for w in before[-3:]),
        *(f"{code}:w-1:{w}" for w in before[-1:]),
        *(f"{code}:w-2:{w}" for w in before[-2:-1]),
        *(f"{code}:after:{w}" for w in after),
        *(f"{code}:clause:{w}" for w in clause),
    ]
    clues = dict.fromkeys(found, 1.0)
    if setting.learned:
        for status, probability in setting.learned.status((act.start, act.end)).items():
            clues[f"head:{status}"] = log_odds(probability)
    return clues
