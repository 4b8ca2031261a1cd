"""Who protests where a noun alone tells it: `Protests in Lima` are those of the protesters."""

from saksi.find.events.acts import Act, Setting
from saksi.find.events.roles import Role
from saksi.records import Entity

AGAINST_WHOM = frozenset(("state", "government", "armed_force", "person"))
NAMED: tuple[Role, ...] = ("by", "carrier", "subject")


def protesting(actors: dict[str, float], act: Act, setting: Setting) -> dict[str, float]:
    """`actors` (with their probabilities) of a protest, or the article's protesters where none is named.

    A state, its forces or a single person whom no grammar makes the agent of such a noun is whom it
    is about, or only stands near.
    """
    if act.type != "PROTEST" or act.hit.trigger.voice != "noun":
        return actors
    words, hit = act.scene.view.words, act.hit
    verb = words[hit.last + 1 : hit.last + 2] == ("to",)  # `Japan protests to Russia`
    if verb and not act.scene.known.grammar.noun_first:
        return actors
    told = {m for role in NAMED for g in act.roles.get(role, ()) for m in g.members}
    kept = {
        one: probability
        for one, probability in actors.items()
        if one in told
        or setting.entities[one].kind not in AGAINST_WHOM
        or _is_people(one, act, setting)
    }
    crowd = None if kept else _crowd(setting)
    return {crowd.id: 1.0} if crowd else kept


def _is_people(entity: str, act: Act, setting: Setting) -> bool:
    """Who are called by their state: `Nigerians`, or `Nigerian` right before the noun."""
    sentence, plurals = act.scene.view.sentence, setting.known.grammar.plurals or ("\0",)
    return any(
        sentence.start <= m.start < sentence.end
        and m.form == "short"
        and (setting.text[m.start : m.end].endswith(plurals) or m.end + 1 == act.start)
        for m in setting.entities[entity].mentions
    )


def _crowd(setting: Setting) -> Entity | None:
    """Those whom the article most often calls protesters."""
    called = [
        entity
        for entity in setting.entities.values()
        if entity.kind == "population"
        and not setting.known.protesters.isdisjoint(entity.name.lower().split())
    ]
    return max(called, key=lambda e: len(e.mentions), default=None)
