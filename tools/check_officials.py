"""Hold the table of office holders to what was read elsewhere, and count what nobody compared.

    python -m tools.check_officials

`tools/officials.csv` has one line for each term of office that was compared, with what was read: copies
of Wikidata (CC0), or the press of the day. `until` is empty where the copy is older than the term's end;
some copies give years alone. The table's ends are the first day after the office, others' may be the last
day in it.
"""

import csv
import sys
from collections import Counter
from collections.abc import Iterator
from datetime import date, timedelta
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


def same(row: Term, term: Term) -> bool:
    """Whether what was read tells of a term of the table, to the day or the year that it gives."""
    return row[:3] == term[:3] and term[3].startswith(row[3])


def ends(until: str, table: str) -> bool:
    """Whether an end that was read is the table's: the same day or year, or the last day before it."""
    if not until or table.startswith(until):
        return True
    return bool(table) and str(date.fromisoformat(table) - timedelta(1)).startswith(until)


def contradictions() -> list[str]:
    """Compared terms that the table lacks or gives other days."""
    every = list(terms())
    return [
        f"{' '.join(row[:4])} – {row[4] or '…'}: the table has another term or none"
        for row in compared()
        if not any(same(row, term) and ends(row[4], term[4]) for term in every)
    ]


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
    known, every = compared(), list(terms())
    left = [term for term in every if not any(same(row, term) for row in known)]
    for term in left:
        print("not compared:", *term)
    wrong = [*contradictions(), *(f"twice: {name}" for name in twice())]
    print(f"{len(every)} terms, {len(every) - len(left)} compared, {len(wrong)} contradictions")
    if wrong:
        sys.exit("\n".join(wrong))


if __name__ == "__main__":
    main()
