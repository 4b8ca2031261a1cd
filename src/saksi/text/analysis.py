"""An article as the finders see it: its text, its own fields, its sentences."""

from msgspec import UNSET, Struct
from msgspec.structs import replace

from saksi.records import Article, Block, Span
from saksi.text.learned import Learned
from saksi.text.sentences import Sentence, TextKnowledge, split_sentences

MOST_CHARACTERS = 1_000_000
"""Sentences are read so far: two hundred long articles, and within a minute and 600 MB."""


class Analysis(Struct, frozen=True):
    """`sentences` cover headline and paragraphs in page order; furniture is not in them.

    `learned` is null where no weights are installed: the finders then go by their rules alone.
    `unread` is what stands behind the first `MOST_CHARACTERS` of a text that is no article any more;
    the paragraphs of `article` end before it.
    """

    text: str
    article: Article
    sentences: tuple[Sentence, ...]
    learned: Learned | None = None
    unread: Span | None = None

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
    article, unread = _within_reach(text, article)
    blocks = [part for i, b in enumerate(article.paragraphs) for part in _parts(b, i, article)]
    if article.headline is not None:
        end = min(article.headline.end, article.headline.start + MOST_CHARACTERS)
        blocks.append((article.headline.start, end, -1))
        unread = unread or (Span(end, article.headline.end) if end < article.headline.end else None)
    sentences = split_sentences(text, sorted(blocks), known)
    return Analysis(text, article, sentences, unread=unread)


def _within_reach(text: str, article: Article) -> tuple[Article, Span | None]:
    """The article with the paragraphs that are read, and what is left of them."""
    blocks = article.paragraphs
    reach = blocks[0].start + MOST_CHARACTERS if blocks else 0
    if not blocks or blocks[-1].end <= reach:
        return article, None
    whole = [block for block in blocks if block.end <= reach]
    cut = blocks[len(whole)]
    at = max(text.rfind(" ", cut.start, reach), cut.start)
    at = reach if at == cut.start < reach else at  # no blank in a million characters
    kept = (*whole, replace(cut, end=at)) if at > cut.start else tuple(whole)
    return replace(article, paragraphs=kept), Span(at, blocks[-1].end)
