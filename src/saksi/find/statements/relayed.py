"""`Dilansir X, …` where no cue says whose words they are: what the outlet tells."""

from saksi.find.statements.candidates import Candidate, Saying
from saksi.find.statements.contents import contents_of
from saksi.find.statements.relays import Relay
from saksi.find.statements.scenes import Scene
from saksi.find.statements.settings import Range, Setting, trim, words
from saksi.records import Span

BY_RELAY = 0.7
MIN_RELAYED = 4
"""What a relay tells has so many words at least."""
LEMMA = "kutip"


def relayed(scene: Scene) -> tuple[Candidate, ...]:
    """What the first outlet of the frame tells: after its relay clause, else before it.

    Nothing where marks that are wrong hold several paragraphs together.
    """
    if scene.frame.paragraph != scene.frame.last:
        return ()
    telling = next((r for r in scene.relays if not r.heard and not r.document), None)
    said = _told(scene.setting, telling) if telling is not None else None
    if telling is None or said is None:
        return ()
    spans, kind = contents_of(scene.setting, (said,))
    cue = Saying(*telling.cue, LEMMA)
    author = Span(*telling.outlets[0]) if telling.authored else None
    return (Candidate(scene.number, spans, kind, "relayed", BY_RELAY, cue, author),)


def _told(s: Setting, telling: Relay) -> Range | None:
    at = next(n for n, u in enumerate(s.units) if u.relay is telling)
    sides = [trim(s, at + 1, len(s.units)), trim(s, 0, at)]
    if telling.cue[0] > telling.outlets[0][0]:  # `…, Reuters reported, citing an official`
        sides.reverse()
    return next((side for side in sides if words(s, *side) >= MIN_RELAYED), None)
