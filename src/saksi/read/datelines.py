"""The dateline that opens an article: outlet, place, agency, before a dash or a full stop."""

import re

from msgspec import Struct

from saksi.read.knowledge import Labels, folded
from saksi.read.own_names import bare
from saksi.records import Dateline

LONGEST = 110
LONGEST_ACRONYM = 3
_OUTLET = (
    r"(?P<outlet>(?i:[a-z][\w-]{1,30}(?:\.[\w-]{1,30}){0,3}\."
    r"(?:com|co\.id|co|id|net|org|tv|news|info))|[A-Z]{4,30})"
)
_WORD = r"(?:[A-ZÀ-Ý][\w'’.-]*)"
_PLACE = rf"(?P<place>{_WORD}(?:\s+{_WORD}){{0,3}})(?:\s?/\s?{_WORD}(?:\s+{_WORD})?){{0,2}}"
_REGION = rf"(?:\s*,\s*(?P<region>{_WORD}(?:\s+{_WORD}){{0,3}}))?"
_DAY = r"(?:\s*,\s*(?:[A-Za-z]{3,9}\.?\s+\d{1,2}|\d{1,2}\s+[A-Za-z]{3,9}|\d{1,2}/\d{1,2}))?"
_IN_BRACKETS = r"\s*,?\s*\(\s*(?P<agency>[A-Za-z][\w ./-]{1,30})\s*\)"
# A hyphen inside a word (`Jakarta-Bandung`) is no dash.
_DASH = r"(?:\s*[–—]+\s*|\s+--?\s*|\s*--\s*|\s*-\s+)"

_OUTLET_FIRST = re.compile(
    rf"{_OUTLET}\s*(?:,|[-–—]+)\s*{_PLACE}{_REGION}(?:{_IN_BRACKETS})?(?:{_DASH}|\s*[.:]\s+)"
)
_NAME_FIRST = re.compile(
    rf"(?P<outlet>[\w.&’'-]+(?:\s[\w.&’'-]+){{0,4}}?)\s*(?:,|\s-|[–—])+\s*"
    rf"{_PLACE}{_REGION}(?:{_IN_BRACKETS})?(?:{_DASH}|\s*[.:]\s+)"
)
_OUTLET_GLUED = re.compile(rf"{_OUTLET}\s*,\s*(?P<place>[A-Z][a-z]+(?:\s[A-Z][a-z]+)?)(?=[A-Z])")
_OUTLET_ALONE = re.compile(rf"{_OUTLET}(?:{_DASH})(?=\S)")
_PLACE_OUTLET = re.compile(rf"{_PLACE}\s*,\s*{_OUTLET}{_DASH}")
_PLACE_AGENCY = re.compile(rf"{_PLACE}{_REGION}{_DAY}{_IN_BRACKETS}{_DASH}")
_PLACE_DASH = re.compile(rf"{_PLACE}{_REGION}{_DAY}{_DASH}(?=\S)")

_ENDS_IN_DASH = re.compile(r"[-–—]\s*$")
_DOMAIN_LIKE = re.compile(r"\.(?:com|co|id|net|org|tv|news)\b", re.I)


class Opening(Struct, frozen=True):
    """What stands before an article's first sentence; `outlet` is the publisher it names.

    `end` is where the first sentence begins, 0 where nothing stands before it.
    """

    dateline: Dateline | None = None
    outlet: str | None = None
    end: int = 0


def read_dateline(
    text: str, start: int, end: int, labels: Labels, own: frozenset[str] = frozenset()
) -> Opening:
    """The opening of the paragraph `text[start:end]`; both fields null where it has none.

    `own` are the bare names of the page's outlet: it may open a dateline whatever it is called.
    """
    stop = min(end, start + LONGEST)
    named = _NAME_FIRST.match(text, start, stop)
    if named and bare(named["outlet"]) in own and folded(named["outlet"]) not in labels.places:
        return _opening(named, labels)
    for pattern in (_OUTLET_GLUED, _PLACE_AGENCY, _OUTLET_FIRST, _PLACE_OUTLET, _PLACE_DASH):
        match = pattern.match(text, start, stop)
        if match and _is_dateline(match, pattern, labels):
            return _opening(match, labels)
    alone = _OUTLET_ALONE.match(text, start, stop)
    if alone is None or "." not in alone["outlet"]:
        return Opening()
    return Opening(None, alone["outlet"], alone.end())


def is_opening_alone(line: str, labels: Labels) -> bool:
    """Whether a line is a dateline with no sentence behind it: `Jakarta -`, `KOTA, HARIAN.com —`."""
    if len(line) > LONGEST or not _ENDS_IN_DASH.search(line):
        return False
    found = read_dateline(f"{line} X", 0, len(line) + 2, labels)
    return bool(found.dateline or found.outlet) and found.end >= len(line.rstrip())


def _is_dateline(match: "re.Match[str]", pattern: "re.Pattern[str]", labels: Labels) -> bool:
    place = match["place"]
    known = _country(match, labels) is not None
    groups = match.groupdict()
    if _DOMAIN_LIKE.search(place):
        return False
    if "." not in (groups.get("outlet") or "."):
        return (known or pattern is _PLACE_OUTLET) and folded(groups["outlet"]) not in labels.places
    if pattern is _PLACE_DASH:
        return known or (place.isupper() and len(place) > LONGEST_ACRONYM)
    if pattern is _OUTLET_GLUED:
        return known
    return known or place.isupper() or pattern is not _PLACE_AGENCY or bool(groups.get("agency"))


def _country(match: "re.Match[str]", labels: Labels) -> str | None:
    names = [match["place"], match.groupdict().get("region") or ""]
    plain = [folded(n).replace(".", "") for n in names]
    return next((labels.places[n] for n in plain if n in labels.places), None)


def _opening(match: "re.Match[str]", labels: Labels) -> Opening:
    groups = match.groupdict()
    group, outlet = "place", groups.get("outlet")
    region = groups.get("region")
    if region and outlet is None:
        if folded(region) in labels.places and _is_outlet(match["place"], labels):
            group, outlet = "region", match["place"]
        elif folded(region) not in labels.places and _is_outlet(region, labels):
            outlet = region
    place = match[group].rstrip(".")
    start = match.start(group)
    dateline = Dateline(
        place=_as_name(place),
        start=start,
        end=start + len(place),
        country=_country(match, labels),
        agency=groups.get("agency"),
        text_start=match.end(),
    )
    return Opening(dateline, outlet, match.end())


def _is_outlet(name: str, labels: Labels) -> bool:
    """Whether a name in a dateline is an outlet's, by a word that outlets bear."""
    return bool(labels.outlet_words.search(name)) or name.casefold() in labels.agencies


def _as_name(place: str) -> str:
    """`NEW YORK` as `New York`; words without a vowel are letters that stand for words (`DC`)."""
    if not place.isupper() or len(place) <= LONGEST_ACRONYM:
        return place
    return " ".join(w.title() if re.search("[AEIOUÀ-Ý]", w) else w for w in re.split(r"\s+", place))
