"""Statements: who said it, through whom, and what kind of saying it was."""

from msgspec import Struct

from saksi.find.entities.index import EntityIndex
from saksi.find.statements.antecedents import Antecedents
from saksi.find.statements.building import Builder
from saksi.find.statements.combining import combine
from saksi.find.statements.floating import join_floating
from saksi.find.statements.frames import build_frames
from saksi.find.statements.knowledge import StatementKnowledge
from saksi.find.statements.left_out import left_out
from saksi.find.statements.quotations import find_quotations
from saksi.find.statements.reading import SceneReader
from saksi.find.statements.speakers import Speakers
from saksi.records import Rejected, Statement, Time
from saksi.text.analysis import Analysis

__all__ = ["StatementKnowledge", "StatementsFound", "find_statements"]


class StatementsFound(Struct, frozen=True):
    """Statements in page order, the entities with those that statements added, what was left out."""

    statements: tuple[Statement, ...] = ()
    entities: EntityIndex = EntityIndex()
    rejected: tuple[Rejected, ...] = ()


def find_statements(
    analysis: Analysis,
    times: tuple[Time, ...],
    entities: EntityIndex,
    knowledge: StatementKnowledge,
) -> StatementsFound:
    """Every statement that the article attributes to a source other than itself."""
    blocks = tuple((b.start, b.end) for b in analysis.article.paragraphs)
    quotations = find_quotations(analysis.text, blocks)
    frames = build_frames(analysis, quotations, knowledge, _bounds(entities))
    scenes = SceneReader(analysis.text, times, entities, knowledge).read(frames)
    by_rule = join_floating(scenes)
    combined = combine(by_rule, scenes, entities, analysis.learned)
    speakers = Speakers(analysis, entities, knowledge)
    antecedents = Antecedents(analysis.text, entities, scenes)
    statements = Builder(analysis, speakers, antecedents, knowledge).build(combined, scenes)
    rejected = left_out(analysis.text, quotations, scenes, statements)
    return StatementsFound(statements, speakers.index, rejected)


def _bounds(entities: EntityIndex) -> frozenset[int]:
    """Where names begin and end; inside a word where a page lost the blank."""
    named = (m for e in entities.entities for m in e.mentions if m.form in ("name", "short"))
    return frozenset(at for m in named for at in (m.start, m.end))
