"""Numbers of a sentence and what they count, the same in every language."""

import re
from collections.abc import Iterator

from saksi.link.card import Count
from saksi.link.knowing import TELLING, Known

_PART = re.compile(r"\d[\d.,]*\d|\d|[^\W\d_]+")
_NUMERALS = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
    "sixteen seventeen eighteen nineteen twenty"
).split()
NUMERALS = {word: n for n, word in enumerate(_NUMERALS) if n > 1}  # "one" is often an article
SCALES = {
    "teen": 10,
    "ty": 10,
    "hundred": 100,
    "thousand": 1000,
    "million": 10**6,
    "billion": 10**9,
}
LOOKED_AT = 3  # words after the number
TIMES = frozenset("day week month year hour minute january february march april may june july august "
    "september october november december monday tuesday wednesday thursday friday saturday sunday "
    "gmt wib wita percent persen".split())  # fmt: skip
_YEARS = range(1900, 2101)


def counts_in(known: Known, start: int, end: int) -> Iterator[Count]:
    """Each number before the word that it counts; days, hours and years count nothing."""
    text = known.record.text
    parts = [(m.group(), m.start(), m.end()) for m in _PART.finditer(text, start, end)]
    at = 0
    while at < len(parts):
        value, after = _number(known, parts, at)
        if value is not None:
            counted = _counted(known, parts[after : after + LOOKED_AT])
            if counted and not (value in _YEARS and value > 1900):
                yield Count(str(value), counted, known.marked(parts[at][1], parts[after - 1][2]))
        at = max(after, at + 1)


def _number(known: Known, parts: list[tuple[str, int, int]], at: int) -> tuple[int | None, int]:
    """The whole number that begins there, and where it ends."""
    word = parts[at][0]
    if word[0].isdigit():
        value = _digits(word)
    else:
        value = NUMERALS.get(known.words.meaning(word, known.lang))
    after = at + 1
    while value is not None and after < len(parts):
        scale = SCALES.get(known.words.meaning(parts[after][0], known.lang))
        if scale is None:
            break
        value = (
            value + 10
            if scale == 10 and value < 10 and _is_teen(known, parts[after][0])
            else value * scale
        )
        after += 1
    return value, after


def _is_teen(known: Known, word: str) -> bool:
    return known.words.meaning(word, known.lang) == "teen"


def _digits(word: str) -> int | None:
    """Separators of thousands stand before three digits; a fraction is no count."""
    parts = re.split(r"[.,]", word)
    if len(word) > 15 or any(len(p) != 3 for p in parts[1:]):
        return None
    return int("".join(parts))


def _counted(known: Known, parts: list[tuple[str, int, int]]) -> str | None:
    for n, (word, _, _) in enumerate(parts):
        meaning = known.words.meaning(word, known.lang)
        if meaning in TIMES or word[0].isdigit():
            return None
        if known.words.weight(meaning) >= TELLING or (n == 0 and meaning in ("people", "person")):
            return meaning
    return None
