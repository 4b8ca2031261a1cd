"""Who and what an article mentions, resolved to people, bodies and states.

Entries of the lexicon and runs of capitals are read into pieces, sentence by sentence; pieces of one
thing are joined; titles, bodies without a state and pronouns are resolved over the article.
"""

from saksi.find.entities.atoms import of_parties, scan
from saksi.find.entities.credits import with_credits
from saksi.find.entities.desk import Desk
from saksi.find.entities.index import EntityIndex
from saksi.find.entities.items import with_items
from saksi.find.entities.joining import join
from saksi.find.entities.knowledge import NameKnowledge
from saksi.find.entities.merging import LearnedNames, with_learned
from saksi.find.entities.pieces import Piece
from saksi.find.entities.quoting import Quoted
from saksi.find.entities.reader import read_line
from saksi.find.entities.voices import voices
from saksi.find.entities.words import line, see
from saksi.text.analysis import Analysis

__all__ = ["EntityIndex", "NameKnowledge", "find_entities"]


def find_entities(analysis: Analysis, knowledge: NameKnowledge) -> EntityIndex:
    """The entities of the article with all their mentions; ids follow their first mentions."""
    seen = see(analysis.sentences, knowledge)
    pieces: list[Piece] = []
    quoted = Quoted(analysis)
    heeded = analysis.learned.names if analysis.learned and knowledge.learned else ()
    learned = LearnedNames(heeded)
    speaking: set[int] = set()
    for number, sentence in enumerate(analysis.sentences):
        words = line(number, sentence, knowledge, seen)
        atoms = scan(words, knowledge, seen)
        heard = learned.within(sentence.start, sentence.end)
        atoms = of_parties(with_learned(atoms, words, heard, knowledge), words, knowledge)
        read = read_line(Desk(analysis.text, words, knowledge, atoms, seen.paired))
        read = with_items(analysis.text, sentence, number, read, knowledge.items)
        speaking |= voices(words, read, knowledge, quoted)
        pieces += read
    day = analysis.published[:10] if analysis.published else None
    text = analysis.text
    return EntityIndex(join(text, with_credits(text, pieces), knowledge, day, quoted, speaking))
