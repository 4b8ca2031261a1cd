"""Frames: sentences as attribution sees them, each quotation one unit among the words."""

from itertools import pairwise

from msgspec import Struct

from saksi.find.statements.knowledge import StatementKnowledge
from saksi.find.statements.quotations import Quotation
from saksi.find.statements.relays import Relay
from saksi.text.analysis import Analysis
from saksi.text.sentences import Sentence, Token

QUOTED = "❝"
RELAYED = "¶"
"""What stands for the surface of a quotation and of a relay clause: no word or mark of a text."""
DASHES = "―—–-"
"""Marks that may part a quotation from who signed it."""
MAX_ATTRIBUTION = 14
"""An attribution that stands alone after a quotation has so many words at most."""
NEAR_END = 8
"""The cue of a colon stands in the last so many words."""
MIN_GLUED = 2
"""A word that a page glued to a name has so many letters at least."""


class Unit(Struct, frozen=True):
    """A word or mark outside quotations, or a whole quotation."""

    start: int
    end: int
    surface: str
    lower: str
    quotation: Quotation | None = None
    relay: Relay | None = None

    @property
    def is_word(self) -> bool:
        return self.quotation is None and self.surface[:1].isalnum()


class Frame(Struct, frozen=True):
    """One sentence, or several that a quotation holds together; `last` is the paragraph it ends in."""

    start: int
    end: int
    paragraph: int
    units: tuple[Unit, ...]
    last: int


class Joints(Struct, frozen=True):
    """Where a page lost a blank: behind a word of `words`, or where a name of `bounds` begins or ends."""

    words: frozenset[str]
    bounds: frozenset[int] = frozenset()


def build_frames(
    analysis: Analysis,
    quotations: tuple[Quotation, ...],
    known: StatementKnowledge,
    bounds: frozenset[int] = frozenset(),
) -> tuple[Frame, ...]:
    """The paragraphs' frames in page order; the headline is in none. `bounds`: where names begin and end."""
    glued = Joints(known.words.glued, bounds)
    frames: list[Frame] = []
    held: list[Sentence] = []
    at = 0
    for sentence in analysis.sentences:
        if sentence.paragraph < 0:
            continue
        while at < len(quotations) and quotations[at].end <= sentence.start:
            at += 1
        if held and not (
            _holds_together(held[-1], sentence, quotations, at)
            or _introduces(held[-1], sentence, quotations, at, known)
            or _attributes(held, sentence, quotations, at, known)
        ):
            frames.append(_frame(held, quotations, glued))
            held = []
        held.append(sentence)
    if held:
        frames.append(_frame(held, quotations, glued))
    return tuple(frames)


def _holds_together(
    before: Sentence, after: Sentence, quotations: tuple[Quotation, ...], at: int
) -> bool:
    """Whether a quotation covers the boundary between two sentences, or goes on after it."""
    if at >= len(quotations):
        return False
    quotation = quotations[at]
    if before.paragraph != after.paragraph:
        return quotation.continues and quotation.start <= after.start
    return quotation.start < before.end and after.start < quotation.end


def _introduces(
    before: Sentence,
    after: Sentence,
    quotations: tuple[Quotation, ...],
    at: int,
    known: StatementKnowledge,
) -> bool:
    """Whether a cue and a colon end a sentence, and a quotation begins the next: `Vale went on: “…”`."""
    if at >= len(quotations) or quotations[at].start != after.start:
        return False
    if before.tokens[-1].surface != ":" or after.paragraph > before.paragraph + 1:
        return False
    return any(t.surface.lower() in known.cues for t in before.tokens[-NEAR_END:])


def _attributes(
    held: list[Sentence],
    after: Sentence,
    quotations: tuple[Quotation, ...],
    at: int,
    known: StatementKnowledge,
) -> bool:
    """Whether a sentence only tells whose the quotation before it is: `“…?” Vale asked.`, `“…” — Vale`."""
    if at == 0 or held[-1].paragraph != after.paragraph or len(after.tokens) > MAX_ATTRIBUTION:
        return False
    if quotations[at - 1].end < held[-1].end or quotations[at - 1].start > held[0].start:
        return False
    if after.tokens[0].surface in DASHES:
        return True
    last = [t.surface.lower() for t in after.tokens if t.surface[0].isalnum()][-1:]
    return bool(last) and last[0] in known.cues and quotations[at - 1].closed


def _frame(sentences: list[Sentence], quotations: tuple[Quotation, ...], glued: Joints) -> Frame:
    start, end = sentences[0].start, sentences[-1].end
    units: list[Unit] = []
    inside = _within(quotations, start, end)
    at = 0
    for token in (t for s in sentences for t in s.tokens):
        while at < len(inside) and inside[at].start <= token.start:
            units.append(_quoted(inside[at]))
            at += 1
        if not units or token.start >= units[-1].end:
            units += _parted(token, glued)
        elif token.end > units[-1].end:  # a token that runs out of the quotation: `."Kata`
            cut = units[-1].end
            units += _parted(Token(cut, token.end, token.surface[cut - token.start :]), glued)
    return Frame(start, end, sentences[0].paragraph, tuple(units), sentences[-1].paragraph)


def _within(quotations: tuple[Quotation, ...], start: int, end: int) -> list[Quotation]:
    """Quotations that begin in `[start, end)`."""
    low, high = 0, len(quotations)
    while low < high:
        middle = (low + high) // 2
        if quotations[middle].start < start:
            low = middle + 1
        else:
            high = middle
    found = []
    while low < len(quotations) and quotations[low].start < end:
        found.append(quotations[low])
        low += 1
    return found


def _quoted(quotation: Quotation) -> Unit:
    return Unit(quotation.start, quotation.end, QUOTED, QUOTED, quotation)


def _parted(token: Token, glued: Joints) -> list[Unit]:
    """The token's units: pages glue a word to the name after it (`dilansirAFP`), a name to the word after it."""
    surface, start = token.surface, token.start
    inner = range(start + MIN_GLUED, start + len(surface))
    cuts = [] if glued.bounds.isdisjoint(inner) else [n - start for n in inner if n in glued.bounds]
    if not surface[MIN_GLUED:].islower():  # of few tokens
        first = next((n for n in range(MIN_GLUED, len(surface)) if surface[n].isupper()), 0)
        cuts += [first] if first and surface[:first].lower() in glued.words else []
    if not cuts or not surface.isalpha():
        return [_unit(start, surface)]
    ends = [0, *sorted(set(cuts)), len(surface)]
    return [_unit(start + a, surface[a:b]) for a, b in pairwise(ends)]


def _unit(start: int, surface: str) -> Unit:
    return Unit(start, start + len(surface), surface, surface.lower())
