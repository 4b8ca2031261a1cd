"""Which blocks of a page are probably the article's own text.

First the container: the element whose paragraphs hold most of the page's prose. Then each block
in it is weighed by named features; a block above zero is the article's. Nothing here knows a
publisher or a language.
"""

from collections import Counter
from collections.abc import Sequence

from msgspec.structs import replace

from saksi.read.blocks import Markup
from saksi.read.body_features import Features, features_of, with_asides
from saksi.read.body_rules import weigh
from saksi.read.containers import find_container, is_within

_IN_PROSE = frozenset("h2 h3 h4 h5 h6 li blockquote dd dt td th pre".split())


def find_body(page: Markup) -> frozenset[int]:
    """The indexes of the blocks that are probably the article's own."""
    return frozenset(i for i, score in judge(page).items() if score > 0)


def judge(page: Markup) -> dict[int, float]:
    """The score of each block of the article's container: above zero it is the article's own."""
    found = features_of(page)
    features = with_asides(page, found, range(len(page.blocks)))
    container = find_container(page.blocks, features)
    if container is None:
        return {}
    inside = [i for i, b in enumerate(page.blocks) if is_within(b.dom_path, container)]
    placed = _placed(with_asides(page, found, inside), [_parent(page, i) for i in inside])
    return {i: weigh(f)[0] for i, f in zip(inside, placed, strict=True)}


def _parent(page: Markup, index: int) -> str:
    return (page.blocks[index].dom_path or "").rpartition(" > ")[0]


def _placed(found: Sequence[Features], parents: Sequence[str]) -> list[Features]:
    """The features with what the neighbours say."""
    prose = [i for i, f in enumerate(found) if f.is_prose and not f.aside]
    if not prose:
        return list(found)
    middle = prose[len(prose) // 2]
    legal = next((i for i, f in enumerate(found) if f.copyright and i > middle), len(found))
    titles = [i for i, f in enumerate(found) if f.is_title or f.tag == "h1"]
    title = titles[-1] if titles and titles[-1] < middle else -1
    usual = Counter(found[i].tag for i in prose).most_common(1)[0][0]
    home = Counter(parents[i] for i in prose).most_common(1)[0][0]
    near = set(prose)
    return [
        replace(
            f,
            sibling=f.tag == usual and parents[i] == home,
            before_title=i < title,
            after_legal_line=i > legal,
            odd_element=f.tag not in _IN_PROSE and f.tag != usual,
            between_prose=prose[0] < i < prose[-1],
            beside_prose=i - 1 in near or i + 1 in near,
        )
        for i, f in enumerate(found)
    ]
