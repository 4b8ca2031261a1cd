"""Which blocks of a page are probably the article's own text.

First the container: the element whose paragraphs hold most of the page's prose. Then each block
in it is weighed by named features, each with its reason; a block above zero is the article's.
Nothing here knows a publisher or a language.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from functools import lru_cache

from msgspec import Struct
from msgspec.structs import replace

from saksi.read.blocks import Markup, RawBlock

PROSE_LENGTH = 80
MOST_PROSE = 20_000  # blocks looked at for the container; no article has as many
FULL_MARK = 600  # characters after which a longer block says no more about its container
FADING = 0.55  # of a block's mark at each level above it
_NEVER_COMMON = re.compile(r"comment|disqus|cookie|respond|footer")
NEAR_LEVELS = 2
MOST_LEVELS = 8  # that a page wraps around parts of one article
_SEPARATOR = " > "

# Class and id words, as web conventions have them, of parts that are not the article's text.
_ASIDE = re.compile(
    r"(?<![a-z])(?:nav|navbar|menu|footer|aside|sidebar|comments?|disqus|respond|related|share|"
    r"sharing|social|promo|newsletter|subscribe|subscription|recommend\w{0,9}|popular|trending|"
    r"terkait|terpopuler|terkini|terbaru|bacajuga|baca-juga|bacaan|breadcrumbs?|caption|credits?|"
    r"byline|dateline-meta|copyright|disclaimer|cookies?|advert\w{0,12}|ads?|iklan|sponsor\w{0,4}|"
    r"widget|toolbar|pagination|paging|pager|tags?|tagcloud|author|meta|timestamp|figcaption|"
    r"figure|form|button|select|teaser|most-?read|read-?more|see-?also|login|signup|signin|"
    r"modal|popup|banner|ticker|gallery|carousel|slider|rating|bio)(?![a-z])|"
    r"caption|related|comment|sidebar|footer|newsletter|breadcrumb|terkait|share(?:bar|box|tool)"
)
_MAIN = re.compile(r"article|content|story|entry|post|body|text|detail|berita|isi|artikel|read")
_SENTENCE_END = re.compile(r"[.!?…][\"”’')\]]{0,3}(?=\s|$)")
_CLOSES = re.compile(r"[.!?…:;][\"”’')\]]{0,3}\s{0,3}(?:\([^()]{1,60}\)|\[[^\[\]]{1,40}\])?$")
_COPYRIGHT = re.compile(
    r"©|\bcopyright\s{1,3}(?:\(c\)|@|\d{4})|\ball rights reserved\b|\bhak cipta\b", re.I
)
_CONTROLS = frozenset(("button", "option", "label", "legend", "select", "textarea", "summary"))
_LEAVES = frozenset("p h1 h2 h3 h4 h5 h6 li blockquote dd dt pre center".split())
_IN_PROSE = frozenset("h2 h3 h4 h5 h6 li blockquote dd dt td th pre".split())
_LEGAL_LENGTH = 200


class Features(Struct, frozen=True):
    """What is weighed of one block."""

    tag: str
    length: int
    link_density: float
    sentences: int
    closes: bool
    letters: bool
    copyright: bool
    is_title: bool
    capitals: bool = False
    bracketed: bool = False
    aside: bool = False
    before_title: bool = False
    after_legal_line: bool = False
    odd_element: bool = False
    between_prose: bool = False
    beside_prose: bool = False

    @property
    def is_prose(self) -> bool:
        """Sentences rather than a label, a title or a list of links."""
        enough = self.length >= PROSE_LENGTH or (self.length >= 40 and self.closes)
        plain = self.link_density < 0.5 or (self.length >= 120 and self.closes)
        return enough and self.sentences > 0 and plain


class Rule(Struct, frozen=True):
    """A named feature and what it weighs for (above zero) or against the block."""

    name: str
    weight: float
    reason: str
    holds: Callable[[Features], bool]


RULES = (
    Rule("prose", 3, "sentences are what articles are made of", lambda f: f.is_prose),
    Rule("long_prose", 1, "furniture is short", lambda f: f.is_prose and f.length > 200),
    Rule(
        "between_prose",
        2.5,
        "short quotes, list items and subheads stand between paragraphs",
        lambda f: f.between_prose,
    ),
    Rule("beside_prose", 1, "the first and last line too", lambda f: f.beside_prose),
    Rule(
        "label",
        -2,
        "labels end without a stop",
        lambda f: not f.is_prose and not f.closes and f.length < PROSE_LENGTH,
    ),
    Rule(
        "list_item",
        2.5,
        "lists of other pages are linked, an article's own are not",
        lambda f: f.tag == "li" and f.link_density < 0.25,
    ),
    Rule(
        "odd_element",
        -2.5,
        "a page sets its paragraphs in one kind of element, its captions in another",
        lambda f: f.odd_element,
    ),
    Rule("linked", -4, "a block of links leads elsewhere", lambda f: f.link_density > 0.5),
    Rule(
        "half_linked",
        -2,
        "so does a short line with a long link",
        lambda f: 0.25 < f.link_density <= 0.5 and f.length < 120,
    ),
    Rule("aside", -5, "its own element is named as something else", lambda f: f.aside),
    Rule(
        "caption", -6, "captions belong to pictures", lambda f: f.tag in ("figcaption", "caption")
    ),
    Rule("title", -9, "the headline is not its own paragraph", lambda f: f.is_title),
    Rule("first_heading", -9, "a page's h1 is its headline", lambda f: f.tag == "h1"),
    Rule("before_title", -2.5, "the article begins after its headline", lambda f: f.before_title),
    Rule("control", -6, "controls are worked, not read", lambda f: f.tag in _CONTROLS),
    Rule("no_letters", -6, "marks and figures alone say nothing", lambda f: not f.letters),
    Rule(
        "capitals",
        -3,
        "advertising calls out in capitals, subheads have an element of their own",
        lambda f: f.capitals and not f.closes and f.tag not in _LEAVES - {"p"},
    ),
    Rule("bracketed", -4, "a line in brackets is a note or a placeholder", lambda f: f.bracketed),
    Rule("copyright", -6, "legal lines close the page", lambda f: f.copyright),
    Rule("after_legal_line", -6, "nor does it go on after one", lambda f: f.after_legal_line),
)


def weigh(features: Features) -> tuple[float, tuple[str, ...]]:
    """The block's score and the names of the rules that made it."""
    held = [rule for rule in RULES if rule.holds(features)]
    return sum(rule.weight for rule in held), tuple(rule.name for rule in held)


def find_body(page: Markup) -> frozenset[int]:
    """The indexes of the blocks that are probably the article's own."""
    features = _judged(page, range(len(page.blocks)))
    container = _container(page.blocks, features)
    if container is None:
        return frozenset()
    inside = [i for i, b in enumerate(page.blocks) if _is_within(b.dom_path, container)]
    placed = _placed(_judged(page, inside))
    return frozenset(i for i, f in zip(inside, placed, strict=True) if weigh(f)[0] > 0)


def _judged(page: Markup, indexes: Sequence[int]) -> list[Features]:
    """Features of some blocks; a name that most of their prose bears says nothing against one."""
    found = [_features(page, page.blocks[i]) for i in indexes]
    names = [_aside_names(page.blocks[i].context) for i in indexes]
    common = _common_names(found, names)
    return [replace(f, aside=not n <= common) for f, n in zip(found, names, strict=True)]


@lru_cache(maxsize=4096)
def _aside_names(context: str) -> frozenset[str]:
    """The classes and ids around a block that name something beside the article."""
    return frozenset(word for word in context.split() if _ASIDE.search(word))


def _common_names(features: Sequence[Features], names: Sequence[frozenset[str]]) -> frozenset[str]:
    """Names that stand over half of the prose: a page's frame rather than a part of it."""
    lengths: dict[str, int] = defaultdict(int)
    total = 0
    for feature, around in zip(features, names, strict=True):
        if feature.is_prose:
            total += feature.length
            for name in around:
                lengths[name] += feature.length
    return frozenset(
        name
        for name, length in lengths.items()
        if length > total / 2 and not _NEVER_COMMON.search(name)
    )


def _features(page: Markup, block: RawBlock) -> Features:
    text = page.text[block.start : block.end]
    linked = sum(a.end - a.start for a in block.anchors)
    title = page.meta.title or ""
    return Features(
        tag=block.tag,
        length=len(text),
        link_density=linked / len(text),
        sentences=len(_SENTENCE_END.findall(text)),
        closes=bool(_CLOSES.search(text[-80:])),
        letters=any(c.isalpha() for c in text),
        copyright=len(text) < _LEGAL_LENGTH and bool(_COPYRIGHT.search(text)),
        is_title=len(text) >= 12 and title.startswith(text),
        capitals=len(text) < PROSE_LENGTH and text.isupper(),
        bracketed=len(text) < PROSE_LENGTH and text[0] + text[-1] in ("[]", "()"),
    )


def _container(blocks: Sequence[RawBlock], features: Sequence[Features]) -> str | None:
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
    first = len(steps) - 1 if block.tag in _LEAVES else len(steps)
    return [_SEPARATOR.join(steps[:n]) for n in range(first, max(first - 6, 1), -1)]


def _widened(
    best: str, blocks: Sequence[RawBlock], features: Sequence[Features], prose: Sequence[int]
) -> str:
    """The container, or one around it that holds much more prose of the very same make.

    Pages wrap an article in several parts; comments and teasers are made otherwise. Near the
    container the same element is enough.
    """
    plain = [i for i in prose if not features[i].aside]
    own = [i for i in plain if _is_within(blocks[i].dom_path, best)]
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
    return sum(features[i].length for i in prose if _is_within(blocks[i].dom_path, path))


def _is_within(path: str | None, container: str) -> bool:
    return path is not None and (path == container or path.startswith(container + _SEPARATOR))


def _placed(found: Sequence[Features]) -> list[Features]:
    """The features with what the neighbours say."""
    prose = [i for i, f in enumerate(found) if f.is_prose and not f.aside]
    if not prose:
        return list(found)
    middle = prose[len(prose) // 2]
    legal = next((i for i, f in enumerate(found) if f.copyright and i > middle), len(found))
    titles = [i for i, f in enumerate(found) if f.is_title or f.tag == "h1"]
    title = titles[-1] if titles and titles[-1] < middle else -1
    usual = Counter(found[i].tag for i in prose).most_common(1)[0][0]
    near = set(prose)
    return [
        replace(
            f,
            before_title=i < title,
            after_legal_line=i > legal,
            odd_element=f.tag not in _IN_PROSE and f.tag != usual,
            between_prose=prose[0] < i < prose[-1],
            beside_prose=i - 1 in near or i + 1 in near,
        )
        for i, f in enumerate(found)
    ]
