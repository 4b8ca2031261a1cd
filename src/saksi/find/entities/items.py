"""Named laws, documents and equipment: items, told by the form of their names and words near by."""

import re
from collections.abc import Iterator, Sequence

from saksi.find.entities.knowledge import ItemWords
from saksi.find.entities.pieces import Piece
from saksi.text.sentences import Sentence

NEAR = 60
"""A designator is equipment's where a word for it stands so many characters before or behind."""
_DESIGNATOR = re.compile(r"(?<![\w-])[A-Z][A-Za-z]{0,3}-\d{1,3}[A-Z]{0,2}(?![\w-])")
_CRAFT = re.compile(  # warships: `KRI Bima Suci`, `USS Gerald R. Ford`
    r"\b(?:USS|USNS|HMS|HMAS|HMNZS|KRI|BRP|ROKS) [A-Z][\w’'-]{1,30}(?: (?:[A-Z]\.|[A-Z][\w’'-]{1,30})){0,3}"
)
_THE = re.compile(r"(?:The|In|On|Under|But|And|A|An) ")
CRAFT = "names.craft"
_GIVE_WAY = frozenset(("place", "item"))


def with_items(
    text: str, sentence: Sentence, number: int, pieces: Sequence[Piece], words: ItemWords
) -> list[Piece]:
    """The pieces of a sentence with its items; an item takes the place of places that it holds."""
    kept = list(pieces)
    for start, end, rule in _found(text, sentence, words):
        over = [p for p in kept if p.start < end and start < p.end]
        own = rule == CRAFT and all(
            p.points is None and start <= p.start < p.end <= end for p in over
        )
        if own or all(_gives_way(p, start, end) for p in over):
            name = " ".join(text[start:end].split())
            key = f"item:{name.casefold()}"
            made = Piece(start, end, "item", name, "name", rule, number, key=key)
            kept = [p for p in kept if p not in over] + [made]
    return sorted(kept, key=lambda p: (p.start, -p.end))


def _gives_way(piece: Piece, start: int, end: int) -> bool:
    """Whether a piece may be no more than a part of the item's name."""
    inside = start <= piece.start and piece.end <= end
    return inside and piece.points is None and (piece.kind in _GIVE_WAY or not piece.sure)


def _found(text: str, sentence: Sentence, words: ItemWords) -> Iterator[tuple[int, int, str]]:
    for match in words.documents.finditer(text, sentence.start, sentence.end):
        opening = _THE.match(text, match.start(), match.end())
        yield opening.end() if opening else match.start(), match.end(), "names.document"
    for match in _CRAFT.finditer(text, sentence.start, sentence.end):
        yield *match.span(), CRAFT
    for match in words.models.finditer(text, sentence.start, sentence.end):
        yield *match.span(1), CRAFT
    for match in _DESIGNATOR.finditer(text, sentence.start, sentence.end):
        low = max(sentence.start, match.start() - NEAR)
        if words.equipment.search(text, low, min(sentence.end, match.end() + NEAR)):
            yield *match.span(), "names.equipment"
