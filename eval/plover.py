"""Score events on PLOVER's gold sentences: type, and who to whom by country.

    python -m eval.plover [--shared DIR] [--errors N]

Each sentence is read alone, as an English text without a date, and expects one event. `type`: some
event has its type. `type_and_countries`: that event also has every country of the expected sources
among its actors, and of the targets among its recipients; codes of no country (IGO, NGO, IMG) ask
for nothing. PLOVER codes groups of people by their nationality, where a record gives a country only
to what stands for a state: the country of `Kenyan miners` is read from that name. The sentences use
older names of types, here renamed.
"""

import argparse
import json
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Any

import saksi
from saksi import Record
from saksi.records import Event

SHARED = Path(__file__).resolve().parents[2] / "shared"
RENAMED = {"DEMAND": "REQUEST", "DISAPPROVE": "ACCUSE", "INVESTIGATE": "ACCUSE", "FIGHT": "ASSAULT"}
CODES = {"JAP": "JPN", "ITL": "ITA", "VTN": "VNM"}
OF_NO_COUNTRY = {"IGO", "NGO", "IMG", "ISM", "MNC"}


def _countries(parties: Iterable[dict[str, Any]]) -> set[str]:
    codes = {CODES.get(party["code"], party["code"]) for party in parties if party.get("code")}
    return codes - OF_NO_COUNTRY


@cache
def nationality(name: str) -> str | None:
    """The country that a group's name opens with (`South African miners`); none for any other name."""
    words = name.split()
    for count in range(min(2, len(words) - 1), 0, -1):
        opening = " ".join(words[:count])
        for entity in saksi.read(opening, lang="en").entities:
            if entity.kind == "state" and entity.name == opening:
                return entity.country
    return None


def has_countries(record: Record, event: Event, expected: dict[str, Any]) -> bool:
    """Whether the event has the expected countries on the sides where they are expected."""
    country = {e.id: e.country or nationality(e.name) for e in record.entities}
    actors = {country.get(party) for party in event.actors}
    recipients = {country.get(party) for party in event.recipients}
    if event.type in ("AGREE", "CONSULT", "COOPERATE"):  # done together: the sides are one
        actors = recipients = actors | recipients
    return _countries(expected["source"]) <= actors and _countries(expected["target"]) <= recipients


def measure(shared: Path) -> tuple[dict[str, float], list[str]]:
    """Shares of sentences read rightly, and a line for each that is not."""
    lines = (shared / "eval" / "plover_gsr.jsonl").read_text(encoding="utf-8").splitlines()
    typed = whole = 0
    misses = []
    for row in map(json.loads, lines):
        (expected,) = row["expected"]
        record = saksi.read(row["text"], lang="en")
        wanted = RENAMED.get(expected["type"], expected["type"])
        same = [event for event in record.events if event.type == wanted]
        typed += bool(same)
        whole += any(has_countries(record, event, expected) for event in same)
        if not same:
            misses.append(f"{wanted} not in {[e.type for e in record.events]}: {row['text']}")
    count = len(lines)
    return {"count": count, "type": typed / count, "type_and_countries": whole / count}, misses


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--shared", type=Path, default=SHARED)
    parser.add_argument("--errors", type=int, default=0, help="print so many that are missed")
    args = parser.parse_args()
    figures, misses = measure(args.shared)
    print({key: round(value, 3) for key, value in figures.items()})
    for line in misses[: args.errors]:
        print(line)


if __name__ == "__main__":
    main()
