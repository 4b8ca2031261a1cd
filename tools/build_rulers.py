"""Make the table of who led a country between 1960 and 2014, for archives and old news.

    python -m tools.build_rulers [--data ../shared/data] [--check]

Facts come from the country actors of the Phoenix dictionaries (MIT; CountryInfo, January 2014): whoever
stands there as one of a country's elite and, for some days, as its government: heads of state and
government, and of some countries their leading ministers. Which office it was is not told, so that
the table holds days alone: country, name in small letters, and `from–until` for each term. A term
that was open in the source ends on the source's own day, since nothing is known of later. The same
inputs give the same bytes; `--check` fails where the table is not what they give.
"""

import argparse
import re
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path

import yaml

ROOT = Path(__file__).resolve().parents[1]
TABLES = ROOT / "src" / "saksi" / "lang" / "tables"
SOURCE = Path("PhoenixDictionaries") / "Phoenix.Countries.actors.txt"
OF_SOURCE = "2014-01-30"
EARLIEST = "1960"
CENTURY = 14  # two digits of a year up to which it is of this century
CODES = {"KNT": "KNA", "TMP": "TLS"}
LEFT_OUT = frozenset(("MUS", "DDR"))
"""Mauritius, among whose rulers Mauritania's stand, and a state that is no more."""
HONOURS = frozenset(
    "sir lord sheikh prince princess king queen sultan emir dame dr gen general".split()
)
ROW = re.compile(r"\t\[([A-Z]{3})(ELI|GOV)(?: (>?)(\d{6})(?:-(\d{6}))?)?\]")

Term = tuple[str, str]
Rulers = dict[tuple[str, str], set[Term]]


def _day(six: str) -> str:
    """`790504` as an ISO day."""
    year = int(six[:2])
    return f"{2000 + year if year <= CENTURY else 1900 + year}-{six[2:4]}-{six[4:]}"


def _name(raw: str) -> str:
    """`SIR_ZELMAN_COWEN_` as `zelman cowen`; empty where signs stand in it that no name has."""
    words = [w for w in raw.lower().replace("_", " ").split() if w not in HONOURS]
    name = " ".join(words)
    return name if re.fullmatch(r"[a-z'.\- ]{3,}", name) else ""


def _actors(lines: Iterable[str]) -> Iterator[tuple[str, list[tuple[str, str, str, str]]]]:
    """Each actor of CountryInfo with its rows: country, elite or government, from, until."""
    name, rows = "", []
    for line in lines:
        found = ROW.match(line)
        if found:
            country, what, open_, since, until = found.groups(default="")
            rows.append((country, what, since, until or open_))
        elif line[:1].isalpha():
            yield name, rows
            actor, _, source = line.partition(";")
            name, rows = (actor.strip() if "CountryInfo" in source else ""), []
    yield name, rows


def rulers(lines: Iterable[str]) -> Rulers:
    """Terms by country and name."""
    found: Rulers = defaultdict(set)
    for raw, rows in _actors(lines):
        name, elite = _name(raw), {country for country, what, _, _ in rows if what == "ELI"}
        for country, what, since, until in rows:
            if not name or what != "GOV" or not since or country not in elite - LEFT_OUT:
                continue
            end = OF_SOURCE if until in ("", ">") else _day(until)
            if end > max(EARLIEST, _day(since)):
                found[CODES.get(country, country), name].add((_day(since), end))
    return found


def _known() -> set[tuple[str, str]]:
    """Whom the table of office holders knows better, by country and name."""
    listed = yaml.safe_load((TABLES / "officials.yaml").read_text(encoding="utf-8"))
    return {(country, name.lower()) for country, people in listed.items() for name in people}


def table(lines: Iterable[str]) -> str:
    """The file's text: one ruler a line."""
    known = _known()
    rows = sorted((key, terms) for key, terms in rulers(lines).items() if key not in known)
    return "".join(
        "\t".join((country, name, *(f"{a}–{b}" for a, b in sorted(terms)))) + "\n"
        for (country, name), terms in rows
    )


def main() -> int:
    """Write the table, or with `--check` compare it."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--data", type=Path, default=ROOT.parent / "shared" / "data")
    parser.add_argument("--check", action="store_true")
    args = parser.parse_args()
    lines = (args.data / SOURCE).read_text(encoding="latin-1").splitlines()
    made, path = table(lines), TABLES / "rulers.tsv"
    if args.check:
        same = path.read_text(encoding="utf-8") == made
        print(f"{path.name}: {'up to date' if same else 'not what its sources give'}")
        return 0 if same else 1
    path.write_text(made, encoding="utf-8")
    print(f"{path}: {made.count(chr(10))} rulers")
    return 0


if __name__ == "__main__":
    sys.exit(main())
