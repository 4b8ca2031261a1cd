"""Quotations that stand alone: no cue is near, and who spoke before them goes on."""

from msgspec.structs import replace

from saksi.find.statements.candidates import Candidate
from saksi.find.statements.contents import contents_of
from saksi.find.statements.scenes import Scene
from saksi.find.statements.settings import Range, Setting, trim

RULE = "floating_quotation"
FLOATING = 0.7
MIN_FLOATING = 4
"""A quotation that stands alone has so many words at least."""
BACK = 4
"""Someone has spoken in one of so many frames before."""
MAX_JOINED = 3
"""A quotation that goes on without a cue is joined to at most so many spans."""


def floating(text: str, scene: Scene, before: list[Scene]) -> tuple[Candidate, ...]:
    """A frame that is quotation through and through, after someone has spoken."""
    said = trim(scene.setting, 0, len(scene.setting.units))
    if not _is_all_quoted(scene.setting, said):
        return ()
    spans, kind = contents_of(scene.setting, (said,))
    if len(text[spans[0].start : spans[-1].end].split()) < MIN_FLOATING:
        return ()
    if not any(earlier.candidates for earlier in before[-BACK:]):
        return ()
    return (Candidate(scene.number, spans, kind, RULE, FLOATING, implied=True),)


def _is_all_quoted(s: Setting, said: Range) -> bool:
    units = s.units[said[0] : said[1]]
    if any(u.is_word or u.relay is not None for u in units):
        return False
    return any(u.quotation is not None for u in units)


def join_floating(scenes: tuple[Scene, ...]) -> tuple[Candidate, ...]:
    """All candidates in page order, a floating quotation joined to the direct one right before it."""
    joined: list[Candidate] = []
    reached = 0
    for candidate in (c for scene in scenes for c in scene.candidates):
        follows = _same_paragraph(scenes, reached, candidate.frame)
        reached = candidate.frame
        if follows and joined and _goes_on(joined[-1], candidate):
            contents = (*joined[-1].contents, *candidate.contents)
            joined[-1] = replace(joined[-1], contents=contents)
        else:
            joined.append(candidate)
    return tuple(joined)


def _same_paragraph(scenes: tuple[Scene, ...], before: int, after: int) -> bool:
    """Whether one frame follows the other in one paragraph."""
    paragraphs = scenes[before].frame.last, scenes[after].frame.paragraph
    return after == before + 1 and paragraphs[0] == paragraphs[1]


def _goes_on(before: Candidate, after: Candidate) -> bool:
    """Whether a floating quotation goes on with a direct one."""
    if after.rule != RULE or before.kind != "direct":
        return False
    return len(before.contents) < MAX_JOINED
