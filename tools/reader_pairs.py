"""Which words belong together, from the annotation: speaker and cue, actor or recipient and act."""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from saksi.find.entities.index import EntityIndex
from saksi.records import Entity
from saksi.text.sentences import Sentence
from tools.reader_words import Words

Span = tuple[int, int]
COUNTRY = re.compile(r"[A-Z]{3}\Z")


@dataclass(frozen=True)
class Pairs:
    """One head word with words that may belong to it, and whether each does."""

    head: int
    parts: tuple[int, ...]
    labels: tuple[int, ...]


def _letters(name: str) -> list[str]:
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().casefold()
    return re.findall(r"\w+", plain)


def stands_for(entity: Entity, party: str) -> bool:
    """Whether the entity is the annotated party: by its country, its name or its initials."""
    if COUNTRY.match(party) and entity.country == party:
        return True
    ours, theirs = _letters(entity.name), _letters(party)
    if not ours or not theirs:
        return False
    if set(ours) <= set(theirs) or set(theirs) <= set(ours):
        return True
    return _initials(ours) == theirs or _initials(theirs) == ours


def _initials(words: list[str]) -> list[str]:
    """`kpk` of three words; a single word has none, or the A. of a name would stand for any Anwar."""
    return ["".join(w[0] for w in words)] if len(words) > 1 else []


class PairLabels:
    """Labels the pairs of one window."""

    def __init__(self, words: Words, sentences: Sequence[Sentence], index: EntityIndex) -> None:
        self._words, self._sentences = words, sentences
        low, high = words.tokens[0].start, words.tokens[-1].end
        self._mentions = [
            (inside[0], entity)
            for mention, entity in index.between(low, high)
            if (inside := words.within(mention.start, mention.end))
        ]

    def parties(self, head: Span, parties: Iterable[str]) -> Pairs | None:
        """Mentions against the party of the act (or cue) at `head`; null where it is not here."""
        at = self._words.within(*head)
        wanted = list(parties)
        if not at:
            return None
        found: dict[int, int | None] = {}
        right = [(w, any(stands_for(e, p) for p in wanted)) for w, e in self._mentions]
        near = [w for w, yes in right if yes and self._same(w, at[0])]
        for word, yes in right:
            label = int(yes) if not yes or not near or word in near else None
            if found.get(word, 0) == 0:
                found[word] = label
        kept = [
            (w, label) for w, label in sorted(found.items()) if label is not None and w not in at
        ]
        return Pairs(at[0], tuple(w for w, _ in kept), tuple(y for _, y in kept)) if kept else None

    def cues(self, content: Span, own: Span | None, every: Iterable[Span]) -> Pairs | None:
        """All cues of the window against the one that introduces `content`."""
        at = self._words.within(*content)
        heads = {inside[0] for cue in every if (inside := self._words.within(*cue))}
        mine = self._words.within(*own)[:1] if own else []
        if not at or not heads:
            return None
        parts = tuple(sorted(heads))
        return Pairs(at[0], parts, tuple(int(p in mine) for p in parts))

    def _same(self, a: int, b: int) -> bool:
        return self._words.sentence[a] == self._words.sentence[b]
