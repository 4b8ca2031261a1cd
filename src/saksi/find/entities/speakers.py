"""Who a speaker phrase means: an entity of the article, or one made of the article's own words."""

from saksi.find.entities.index import EntityIndex
from saksi.records import Entity, EntityKind, Mention
from saksi.text.analysis import Analysis

RULE_UNNAMED = "names.unnamed_source"
OVERLAP = 0.5


def resolve(
    index: EntityIndex, analysis: Analysis, start: int, end: int, kind: EntityKind = "person"
) -> tuple[EntityIndex, Entity | None]:
    """The entity that the speaker phrase `[start, end)` names or points at.

    `Menteri Pertahanan Prabowo`, `dia`, `juru bicara kementerian itu`. A phrase that names nobody
    (`seorang pejabat senior AS`) gives a new entity whose name is the phrase itself, and the index
    that holds it. Null only for an empty phrase.
    """
    inside = index.between(start, end)
    people = [e for _, e in inside if e.kind == "person"]
    if people:
        return index, people[-1]
    over = index.at(start, end)
    if over is not None and (over.kind == "person" or _covers(over, start, end)):
        return index, over
    name = " ".join(analysis.text[start:end].split())
    if not name:
        return index, None
    return index.with_entity(
        kind, name, (Mention(start, end, "name"),), over.country if over else None, RULE_UNNAMED
    )


def _covers(entity: Entity, start: int, end: int) -> bool:
    """Whether a mention covers most of the phrase."""
    shared = max(min(end, m.end) - max(start, m.start) for m in entity.mentions)
    return shared >= OVERLAP * (end - start)
