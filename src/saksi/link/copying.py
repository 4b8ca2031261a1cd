"""Whether one article repeats another: in the same words, in another language, or its quotations."""

from collections.abc import Iterable, Sequence

from saksi.link.card import Card, Passage
from saksi.link.naming import same_name
from saksi.link.passages import overlap
from saksi.link.types import CopiedSpan, Copy

WHOLE, HALF, PARTIAL = 0.6, 0.5, 0.12  # share of the later one's shingles
LEAST_SHARED = 6  # sampled shingles: some sixteen words in a row
SAME = 0.75  # two sentences in the same words
ALIKE = 0.42  # two sentences that say the same, by their telling words
TRANSLATED = 0.5  # share of the later one's sentences
LEAST_SENTENCES = 3
VERBATIM = 0.7  # two quotations in one language
QUOTES_ALIKE = 0.4  # in two
QUOTES_BY_ONE = 0.2  # and by one speaker
QUOTED = 0.6  # share of the later one's quotations
LEAST_QUOTED = 5  # telling words of a quotation
NEAR = 4  # days
SOURCES = 4  # kept for each article


def copies_of(card: Card, others: Iterable[Card]) -> list[Copy]:
    """What the article repeats of earlier ones: of the few most repeated, then earliest."""
    earlier = sorted((c for c in others if c.order < card.order), key=lambda c: c.order)
    found = [copy for other in earlier if (copy := copy_of(other, card))]
    return sorted(found, key=lambda copy: -copy.share)[:SOURCES]


def copy_of(one: Card, other: Card) -> Copy | None:
    """How the later of two articles repeats the earlier, or None. Takes them in either order."""
    a, b = sorted((one, other), key=lambda card: card.order)
    if a.id == b.id or abs(a.day - b.day) > NEAR or (a.url is not None and a.url == b.url):
        return None
    return _same_words(a, b) or _same_sense(a, b)


def _same_words(a: Card, b: Card) -> Copy | None:
    shared = len(a.rows & b.rows)
    if shared < LEAST_SHARED:
        return None
    share = shared / len(b.shingles)
    if share >= WHOLE:
        return Copy(a.id, b.id, "whole", round(share, 3))
    if share < HALF and (quoted := _quoted(a, b)):
        return quoted
    if share >= PARTIAL or shared >= WHOLE * len(a.shingles):
        return Copy(a.id, b.id, "partial", round(share, 3))
    return None


def _same_sense(a: Card, b: Card) -> Copy | None:
    """A translation or a rewriting: sentence by sentence, or with the same quotations."""
    if a.outlet_key == b.outlet_key:
        return None
    pairs = _aligned(a.said, b.said, ALIKE)
    said = sum(_size(b.sentences[n]) for _, n in pairs)
    share = said / (sum(_size(s) for s in b.sentences) or 1)
    if share >= TRANSLATED and len(pairs) >= LEAST_SENTENCES:
        return Copy(a.id, b.id, "translated", round(share, 3))
    return _quoted(a, b)


def _quoted(a: Card, b: Card) -> Copy | None:
    """The later one has its quotations from the earlier."""
    if a.outlet_key == b.outlet_key:
        return None
    quotes = [n for n, q in enumerate(b.quotes) if len(q.words) >= LEAST_QUOTED]
    found = [n for n in quotes if any(_same_quote(b, n, a, m) for m in range(len(a.quotes)))]
    if quotes and len(found) >= QUOTED * len(quotes):
        return Copy(a.id, b.id, "quotations", round(len(found) / len(quotes), 3))
    return None


def _same_quote(b: Card, n: int, a: Card, m: int) -> bool:
    """Word by word, or in another language by the same speaker and about as long."""
    alike, one, other = overlap(b.quoted[n], a.quoted[m]), b.quotes[n], a.quotes[m]
    if a.lang == b.lang or not one.speaker or not other.speaker:
        return alike >= (VERBATIM if a.lang == b.lang else QUOTES_ALIKE)
    lengths = sorted((one.end - one.start, other.end - other.start))
    by_one = same_name(one.speaker, other.speaker) and 2 * lengths[0] >= lengths[1]
    return alike >= (QUOTES_BY_ONE if by_one else QUOTES_ALIKE)


def _size(passage: Passage) -> int:
    return len(passage.words)


def _aligned(
    ours: Sequence[frozenset[int]], theirs: Sequence[frozenset[int]], least: float
) -> list[tuple[int, int]]:
    """For each of their passages the one of ours that says the same, if there is one."""
    found = []
    for n, words in enumerate(theirs):
        best, at = max(((overlap(o, words), -i) for i, o in enumerate(ours)), default=(0.0, 0))
        if best >= least:
            found.append((-at, n))
    return found


def copied_spans(a: Card, b: Card, copy: Copy) -> tuple[CopiedSpan, ...]:
    """The sentences of `b` that stand in `a`, each with its like."""
    quoted = copy.kind == "quotations"
    ours, theirs = (a.quotes, b.quotes) if quoted else (a.sentences, b.sentences)
    words = (a.quoted, b.quoted) if quoted else (a.said, b.said)
    least = QUOTES_ALIKE if quoted else ALIKE if copy.kind == "translated" else SAME
    return tuple(
        CopiedSpan(ours[i].start, ours[i].end, theirs[n].start, theirs[n].end)
        for i, n in _aligned(*words, least)
    )
