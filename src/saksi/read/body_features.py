"""What can be seen of one block that tells an article's text from what is around it."""

import re
from collections import defaultdict
from collections.abc import Sequence
from functools import lru_cache

from msgspec import Struct
from msgspec.structs import replace

from saksi.read.blocks import Markup, RawBlock

PROSE_LENGTH = 80
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
    caption: bool = False
    aside: bool = False
    sibling: bool = False
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


def features_of(page: Markup) -> list[Features]:
    """Features of every block, without what is around it."""
    return [_features(page, block) for block in page.blocks]


def with_asides(page: Markup, found: Sequence[Features], indexes: Sequence[int]) -> list[Features]:
    """Features of some blocks with whether they are named as something beside the article; a name
    that most of their prose bears says nothing against one."""
    names = [_aside_names(page.blocks[i].context) for i in indexes]
    some = [found[i] for i in indexes]
    common = _common_names(some, names)
    return [f if n <= common else replace(f, aside=True) for f, n in zip(some, names, strict=True)]


@lru_cache(maxsize=4096)
def _aside_names(context: str) -> frozenset[str]:
    """The classes and ids around a block that name something beside the article."""
    return frozenset(word for word in context.split() if _is_aside_name(word))


@lru_cache(maxsize=16384)
def _is_aside_name(word: str) -> bool:
    return _ASIDE.search(word) is not None


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


def _length(text: str) -> int:
    """Characters, those of scripts that write a syllable or a word in one counted as two."""
    return len(text) if text.isascii() else len(text) + len(_WIDE.findall(text))


@lru_cache(maxsize=4096)
def _is_caption(context: str) -> bool:
    """Whether a block's own element or the one around it is named as a caption."""
    return _CAPTION.search(" ".join(context.rsplit(" ", 3)[-3:])) is not None


def _features(page: Markup, block: RawBlock) -> Features:
    text = page.text[block.start : block.end]
    linked = sum([a.end - a.start for a in block.anchors])
    title = page.meta.title or ""
    return Features(
        tag=block.tag,
        length=_length(text),
        link_density=linked / len(text),
        sentences=len(_SENTENCE_END.findall(text)),
        closes=bool(_CLOSES.search(text[-80:])),
        letters=any(map(str.isalpha, text)),
        copyright=len(text) < _LEGAL_LENGTH and bool(_COPYRIGHT.search(text)),
        is_title=len(text) >= 12 and title.startswith(text),
        capitals=len(text) < PROSE_LENGTH and text.isupper(),
        caption=_is_caption(block.context),
        bracketed=len(text) < PROSE_LENGTH and text[0] + text[-1] in ("[]", "()"),
    )
