"""An article as the finders see it: its text, its own fields, its sentences."""

from msgspec import Struct

from saksi.records import Article
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


def analyse(text: str, article: Article, known: TextKnowledge) -> Analysis:
    """Split headline and paragraphs of `article` into sentences."""
    blocks = [(b.start, b.end, i) for i, b in enumerate(article.paragraphs)]
    if article.headline is not None:
        blocks.append((article.headline.start, article.headline.end, -1))
    return Analysis(text, article, split_sentences(text, sorted(blocks), known))
