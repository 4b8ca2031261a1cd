"""Sentences packed into the windows that the encoder reads at once."""

from collections.abc import Sequence
from itertools import pairwise

from msgspec import Struct

from saksi.text.sentences import Sentence

LONGEST = 190


class Window(Struct, frozen=True):
    """Pieces of some sentences in a row (`<s>` and `</s>` not counted), and their words.

    `words` are (sentence, token) indices; `firsts[i]` is where in `pieces` word i begins.
    """

    pieces: tuple[int, ...]
    words: tuple[tuple[int, int], ...]
    firsts: tuple[int, ...]


class Pieced(Struct, frozen=True):
    """One sentence in pieces; `firsts[i]` is the piece in which token i begins."""

    pieces: tuple[int, ...]
    firsts: tuple[int, ...]


def align(sentence: Sentence, offsets: Sequence[tuple[int, int]]) -> tuple[int, ...]:
    """For each token of the sentence, the first piece that overlaps it.

    `offsets` are the pieces' half-open code-point ranges from the sentence's start. A token that no
    piece covers (a mark that the tokenizer normalises away) takes the piece before it.
    """
    firsts: list[int] = []
    piece = 0
    for token in sentence.tokens:
        start = token.start - sentence.start
        while piece < len(offsets) - 1 and offsets[piece][1] <= start:
            piece += 1
        firsts.append(piece)
    return tuple(firsts)


def pack(sentences: Sequence[Pieced], longest: int = LONGEST) -> list[Window]:
    """Windows of at most `longest` pieces, cut between sentences where that is possible."""
    windows: list[Window] = []
    pieces: list[int] = []
    words: list[tuple[int, int]] = []
    firsts: list[int] = []

    def close() -> None:
        if words:
            windows.append(Window(tuple(pieces), tuple(words), tuple(firsts)))
        pieces.clear()
        words.clear()
        firsts.clear()

    for number, sentence in enumerate(sentences):
        for first, last in _parts(sentence, longest):
            low = sentence.firsts[first] if first else 0
            high = sentence.firsts[last] if last < len(sentence.firsts) else len(sentence.pieces)
            if len(pieces) + high - low > longest:
                close()
            at = len(pieces)
            pieces.extend(sentence.pieces[low : min(high, low + longest)])
            for token in range(first, last):
                words.append((number, token))
                firsts.append(min(at + sentence.firsts[token] - low, len(pieces) - 1))
    close()
    return windows


def _parts(sentence: Pieced, longest: int) -> list[tuple[int, int]]:
    """Ranges of tokens whose pieces fit in a window; one range for all but monstrous sentences."""
    if not sentence.pieces or not sentence.firsts:
        return []
    cuts = [0]
    for token, piece in enumerate(sentence.firsts):
        if piece - sentence.firsts[cuts[-1]] >= longest and token > cuts[-1]:
            cuts.append(token)
    return list(pairwise([*cuts, len(sentence.firsts)]))
