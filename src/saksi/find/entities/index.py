"""The entities of one article, looked up by place or name; later stages add to it, never change it."""

from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence

from msgspec.structs import replace

from saksi.records import Entity, EntityKind, Mention, MentionForm

Pair = tuple[Mention, Entity]


class EntityIndex:
    """Immutable: every `with_…` gives a new index. Ids are `e1`, `e2`, … in order of adding."""

    __slots__ = ("_by_id", "_by_name", "_longest", "_pairs", "_starts", "entities")

    def __init__(self, entities: tuple[Entity, ...] = ()) -> None:
        self.entities = entities
        self._by_id = {e.id: e for e in entities}
        self._by_name = {e.name.casefold(): e for e in reversed(entities)}
        self._pairs = sorted(((m, e) for e in entities for m in e.mentions), key=_place)
        self._starts = [m.start for m, _ in self._pairs]
        self._longest = max((m.end - m.start for m, _ in self._pairs), default=0)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, EntityIndex) and self.entities == other.entities

    def __hash__(self) -> int:
        return hash(self.entities)

    def get(self, entity_id: str) -> Entity | None:
        """The entity of that id."""
        return self._by_id.get(entity_id)

    def at(self, start: int, end: int) -> Entity | None:
        """The entity whose mention overlaps `[start, end)` most (the longest such mention)."""
        best: tuple[int, int, Entity] | None = None
        for m, entity in self._near(start, end):
            shared = min(end, m.end) - max(start, m.start)
            rank = (shared, m.end - m.start)
            if shared > 0 and (best is None or rank > best[:2]):
                best = (*rank, entity)
        return best[2] if best else None

    def between(self, start: int, end: int) -> tuple[Pair, ...]:
        """Mentions that lie wholly in `[start, end)`, in page order, with their entities."""
        low, high = bisect_left(self._starts, start), bisect_left(self._starts, end)
        return tuple((m, e) for m, e in self._pairs[low:high] if m.end <= end)

    def _near(self, start: int, end: int) -> list[Pair]:
        """Every mention that may overlap `[start, end)`, and few others, in page order."""
        low = bisect_left(self._starts, start - self._longest)
        return self._pairs[low : bisect_left(self._starts, end)]

    def named(self, name: str) -> Entity | None:
        """The first entity whose name is exactly `name`, letter case aside."""
        return self._by_name.get(name.casefold())

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
        return self._and(entity), entity

    def _and(self, entity: Entity) -> "EntityIndex":
        """A copy with one more entity, without sorting all mentions anew."""
        made = EntityIndex.__new__(EntityIndex)
        made.entities = (*self.entities, entity)
        made._by_id = {**self._by_id, entity.id: entity}
        made._by_name = {entity.name.casefold(): entity, **self._by_name}
        made._pairs, made._starts = self._pairs, self._starts
        if entity.mentions:
            made._pairs, made._starts = self._pairs.copy(), self._starts.copy()
        for mention in entity.mentions:
            at = bisect_right(made._pairs, _place((mention, entity)), key=_place)
            made._pairs.insert(at, (mention, entity))
            made._starts.insert(at, mention.start)
        made._longest = max((self._longest, *(m.end - m.start for m in entity.mentions)))
        return made

    def with_mention(
        self, entity_id: str, start: int, end: int, form: MentionForm
    ) -> "EntityIndex":
        """A new index in which that entity has one more mention."""
        added = Mention(start, end, form)
        return EntityIndex(
            tuple(
                replace(e, mentions=_sorted({*e.mentions, added})) if e.id == entity_id else e
                for e in self.entities
            )
        )

    def with_mentions(self, added: Mapping[str, Sequence[Mention]]) -> "EntityIndex":
        """A new index in which entities have more mentions, by their ids."""
        return EntityIndex(
            tuple(
                replace(e, mentions=_sorted({*e.mentions, *added[e.id]})) if e.id in added else e
                for e in self.entities
            )
        )


def _place(pair: Pair) -> tuple[int, int]:
    return pair[0].start, -pair[0].end


def _sorted(mentions: set[Mention]) -> tuple[Mention, ...]:
    return tuple(sorted(mentions, key=lambda m: (m.start, m.end)))
