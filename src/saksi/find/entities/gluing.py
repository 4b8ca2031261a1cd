"""Words that a bad capture glued together: `PresidenDonald`, `Putinmenyambut`, `seranganIsrael`."""

import re
from collections.abc import Iterator, Set
from itertools import pairwise

from saksi.find.entities.knowledge import NAME_SORTS, NameKnowledge

_HUMP = re.compile(r"(?<=[a-z])(?=[A-Z][a-z])|(?<=[A-Z][A-Z])(?=[A-Z][a-z]{3})")
SHORTEST = 6
SHORTEST_NAME = 4
SHORTEST_REST = 4
SHORTEST_VERB = 6


def unglued(
    word: str, start: int, known: NameKnowledge, inside: Set[str]
) -> Iterator[tuple[str, int, int]]:
    """The words that `word` is made of with their spans; mostly itself."""
    if (
        len(word) < SHORTEST
        or word.lower() in known.common
        or word.lower() in known.lexicon.entries
    ):
        yield word, start, start + len(word)
        return
    at = 0
    for cut in [*_cuts(word, known, inside), len(word)]:
        yield word[at:cut], start + at, start + cut
        at = cut


def _cuts(word: str, known: NameKnowledge, inside: Set[str]) -> list[int]:
    humps = [m.start() for m in _HUMP.finditer(word)]
    bounds = [0, *humps, len(word)]
    parts = [word[a:b] for a, b in pairwise(bounds)]
    if humps and not (_is_word(parts[0], known, inside) or _tail(parts[0], known, inside, True)):
        return []
    ends = [_tail(part, known, inside, bool(humps)) for part in parts]
    if humps and not all(
        end or _is_word(part, known, inside) for part, end in zip(parts[1:], ends[1:], strict=True)
    ):
        return []
    tails = [a + end for a, end in zip(bounds, ends, strict=False) if end]
    return sorted({*humps, *tails})


def _is_word(part: str, known: NameKnowledge, inside: Set[str]) -> bool:
    return (
        (len(part) > 2 and part.lower() in known.common)
        or part in inside
        or part in known.given
        or known.knows(part, NAME_SORTS)
        or part.lower() in known.lexicon.entries
    )


def _is_name(word: str, known: NameKnowledge, inside: Set[str]) -> bool:
    seen = word in inside and word.lower() not in known.common
    return seen or word.lower() in known.officials


def _tail(part: str, known: NameKnowledge, inside: Set[str], loose: bool) -> int:
    """Where a capitalised part changes from a name to a word in small letters, or 0.

    `loose`: other words are glued to it, so that the name need not be known.
    """
    if not part[0].isupper() or len(part) < SHORTEST or part in known.given:
        return 0
    cuts = range(len(part) - 3, SHORTEST_NAME - 1, -1)
    sure = (cut for cut in cuts if _ends_name(part, cut, known, inside))
    likely = (cut for cut in cuts if _ends_any(part, cut, known, loose))
    return next(sure, 0) or next(likely, 0)


def _ends_name(part: str, cut: int, known: NameKnowledge, inside: Set[str]) -> bool:
    """Whether a name that is known, or stands elsewhere, ends there."""
    name, rest = part[:cut], part[cut:]
    is_state = known.knows(name, frozenset(("state",)))
    if not (is_state or _is_name(name, known, inside)):
        return False
    return (rest in known.common and (is_state or len(rest) >= SHORTEST_REST)) or (
        len(rest) >= SHORTEST_VERB and rest.startswith(known.verb_starts or ("\0",))
    )


def _ends_any(part: str, cut: int, known: NameKnowledge, loose: bool) -> bool:
    """Whether any name may end there, by the word behind it."""
    rest = part[cut:]
    if rest in known.glued_words and cut > SHORTEST_NAME:
        return True
    return loose and rest in known.common and len(rest) >= SHORTEST_REST
