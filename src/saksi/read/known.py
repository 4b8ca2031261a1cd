"""A page of a publisher that is known: which of its layouts it has, and what that says of a block."""

from collections.abc import Collection, Mapping, Sequence
from functools import lru_cache

from saksi.read.blocks import Markup
from saksi.read.body_features import Look
from saksi.read.profiles import Layout, Profile

ENOUGH = 0.5  # of the prose that any page's rules find: less, and the name means something else
NEAR = 6  # names of the innermost elements around a line


def layout_of(page: Markup, profile: Profile) -> Layout | None:
    """The newest layout whose element for the text stands on the page."""
    words = {word for block in page.blocks for word in _words(block.context)}
    return next((of for of in profile.layouts if not of.body or words & {*of.body}), None)


def known_body(page: Markup, prose: Mapping[int, Look], usual: Sequence[int]) -> Sequence[int]:
    """The blocks that may be the article's as the page's layout names its elements; those that
    are `usual` on any page where it names none that hold enough."""
    if page.layout is None:
        return usual
    named = [i for i, b in enumerate(page.blocks) if is_in(b.context, page.layout.body)]
    inside = named if _is_enough(named, usual, prose) else usual
    beside = page.layout.beside
    kept = [i for i in inside if not is_in(page.blocks[i].context, beside)]
    return kept if _is_enough(kept, inside, prose) else inside


def _is_enough(some: Sequence[int], usual: Sequence[int], prose: Mapping[int, Look]) -> bool:
    held, expected = (sum(prose[i].length for i in of if i in prose) for of in (some, usual))
    return held > 0 and held >= ENOUGH * expected


def is_in(context: str, names: Collection[str]) -> bool:
    """Whether an element of one of the names is around a block."""
    return not _words(context).isdisjoint(names)


def is_near(context: str, names: Collection[str]) -> bool:
    """Whether one of the innermost elements around a block has one of the names."""
    return bool(names) and not set(context.split()[-NEAR:]).isdisjoint(names)


@lru_cache(maxsize=4096)
def _words(context: str) -> frozenset[str]:
    return frozenset(context.split())
