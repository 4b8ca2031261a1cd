"""Which blocks of a page are probably the article's own text.

First the container: the element whose paragraphs hold most of the page's prose. Then each block
in it is weighed by named features; a block above zero is the article's. Nothing here knows a
language; where the page's publisher is known its layout names the container.
"""

from collections import Counter
from collections.abc import Mapping, Sequence

from saksi.read.blocks import Markup
from saksi.read.body_features import (
    PROSE_LENGTH,
    Features,
    Look,
    asides,
    is_caption,
    is_legal_line,
    look_at,
    prose_of,
)
from saksi.read.body_rules import weigh
from saksi.read.containers import find_container, is_within
from saksi.read.known import known_body

_IN_PROSE = frozenset("h2 h3 h4 h5 h6 li blockquote dd dt td th pre".split())


def find_body(page: Markup) -> frozenset[int]:
    """The indexes of the blocks that are probably the article's own."""
    return frozenset(i for i, score in judge(page).items() if score > 0)


def judge(page: Markup) -> dict[int, float]:
    """The score of each block of the article's container: above zero it is the article's own."""
    return {i: weigh(features)[0] for i, features in candidates(page).items()}


def candidates(page: Markup) -> dict[int, Features]:
    """The features of each block of the article's container."""
    prose = prose_of(page)
    container = find_container(page.blocks, prose, asides(page, prose, prose))
    if container is None:
        return {}
    usual = [i for i, b in enumerate(page.blocks) if is_within(b.dom_path, container)]
    inside = known_body(page, prose, usual)
    return dict(zip(inside, _features(page, inside, prose), strict=True))


def _features(page: Markup, inside: Sequence[int], prose: Mapping[int, Look]) -> list[Features]:
    looks = [prose.get(i) or look_at(page, page.blocks[i]) for i in inside]
    aside = asides(page, inside, prose)
    around = _Around(page, inside, [i for i in inside if i in prose and i not in aside])
    return [
        _feature(page, i, look, i in aside, around) for i, look in zip(inside, looks, strict=True)
    ]


class _Around:
    """What the blocks of a container tell of each other."""

    def __init__(self, page: Markup, inside: Sequence[int], prose: Sequence[int]) -> None:
        self._blocks = page.blocks
        self._prose = prose
        self._near = {n for i in prose for n in (i - 1, i + 1)}
        if not prose:
            return
        middle = prose[len(prose) // 2]
        text = {i: page.text[page.blocks[i].start : page.blocks[i].end] for i in inside}
        self._legal = next((i for i in inside if i > middle and is_legal_line(text[i])), None)
        titles = [i for i in inside if page.blocks[i].tag == "h1" or is_title(page, text[i])]
        self._title = titles[-1] if titles and titles[-1] < middle else -1
        self._tag = Counter(page.blocks[i].tag for i in prose).most_common(1)[0][0]
        self._home = Counter(self._parent(i) for i in prose).most_common(1)[0][0]

    def _parent(self, index: int) -> str:
        return (self._blocks[index].dom_path or "").rpartition(" > ")[0]

    def of(self, index: int) -> dict[str, bool]:
        """What the neighbours say of one block."""
        if not self._prose:
            return {}
        tag = self._blocks[index].tag
        return {
            "sibling": tag == self._tag and self._parent(index) == self._home,
            "before_title": index < self._title,
            "after_legal_line": self._legal is not None and index > self._legal,
            "odd_element": tag not in _IN_PROSE and tag != self._tag,
            "between_prose": self._prose[0] < index < self._prose[-1],
            "beside_prose": index in self._near,
        }


def is_title(page: Markup, text: str) -> bool:
    """Whether a line is the title of the page's metadata, or its beginning."""
    return len(text) >= 12 and (page.meta.title or "").startswith(text)


def _feature(page: Markup, index: int, look: Look, aside: bool, around: _Around) -> Features:
    block = page.blocks[index]
    text = page.text[block.start : block.end]
    short = len(text) < PROSE_LENGTH
    return Features(
        tag=block.tag,
        length=look.length,
        link_density=look.link_density,
        sentences=look.sentences,
        closes=look.closes,
        letters=any(map(str.isalpha, text)),
        copyright=is_legal_line(text),
        is_title=is_title(page, text),
        capitals=short and text.isupper(),
        bracketed=short and text[0] + text[-1] in ("[]", "()"),
        caption=is_caption(block.context),
        aside=aside,
        **around.of(index),
    )
