"""From the words that an index marked to the very characters of the text, in their context."""

from collections.abc import Iterable, Iterator
from itertools import groupby

from saksi.records import Span
from saksi.store.values import Snippet
from saksi.store.words import Word

OPEN, CLOSE = "\x02", "\x03"  # what the index puts around what it found; never part of a form
CONTEXT = 80  # code points on each side of a mark
MOST = 3  # snippets of one article


def found_numbers(marked: str) -> Iterator[int]:
    """Which words of the index's marked text were found, counted from 0."""
    inside = False
    for number, form in enumerate(marked.split(" ")):
        inside = inside or OPEN in form
        if inside:
            yield number
        if CLOSE in form:
            inside = False


def snippets_of(text: str, words: list[Word], numbers: Iterable[int]) -> list[Snippet]:
    """The found words in their passages, each stretch of at most `CONTEXT` beyond its marks."""
    found = [words[number] for number in numbers]
    snippets: list[Snippet] = []
    for passage, inside in groupby(found, key=lambda word: word.passage):
        here = [word for word in words if word.passage == passage]
        for group in _near(list(inside)):
            snippets.append(_snippet(text, group, here))
            if len(snippets) == MOST:
                return snippets
    return snippets


def _near(found: list[Word]) -> Iterator[list[Word]]:
    """Found words of one passage, parted where they stand too far apart for one snippet."""
    group: list[Word] = []
    for word in found:
        if group and (
            word.start - group[-1].end > CONTEXT or word.end - group[0].start > 3 * CONTEXT
        ):
            yield group
            group = []
        group.append(word)
    yield group


def _snippet(text: str, found: list[Word], here: list[Word]) -> Snippet:
    first, last = found[0], found[-1]
    start = min(w.start for w in here if w.start >= first.start - CONTEXT)
    end = max(w.end for w in here if w.end <= last.end + CONTEXT)
    marks = tuple(Span(word.start, word.end) for word in found)
    return Snippet(start, end, text[start:end], marks)
