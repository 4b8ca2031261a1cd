"""Score English event coding on PLOVER's gold sentences: the type, and the type with both countries.

    python eval/gsr.py [--shared DIR] [--json] [--errors N]

Evaluation only: nothing is fitted on these sentences. They use old type names, which stand for the
present ones (DEMAND is REQUEST, DISAPPROVE and INVESTIGATE are ACCUSE, FIGHT is ASSAULT), and three
old country codes. A sentence counts as found where any expected event is.
"""

import argparse
import json
from collections import Counter
from pathlib import Path
from typing import Any

from saksi.pipeline import read_record
from saksi.read.source import Source
from saksi.records import Event, Record

SHARED = Path(__file__).resolve().parents[2] / "shared"
NOW_CALLED: dict[str, frozenset[str]] = {
    "DEMAND": frozenset({"REQUEST"}),
    "DISAPPROVE": frozenset({"ACCUSE"}),
    "INVESTIGATE": frozenset({"ACCUSE"}),
    "FIGHT": frozenset({"ASSAULT"}),
}
NOW_CODED = {"JAP": "JPN", "ITL": "ITA", "VTN": "VNM"}

Expected = dict[str, Any]


def types_of(expected: Expected) -> frozenset[str]:
    """The present types that an expected one stands for."""
    return NOW_CALLED.get(expected["type"], frozenset({expected["type"]}))


def countries_of(side: list[dict[str, Any]]) -> frozenset[str]:
    """The countries that one side names, by code; bodies without a country are left out."""
    codes = {NOW_CODED.get(c, c) for p in side for c in [str(p.get("code") or "")[:3]]}
    return frozenset(codes - {"", "IGO", "NGO", "IMG", "UNS", "MNC", "INT"})


def found_countries(record: Record, event: Event) -> tuple[frozenset[str], frozenset[str]]:
    """Countries of actors and of recipients."""
    country = {e.id: e.country for e in record.entities}
    return (
        frozenset(c for i in event.actors if (c := country[i])),
        frozenset(c for i in event.recipients if (c := country[i])),
    )


def judge(line: dict[str, Any], record: Record) -> tuple[bool, bool]:
    """Whether the type is found, and whether it is with all countries of both sides."""
    typed = whole = False
    for expected in line["expected"]:
        sources, targets = countries_of(expected["source"]), countries_of(expected["target"])
        for event in record.events:
            if event.type not in types_of(expected):
                continue
            actors, recipients = found_countries(record, event)
            straight = sources <= actors and targets <= recipients
            mutual = event.type in ("AGREE", "CONSULT") and sources | targets <= actors | recipients
            typed, whole = True, whole or straight or mutual
    return typed, whole


def main() -> None:
    """Print both recalls."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--shared", type=Path, default=SHARED)
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--errors", type=int, default=0)
    args = parser.parse_args()
    path = args.shared / "eval" / "plover_gsr.jsonl"
    lines = [json.loads(x) for x in path.read_text(encoding="utf-8").splitlines()]
    counts: Counter[str] = Counter()
    for line in lines:
        source = Source(id=line["id"], name=line["id"], text=line["text"], lang="en")
        record = read_record(source)
        typed, whole = judge(line, record)
        counts.update(sentences=1, typed=typed, whole=whole)
        if not whole and counts["shown"] < args.errors:
            counts["shown"] += 1
            _explain(line, record)
    n = counts["sentences"]
    figures = {
        "sentences": n,
        "type recall": round(counts["typed"] / n, 3),
        "type and both countries": round(counts["whole"] / n, 3),
    }
    print(json.dumps(figures) if args.json else figures)


def _explain(line: dict[str, Any], record: Record) -> None:
    wanted = [(e["type"], *map(_codes, (e["source"], e["target"]))) for e in line["expected"]]
    got = [(e.type, *map(sorted, found_countries(record, e))) for e in record.events]
    print(line["id"], wanted, got, line["text"], sep=" | ")


def _codes(side: list[dict[str, Any]]) -> list[str]:
    return sorted(countries_of(side))


if __name__ == "__main__":
    main()
