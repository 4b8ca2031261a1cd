"""An article as the finders see it: its text, its own fields, its sentences."""

from msgspec import UNSET, Struct

from saksi.records import Article, Block
from saksi.text.learned import Learned
from saksi.text.sentences import Sentence, TextKnowledge, split_sentences


class Analysis(Struct, frozen=True):
    """`sentences` cover headline and paragraphs in page order; furniture is not in them.

    `learned` is null where no weights are installed: the finders then go by their rules alone.
    """

    text: str
    article: Article
    sentences: tuple[Sentence, ...]
    learned: Learned | None = None

    @property
    def published(self) -> str | None:
        """The publication instant or day, ISO 8601; null where the page gives none."""
        return self.article.published_at.value if self.article.published_at else None


def _parts(block: Block, index: int, article: Article) -> list[tuple[int, int, int]]:
    """A paragraph, parted behind its dateline: no name or clause reaches over that dash."""
    cut = article.dateline.text_start if article.dateline else UNSET
    if cut is UNSET or not block.start < cut < block.end:
        return [(block.start, block.end, index)]
    return [(block.start, cut, index), (cut, block.end, index)]


def analyse(text: str, article: Article, known: TextKnowledge) -> Analysis:
    """Split headline and paragraphs of `article` into sentences; a dateline is one of its own."""
    blocks = [part for i, b in enumerate(article.paragraphs) for part in _parts(b, i, article)]
    if article.headline is not None:
        blocks.append((article.headline.start, article.headline.end, -1))
    return Analysis(text, article, split_sentences(text, sorted(blocks), known))
