"""Marks the words that a query found in the very characters of the text, in their context."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from saksi.records import Span
from saksi.store.query import Way
from saksi.store.values import Snippet
from saksi.store.words import Word

CONTEXT = 80  # code points on each side of a mark
MOST = 3  # snippets of one article


def found_numbers(words: Sequence[Word], ways: Iterable[Way]) -> Iterator[int]:
    """Which words stand where some way is followed, counted from 0, each once.

    The index could tell too, but takes time that grows with the square of the places.
    """
    by_first: dict[str, list[Way]] = defaultdict(list)
    begun: list[Way] = []
    for way in ways:
        (begun if way.prefix and len(way.forms) == 1 else by_first[way.forms[0]]).append(way)
    until = 0
    for number, word in enumerate(words):
        for way in (*by_first.get(word.form, ()), *begun):
            if _follows(words, number, way):
                until = max(until, number + len(way.forms))
        if number < until:
            yield number


def _follows(words: Sequence[Word], number: int, way: Way) -> bool:
    forms = [word.form for word in words[number : number + len(way.forms)]]
    if way.prefix and len(forms) == len(way.forms) and forms[-1].startswith(way.forms[-1]):
        forms[-1] = way.forms[-1]
    return tuple(forms) == way.forms


def snippets_of(text: str, words: list[Word], numbers: Iterable[int]) -> list[Snippet]:
    """The found words in their passages, each stretch of at most `CONTEXT` beyond its marks."""
    found = (words[number] for number in numbers)
    snippets: list[Snippet] = []
    for passage, inside in groupby(found, key=lambda word: word.passage):
        here = [word for word in words if word.passage == passage]
        for group in _near(inside):
            snippets.append(_snippet(text, group, here))
            if len(snippets) == MOST:
                return snippets
    return snippets


def _near(found: Iterable[Word]) -> Iterator[list[Word]]:
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
