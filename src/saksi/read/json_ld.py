"""schema.org data in JSON-LD: the node that describes the page's article, whatever its form."""

import html
import json
import re
from collections.abc import Iterator, Sequence

from msgspec import Struct

LONGEST_SCRIPT = 1_000_000
MOST_NODES = 2_000
LONGEST_TITLE, LONGEST_NAME, MOST_NAMES = 500, 120, 12

_WRAPPING = re.compile(r"^\s*(?://\s*)?(?:<!--|<!\[CDATA\[)|(?://\s*)?(?:-->|\]\]>)\s*$")
_TRAILING_COMMA = re.compile(r",(\s{0,200}[}\]])")
_HOLDS_PAGE = ("@graph", "mainEntity", "mainEntityOfPage")
_ARTICLE = re.compile(r"(?:Article|BlogPosting|Report)$")
_PAGES = frozenset(("WebPage", "ItemPage"))
_NOT_PERSONS = frozenset(("Organization", "NewsMediaOrganization", "Corporation"))

Node = dict[str, object]


class Described(Struct, frozen=True):
    """What one node says of the article; instants as they are written there."""

    title: str | None = None
    published: str | None = None
    modified: str | None = None
    authors: tuple[str, ...] = ()
    editors: tuple[str, ...] = ()
    publisher: str | None = None
    lang: str | None = None


def load_json(script: str) -> object:
    """The script's data, some common faults forgiven; raises `ValueError` where it is no JSON."""
    if len(script) > LONGEST_SCRIPT:
        raise ValueError(f"longer than {LONGEST_SCRIPT} characters")
    plain = _WRAPPING.sub("", script.strip()).strip().rstrip(";")
    try:
        try:
            return json.loads(plain, strict=False)
        except ValueError:
            return json.loads(_TRAILING_COMMA.sub(r"\1", plain), strict=False)
    except RecursionError:
        raise ValueError("nested too deeply") from None


def describe(scripts: Sequence[object], url: str | None) -> Described:
    """What the scripts of a page say of its article: the node with the page's own address, else
    the first article, else the page."""
    nodes = [n for data in scripts for n in _nodes(data)]
    articles = [n for n in nodes if any(_ARTICLE.search(t) for t in _types(n))]
    own = [n for n in articles if url and _address(n) == url]
    pages = [n for n in nodes if _PAGES.intersection(_types(n))]
    ranked = [*own, *articles[:1], *pages[:1]]
    return _merged([_described(n) for n in ranked])


def _nodes(data: object) -> Iterator[Node]:
    """The data's nodes that may stand for the page, in order; lists of other pages are not."""
    waiting, seen = [data], 0
    while waiting and seen < MOST_NODES:
        seen += 1
        item = waiting.pop()
        if isinstance(item, list):
            waiting.extend(reversed(item[:MOST_NODES]))
        elif isinstance(item, dict):
            yield item
            waiting.extend(item[k] for k in reversed(_HOLDS_PAGE) if k in item)


def _types(node: Node) -> list[str]:
    kind = node.get("@type")
    return [t for t in (kind if isinstance(kind, list) else [kind]) if isinstance(t, str)]


def _address(node: Node) -> str | None:
    for key in ("url", "mainEntityOfPage", "@id"):
        value = node.get(key)
        value = value.get("@id") if isinstance(value, dict) else value
        if isinstance(value, str):
            return value
    return None


def _described(node: Node) -> Described:
    return Described(
        title=text_of(node.get("headline") or node.get("name"), LONGEST_TITLE),
        published=text_of(node.get("datePublished"), 100),
        modified=text_of(node.get("dateModified"), 100),
        authors=_people(node.get("author")),
        editors=_people(node.get("editor")),
        publisher=next(iter(_names(node.get("publisher"))), None),
        lang=text_of(node.get("inLanguage"), 35),
    )


def _merged(found: list[Described]) -> Described:
    """The first value of each field."""
    fields = {
        f: next((v for d in found if (v := getattr(d, f))), getattr(Described(), f))
        for f in Described.__struct_fields__
    }
    return Described(**fields)


def text_of(value: object, longest: int) -> str | None:
    """A value as a line of text; null where it is none, or too long to be what it should."""
    if not isinstance(value, str) or len(value) > longest * 10:
        return None
    plain = " ".join(html.unescape(value).split())
    return plain if 0 < len(plain) <= longest else None


def _people(value: object) -> tuple[str, ...]:
    """Names of persons: of an author that is an organisation, there is none."""
    items = value if isinstance(value, list) else [value]
    persons = [
        i
        for i in items[:MOST_NAMES]
        if not (isinstance(i, dict) and _NOT_PERSONS.intersection(_types(i)))
    ]
    return tuple(dict.fromkeys(n for i in persons for n in _names(i)))


def _names(value: object) -> list[str]:
    items = value if isinstance(value, list) else [value]
    raw = [i.get("name") if isinstance(i, dict) else i for i in items[:MOST_NAMES]]
    found = [text_of(name, LONGEST_NAME) for name in raw]
    return [n for n in found if n and any(c.isalpha() for c in n) and "://" not in n]
