"""Quotations that a name signs: `“…” — Rana Wibisana`."""

from saksi.find.statements.candidates import Candidate
from saksi.find.statements.contents import contents_of, span_of
from saksi.find.statements.frames import DASHES
from saksi.find.statements.phrases import phrase_after
from saksi.find.statements.scenes import Scene
from saksi.find.statements.settings import Range, Setting, trim, words

RULE = "signed"
SIGNED = 0.8
MAX_SIGNATURE = 12
"""The name with what explains it has so many words at most."""


def signed(scene: Scene) -> tuple[Candidate, ...]:
    """A frame of a quotation, a dash and a name."""
    s = scene.setting
    dash = next((n for n, u in enumerate(s.units) if u.surface in DASHES and n), None)
    said = trim(s, 0, dash) if dash is not None else (0, 0)
    if dash is None or not _is_all_quoted(s, said):
        return ()
    name = _signature(s, dash + 1)
    if name is None:
        return ()
    spans, kind = contents_of(s, (said,))
    return (Candidate(scene.number, spans, kind, RULE, SIGNED, speaker=span_of(s, name)),)


def _is_all_quoted(s: Setting, said: Range) -> bool:
    units = s.units[said[0] : said[1]]
    return any(u.quotation for u in units) and not any(u.is_word for u in units)


def _signature(s: Setting, at: int) -> Range | None:
    """The name after the dash, where nothing but what explains it follows."""
    name = phrase_after(s, at, len(s.units))
    if name[0] == name[1] or words(s, at, len(s.units)) > MAX_SIGNATURE:
        return None
    if any(s.is_quotation(n) or s.is_finite(n) for n in range(at, len(s.units))):
        return None
    capital = s.has_person(*name) or all(
        u.surface[:1].isupper() for u in s.units[name[0] : name[1]] if u.is_word
    )
    return name if capital else None
