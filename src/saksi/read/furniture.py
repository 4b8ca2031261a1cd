"""What a line of a page is when it is not the article's own text: menu, ticker, links, promotion."""

import re

from msgspec import Struct

from saksi.read.knowledge import Labels, lowered
from saksi.records import FurnitureKind

LONGEST_LABEL_LINE = 260
_READING = re.compile(
    r"(?:[+\-−▲▼]?\s?\d{1,3}(?:[.,]\d{3})*(?:[.,]\d+)?|\d+(?:[.,]\d+)?)\s*%|\d[.,]\d+\s{2,}[+\-−]?\d"
)
_WIDE_GAP = re.compile(r"\s\s")  # a reading has one, where it gives no percentage
_TRAIL = re.compile(r"(?:[^|›»>·•]{1,30}[|›»>·•]\s?){2,30}[^|›»>·•]{1,30}")
_KINDS: dict[str, FurnitureKind] = {
    "menu": "menu",
    "promo": "promo",
    "share": "share",
    "other": "other",
    "latest": "latest",
    "ticker": "ticker",
}


class LinkLine(Struct, frozen=True):
    """A line that points to another page: `kind` as the labels say, and where its title stands.

    `start == end` where the label stands alone and the title is a line of its own.
    """

    kind: str
    start: int
    end: int


def furniture_kind(line: str, labels: Labels) -> FurnitureKind | None:
    """The kind of furniture that a whole line plainly is by its words; null otherwise."""
    if len(line) > LONGEST_LABEL_LINE:
        return "ticker" if is_ticker(line) else None
    plain = " ".join(line.lower().split())
    if labels.menu.fullmatch(plain):
        return "menu"
    if _TRAIL.fullmatch(plain) and not labels.role.match(line):
        return "menu"
    if labels.paywall.fullmatch(plain):
        return "promo"
    for kind, pattern in labels.lines:
        if pattern.fullmatch(plain):
            return _KINDS[kind]
    return "ticker" if is_ticker(line) else None


def is_ticker(line: str) -> bool:
    """Whether a line is a market reading: a short name and figures, no sentence."""
    if len(line) > 400 or not ("%" in line or _WIDE_GAP.search(line)):
        return False
    if not _READING.search(line):
        return False
    words = re.findall(r"[^\W\d_]{2,}", line)
    figures = re.findall(r"\d[\d.,]*", line)
    return (
        len(words) <= 4 * max(1, len(re.findall(r"%", line)))
        and len(figures) >= len(words) - 2
        and not re.search(r"[a-z]{3,}\s+[a-z]{3,}", line)
    )


def link_line(text: str, start: int, end: int, labels: Labels) -> LinkLine | None:
    """What `Baca Juga: …`, `Selanjutnya: …`, `Halaman 2` or `TERBARU` points to; null for prose.

    A label without a colon counts only where it is the whole line, or where what follows looks
    like a title (it begins with a capital, a quotation mark or a figure).
    """
    if end - start > LONGEST_LABEL_LINE:
        return None
    line = text[start:end]
    match = labels.link_head.match(lowered(line))
    if not match:
        return None
    kind = labels.link_kinds[" ".join(match["label"].split())]
    label, rest = line[match.start("label") : match.end("label")], line[match.end() :].strip()
    if rest and not match["colon"] and not _looks_like_title(label, rest):
        return None
    title = start + match.end() if rest else end
    return LinkLine(kind, title, title + len(text[title:end].rstrip(" \t\xa0:")))


def _looks_like_title(label: str, rest: str) -> bool:
    if " " not in label and not label.isupper():
        return False
    return bool(re.match(r"[A-Z\d\"'“‘>»-]", rest)) and not rest.rstrip().endswith(".")
