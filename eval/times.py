"""Score times against the 60 + 60 expressions with gold values.

    python -m eval.times --lang id|en [--shared DIR] [--json]

`exact`: some expression that overlaps the gold one has exactly its value; `with_span`: and its span.
"""

import argparse
import json
from pathlib import Path

from saksi.find.times import find_times
from saksi.lang.base import load_language
from saksi.records import Article, Block, Instant, Outlet
from saksi.text.analysis import analyse

SHARED = Path(__file__).resolve().parents[2] / "shared"


def measure(shared: Path, lang: str) -> tuple[dict[str, float], list[str]]:
    """Shares of exact values and spans, and a line for each miss."""
    language = load_language(lang)
    lines = (shared / "eval" / f"time_{lang}.jsonl").read_text(encoding="utf-8").splitlines()
    exact = with_span = 0
    misses = []
    for row in map(json.loads, lines):
        text, (start, end) = row["text"], row["span"]
        article = Article(
            lang, Outlet(None), None, Instant(row["dct"]), paragraphs=(Block(0, len(text)),)
        )
        times = find_times(analyse(text, article, language.text), language.times).times
        over = [t for t in times if t.start < end and start < t.end]
        right = [t for t in over if t.value == row["value"]]
        exact += bool(right)
        with_span += any((t.start, t.end) == (start, end) for t in right)
        if not right:
            got = [(t.surface, t.value, t.rule) for t in over]
            misses.append(f"{row['id']} {row['expr']!r} wants {row['value']}, got {got}")
    count = len(lines)
    figures = {"count": count, "exact": exact / count, "with_span": with_span / count}
    return {k: round(v, 3) for k, v in figures.items()}, misses


def main() -> None:
    """Print the figures, and each miss."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--lang", default="id", choices=("id", "en"))
    parser.add_argument("--shared", type=Path, default=SHARED)
    parser.add_argument("--json", action="store_true")
    args = parser.parse_args()
    figures, misses = measure(args.shared, args.lang)
    if args.json:
        print(json.dumps(figures))
        return
    print(figures)
    print(*misses, sep="\n")


if __name__ == "__main__":
    main()
