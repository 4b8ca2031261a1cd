"""Score statements on the development articles of PolNeAR: English attributions of every kind.

    python -m eval.polnear [--shared DIR]

A statement is found where its characters and those of one attribution's content, taken one to one,
share at least half of their union. `with_speaker`: and the place where it names its speaker
overlaps the attribution's source.
"""

import argparse
import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import saksi
from saksi.records import Statement

SHARED = Path(__file__).resolve().parents[2] / "shared"
HALF = 0.5

Characters = frozenset[int]
Pair = tuple[int, int]


def _characters(spans: Iterable[Iterable[int]]) -> Characters:
    return frozenset(i for start, end in spans for i in range(start, end))


def _shared(one: Characters, other: Characters) -> float:
    return len(one & other) / len(one | other) if one and other else 0.0


def pairs(gold: list[Characters], found: list[Characters]) -> Iterator[Pair]:
    """Which attribution is which statement, one to one, the closest first."""
    near = [
        (-share, i, j)
        for i, one in enumerate(gold)
        for j, other in enumerate(found)
        if one & other and (share := _shared(one, other)) >= HALF
    ]
    taken_gold: set[int] = set()
    taken_found: set[int] = set()
    for _, i, j in sorted(near):
        if i not in taken_gold and j not in taken_found:
            taken_gold.add(i)
            taken_found.add(j)
            yield i, j


def names_the_source(statement: Statement, quote: dict[str, Any]) -> bool:
    """Whether the statement's mention of its speaker overlaps the attribution's source."""
    mention = statement.speaker_mention
    if mention is None:
        return not quote["speaker_spans"]
    here = _characters([(mention.start, mention.end)])
    return bool(here & _characters(quote["speaker_spans"]))


def measure(shared: Path) -> dict[str, float]:
    """Precision, recall and F1 of contents, and recall with the speaker."""
    lines = (shared / "eval" / "polnear_dev.jsonl").read_text(encoding="utf-8").splitlines()
    gold_count = found_count = hits = named = 0
    for row in map(json.loads, lines):
        record = saksi.read(row["text"], lang="en", published=row["published"])
        quotes, statements = row["quotes"], record.statements
        gold = [_characters(quote["spans"]) for quote in quotes]
        found = [_characters((c.start, c.end) for c in s.contents) for s in statements]
        matched = list(pairs(gold, found))
        gold_count += len(gold)
        found_count += len(found)
        hits += len(matched)
        named += sum(names_the_source(statements[j], quotes[i]) for i, j in matched)
    precision, recall = hits / max(found_count, 1), hits / gold_count
    f1 = 2 * precision * recall / (precision + recall) if hits else 0.0
    figures = {"count": gold_count, "p": precision, "r": recall, "f1": f1}
    return {**figures, "with_speaker": named / gold_count}


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--shared", type=Path, default=SHARED)
    figures = measure(parser.parse_args().shared)
    print({key: round(value, 3) for key, value in figures.items()})


if __name__ == "__main__":
    main()
