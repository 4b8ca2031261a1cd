"""Words of a text as the search index knows them: folded, without accents, and by their lemma.

Every form is made of letters and digits only, so that an index that parts its text at spaces
counts the words just as this module does: the n-th word of the index is the n-th word here.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import Protocol

from msgspec import Struct

from saksi.lang.base import LANGUAGES, load_language
from saksi.records import Article, Span

CACHED = 200_000
MAX_STEMMED = 40  # longer "words" are addresses and garbage
MAX_FORM = 500  # characters that tell such a word; PostgreSQL takes 2046 bytes
BREAK = "¶"  # between passages, so that no phrase is found across them; no word has this form
_WORD = re.compile(r"[^\W_]+")


class Worded(Protocol):
    """A record, or as much of one as tells its words."""

    @property
    def text(self) -> str:
        """The page's."""

    @property
    def article(self) -> Article:
        """Where its passages stand."""


class Word(Struct, frozen=True):
    """A word's place in the text and its form in the index; `passage` counts the spans."""

    start: int
    end: int
    form: str
    passage: int


class Forms(Struct, frozen=True):
    """The forms of the words of an article as they are indexed, passage by passage."""

    headline: list[list[str]]
    body: list[list[str]]


def passages_of(indexed: str) -> list[list[str]]:
    """The forms of each passage, of what an index holds of a headline or a text.

    >>> passages_of("norwegia tolak ¶ ia bantah ¶")
    [['norwegia', 'tolak'], ['ia', 'bantah']]
    """
    return [passage.split() for passage in indexed.split(BREAK)[:-1]]


def words_with(text: str, span: Span, forms: Sequence[str]) -> list[Word] | None:
    """The words of a passage with forms that are known; null where they are not those of it."""
    places = [found.span() for found in _WORD.finditer(text, span.start, span.end)]
    if len(places) != len(forms):
        return None
    words = [Word(*place, form, 0) for place, form in zip(places, forms, strict=True)]
    return [*words, Word(span.end, span.end, BREAK, 0)]


def words_of(text: str, spans: Iterable[Span], lang: str | None) -> Iterator[Word]:
    """The words of each span in order, with a `BREAK` of no width after every span."""
    for number, span in enumerate(spans):
        for found in _WORD.finditer(text, span.start, span.end):
            yield Word(found.start(), found.end(), form_of(found.group(), lang), number)
        yield Word(span.end, span.end, BREAK, number)


def headline_spans(record: Worded) -> list[Span]:
    """What the index holds as a headline."""
    headline = record.article.headline
    return [Span(headline.start, headline.end)] if headline else []


def body_spans(record: Worded) -> list[Span]:
    """What the index holds as text: the paragraphs, or the whole page where none is known."""
    spans = [Span(block.start, block.end) for block in record.article.paragraphs]
    return spans if spans or record.article.headline else [Span(0, len(record.text))]


def plain_words(words: str) -> list[str]:
    """The words of a query, as they stand."""
    return _WORD.findall(words)


@lru_cache(CACHED)
def name_key(name: str | None) -> str | None:
    """A name as the filters know it: its words without case and accents.

    >>> name_key("Kol. (Purn.) René D'Arc")
    'kol purn rene d arc'
    """
    return " ".join(fold(word)[:MAX_FORM] for word in _WORD.findall(name)) if name else None


def form_of(word: str, lang: str | None) -> str:
    """The index's form of one word in a language; in other languages than ours only folded."""
    return fold(word)[:MAX_FORM] if len(word) > MAX_STEMMED else _form(word, lang)


@lru_cache(CACHED)
def _form(word: str, lang: str | None) -> str:
    folded = fold(word)
    if len(folded) > MAX_STEMMED or not folded.isalpha():
        return folded
    if lang not in LANGUAGES:
        return folded
    return fold(load_language(lang).words(folded).lemma) or folded


def fold(word: str) -> str:
    """Case and accents taken away; never empty for a word."""
    parts = unicodedata.normalize("NFKD", word.casefold())
    return "".join(c for c in parts if c.isalnum()).casefold() or word
