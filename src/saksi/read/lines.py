"""Inline text becomes lines: white space collapsed, links located, line breaks weighed."""

import re
from functools import lru_cache
from urllib.parse import urljoin

from saksi.read.blocks import Anchor

LONGEST_URL = 2000
SHORT_LABEL = 100

_INVISIBLE = re.compile("[\u00ad\u200b\u2060\ufeff]")
_PLAIN_PATH = re.compile(r"[\w./%=&?-]+", re.A)
_CHANGED_BY_JOINING = re.compile(r"//|/\.")
_ORIGIN = re.compile(r"https?://[^/?#\s]+")
_CLOSED = (".", "!", "?", "…", ":", ";", '"', "”", "’", ")", "]")


class LineWriter:
    """Collects the text of one line at a time; the page's walk tells it what comes.

    `start` is where the line begins in the page's text, `parts` what it holds so far; `apart` is
    whether what follows does not touch what stands here, `breaks` the `<br>` met since.
    """

    __slots__ = (
        "_anchor_from",
        "_anchors",
        "_base",
        "_end",
        "_href",
        "apart",
        "breaks",
        "parts",
        "start",
    )

    def __init__(self, base: str | None) -> None:
        self._base = base
        self._href: str | None = None
        self._anchor_from: int | None = None
        self.start = 0
        self._clear()

    def _clear(self) -> None:
        self.parts: list[str] = []
        self._anchors: list[Anchor] = []
        self._end = self.start
        self.forget()

    def forget(self) -> None:
        """Nothing is written: what kept the next words apart keeps them from nothing."""
        self.apart = False
        self.breaks = 0

    def add(self, data: str) -> None:
        """Add a text node's characters; white space of any kind is one space."""
        if not data.isascii():
            data = _INVISIBLE.sub("", data)
        words = " ".join(data.split())
        if not words:
            self.apart = self.apart or bool(data)
            return
        if self._end > self.start and (self.apart or data[0].isspace()):
            self.parts.append(" ")
            self._end += 1
        if self._href is not None and self._anchor_from is None:
            self._anchor_from = self._end
        self.parts.append(words)
        self._end += len(words)
        self.breaks = 0
        self.apart = data[-1].isspace()

    def part_labels(self) -> None:
        """Two labels side by side are two words, but a large first letter is part of its word."""
        if self.parts and len(self.parts[-1]) > 1:
            self.apart = True

    def break_line(self) -> None:
        """A `<br>` was met."""
        self.breaks += 1
        self.apart = True

    def is_over(self, following: str) -> bool:
        """Whether the `<br>` met before the text `following` ended the line.

        Two end it, and so does one after a sentence or a label, unless a lower-case word goes on.
        """
        if self.breaks != 1 or not self.parts:
            return self.breaks > 1
        begins = following.lstrip()[:1]
        if not begins or begins.islower():
            return False
        return self._end - self.start < SHORT_LABEL or self.parts[-1].endswith(_CLOSED)

    def open_anchor(self, href: str) -> None:
        """A link begins."""
        self._href = href

    def close_anchor(self) -> None:
        """The link ends; one that shows no text leaves nothing."""
        self._keep_anchor()
        self._href = None

    def _keep_anchor(self) -> None:
        if self._href is not None and self._anchor_from is not None:
            url = absolute(self._href, self._base)
            self._anchors.append(Anchor(self._anchor_from, self._end, url))
        self._anchor_from = None

    def end(self) -> tuple[str, tuple[Anchor, ...]]:
        """The line so far and its links; a link that goes on has a part in each line."""
        self._keep_anchor()
        line = "".join(self.parts), tuple(self._anchors)
        self.start = self._end + 1
        self._clear()
        return line


def absolute(href: str, base: str | None) -> str | None:
    """The address of a link; null where it leads to no page (`javascript:`, `mailto:`, `#`)."""
    href = href.strip()[: LONGEST_URL + 1]
    if not href or len(href) > LONGEST_URL or href.startswith("#"):
        return None
    if href.startswith(("http://", "https://")):
        return href
    if base and href[0] == "/" and _is_plain(href) and (origin := _origin(base)):
        return origin + href
    try:
        joined = urljoin(base, href) if base else href
    except ValueError:
        return None
    scheme = re.match(r"([a-zA-Z][a-zA-Z0-9+.-]*):", joined)
    return joined if scheme is None or scheme[1].lower() in ("http", "https") else None


def _is_plain(href: str) -> bool:
    """Whether an address below the host holds nothing that joining would change."""
    return bool(_PLAIN_PATH.fullmatch(href)) and not _CHANGED_BY_JOINING.search(href)


@lru_cache(maxsize=64)
def _origin(base: str) -> str | None:
    """Scheme and host of an address of the web."""
    found = _ORIGIN.match(base)
    return found[0] if found else None
