"""How many of the parties that events name are parties of the annotated act: the scorer asks only
that none is missing, so that this asks that none is too many.

    python -m eval.parties [--shared DIR] [--split dev|train] [--json]
"""

import argparse
import json
import tempfile
from pathlib import Path
from typing import Any

from eval.gold import LANGUAGES, SHARED, write_records
from saksi.records import Entity, Event, Record
from tools.reader_pairs import stands_for

MUTUAL = ("AGREE", "CONSULT", "COOPERATE")


def right_and_named(record: Record, gold: dict[str, Any]) -> tuple[int, int]:
    """Of the parties of events that meet an annotated act of their type: right ones, all."""
    entities = {e.id: e for e in record.entities}
    right = named = 0
    for event in record.events:
        act = next((a for a in gold["events"] if _meets(event, a)), None)
        if act is None:
            continue
        both = [*act["actors"], *act["recipients"]]
        for side, ids in (("actors", event.actors), ("recipients", event.recipients)):
            wanted = both if event.type in MUTUAL else act[side]
            named += len(ids)
            right += sum(_is_one_of(entities[i], wanted) for i in ids)
    return right, named


def _is_one_of(entity: Entity, parties: list[str]) -> bool:
    return any(stands_for(entity, party) for party in parties)


def _meets(event: Event, act: dict[str, Any]) -> bool:
    start, end = act["evidence_span"]
    return bool(
        event.type == act["type"] and event.trigger.start < end and start < event.trigger.end
    )


def measure(shared: Path, split: str) -> dict[str, dict[str, float]]:
    """Precision of the parties by language."""
    folder = shared / "gold" / split
    sums = {lang: [0, 0] for lang in LANGUAGES}
    with tempfile.TemporaryDirectory() as scratch:
        records = Path(scratch) / "records.jsonl"
        write_records(folder / "docs.jsonl", records)
        for line in records.read_bytes().splitlines():
            record = Record.from_json(line)
            gold = json.loads((folder / f"{record.id}.json").read_text(encoding="utf-8"))
            right, named = right_and_named(record, gold)
            sums[gold["lang"]][0] += right
            sums[gold["lang"]][1] += named
    sums["all"] = [sum(s[i] for s in sums.values()) for i in (0, 1)]
    return {
        lang: {"right": right, "named": named, "precision": round(right / max(1, named), 3)}
        for lang, (right, named) in sums.items()
    }


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--shared", type=Path, default=SHARED)
    parser.add_argument("--split", default="dev", choices=("dev", "train"))
    parser.add_argument("--json", action="store_true")
    args = parser.parse_args()
    figures = measure(args.shared, args.split)
    if args.json:
        print(json.dumps(figures))
        return
    for lang, row in figures.items():
        print(f"{lang:4}", "  ".join(f"{name}={value}" for name, value in row.items()))


if __name__ == "__main__":
    main()
