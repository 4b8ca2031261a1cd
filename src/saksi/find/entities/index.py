"""The entities of one article, looked up by place or name; later stages add to it, never change it."""

from msgspec import Struct
from msgspec.structs import replace

from saksi.records import Entity, EntityKind, Mention, MentionForm


class EntityIndex(Struct, frozen=True):
    """Immutable: every `with_…` gives a new index. Ids are `e1`, `e2`, … in order of adding."""

    entities: tuple[Entity, ...] = ()

    def get(self, entity_id: str) -> Entity | None:
        """The entity of that id."""
        return next((e for e in self.entities if e.id == entity_id), None)

    def at(self, start: int, end: int) -> Entity | None:
        """The entity whose mention overlaps `[start, end)` most (the longest such mention)."""
        best: tuple[int, int, Entity] | None = None
        for entity in self.entities:
            for m in entity.mentions:
                shared = min(end, m.end) - max(start, m.start)
                rank = (shared, m.end - m.start)
                if shared > 0 and (best is None or rank > best[:2]):
                    best = (*rank, entity)
        return best[2] if best else None

    def between(self, start: int, end: int) -> tuple[tuple[Mention, Entity], ...]:
        """Mentions that lie wholly in `[start, end)`, in page order, with their entities."""
        inside = [
            (m, e) for e in self.entities for m in e.mentions if start <= m.start and m.end <= end
        ]
        return tuple(sorted(inside, key=lambda pair: (pair[0].start, -pair[0].end)))

    def named(self, name: str) -> Entity | None:
        """The entity whose name is exactly `name`, letter case aside."""
        return next((e for e in self.entities if e.name.casefold() == name.casefold()), None)

    def with_entity(
        self,
        kind: EntityKind,
        name: str,
        mentions: tuple[Mention, ...] = (),
        country: str | None = None,
        rule: str | None = None,
    ) -> tuple["EntityIndex", Entity]:
        """A new index with one more entity, and that entity."""
        entity = Entity(f"e{len(self.entities) + 1}", kind, name, country, None, (), mentions, rule)
        return EntityIndex((*self.entities, entity)), entity

    def with_mention(
        self, entity_id: str, start: int, end: int, form: MentionForm
    ) -> "EntityIndex":
        """A new index in which that entity has one more mention."""
        return EntityIndex(
            tuple(
                replace(
                    e,
                    mentions=tuple(
                        sorted(
                            {*e.mentions, Mention(start, end, form)}, key=lambda m: (m.start, m.end)
                        )
                    ),
                )
                if e.id == entity_id
                else e
                for e in self.entities
            )
        )
