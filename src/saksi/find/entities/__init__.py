"""Who and what an article mentions, resolved to people, bodies and states."""

from msgspec import Struct

from saksi.find.entities.index import EntityIndex
from saksi.text.analysis import Analysis

__all__ = ["EntityIndex", "NameKnowledge", "find_entities"]


class NameKnowledge(Struct, frozen=True):
    """What a language supplies for names."""


def find_entities(analysis: Analysis, knowledge: NameKnowledge) -> EntityIndex:  # noqa: ARG001
    """The entities of the article with all their mentions."""
    return EntityIndex()
