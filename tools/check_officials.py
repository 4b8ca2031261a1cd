"""Hold the table of office holders to what was read in Wikidata, and count what nobody compared.

    python -m tools.check_officials

`tools/officials.csv` has one line for each term of office that was compared, with the copy of
Wikidata (CC0) that was read; `until` is empty where the copy is older than the term's end.
"""

import csv
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import yaml

TABLE = Path(__file__).parents[1] / "src" / "saksi" / "lang" / "tables" / "officials.yaml"
COMPARED = Path(__file__).parent / "officials.csv"

Term = tuple[str, str, str, str, str]  # country, office, name, since, until


def terms() -> Iterator[Term]:
    """Every term of the table."""
    for country, people in yaml.safe_load(TABLE.read_text(encoding="utf-8")).items():
        for name, row in people.items():
            for office, since, until in row["held"]:
                yield country, office, name, str(since), str(until)


def compared() -> list[Term]:
    """Every term that was compared."""
    with COMPARED.open(encoding="utf-8", newline="") as lines:
        rows = list(csv.reader(lines))[1:]
    return [(row[0], row[1], row[2], row[3], row[4]) for row in rows]


def contradictions() -> list[str]:
    """Compared terms that the table lacks or gives other days."""
    table = {term[:4]: term[4] for term in terms()}
    found = []
    for *start, until in compared():
        key = (start[0], start[1], start[2], start[3])
        if key not in table or (until and table[key] != until):
            found.append(f"{' '.join(key)} – {until or '…'}: the table has another term or none")
    return found


def twice() -> list[str]:
    """Names that stand twice under one state: YAML would silently keep the later row."""
    country, seen = "", Counter[str]()
    for line in TABLE.read_text(encoding="utf-8").splitlines():
        if line.startswith("  "):
            seen[f"{country} {line.strip().partition(': {')[0]}"] += 1
        elif line and not line.startswith("#"):
            country = line.rstrip(":")
            seen[country] += 1
    return [name for name, count in seen.items() if count > 1]


def main() -> None:
    """Print contradictions, and what nobody compared."""
    known = {term[:4] for term in compared()}
    every = list(terms())
    left = [term for term in every if term[:4] not in known]
    for term in left:
        print("not compared:", *term)
    wrong = [*contradictions(), *(f"twice: {name}" for name in twice())]
    print(f"{len(every)} terms, {len(every) - len(left)} compared, {len(wrong)} contradictions")
    if wrong:
        sys.exit("\n".join(wrong))


if __name__ == "__main__":
    main()
