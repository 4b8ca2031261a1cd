"""To whom something is promised: `agreed to send aid to Chad`, `berjanji membantu Fiji`."""

from saksi.find.events.acts import Act, Setting
from saksi.find.events.sentence import VERB, Group

REACH = 14  # words between a promise and whom it is made to


def promised_to(act: Act, actors: tuple[str, ...], setting: Setting) -> tuple[str, ...]:
    """Those in what an agreement says will be done, where one side alone agrees; none otherwise.

    Whom a word for its beneficiary introduces, else the first party behind the promised verb.
    """
    if act.type != "AGREE" or len(actors) != 1 or act.hit.trigger.voice == "noun":
        return ()
    opening, behind = _promised(act)
    words, grammar = act.scene.view.words, act.scene.known.grammar
    given = [
        g for g in behind if {g.marker} & grammar.beneficiary & {*words[opening + 1 : g.first]}
    ]
    done = [g for g in behind if _is_object(g, act) and not _is_own(g, actors[0], setting)]
    group = next(iter((*given, *done)), None)
    return tuple(m for m in group.members if m not in actors) if group else ()


def _promised(act: Act) -> tuple[int, list[Group]]:
    """The word that opens what is promised, and the parties behind it up to a relative clause."""
    grammar, words, hit = act.scene.known.grammar, act.scene.view.words, act.hit
    high = min(len(words), hit.last + 1 + REACH)
    stops = grammar.relatives | {";", ":"}
    end = next((at for at in range(hit.last + 1, high) if words[at] in stops), high)
    opening = next((at for at in range(hit.last, end) if words[at] in grammar.promising), end)
    return opening, [g for g in act.scene.after if opening < g.first < end and not g.place]


def _is_object(group: Group, act: Act) -> bool:
    """Behind the promised verb itself, or the infinitive's own word (`to help Chad`)."""
    return group.marker == VERB or group.marker in act.scene.known.grammar.promising


def _is_own(group: Group, actor: str, setting: Setting) -> bool:
    """Troops of the one who promises them."""
    country = setting.entities[actor].country
    return country is not None and country in {setting.entities[m].country for m in group.members}
