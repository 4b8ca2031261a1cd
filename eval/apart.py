"""Whether acts that the annotation holds apart stay apart: linking merges no two acts of one article.

    python -m eval.apart [--shared DIR] [--split dev|train] [--errors]

The articles of the split are read and linked together; two events that meet two annotated acts of
one article must not be in one merged event.
"""

import argparse
import json
import tempfile
from itertools import combinations
from pathlib import Path
from typing import Any

from eval.gold import SHARED, write_records
from saksi.link.carding import card_of
from saksi.link.linking import add_article
from saksi.link.memory import MemoryShelf
from saksi.records import Event, Record
from saksi.store.meanings import words_for_linking


def measure(shared: Path, split: str = "dev") -> tuple[dict[str, float], list[str]]:
    """The share of pairs of different annotated acts that stay apart, and those that do not."""
    folder = shared / "gold" / split
    shelf, words = MemoryShelf(), words_for_linking()
    with tempfile.TemporaryDirectory() as scratch:
        path = Path(scratch) / "records.jsonl"
        write_records(folder / "docs.jsonl", path)
        records = [Record.from_json(line) for line in path.read_bytes().splitlines()]
    for record in records:
        add_article(shelf, card_of(record, words))
    pairs, merged = 0, []
    for record in records:
        gold = json.loads((folder / f"{record.id}.json").read_text(encoding="utf-8"))
        events = {act.event: shelf.event_of[act.key] for act in shelf.held[record.id].acts}
        for one, other in _different(record, gold):
            pairs += 1
            if events[one.id] == events[other.id]:
                merged.append(f"{record.id}: {one.trigger.surface} | {other.trigger.surface}")
    return {"pairs": 1 - len(merged) / max(1, pairs)}, merged


def _different(record: Record, gold: dict[str, Any]) -> list[tuple[Event, Event]]:
    met = [(event, act) for event in record.events if (act := _act(event, gold)) is not None]
    return [(e, f) for (e, x), (f, y) in combinations(met, 2) if x != y]


def _act(event: Event, gold: dict[str, Any]) -> int | None:
    """The annotated act whose words the event's trigger stands in."""
    for number, act in enumerate(gold["events"]):
        start, end = act["evidence_span"]
        if event.type == act["type"] and event.trigger.start < end and start < event.trigger.end:
            return number
    return None


def main() -> None:
    """Print the figure, and with `--errors` what was merged."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--shared", type=Path, default=SHARED)
    parser.add_argument("--split", default="dev", choices=("dev", "train"))
    parser.add_argument("--errors", action="store_true")
    args = parser.parse_args()
    figures, merged = measure(args.shared, args.split)
    for name, value in figures.items():
        print(f"{name:12} {value:.3f}")
    for line in merged if args.errors else ():
        print(line)


if __name__ == "__main__":
    main()
