"""Names found by the learned head in idner-news-2k's test part (PER, ORG, LOC; whole names).

    python -m eval.names [--shared DIR] [--json]

The head is given the words as the set has them, one sentence at a time.
"""

import argparse
import json
from collections import Counter
from pathlib import Path

from eval.gold import SHARED
from saksi.text.heads import NAMES
from saksi.text.reader import load_reader
from saksi.text.sentences import Sentence
from tools.reader_data import joined, name_spans, tagged_sentences

Span = tuple[int, int, str]


def measure(shared: Path) -> dict[str, dict[str, float]]:
    """Precision, recall and F1 of all names and of each kind."""
    reader = load_reader()
    hit: Counter[str] = Counter()
    found: Counter[str] = Counter()
    gold: Counter[str] = Counter()
    for words, tags in tagged_sentences(shared / "data" / "idner-news-2k" / "test.txt", " "):
        text, tokens = joined(words)
        learned = reader.read(text, [Sentence(0, len(text), 0, tokens)], [[()] * len(tokens)])
        ours = {(n.start, n.end, n.label) for n in learned.names}
        theirs = {
            (tokens[a].start, tokens[b - 1].end, kind)
            for a, b, kind in name_spans([NAMES.index(t) for t in tags])
        }
        for counts, spans in ((hit, ours & theirs), (found, ours), (gold, theirs)):
            counts.update(kind for *_, kind in spans)
    kinds = {"all": sorted(gold), **{kind: [kind] for kind in sorted(gold)}}
    return {
        name: _figures(*(sum(c[k] for k in of) for c in (hit, found, gold)))
        for name, of in kinds.items()
    }


def _figures(hit: int, found: int, gold: int) -> dict[str, float]:
    return {
        "p": round(hit / max(1, found), 3),
        "r": round(hit / max(1, gold), 3),
        "f1": round(2 * hit / max(1, found + gold), 3),
        "gold": gold,
    }


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--shared", type=Path, default=SHARED)
    parser.add_argument("--json", action="store_true")
    args = parser.parse_args()
    figures = measure(args.shared)
    if args.json:
        print(json.dumps(figures))
        return
    for kind, row in figures.items():
        print(f"{kind:4}", "  ".join(f"{name}={value}" for name, value in row.items()))


if __name__ == "__main__":
    main()
