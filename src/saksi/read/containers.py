"""The container of a page's article: the element whose paragraphs hold most of its prose."""

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence, Set
from functools import lru_cache
from itertools import islice

from saksi.read.blocks import RawBlock
from saksi.read.body_features import LEAVES, Look

MOST_PROSE = 20_000  # blocks looked at; no article has as many
FULL_MARK = 600  # characters after which a longer block says no more about its container
FADING = 0.55  # of a block's mark at each level above it
NEAR_LEVELS = 2
MOST_LEVELS = 8  # that a page wraps around parts of one article
_SEPARATOR = " > "
_MAIN = re.compile(r"article|content|story|entry|post|body|text|detail|berita|isi|artikel|read")


def find_container(
    blocks: Sequence[RawBlock], prose: Mapping[int, Look], aside: Set[int]
) -> str | None:
    """The path of the element whose paragraphs hold most of the page's prose."""
    marks: dict[str, float] = defaultdict(float)
    placed = {i: look for i, look in prose.items() if blocks[i].dom_path}
    for index in islice(placed, MOST_PROSE):
        mark = _mark(blocks[index], prose[index], index in aside)
        for path in _holders(blocks[index]):
            marks[path] += mark
            mark *= FADING
    best = max(marks, key=lambda p: (marks[p], len(p)), default=None)
    plain = {i: look.length for i, look in placed.items() if i not in aside}
    return _widened(best, blocks, plain) if best else None


def _mark(block: RawBlock, look: Look, aside: bool) -> float:
    mark = min(look.length, FULL_MARK) * (1 - look.link_density)
    if aside:
        mark *= 0.2
    return mark * (1.3 if _is_main(block.context) else 1)


@lru_cache(maxsize=4096)
def _is_main(context: str) -> bool:
    return _MAIN.search(context) is not None


def _holders(block: RawBlock) -> list[str]:
    """The elements that may be the container of a block, from the inside."""
    steps = (block.dom_path or "").split(_SEPARATOR)
    first = len(steps) - 1 if block.tag in LEAVES else len(steps)
    return [_SEPARATOR.join(steps[:n]) for n in range(first, max(first - 6, 1), -1)]


def _widened(best: str, blocks: Sequence[RawBlock], lengths: Mapping[int, int]) -> str:
    """The container, or one around it that holds much more prose of the very same make.

    Pages wrap an article in several parts; comments and teasers are made otherwise. Near the
    container the same element is enough.
    """
    own = [i for i in lengths if is_within(blocks[i].dom_path, best)]
    tags, makes = {blocks[i].tag for i in own}, {_make(blocks[i]) for i in own}
    akin = [(blocks[i].dom_path, n) for i, n in lengths.items() if blocks[i].tag in tags]
    alike = [(blocks[i].dom_path, n) for i, n in lengths.items() if _make(blocks[i]) in makes]
    outer, held = best, _held(best, alike)
    for level in range(MOST_LEVELS):
        outer = outer.rpartition(_SEPARATOR)[0]
        if _SEPARATOR not in outer:
            break
        wider = _held(outer, akin if level < NEAR_LEVELS else alike)
        if wider > held * 1.2:
            best, held = outer, wider
    return best


def _held(path: str, lengths: Sequence[tuple[str | None, int]]) -> int:
    return sum([length for of, length in lengths if is_within(of, path)])


def _make(block: RawBlock) -> tuple[str, ...]:
    """How a paragraph is made: its element's and its parents' names and classes."""
    return (block.tag, *block.context.split()[-4:])


def is_within(path: str | None, container: str) -> bool:
    """Whether an element is the container or in it."""
    return (
        path is not None
        and path.startswith(container)
        and (len(path) == len(container) or path.startswith(_SEPARATOR, len(container)))
    )
