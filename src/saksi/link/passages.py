"""The passages of an article that are compared, and how alike two of them are."""

import re
from collections.abc import Iterator
from math import sqrt

from saksi.records import Record, Span

_SENTENCE = re.compile(r"(?<=[.!?…])[\"”’')\]]*\s+|\n+")


def body_spans(record: Record) -> list[Span]:
    """The article's paragraphs, or the whole page where none is known."""
    spans = [Span(block.start, block.end) for block in record.article.paragraphs]
    return spans if spans or record.article.headline else [Span(0, len(record.text))]


def sentences_of(record: Record) -> Iterator[Span]:
    """The body cut at stops, without its dateline; roughly, which is enough for comparing."""
    line = record.article.dateline
    for block in body_spans(record):
        at = block.start
        if line and isinstance(line.text_start, int) and at <= line.start < block.end:
            at = min(line.text_start, block.end)
        for gap in _SENTENCE.finditer(record.text, block.start, block.end):
            if gap.start() > at:
                yield Span(at, gap.start())
            at = gap.end()
        if at < block.end:
            yield Span(at, block.end)


def overlap(one: frozenset[int], other: frozenset[int]) -> float:
    """Cosine of two sets of words."""
    if not one or not other:
        return 0.0
    return len(one & other) / sqrt(len(one) * len(other))
