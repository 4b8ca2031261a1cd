"""Whom a phrase names: the article's entity, by its mentions, its fullest name or the text before."""

import re

from saksi.find.entities.index import EntityIndex
from saksi.find.statements.knowledge import StatementKnowledge
from saksi.records import Entity, EntityKind

_NAME = re.compile(
    r"[^\W\d_a-z][\w'’.-]*(?:\s+(?:(?:bin|al|de|van|von|el|ul|di)\s+)?[^\W\d_a-z][\w'’.-]*)*"
)
COVERED = 0.6


class Speakers:
    """Resolves phrases of one article in page order; holds the index that grows by unnamed sources."""

    def __init__(self, text: str, entities: EntityIndex, known: StatementKnowledge) -> None:
        self.text = text
        self.index = entities
        self._known = known
        self._last: str | None = None

    @property
    def last(self) -> str | None:
        """The last speaker, whom a pronoun or a clitic means where nothing nearer is named."""
        return self._last

    def spoke(self, entity: str | None) -> None:
        """Remember who spoke."""
        self._last = entity or self._last

    def resolve(self, start: int, end: int) -> str | None:
        """The id of the entity that `text[start:end]` names, added to the index where it is new."""
        surface = self.text[start:end]
        if surface.lower() in self._known.words.pronouns:
            entity = self.index.at(start, end)
            return entity.id if entity else self._last
        known = self._mentioned(start, end)
        return known.id if known else self._named(surface)

    def add_outlet(self, name: str, start: int, end: int) -> str:
        """The id of an outlet or document, added where the article's entities lack it."""
        entity = self.index.at(start, end) or self.index.named(name)
        if entity is None or not _same(entity.name, name):
            self.index, entity = self.index.with_entity(
                "organization", name, rule="statements.relay"
            )
        return entity.id

    def _mentioned(self, start: int, end: int) -> Entity | None:
        mentions = self.index.between(start, end)
        people = [e for _, e in mentions if e.kind == "person"]
        if people:
            return people[-1]
        wide = [e for m, e in mentions if m.end - m.start >= COVERED * (end - start)]
        return wide[0] if wide else None

    def _named(self, surface: str) -> str | None:
        names = [m.group() for m in _NAME.finditer(surface)]
        if not surface.strip():
            return None
        name, kind = surface, self._kind(surface)
        if (
            names
            and surface.endswith(names[-1])
            and (kind == "person" or "," in surface or surface == names[-1])
        ):
            name = self._fullest(names[-1])
        entity = self.index.named(name)
        if entity is None:
            self.index, entity = self.index.with_entity(kind, name, rule="statements.speaker")
        return entity.id

    def _kind(self, surface: str) -> EntityKind:
        kinds = (self._known.words.heads.get(w) for w in surface.lower().split())
        return next((k for k in kinds if k), "person")

    def _fullest(self, name: str) -> str:
        """The first longer name of the article that holds all words of `name`."""
        wanted = set(name.lower().split())
        for match in _NAME.finditer(self.text):
            if wanted < set(match.group().lower().split()) and len(match.group().split()) <= 4:
                return match.group()
        return name


def _same(name: str, other: str) -> bool:
    return bool(set(name.lower().split()) & set(other.lower().split()))
