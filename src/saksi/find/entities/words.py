"""The words of a sentence as names are looked for: compounds, possessives and glued words parted."""

import re
from collections.abc import Iterator

from msgspec import Struct

from saksi.find.entities.gluing import unglued
from saksi.find.entities.knowledge import NAME_SORTS, NameKnowledge
from saksi.text.sentences import Sentence, Token

Part = tuple[str, int, int]

_POSSESSIVE = re.compile(r"(.+)('s)\Z")
_PARTS = re.compile(r"[^-/–]+|[-/–]")
_GLUED_POINT = re.compile(r"([^\W\d_]{3,})\.([A-Z][^\W\d_]+)")
_ARTICLED = re.compile(r"(?:al|el|as|an|ad|ar|at|az|ash|ibn|bin)-[A-Z]")
_PREFIXES = frozenset("pro anti non pan ex eks pasca trans".split())
_OPENERS = frozenset("\"'“‘«:—–-•(*·")
TITLE_CASE = 0.9
SHORT = 4
LONGEST_TITLE = 25
_CLOSED = frozenset('.”",;')


class Seen(Struct, frozen=True):
    """Capitalised words, and pairs of them, that stand inside the sentences of the article.

    `paired` words stand in a pair of which one is no common word.
    """

    inside: frozenset[str]
    pairs: frozenset[tuple[str, str]]
    paired: frozenset[str]


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

    def articled(self, at: int) -> bool:
        """Whether word `at` is a name with its article written small: `al-Hashimi`."""
        return 0 <= at < len(self.words) and bool(_ARTICLED.match(self.words[at]))

    def low(self, at: int) -> str:
        """Word `at` in small letters; empty outside the sentence."""
        return self.lowers[at] if 0 <= at < len(self.lowers) else ""

    def opens(self, at: int) -> bool:
        """Whether word `at` begins a sentence or a quotation, where any word has a capital."""
        return at == 0 or self.words[at - 1] in _OPENERS


def see(sentences: tuple[Sentence, ...], known: NameKnowledge) -> Seen:
    """What the article writes with capitals where only names have them."""
    inside: set[str] = set()
    pairs: set[tuple[str, str]] = set()
    for sentence in sentences:
        words = [t.surface for t in sentence.tokens]
        if sentence.paragraph < 0:
            inside |= {w for w in words if w[0].isupper() and w.lower() not in known.common}
            continue
        for at in range(1, len(words)):
            if words[at][0].isupper() and words[at - 1] not in _OPENERS:
                inside.add(words[at])
                if at + 1 < len(words) and words[at + 1][0].isupper():
                    pairs.add((words[at], words[at + 1]))
    named = (p for p in pairs if not all(w.lower() in known.common for w in p))
    return Seen(frozenset(inside), frozenset(pairs), frozenset(w for p in named for w in p))


def line(number: int, sentence: Sentence, known: NameKnowledge, seen: Seen) -> Line:
    """The words of sentence `number`."""
    parts = [part for token in sentence.tokens for part in _parts(token, known, seen)]
    words = [word for word, _, _ in parts]
    return Line(
        number,
        words,
        [w.lower() for w in words],
        [start for _, start, _ in parts],
        [end for _, _, end in parts],
        _may_be_titled(words, sentence.paragraph) and _is_titled(words, known),
    )


def _may_be_titled(words: list[str], paragraph: int) -> bool:
    """Headlines, also those among paragraphs: they end without a point."""
    return words[-1] not in _CLOSED and (paragraph < 0 or len(words) < LONGEST_TITLE)


def _is_titled(words: list[str], known: NameKnowledge) -> bool:
    """Nearly all longer words have a capital, and two common words or a bare verb among them do."""
    longer = [w for w in words if len(w) > SHORT and w[0].isalpha()]
    if len(longer) < 3 or sum(w[0].isupper() for w in longer) < TITLE_CASE * len(longer):
        return False
    behind = [w.lower() for w in longer[1:] if w[0].isupper()]
    return sum(w in known.common for w in behind) >= 2 or not known.headline_verbs.isdisjoint(
        behind
    )


def _parts(token: Token, known: NameKnowledge, seen: Seen) -> Iterator[Part]:
    surface = token.surface.replace("’", "'")
    owner = _POSSESSIVE.match(surface) if len(surface) > 3 else None
    word = owner[1] if owner else surface
    end = token.start + len(word)
    if word.isalpha():
        yield from unglued(word, token.start, known, seen.inside)
    elif glued := _GLUED_POINT.fullmatch(word):
        yield from unglued(glued[1], token.start, known, seen.inside)
        yield ".", token.start + len(glued[1]), token.start + len(glued[1]) + 1
        yield from unglued(glued[2], token.start + len(glued[1]) + 1, known, seen.inside)
    elif not _is_compound(word, known):
        yield word, token.start, end
    else:
        for found in _PARTS.finditer(word):
            yield found.group(), token.start + found.start(), token.start + found.end()
    if owner:
        yield owner[2], end, token.end


def _is_compound(word: str, known: NameKnowledge) -> bool:
    """Whether a part of a word is a name of its own: `AS-Tiongkok`, `Nato-led`, `anti-Trump`."""
    parts = re.split(r"[-/–]", word)
    if len(parts) == 1 or not word[0].isalpha() or word.lower() in known.lexicon.entries:
        return False
    if parts[0].lower() in _PREFIXES and parts[0][0].isupper() and parts[1].lower() in known.common:
        return False  # `Anti-Corruption Commission`
    if parts[0].lower() in _PREFIXES or ("/" in word and all(p.isalpha() for p in parts)):
        return True
    return any(part and part[0].isupper() and known.knows(part, NAME_SORTS) for part in parts)
