"""Statements: who said it, through whom, and what kind of saying it was."""

from msgspec import Struct

from saksi.find.entities.index import EntityIndex
from saksi.records import Rejected, Statement, Time
from saksi.text.analysis import Analysis


class StatementKnowledge(Struct, frozen=True):
    """What a language supplies for statements."""


class StatementsFound(Struct, frozen=True):
    """Statements in page order, the entities with those that statements added, what was left out."""

    statements: tuple[Statement, ...] = ()
    entities: EntityIndex = EntityIndex()
    rejected: tuple[Rejected, ...] = ()


def find_statements(
    analysis: Analysis,  # noqa: ARG001
    times: tuple[Time, ...],  # noqa: ARG001
    entities: EntityIndex,
    knowledge: StatementKnowledge,  # noqa: ARG001
) -> StatementsFound:
    """Every statement that the article attributes to a source other than itself."""
    return StatementsFound(entities=entities)
