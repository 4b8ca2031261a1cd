"""Whom a phrase names: the article's entity, or one made of its own words."""

from saksi.find.entities.index import EntityIndex
from saksi.find.entities.speakers import resolve
from saksi.find.statements.knowledge import StatementKnowledge
from saksi.records import EntityKind
from saksi.text.analysis import Analysis


class Speakers:
    """Resolves the phrases of one article in page order; its index grows by unnamed sources and outlets."""

    def __init__(
        self, analysis: Analysis, entities: EntityIndex, known: StatementKnowledge
    ) -> None:
        self.index = entities
        self._analysis = analysis
        self._known = known

    def resolve(self, start: int, end: int) -> str | None:
        """The id of the entity that the phrase `[start, end)` names or points at."""
        surface = self._analysis.text[start:end]
        self.index, entity = resolve(self.index, self._analysis, start, end, self._kind(surface))
        return entity.id if entity else None

    def add_outlet(self, name: str, start: int, end: int) -> str:
        """The id of an outlet or document, added where the article's entities lack it."""
        entity = self.index.at(start, end) or self.index.named(name)
        if entity is None or not _share_a_word(entity.name, name):
            self.index, entity = self.index.with_entity(
                "organization", name, rule="statements.relay"
            )
        return entity.id

    def _kind(self, surface: str) -> EntityKind:
        kinds = (self._known.words.heads.get(w) for w in surface.lower().split())
        return next((k for k in kinds if k), "person")


def _share_a_word(name: str, other: str) -> bool:
    return bool(set(name.lower().split()) & set(other.lower().split()))
