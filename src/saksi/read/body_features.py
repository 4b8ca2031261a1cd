"""What can be seen of one block that tells an article's text from what is around it."""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import lru_cache

from msgspec import Struct

from saksi.read.blocks import Markup, RawBlock

PROSE_LENGTH = 80
SHORTEST_PROSE = 40
LEAVES = frozenset("p h1 h2 h3 h4 h5 h6 li blockquote dd dt pre center".split())
_LEGAL_LENGTH = 200

# Class and id words, as web conventions have them, of parts that are not the article's text.
_ASIDE = re.compile(
    r"(?<![a-z])(?:nav|navbar|menu|footer|aside|sidebar|comments?|disqus|respond|related|share|"
    r"sharing|social|promo|newsletter|subscribe|subscription|recommend\w{0,9}|popular|trending|"
    r"terkait|terpopuler|terkini|terbaru|bacajuga|baca-juga|bacaan|breadcrumbs?|caption|credits?|"
    r"byline|copyright|disclaimer|cookies?|advert\w{0,12}|ads?|iklan|sponsor\w{0,4}|"
    r"widget|toolbar|pagination|paging|pager|tags?|tagcloud|author|meta|timestamp|figcaption|"
    r"figure|form|button|select|teaser|most-?read|read-?more|see-?also|login|signup|signin|"
    r"modal|popup|banner|ticker|gallery|carousel|slider|rating|bio)(?![a-z])|"
    r"caption|related|comment|sidebar|footer|newsletter|breadcrumb|terkait|share(?:bar|box|tool)"
)
_NEVER_COMMON = re.compile(r"comment|disqus|cookie|respond|footer")
_SENTENCE_END = re.compile(r"[.!?…][\"”’')\]]{0,3}(?=\s|$)|[。！？]")
_CLOSES = re.compile(r"[.!?…:;。！？][\"”’')\]]{0,3}\s{0,3}(?:\([^()]{1,60}\)|\[[^\[\]]{1,40}\])?$")
_WIDE = re.compile("[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_CAPTION = re.compile(r"caption|(?<![a-z])credits?(?![a-z])")
_COPYRIGHT = re.compile(
    r"©|\bcopyright\s{1,3}(?:\(c\)|@|\d{4})|\ball rights reserved\b|\bhak cipta\b", re.I
)


class Look(Struct, frozen=True, kw_only=True, gc=False):
    """What a look at a block's own text tells: `length` counts wide characters twice."""

    length: int
    link_density: float
    sentences: int
    closes: bool

    @property
    def is_prose(self) -> bool:
        """Sentences rather than a label, a title or a list of links."""
        if not self.sentences or self.length < SHORTEST_PROSE:
            return False
        enough = self.length >= PROSE_LENGTH or self.closes
        return enough and (self.link_density < 0.5 or (self.length >= 120 and self.closes))


class Features(Look, frozen=True, kw_only=True, gc=False):
    """What is weighed of one block."""

    tag: str
    letters: bool
    copyright: bool
    is_title: bool
    capitals: bool = False
    bracketed: bool = False
    caption: bool = False
    aside: bool = False
    sibling: bool = False
    before_title: bool = False
    after_legal_line: bool = False
    odd_element: bool = False
    between_prose: bool = False
    beside_prose: bool = False


def look_at(page: Markup, block: RawBlock) -> Look:
    """What the text of one block tells."""
    text = page.text[block.start : block.end]
    length = _length(text)
    return Look(
        length=length,
        link_density=sum([a.end - a.start for a in block.anchors]) / len(text),
        sentences=len(_SENTENCE_END.findall(text)) if length >= SHORTEST_PROSE else 0,
        closes=_CLOSES.search(text[-80:]) is not None,
    )


def prose_of(page: Markup) -> dict[int, Look]:
    """The blocks that are prose, by their indexes; most of a page's are far too short."""
    least = SHORTEST_PROSE // 2  # characters, were they all wide
    long = ((i, b) for i, b in enumerate(page.blocks) if b.end - b.start >= least)
    looks = ((i, look_at(page, block)) for i, block in long)
    return {i: look for i, look in looks if look.is_prose}


def asides(page: Markup, indexes: Iterable[int], prose: Mapping[int, Look]) -> set[int]:
    """Which of some blocks are named as something beside the article; a name that most of their
    prose bears says nothing against one."""
    names = {i: _aside_names(page.blocks[i].context) for i in indexes}
    common = _common_names((n, prose[i].length) for i, n in names.items() if i in prose)
    return {i for i, around in names.items() if not around <= common}


@lru_cache(maxsize=4096)
def _aside_names(context: str) -> frozenset[str]:
    """The classes and ids around a block that name something beside the article."""
    return frozenset([word for word in context.split() if _is_aside_name(word)])


@lru_cache(maxsize=16384)
def _is_aside_name(word: str) -> bool:
    return _ASIDE.search(word) is not None


def _common_names(prose: Iterable[tuple[frozenset[str], int]]) -> frozenset[str]:
    """Names that stand over half of the prose: a page's frame rather than a part of it."""
    lengths: dict[str, int] = defaultdict(int)
    total = 0
    for around, length in prose:
        total += length
        for name in around:
            lengths[name] += length
    return frozenset(
        name
        for name, length in lengths.items()
        if length > total / 2 and not _NEVER_COMMON.search(name)
    )


def _length(text: str) -> int:
    """Characters, those of scripts that write a syllable or a word in one counted as two."""
    return len(text) if text.isascii() else len(text) + len(_WIDE.findall(text))


@lru_cache(maxsize=4096)
def is_caption(context: str) -> bool:
    """Whether a block's own element or the one around it is named as a caption."""
    return _CAPTION.search(" ".join(context.rsplit(" ", 3)[-3:])) is not None


def is_legal_line(text: str) -> bool:
    """Whether a line is one of those that close a page: whose it is, and all rights reserved."""
    return len(text) < _LEGAL_LENGTH and _COPYRIGHT.search(text) is not None
