"""How one act is told: its status, and the statement through which it is."""

from saksi.find.events.acts import Act, Setting
from saksi.find.events.agents import is_told, quotes_subject
from saksi.find.events.roles import Parties
from saksi.find.events.source_clues import source_clues
from saksi.find.events.status import is_asked, is_to_come
from saksi.find.events.status_clues import status_clues
from saksi.find.events.weighing import Weights
from saksi.records import Status


def settle_source(act: Act, parties: Parties, setting: Setting, weights: Weights) -> str | None:
    """Id of the statement through which the act is told; null in the article's own voice."""
    held = act.holding
    if held is None or held.speaker is None or held is act.cued:
        return None
    of_another = held.speaker not in parties.actors and quotes_subject(act)
    if held.kind == "direct" and is_told(act) and of_another:
        return held.id  # `“Chad threatened us,” said X`: no word of the article's own
    balance = weights.source.balance(source_clues(act, parties, held, setting))
    return held.id if balance >= 0 else None


def settle_status(act: Act, setting: Setting, weights: Weights) -> Status:
    """The status that the clues speak for most; a negation beside the trigger settles it."""
    if act.status == "denied":
        return "denied"
    if is_to_come(act.scene.view, act.hit, setting.known):
        return "planned"
    if is_asked(act.scene.view, act.hit, setting.known):
        return "possible"
    clues = status_clues(act, setting)
    return max(weights.status, key=lambda s: weights.status[s].balance(clues))
