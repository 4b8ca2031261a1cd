"""An article on several pages: which page an address is of, and where the others are.

The words of a link (`Selanjutnya`, `Halaman 2`, `rel=next`) may as well lead to another article;
so a link counts only where its address is the article's own but for the number of the page.
"""

import re
from collections.abc import Iterable
from urllib.parse import parse_qsl, urlencode, urlsplit

from msgspec import Struct

from saksi.errors import InputError
from saksi.read.decode import decode_page, looks_like_html
from saksi.read.html import parse_tree
from saksi.read.lines import absolute

MOST_PAGES = 50
MOST_LINKS = 5000
ALL = 0  # the number of the page that holds all of them
_NAMES = frozenset("page hal halaman pg paged showpage pagenum laman".split())
_ALL_VALUES = frozenset(("all", "semua"))
_WHOLE = ("single", "1")  # `?single=1`: all pages as one
_IN_PATH = re.compile(r"/(?:page|hal|halaman|laman)[/-](\d{1,2}|all|semua)/?$")
_LAST_STEP = re.compile(r"(?<=[a-z]{3})(?:/(\d{1,2}|all))/?$")


class PageAddress(Struct, frozen=True):
    """An address taken apart: the article it is of, and the number of the page."""

    article: str
    number: int


def page_address(url: str) -> PageAddress | None:
    """Which article and page an address names; without a number it is the first; null if none.

    >>> page_address("https://kabar.example/laut/pelabuhan-lama?page=2").number
    2
    >>> page_address("https://www.kabar.example/laut/pelabuhan-lama/").article
    'kabar.example/laut/pelabuhan-lama'
    """
    try:
        parts = urlsplit(url)
        host = (parts.hostname or "").removeprefix("www.").removeprefix("m.")
    except ValueError:
        return None
    if not host:
        return None
    pairs = parse_qsl(parts.query, keep_blank_values=True)[:100]
    said = [v for k, v in pairs if k.lower() in _NAMES and _number(v) is not None]
    rest = [(k, v) for k, v in pairs if k.lower() not in _NAMES or _number(v) is None]
    path, number = parts.path, _number(said[0]) if said else None
    if _WHOLE in rest:
        rest.remove(_WHOLE)
        number = ALL
    if number is None and (found := _IN_PATH.search(path) or _LAST_STEP.search(path)):
        path, number = path[: found.start()], _number(found[1])
    query = f"?{urlencode(sorted(rest))}" if rest else ""
    article = f"{host}{path.rstrip('/')}{query}"
    return PageAddress(article, 1 if number is None else number)


def _number(value: str) -> int | None:
    if value.lower() in _ALL_VALUES:
        return ALL
    is_number = len(value) <= 2 and value.isascii() and value.isdigit()
    return int(value) if is_number and 1 <= int(value) <= MOST_PAGES else None


class Paging(Struct, frozen=True):
    """Where the other pages of an article are, by their numbers; `ALL` is the one of all."""

    own: PageAddress
    links: dict[int, str]

    @property
    def whole(self) -> str | None:
        """The page that holds all of the article, where the page itself is not that one."""
        return None if self.own.number == ALL else self.links.get(ALL)

    @property
    def next(self) -> str | None:
        """The page that follows."""
        return None if self.own.number == ALL else self.links.get(self.own.number + 1)


def find_paging(url: str, hrefs: Iterable[str]) -> Paging | None:
    """What the links of a page say of the other pages of its article; null where it stands alone."""
    own = page_address(url)
    if own is None:
        return None
    links: dict[int, str] = {}
    for href in hrefs:
        target = absolute(href, url)
        found = page_address(target) if target else None
        if target and found and found.article == own.article and found.number != own.number:
            links.setdefault(found.number, target)
    return Paging(own, links) if links else None


def paging_of(data: bytes, media_type: str | None, url: str) -> Paging | None:
    """What an HTML page says of the other pages of its article; null where it stands alone."""
    try:
        text = decode_page(data, url, media_type).text
    except InputError:
        return None
    if not looks_like_html(text, media_type):
        return None
    tree = parse_tree(text)[0]
    links = tree.css('link[rel~="next"][href], a[href]')[:MOST_LINKS]
    return find_paging(url, (link.attributes.get("href") or "" for link in links))


def announced_address(data: bytes, media_type: str | None) -> str | None:
    """The address that an HTML page gives as its own (canonical, else `og:url`)."""
    try:
        tree = parse_tree(decode_page(data, "", media_type).text)[0]
    except InputError:
        return None
    link = tree.css_first('link[rel~="canonical"][href]')
    meta = tree.css_first('meta[property="og:url"][content]')
    found = link.attributes.get("href") if link else None
    return found or (meta.attributes.get("content") if meta else None)
