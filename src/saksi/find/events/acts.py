"""Acts as they are weighed: each trigger with its surroundings, grammar, status words and sources."""

from collections import Counter
from collections.abc import Sequence

from msgspec import Struct

from saksi.find.entities.index import EntityIndex
from saksi.find.events.knowledge import EventKnowledge
from saksi.find.events.matching import Hit
from saksi.find.events.roles import Parties, Roles, parties_by_grammar, roles_of
from saksi.find.events.scenes import Scene, scene_of
from saksi.find.events.sentence import PARTY_KINDS, Group, Mentions, View, view
from saksi.find.events.sources import Sources
from saksi.find.events.status import find_status
from saksi.records import Entity, EventType, Statement, Status
from saksi.text.analysis import Analysis
from saksi.text.learned import Learned

SALIENT = 2  # how many of the most mentioned entities may be taken up without a mention nearby


class Act(Struct, frozen=True):
    """One trigger that may be an event; `sentence` counts the article's sentences from 0."""

    sentence: int
    scene: Scene
    roles: Roles
    parties: Parties
    status: Status
    cued: Statement | None
    holding: Statement | None
    start: int
    end: int
    rivals: tuple[Hit, ...] = ()  # triggers of other types that share a token with it

    @property
    def hit(self) -> Hit:
        """Where the trigger stands in its sentence."""
        return self.scene.hit

    @property
    def type(self) -> EventType:
        """The type that the trigger names."""
        return self.scene.hit.trigger.type

    @property
    def headline(self) -> bool:
        """Whether it stands in the headline."""
        return self.scene.view.sentence.paragraph < 0

    @property
    def lemma(self) -> str:
        """The trigger's name in the ontology."""
        return self.scene.hit.trigger.lemma


class Setting(Struct, frozen=True):
    """What every act of one article is weighed with."""

    known: EventKnowledge
    text: str
    views: tuple[View, ...]
    entities: dict[str, Entity]
    sources: Sources
    learned: Learned | None
    fields: dict[str, float]  # fields of sport, film…: how many of their words per 100
    headline: tuple[Group, ...]
    salient: tuple[str, ...]  # the parties mentioned most


def setting_of(
    analysis: Analysis,
    entities: EntityIndex,
    statements: tuple[Statement, ...],
    known: EventKnowledge,
    learned: Learned | None = None,
) -> Setting:
    """The article, its sentences seen as words and groups."""
    mentions = Mentions(entities, len(analysis.text), known.grammar)
    views = tuple(view(s, mentions, known) for s in analysis.sentences)
    return Setting(
        known,
        analysis.text,
        views,
        {e.id: e for e in entities.entities},
        Sources(statements),
        learned,
        _fields(views, known),
        tuple(g for v in views if v.sentence.paragraph < 0 for g in v.groups),
        _salient(entities),
    )


def act_at(number: int, hit: Hit, setting: Setting, hits: Sequence[Hit] = ()) -> Act:
    """The act that `hit` in sentence `number` may be, beside the other `hits` there."""
    seen = setting.views[number]
    scene = scene_of(seen, hit, setting.known)
    roles = roles_of(scene)
    start, end = seen.tokens[hit.first].start, seen.tokens[hit.last].end
    return Act(
        number,
        scene,
        roles,
        parties_by_grammar(scene, roles),
        find_status(seen, hit, setting.known),
        setting.sources.cued_by(start, end),
        setting.sources.holding(start, end),
        start,
        end,
        tuple(h for h in hits if h.trigger.type != hit.trigger.type and h.overlaps(hit)),
    )


def _salient(entities: EntityIndex) -> tuple[str, ...]:
    parties = [e for e in entities.entities if e.kind in PARTY_KINDS]
    return tuple(e.id for e in sorted(parties, key=lambda e: -len(e.mentions))[:SALIENT])


def _fields(views: tuple[View, ...], known: EventKnowledge) -> dict[str, float]:
    counts = Counter(w for v in views for w in v.words)
    total = max(1, counts.total())
    return {
        d.name: 100 * sum(counts[w] for w in d.words) / total
        for d in known.domains
        if sum(w in counts for w in d.words) >= d.least
    }
