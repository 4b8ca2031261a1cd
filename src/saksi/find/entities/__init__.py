"""Who and what an article mentions, resolved to people, bodies and states."""

from saksi.find.entities.index import EntityIndex
from saksi.find.entities.joining import Joiner
from saksi.find.entities.knowledge import NameKnowledge
from saksi.find.entities.phrases import Reader
from saksi.find.entities.quoting import Quoted
from saksi.find.entities.words import line
from saksi.text.analysis import Analysis

__all__ = ["EntityIndex", "NameKnowledge", "find_entities"]


def find_entities(analysis: Analysis, knowledge: NameKnowledge) -> EntityIndex:
    """The entities of the article with all their mentions."""
    pieces = []
    before: dict[int, str] = {}
    for number, sentence in enumerate(analysis.sentences):
        words = line(number, sentence, knowledge)
        pieces += Reader(analysis.text, words, knowledge).read()
        before.update(zip(words.starts[1:], words.lowers, strict=False))
    day = analysis.published[:10] if analysis.published else None
    joiner = Joiner(pieces, knowledge, day, Quoted(analysis), before)
    return EntityIndex(joiner.join())
