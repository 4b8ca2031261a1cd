"""The words of a sentence as names are looked for: compounds of names and possessives are parted."""

import re
from collections.abc import Iterator

from msgspec import Struct

from saksi.find.entities.knowledge import NameKnowledge
from saksi.text.sentences import Sentence, Token

_POSSESSIVE = re.compile(r"(.+)(['’]s)\Z")
_PARTS = re.compile(r"[^-/–]+|[-/–]")
_PREFIXES = frozenset("pro anti non pan ex eks pasca pra trans".split())
_NAMES = frozenset("state demonym organization capital official place seat".split())
TITLE_CASE = 0.6


class Line(Struct, frozen=True):
    """One sentence; `words[i]` spans `[starts[i], ends[i])`; `titled` if in Title Case throughout."""

    number: int
    words: list[str]
    lowers: list[str]
    starts: list[int]
    ends: list[int]
    titled: bool

    def capital(self, at: int) -> bool:
        """Whether word `at` begins with a capital letter."""
        return 0 <= at < len(self.words) and self.words[at][0].isupper()


def line(number: int, sentence: Sentence, known: NameKnowledge) -> Line:
    """The words of sentence `number`."""
    parts = [part for token in sentence.tokens for part in _parts(token, known)]
    words = [word for word, _, _ in parts]
    return Line(
        number,
        words,
        [w.lower() for w in words],
        [start for _, start, _ in parts],
        [end for _, _, end in parts],
        _is_titled(words, known),
    )


def _is_titled(words: list[str], known: NameKnowledge) -> bool:
    """Most longer words have a capital, and common words among them do."""
    longer = [w for w in words if len(w) > 3 and w[0].isalpha()]
    if len(longer) < 3 or sum(w[0].isupper() for w in longer) < TITLE_CASE * len(longer):
        return False
    return sum(w[0].isupper() and w.lower() in known.common for w in longer[1:]) >= 2


def _parts(token: Token, known: NameKnowledge) -> Iterator[tuple[str, int, int]]:
    surface = token.surface.replace("’", "'")
    owner = _POSSESSIVE.match(surface) if len(surface) > 3 else None
    end = token.start + len(owner[1]) if owner else token.end
    word = owner[1] if owner else surface
    if (
        not word[0].isalpha()
        or ("-" not in word and "/" not in word and "–" not in word)
        or word.lower() in known.lexicon.entries
        or not _names_in(word, known)
    ):
        yield word, token.start, end
    else:
        for found in _PARTS.finditer(word):
            yield found.group(), token.start + found.start(), token.start + found.end()
    if owner:
        yield owner[2], end, token.end


def _names_in(word: str, known: NameKnowledge) -> bool:
    """Whether a part of a compound is a name of its own: `AS-Tiongkok`, `Nato-led`, `anti-Trump`."""
    parts = re.split(r"[-/–]", word)
    if parts[0].lower() in _PREFIXES:
        return True
    for part in parts:
        if not part or not part[0].isupper():
            continue
        hit = known.lexicon.match([part], [part.lower()], 0)
        if hit and hit[1].sort in _NAMES:
            return True
    return False
