"""What the languages tell the reader of pages: labels, months, zones, places."""

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence

from msgspec import Struct

from saksi.errors import ConfigurationError

_CAPITAL = re.compile(r"(?<!\\)[A-Z]")


class PageKnowledge(Struct, frozen=True):
    """Labels are lower-case words or phrases as pages print them, without a colon.

    `sections` are the words of menus; `furniture` gives whole-line or line-head patterns (regular expressions, matched against lines in lower case) by kind; `places`
    gives the ISO 3166 alpha-3 country of a dateline's city, lower-case; `zones` UTC offsets;
    `outlet_words` words that outlets bear in their names;
    `published` and `modified` the words before an instant;
    `alone` the byline labels that also stand on a line of their own; `desks` words of a newsroom
    where metadata should name a person; `pictures` words of picture credits that look like
    initials; `paywalls` patterns of lines that say the rest is for subscribers; `clocks` the UTC offset of each outlet, by its domain, that shows no zone; `common` the
    language's commonest words, none of them common in another that is read.
    """

    lang: str
    months: Mapping[str, int]
    weekdays: Mapping[str, int]
    zones: Mapping[str, str]
    authors: Sequence[str]
    editors: Sequence[str]
    sources: Sequence[str]
    modified: Sequence[str]
    read_also: Sequence[str]
    next_article: Sequence[str]
    next_page: Sequence[str]
    latest: Sequence[str]
    sections: Sequence[str]
    furniture: Mapping[str, Sequence[str]]
    places: Mapping[str, str]
    agencies: Sequence[str]
    indices: Sequence[str]
    outlet_words: Sequence[str] = ()
    alone: Sequence[str] = ()
    desks: Sequence[str] = ()
    published: Sequence[str] = ()
    pictures: Sequence[str] = ()
    paywalls: Sequence[str] = ()
    clocks: Mapping[str, str] = {}
    common: frozenset[str] = frozenset()


class Labels(Struct, frozen=True):
    """The knowledge of all languages as one, compiled once: a page's language is not known yet."""

    months: dict[str, int]
    weekdays: dict[str, int]
    zones: dict[str, str]
    places: dict[str, str]
    agencies: frozenset[str]
    indices: tuple[str, ...]
    outlet_words: "re.Pattern[str]"
    role: "re.Pattern[str]"
    roles: dict[str, str]
    alone: "re.Pattern[str]"
    desks: "re.Pattern[str]"
    pictures: frozenset[str]
    clocks: dict[str, str]
    modified: "re.Pattern[str]"
    published: "re.Pattern[str]"
    link_head: "re.Pattern[str]"
    link_kinds: dict[str, str]
    menu: "re.Pattern[str]"
    paywall: "re.Pattern[str]"
    lines: tuple[tuple[str, "re.Pattern[str]"], ...]

    def clock_of(self, domain: str | None) -> str | None:
        """The UTC offset of the outlet at a domain or one below it; null where it is not known."""
        rest = domain or ""
        while rest and rest not in self.clocks:
            rest = rest.partition(".")[2]
        return self.clocks.get(rest)


def folded(name: str) -> str:
    """A name without case and accents: pages write `BOGOTA`, tables `Bogotá`."""
    plain = unicodedata.normalize("NFD", name.casefold())
    return "".join(c for c in plain if not unicodedata.combining(c))


def lowered(line: str) -> str:
    """A line in lower case, with every character in its place (`İ` would become two)."""
    low = line.lower()
    if len(low) == len(line):
        return low
    return "".join(c.lower() if len(c.lower()) == 1 else c for c in line)


def words(listed: Iterable[str]) -> str:
    """An alternation, the longest first; a space stands for any white space."""
    ranked = sorted(set(listed), key=lambda w: (-len(w), w))
    return "|".join(re.escape(w).replace(r"\ ", r"\s+") for w in ranked)


_compiled: dict[tuple[int, ...], tuple[Sequence[PageKnowledge], Labels]] = {}


def labels_of(languages: Sequence[PageKnowledge]) -> Labels:
    """All languages' labels as one; compiled once for each set of languages."""
    key = tuple(map(id, languages))  # the value holds the languages, so no id is used again
    if key not in _compiled:
        _compiled[key] = (tuple(languages), _compile(languages))
    return _compiled[key][1]


def _compile(all_of: Sequence[PageKnowledge]) -> Labels:
    roles = {w: r for k in all_of for r in ("authors", "editors", "sources") for w in getattr(k, r)}
    kinds = {
        w: kind
        for k in all_of
        for kind, listed in (
            ("read_also", k.read_also),
            ("next", k.next_article),
            ("page", k.next_page),
            ("latest", k.latest),
        )
        for w in listed
    }
    return Labels(
        months={w: n for k in all_of for w, n in k.months.items()},
        weekdays={w: n for k in all_of for w, n in k.weekdays.items()},
        zones={w: z for k in all_of for w, z in k.zones.items()},
        places={folded(w): c for k in all_of for w, c in k.places.items()},
        outlet_words=re.compile(
            rf"\b(?:{words(w for k in all_of for w in k.outlet_words)})\b", re.I
        ),
        agencies=frozenset(a.casefold() for k in all_of for a in k.agencies),
        indices=tuple(dict.fromkeys(i for k in all_of for i in k.indices)),
        role=re.compile(
            rf"(?:^|(?<=[|;/(,.•·–—-])|(?<=\s))\s*(?P<label>{words(roles)})\s*:\s*", re.I
        ),
        roles=roles,
        alone=re.compile(rf"(?P<label>{words(w for k in all_of for w in k.alone)})\s*:?"),
        desks=re.compile(rf"\b(?:{words(w for k in all_of for w in k.desks)})\b", re.I),
        pictures=frozenset(w for k in all_of for w in k.pictures),
        clocks={domain: zone for k in all_of for domain, zone in k.clocks.items()},
        modified=re.compile(rf"\b(?:{words(w for k in all_of for w in k.modified)})\b", re.I),
        published=re.compile(
            rf"[\s|•·,:;()–—-]*(?:\b(?:{words(w for k in all_of for w in (*k.published, *k.modified))}))?[\s:]*\Z",
            re.I,
        ),
        link_head=re.compile(
            rf"\s*[\[(«»›•·*-]*\s*(?P<label>{words(kinds)})(?!\w)\s*(?P<colon>[:：])?\s*"
        ),
        link_kinds=kinds,
        paywall=_any_of([p for k in all_of for p in k.paywalls]),
        menu=_menu(w for k in all_of for w in k.sections),
        lines=tuple((kind, _any_of(patterns)) for kind, patterns in _patterns(all_of).items()),
    )


def _any_of(patterns: Sequence[str]) -> "re.Pattern[str]":
    """One pattern of several; raises `ConfigurationError` where one could never match a line in
    lower case, which is three times as fast as to match any case."""
    for pattern in patterns:
        if _CAPITAL.search(pattern):
            raise ConfigurationError(f"pattern of a page's lines with capitals: {pattern!r}")
    return re.compile("|".join(f"(?:{p})" for p in patterns) or r"(?!)")


def _menu(sections: Iterable[str]) -> "re.Pattern[str]":
    section = f"(?:{words(sections)})"
    return re.compile(rf"{section}(?:[\s|/·•>»,&-]+{section})*")


def _patterns(all_of: Sequence[PageKnowledge]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for knowledge in all_of:
        for kind, patterns in knowledge.furniture.items():
            found.setdefault(kind, []).extend(patterns)
    return found
