"""A page's machine-readable metadata: JSON-LD, OpenGraph, `<meta>`, `<time>`.

Pages contradict themselves. For an instant the most precise value with a zone is taken; for the
rest the order is JSON-LD, OpenGraph, `<meta>`. What cannot be read is named in `rejected`.
"""

import re
from collections.abc import Sequence
from datetime import datetime, timedelta, timezone
from email.utils import parsedate_to_datetime

from msgspec import Struct
from selectolax.lexbor import LexborHTMLParser, LexborNode

from saksi.read.blocks import PageMeta
from saksi.read.instants import normal_instant
from saksi.read.json_ld import LONGEST_NAME, LONGEST_TITLE, Described, describe, load_json, text_of
from saksi.read.lines import absolute
from saksi.records import Rejected

STAGE = "read.metadata"
_TELLING = (
    "meta[content], script[type*='ld+json' i], link[rel='canonical' i][href], title, h1, "
    "time[datetime]"
)
MOST_SCRIPTS = 50
NO_TIME = timedelta(0)
FARTHEST_ZONE = timedelta(hours=14)

# Keys are `name`, `property` or `itemprop` of a `<meta>`, lower-case; the better ones first.
PUBLISHED = (
    "article:published_time og:published_time datepublished og:article:published_time "
    "publish-date publishdate published_time pubdate publication_date parsely-pub-date "
    "sailthru.date dc.date.issued dcterms.created dcterms.date dc.date date"
).split()
MODIFIED = (
    "article:modified_time og:updated_time datemodified og:article:modified_time lastmod "
    "last-modified dcterms.modified"
).split()
TITLES = "og:title twitter:title dc.title headline title".split()
AUTHORS = "author article:author dc.creator parsely-author sailthru.author byl".split()
SITES = "og:site_name application-name publisher dc.publisher".split()

_OLD_LANGUAGE_CODES = {"in": "id"}  # Java and old servers still write Indonesian so
_LANGUAGE = re.compile(r"([a-z]{2,3})(?:[-_]|$)", re.I)
_AND = re.compile(r"\s*[;,&|/]\s*")
_BY = re.compile(r"^(?:by|oleh)\s{1,3}", re.I)
_SITE_LIKE = re.compile(r"\w\.(?:com|co|id|net|org|tv|news)\b|^@|^https?:", re.I)


class _Dated(Struct, frozen=True):
    """A candidate instant in our form and where it was read."""

    value: str
    origin: str

    @property
    def precision(self) -> tuple[bool, int]:
        """With a zone, then with more figures."""
        clock = self.value.partition("T")[2]
        return bool(re.search(r"Z|[+-]", clock)), len(clock[:8])


def read_metadata(tree: LexborHTMLParser, url: str | None) -> tuple[PageMeta, tuple[Rejected, ...]]:
    """What the page says of itself, and what of that could not be read."""
    rejected: list[Rejected] = []
    nodes = _Nodes(tree)
    tags = _tags(nodes.metas)
    own_url = _url(nodes.canonicals, tags, url)
    data = describe(_scripts(nodes.scripts, rejected), own_url or url)
    site = next((s for s in (data.publisher, *_all(tags, SITES)) if s and "://" not in s), None)
    published = _instant(
        [(data.published, "json-ld"), *_dated(tags, PUBLISHED), *_times(nodes.times)], rejected
    )
    modified = _instant([(data.modified, "json-ld"), *_dated(tags, MODIFIED)], rejected)
    meta = PageMeta(
        title=data.title or _first(tags, TITLES, LONGEST_TITLE) or _title(nodes.titles),
        published=published.value if published else None,
        published_origin=published.origin if published else "meta",
        modified=modified.value if modified else None,
        authors=_persons(data.authors, site) or _persons(_authors(tags), site),
        editors=_persons(data.editors, site),
        site_name=site,
        url=own_url,
        lang=_lang(tree, tags, data),
    )
    return meta, tuple(rejected)


class _Nodes:
    """The elements of a page that tell of it, in page order, found in one pass over the tree."""

    def __init__(self, tree: LexborHTMLParser) -> None:
        found: dict[str, list[LexborNode]] = {
            name: [] for name in ("meta", "script", "link", "title", "h1", "time")
        }
        self.times: list[LexborNode] = []
        for node in tree.css(_TELLING):
            found[str(node.tag)].append(node)
            if node.tag in ("h1", "time"):
                self.times.append(node)
        self.metas, self.scripts = found["meta"], found["script"]
        self.canonicals, self.titles = found["link"], found["title"]


def _tags(metas: Sequence[LexborNode]) -> dict[str, str]:
    """The first content of each `<meta>`, by its key."""
    found: dict[str, str] = {}
    for node in metas:
        attributes = node.attributes
        for name in ("property", "name", "itemprop", "http-equiv"):
            key, content = attributes.get(name), attributes.get("content")
            if key and content and content.strip():
                found.setdefault(key.strip().lower(), content)
    return found


def _first(tags: dict[str, str], keys: list[str], longest: int) -> str | None:
    return next((t for k in keys if k in tags and (t := text_of(tags[k], longest))), None)


def _all(tags: dict[str, str], keys: list[str]) -> list[str | None]:
    return [text_of(tags[k], LONGEST_NAME) for k in keys if k in tags]


def _scripts(scripts: Sequence[LexborNode], rejected: list[Rejected]) -> list[object]:
    found = []
    for node in scripts[:MOST_SCRIPTS]:
        script = node.text() or ""
        if not script.strip():
            continue
        try:
            found.append(load_json(script))
        except ValueError as error:
            rejected.append(Rejected(STAGE, f"JSON-LD that is not JSON: {str(error)[:80]}"))
    return found


def _title(titles: Sequence[LexborNode]) -> str | None:
    return text_of(titles[0].text(), LONGEST_TITLE) if titles else None


def _url(links: Sequence[LexborNode], tags: dict[str, str], url: str | None) -> str | None:
    canonical = links[0].attributes.get("href") if links else None
    for href in (canonical, tags.get("og:url")):
        found = absolute(href, url) if href else None
        if found and found.startswith(("http://", "https://")):
            return found
    return None


def _dated(tags: dict[str, str], keys: list[str]) -> list[tuple[str | None, str]]:
    return [(text_of(tags[k], 100), "meta") for k in keys if k in tags]


def _times(nodes: Sequence[LexborNode]) -> list[tuple[str | None, str]]:
    """The `<time>` that is marked as the publication, else the first after the page's `<h1>`.

    Others belong to the lists of other articles around it.
    """
    marked = next((n for n in nodes if n.tag == "time" and _is_publication(n)), None)
    if marked is None:
        first = next((i for i, n in enumerate(nodes) if n.tag == "h1"), None)
        times = [n for n in nodes[(first or 0) :] if n.tag == "time"]
        marked = times[0] if times and (first is not None or len(times) == 1) else None
    value = marked.attributes.get("datetime") if marked is not None else None
    return [(text_of(value, 100), "time")] if value else []


def _is_publication(time: LexborNode) -> bool:
    """Whether a `<time>` is marked as that of the publication."""
    said = time.attributes
    classes = (said.get("class") or "").split()
    return said.get("itemprop") == "datePublished" or "pubdate" in said or "published" in classes


def _instant(candidates: list[tuple[str | None, str]], rejected: list[Rejected]) -> _Dated | None:
    """The most precise candidate with a zone; of equals the first."""
    found = []
    for written, origin in candidates:
        value = _normal(written) if written else None
        if value:
            found.append(_Dated(value, origin))
        elif written:
            rejected.append(Rejected(STAGE, f"no ISO 8601 instant ({origin}): {written[:60]!r}"))
    best = max(found, key=lambda d: d.precision, default=None)
    return _in_page_zone(best, found) if best else None


def _in_page_zone(best: _Dated, found: list[_Dated]) -> _Dated:
    """An instant in UTC, written with the page's own offset where the page also gives the same
    moment by its own clock: `02:10:56Z` and `09:10:56` are `09:10:56+07:00`."""
    if not best.value.endswith(("Z", "+00:00")):
        return best
    moment = datetime.fromisoformat(best.value)
    for other in found:
        if other.precision == (False, 8):
            offset = datetime.fromisoformat(other.value) - moment.replace(tzinfo=None)
            if (
                offset
                and abs(offset) <= FARTHEST_ZONE
                and offset % timedelta(minutes=15) == NO_TIME
            ):
                local = moment.astimezone(timezone(offset)).isoformat()
                return _Dated(local, best.origin)
    return best


def _normal(written: str) -> str | None:
    """ISO 8601, also as servers write it: `2016/02/23 15:06:00`, `Tue, 23 Feb 2016 15:06 +0700`."""
    value = normal_instant(re.sub(r"^(\d{4})/(\d\d?)/(\d\d?)", r"\1-\2-\3", written))
    if value:
        return value
    try:
        return normal_instant(parsedate_to_datetime(written).isoformat())
    except ValueError:
        return None


def _authors(tags: dict[str, str]) -> tuple[str, ...]:
    listed = _first(tags, AUTHORS, LONGEST_NAME)
    return tuple(n for n in _AND.split(listed) if n) if listed else ()


def _persons(names: tuple[str, ...], site: str | None) -> tuple[str, ...]:
    """Names that are not the outlet's own, an address, a login or a number."""
    outlet = re.sub(r"\W", "", site or "").casefold()
    return tuple(
        n
        for n in (_BY.sub("", name) for name in names)
        if not _SITE_LIKE.search(n) and n != n.lower() and re.sub(r"\W", "", n).casefold() != outlet
    )


def _lang(tree: LexborHTMLParser, tags: dict[str, str], data: Described) -> str | None:
    root = tree.root
    declared = root.attributes.get("lang") if root is not None else None
    for value in (declared, data.lang, tags.get("og:locale"), tags.get("content-language")):
        match = _LANGUAGE.match(value.strip()) if value else None
        if match:
            code = match[1].lower()
            return _OLD_LANGUAGE_CODES.get(code, code)
    return None
