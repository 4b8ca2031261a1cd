"""Who wrote, edited and is cited: the bylines of a page, told apart, each name with its span."""

import re
from collections.abc import Mapping, Sequence

from msgspec import Struct

from saksi.read.knowledge import Labels
from saksi.read.own_names import bare
from saksi.records import Name

LONGEST_BYLINE = 220


class Byline(Struct, frozen=True):
    """The names that one line gives; `codes` are initials such as `(fyk/ash)`, `desk` is the
    outlet's own behind an author."""

    authors: tuple[Name, ...] = ()
    editors: tuple[Name, ...] = ()
    sources: tuple[Name, ...] = ()
    codes: tuple[Name, ...] = ()
    desk: str | None = None


_NAME = r"[A-ZÀ-Ý][\w.'’-]*(?:\s+(?:(?:bin|binti|van|de|der|al|el|bint|von|da|di|la|ibn)\s+)?[A-ZÀ-Ý][\w.'’-]*){0,5}"
_OUTLET_LIKE = re.compile(r"(?i)(?:\.(?:com|co|id|net|org|tv)\b|news$|^the\s)")
_BY = re.compile(
    rf"\s*(?:Oleh|By|Written\s+by|Text\s+by|Teks\s+oleh)\s+(?P<names>{_NAME}(?:\s*(?:,|&|dan|and)\s+{_NAME})*)\s*(?:[,|•·–—-]\s*(?:[A-Z\d].{{0,60}})?)?\s*"
)
_REPORTING = re.compile(
    r"(?i:(?P<what>(?:additional\s+)?reporting|writing|editing|edited|written|laporan|disunting|diedit)\s+(?:by|oleh)\s+)"
    rf"(?P<names>{_NAME}(?:\s*(?:,|&|dan|and)\s+{_NAME})*)"
)
_REPORTED = re.compile(r"[Bb][Yy]\s|[Oo][Ll][Ee][Hh]\s")  # none of the above is without it
_REPORTER_OF = re.compile(
    rf"(?i:laporan\s+(?:wartawan|reporter|kontributor|jurnalis)\s+)(?:[\w.]+,\s*)?(?P<names>{_NAME})"
)
_AT_DESK = re.compile(
    rf"\s*(?P<names>{_NAME}(?:\s*,\s*{_NAME}){{0,2}})\s*[-–—|,/]\s*(?:(?P<desk>\w+(?:News|news)|det(?:ik)\w+|[\w-]+\.(?:com|co\.id|id)|"
    r"\w+\s+Indonesia)|(?P<job>(?i:jurnalis|reporter|kontributor|wartawan|koresponden|tim\s+redaksi|contributor|correspondent|staff\s+writer)))"
    r"(?:\s*[-–—|,]\s*(?=[^|]{0,60}\d)[^|]{0,40}(?:\|[^|]{0,20})?)?\s*"
)
_SIGNED = re.compile(
    rf"\s*(?P<names>{_NAME}(?:\s*,\s*{_NAME}){{0,2}}?)\s*(?:[–—|,/]|\s-)\s*(?P<desk>[\w.&’' -]{{2,60}})\s*"
)
_CODE = r"(?:[a-z]{2,4}|[A-Z][a-z]{1,3}|[A-Z]-\d{1,2})"
_CODES = re.compile(
    rf"[(\[]\s*(?P<codes>[a-z]{{2,4}}|[A-Z]-\d{{1,2}}|{_CODE}(?:\s*/\s*{_CODE}){{1,3}})\s*[)\]]\s*\.?\s*$"
)
_BRACKETED = re.compile(rf"\(\s*(?P<inside>{_NAME}(?:\s*/\s*{_NAME}){{0,3}})\s*\)")
_DASHED = re.compile(
    rf"\s*[–—-]{{1,2}}\s*(?P<names>{_NAME}(?:\s*(?:,|/|&|dan|and)\s*{_NAME}){{0,2}})\s*"
)
_SPLIT = re.compile(r"\s*(?:,|;|/|&|\||\bdan\b|\band\b)\s*")
_NAME_LIST = re.compile(rf"{_NAME}(?:\s*(?:,|&|/|dan|and)\s*{_NAME}){{0,4}}")
_NUMBER = re.compile(r"[\s,]+\d")
_LAST_WORD = re.compile(r"\s+(\w+)\Z")
_ADDRESS = re.compile(r"@|\[at\]|://|www\.", re.I)


def is_name_line(line: str) -> bool:
    """Whether a line is nothing but names of people or outlets."""
    return bool(_NAME_LIST.fullmatch(line)) and len(line.split()) <= 12 and not line.isdigit()


def names_in(text: str, start: int, end: int, labels: Labels) -> tuple[Name, ...]:
    """The names in a list such as `A, B dan C`, each with its span.

    Addresses are no names, and of `Kontributor Kota, Nama Orang` only the person is.
    """
    found, at = [], start
    for gap in [*_SPLIT.finditer(text, start, end), None]:
        stop = gap.start() if gap else end
        piece = text[at:stop]
        left = at + len(piece) - len(piece.lstrip(" \t:"))
        right = at + len(piece.rstrip(" \t.:–—-"))
        if right > left and any(c.isalpha() for c in text[left:right]):
            found.append(Name(text[left:right], left, right))
        at = gap.end() if gap else stop
    named = [n for n in found if not _ADDRESS.search(n.name)]
    people = [n for n in named if n.name.split()[0].casefold() not in labels.roles]
    return tuple(people or named)


def read_byline(text: str, start: int, end: int, labels: Labels) -> Byline | None:
    """The byline that `text[start:end]`, one whole line, is; null where the line is none."""
    if end - start > LONGEST_BYLINE:
        return None
    return (
        _labelled(text, start, end, labels)
        or _reporting(text, start, end, labels)
        or _unlabelled(text, start, end, labels)
        or _in_brackets(text, start, end, labels)
        or _behind_dash(text, start, end, labels)
    )


def _labelled(text: str, start: int, end: int, labels: Labels) -> Byline | None:
    """`Sumber: X | Editor: Y`; the first label must begin the line."""
    if text.find(":", start, end) < 0:
        return None
    found = list(labels.role.finditer(text, start, end))
    if not found or text[start : found[0].start()].strip(" \t|([•·–—-"):
        return None
    parts: dict[str, list[Name]] = {"authors": [], "editors": [], "sources": []}
    for match, following in zip(found, [*found[1:], None], strict=True):
        stop = following.start() if following else end
        stop = match.end() + len(re.split(r"[|•·]", text[match.end() : stop])[0])
        stop = _before_date(text, match.end(), stop, labels)
        role = labels.roles[" ".join(match["label"].lower().split())]
        parts[role] += names_in(text, match.end(), stop, labels)
    if not any(parts.values()):
        return None
    return byline_of(parts)


def _before_date(text: str, start: int, stop: int, labels: Labels) -> int:
    """Where a date begins that follows a name on the same line: `Nama Orang Rabu, 4 Maret 2026`."""
    number = _NUMBER.search(text, start, stop)
    if number is None:
        return stop
    day = _LAST_WORD.search(text, start, number.start())
    return day.start() if day and day[1].casefold() in labels.weekdays else number.start()


def byline_of(parts: Mapping[str, Sequence[Name]]) -> Byline:
    """The byline of names that are sorted by their role already."""
    authors, editors, sources = (
        tuple(parts.get(role, ())) for role in ("authors", "editors", "sources")
    )
    return Byline(authors, editors, sources)


def _reporting(text: str, start: int, end: int, labels: Labels) -> Byline | None:
    """`(Reporting by X; editing by Y)`, `Laporan wartawan Z`."""
    at_desk = _REPORTER_OF.match(text, start, end)
    if at_desk:
        return Byline(authors=names_in(text, *at_desk.span("names"), labels))
    if not _REPORTED.search(text, start, end):
        return None
    found = list(_REPORTING.finditer(text, start, end))
    if not found or text[start : found[0].start()].strip(" \t(–—-"):
        return None
    editors: list[Name] = []
    authors: list[Name] = []
    sources: list[Name] = []
    for match in found:
        side = (
            editors
            if match["what"].lower().startswith(("edit", "disunting", "diedit"))
            else authors
        )
        for name in names_in(text, *match.span("names"), labels):
            (sources if _is_agency(name.name, labels) else side).append(name)
    return Byline(tuple(authors), tuple(editors), tuple(sources))


def _unlabelled(text: str, start: int, end: int, labels: Labels) -> Byline | None:
    """`Oleh Nama Orang`, `Nama Orang - desk`, `By A Name, Saltmarsh Wire`."""
    match = _BY.fullmatch(text, start, end) or _AT_DESK.fullmatch(text, start, end)
    if match is None:
        return None
    names = names_in(text, *match.span("names"), labels)
    behind = [name for name in names[1:] if _is_agency(name.name, labels)]
    authors = tuple(name for name in names if name not in behind)
    sources = tuple(name for name in behind if _is_outlet(name.name, labels))
    desks = [name.name for name in behind if name not in sources]
    return Byline(authors, sources=sources, desk=match.groupdict().get("desk", *desks[:1]))


def read_signed(
    text: str, start: int, end: int, labels: Labels, own: frozenset[str]
) -> Byline | None:
    """`Nama Orang - Kabar Samudra`, `Nama Orang, Kabar Samudra`: behind a name the page's outlet."""
    match = _SIGNED.fullmatch(text, start, min(end, start + LONGEST_BYLINE))
    if match is None or bare(match["desk"]) not in own:
        return None
    return Byline(names_in(text, *match.span("names"), labels), desk=match["desk"].strip())


def _in_brackets(text: str, start: int, end: int, labels: Labels) -> Byline | None:
    """A line that is only `(fyk/ash)`, `(Antara/Reuters)` or `(Outlet.com/Nama Orang)`."""
    codes = _CODES.match(text, start, end)
    if codes and codes["codes"].casefold().split("/")[0].strip() not in labels.pictures:
        return Byline(codes=names_in(text, *codes.span("codes"), labels))
    match = _BRACKETED.fullmatch(text, start, end)
    if not match:
        return None
    names = names_in(text, *match.span("inside"), labels)
    outlets = tuple(n for n in names if _is_outlet(n.name, labels))
    people = tuple(n for n in names if n not in outlets and " " in n.name)
    return Byline(authors=people, sources=outlets) if people or outlets else None


def _behind_dash(text: str, start: int, end: int, labels: Labels) -> Byline | None:
    """A line that is only `— Kabar Samudra`: the agency that the text above is from."""
    match = _DASHED.fullmatch(text, start, end)
    names = names_in(text, *match.span("names"), labels) if match else ()
    if not names or not all(_is_agency(name.name, labels) for name in names):
        return None
    return Byline(sources=names)


def _is_agency(name: str, labels: Labels) -> bool:
    return _is_outlet(name, labels) or bool(labels.outlet_words.search(name))


def closing_codes(text: str, start: int, end: int, labels: Labels) -> tuple[Name, ...]:
    """The initials that close an article's last paragraph: `…ke pengadilan. (fyk/ash)`."""
    match = _CODES.search(text, max(start, end - 30), end)
    if match is None or match["codes"].casefold().split("/")[0].strip() in labels.pictures:
        return ()
    return names_in(text, *match.span("codes"), labels)


def _is_outlet(name: str, labels: Labels) -> bool:
    return name.casefold() in labels.agencies or bool(_OUTLET_LIKE.search(name))
