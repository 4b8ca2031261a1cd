"""The container of a page's article: the element whose paragraphs hold most of its prose."""

import re
from collections import defaultdict
from collections.abc import Sequence

from saksi.read.blocks import RawBlock
from saksi.read.body_features import LEAVES, Features

MOST_PROSE = 20_000  # blocks looked at; no article has as many
FULL_MARK = 600  # characters after which a longer block says no more about its container
FADING = 0.55  # of a block's mark at each level above it
NEAR_LEVELS = 2
MOST_LEVELS = 8  # that a page wraps around parts of one article
_SEPARATOR = " > "
_MAIN = re.compile(r"article|content|story|entry|post|body|text|detail|berita|isi|artikel|read")


def find_container(blocks: Sequence[RawBlock], features: Sequence[Features]) -> str | None:
    """The path of the element whose paragraphs hold most of the page's prose."""
    marks: dict[str, float] = defaultdict(float)
    prose = [i for i, f in enumerate(features) if f.is_prose and blocks[i].dom_path]
    for index in prose[:MOST_PROSE]:
        mark = _mark(blocks[index], features[index])
        for path in _holders(blocks[index]):
            marks[path] += mark
            mark *= FADING
    best = max(marks, key=lambda p: (marks[p], len(p)), default=None)
    return _widened(best, blocks, features, prose) if best else None


def _mark(block: RawBlock, features: Features) -> float:
    mark = min(features.length, FULL_MARK) * (1 - features.link_density)
    if features.aside:
        mark *= 0.2
    return mark * (1.3 if _MAIN.search(block.context) else 1)


def _holders(block: RawBlock) -> list[str]:
    """The elements that may be the container of a block, from the inside."""
    steps = (block.dom_path or "").split(_SEPARATOR)
    first = len(steps) - 1 if block.tag in LEAVES else len(steps)
    return [_SEPARATOR.join(steps[:n]) for n in range(first, max(first - 6, 1), -1)]


def _widened(
    best: str, blocks: Sequence[RawBlock], features: Sequence[Features], prose: Sequence[int]
) -> str:
    """The container, or one around it that holds much more prose of the very same make.

    Pages wrap an article in several parts; comments and teasers are made otherwise. Near the
    container the same element is enough.
    """
    plain = [i for i in prose if not features[i].aside]
    own = [i for i in plain if is_within(blocks[i].dom_path, best)]
    tags, makes = {blocks[i].tag for i in own}, {_make(blocks[i]) for i in own}
    akin = [i for i in plain if blocks[i].tag in tags]
    alike = [i for i in plain if _make(blocks[i]) in makes]
    outer, held = best, _held(best, blocks, features, alike)
    for level in range(MOST_LEVELS):
        outer = outer.rpartition(_SEPARATOR)[0]
        if _SEPARATOR not in outer:
            break
        wider = _held(outer, blocks, features, akin if level < NEAR_LEVELS else alike)
        if wider > held * 1.2:
            best, held = outer, wider
    return best


def _make(block: RawBlock) -> tuple[str, ...]:
    """How a paragraph is made: its element's and its parents' names and classes."""
    return (block.tag, *block.context.split()[-4:])


def _held(
    path: str, blocks: Sequence[RawBlock], features: Sequence[Features], prose: Sequence[int]
) -> int:
    return sum(features[i].length for i in prose if is_within(blocks[i].dom_path, path))


def is_within(path: str | None, container: str) -> bool:
    return path is not None and (path == container or path.startswith(container + _SEPARATOR))
