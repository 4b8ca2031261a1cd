"""What a block that is not the article's own text is more exactly: caption, comment, embed, …

Told by the names that web pages give such parts, by the element, and for paywalls by the words.
"""

import re
from functools import lru_cache

from saksi.read.blocks import RawBlock
from saksi.read.marks import Marks
from saksi.records import FurnitureLabel, Rejected

NEAR = 8  # names of the innermost elements around a block
SHORTEST_QUOTE = 30
_FAR: tuple[tuple[FurnitureLabel, "re.Pattern[str]"], ...] = (
    ("comment", re.compile(r"(?:^|[-_])(?:comments?|komentar|disqus\w*|respond)(?:$|[-_])")),
    ("embed", re.compile(
        r"twitter-tweet|instagram-media|tiktok-embed|fb-(?:post|video)|^(?:wp-block-)?embed(?:$|[-_])|"
        r"(?:^|[-_])embedly|telegram-post"
    )),
    ("paywall", re.compile(r"pay-?wall|reg-?wall|metered|(?:^|[-_])(?:subscribers?-only|langganan)")),
)  # fmt: skip
_NEAR: tuple[tuple[FurnitureLabel, "re.Pattern[str]"], ...] = (
    ("pull_quote", re.compile(r"pull-?_?quote|quote-?_?(?:box|highlight)|kutipan-(?:sorot|pilihan)")),
    ("caption", re.compile(
        r"^(?:fig)?caption$|caption(?:$|[-_])|(?:foto|photo|image|gambar)[-_]?(?:credits?|desc\w*|ket\w*)|"
        r"keterangan-?(?:foto|gambar)"
    )),
    ("teaser", re.compile(
        r"(?:^|[-_])(?:teaser|card|kartu|related|terkait|recommend\w*|rekomendasi|baca-?juga|read-?also|"
        r"more-?from|most-?read|terpopuler)(?:$|[-_])"
    )),
)  # fmt: skip
_APART = frozenset(("comment", "embed", "pull_quote", "caption"))
_NONE = 99
_SET_OFF = frozenset(("blockquote", "aside", "q"))
_QUOTES = "\"'“”‘’«» "


def label_of(page: Marks, index: int) -> FurnitureLabel | None:
    """What the block is more exactly, as its surroundings and its words tell."""
    if index not in page.labelled:
        page.labelled[index] = _label(page, index)
    return page.labelled[index]


def _label(page: Marks, index: int) -> FurnitureLabel | None:
    line = page.line(index)
    if len(line) <= 400 and page.labels.paywall.fullmatch(" ".join(line.lower().split())):
        return "paywall"
    return _by_context(page.markup.blocks[index].context)


@lru_cache(maxsize=8192)
def _by_context(context: str) -> FurnitureLabel | None:
    ranks = [_ranks(name) for name in context.split()]
    near = min([near for near, _ in ranks[-NEAR:]], default=_NONE)
    if near < _NONE:
        return _NEAR[near][0]
    far = min([far for _, far in ranks], default=_NONE)
    return _FAR[far][0] if far < _NONE else None


@lru_cache(maxsize=16384)
def _ranks(name: str) -> tuple[int, int]:
    """Which of the near and of the far labels a name of an element means; `_NONE` for none."""
    near = (n for n, (_, pattern) in enumerate(_NEAR) if pattern.search(name))
    far = (n for n, (_, pattern) in enumerate(_FAR) if pattern.search(name))
    return next(near, _NONE), next(far, _NONE)


def mark_apart(page: Marks) -> None:
    """Take out of the paragraphs what their own elements name as something beside the article,
    unless most of them bear that name; and quotations set large that the text has already."""
    paragraphs = [i for i, role in enumerate(page.roles) if role == "paragraph"]
    labels = {i: label_of(page, i) for i in paragraphs}
    apart = [i for i in paragraphs if labels[i] in _APART]
    if 2 * len(apart) < len(paragraphs):
        for index in apart:
            page.roles[index] = "other"
    _mark_pull_quotes(page, [i for i in paragraphs if page.roles[i] == "paragraph"])


def _mark_pull_quotes(page: Marks, paragraphs: list[int]) -> None:
    """What is set off and stands in a paragraph word for word is no text of its own."""
    told = {i: " ".join(page.line(i).split()) for i in paragraphs}
    for index, role in enumerate(page.roles):
        if role in ("paragraph", "other") and _is_set_off(page.markup.blocks[index]):
            words = " ".join(page.line(index).split()).strip(_QUOTES)
            others = (text for i, text in told.items() if i != index)
            if len(words) >= SHORTEST_QUOTE and any(words in text for text in others):
                page.roles[index] = "other"
                page.pulled.add(index)


def _is_set_off(block: RawBlock) -> bool:
    return block.tag in _SET_OFF or _stands_in_one_set_off(block.context)


@lru_cache(maxsize=8192)
def _stands_in_one_set_off(context: str) -> bool:
    return not _SET_OFF.isdisjoint(context.split()[-NEAR:])


def furniture_label(page: Marks, index: int) -> FurnitureLabel | None:
    """The label of a block of furniture."""
    return "pull_quote" if index in page.pulled else label_of(page, index)


def tell_of_paywall(page: Marks) -> None:
    """Say of a page whose article ends at a paywall that it is not whole."""
    for index, role in enumerate(page.roles):
        if role != "paragraph" and label_of(page, index) == "paywall":
            block = page.markup.blocks[index]
            reason = "the page gives only the beginning of its article: the rest is for subscribers"
            page.rejected.append(Rejected("read.paywall", reason, block.start, block.end))
            return
