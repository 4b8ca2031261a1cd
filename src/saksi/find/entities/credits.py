"""Photo credits: who took the picture is not who the article goes on to speak of."""

import re

from msgspec.structs import replace

from saksi.find.entities.pieces import Piece

BESIDE = 3
"""A slash stands so near to the name: `Berg/EPA`, `Berg /EPA`."""
_AGENCY_AFTER = re.compile(r" ?/ ?[A-Z]")
_AGENCY_BEFORE = re.compile(r"[^\W\d_] ?/ ?\Z")


def is_credited(text: str, start: int, end: int) -> bool:
    """Whether the name at `[start, end)` is credited: `Rana Wibisana/AP`, `REUTERS/Rana Wibisana`.

    Of two names that a slash joins neither is one that a pronoun can point back to.
    """
    if "/" in text[start:end] or _AGENCY_AFTER.match(text, end):
        return True
    return _AGENCY_BEFORE.search(text[max(0, start - BESIDE) : start]) is not None


def with_credits(text: str, pieces: list[Piece]) -> list[Piece]:
    """The pieces, those of a credited person marked as such."""
    return [replace(p, credited=True) if _is_credited_person(text, p) else p for p in pieces]


def _is_credited_person(text: str, piece: Piece) -> bool:
    named = piece.kind == "person" and piece.points is None
    return named and is_credited(text, piece.start, piece.end)
