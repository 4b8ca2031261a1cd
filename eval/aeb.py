"""Score body extraction on pages of the article-extraction benchmark.

    python -m eval.aeb [--shared DIR] [--worst N]

F1 of 4-gram word shingles, summed over pages as the benchmark does, and the mean over pages.
"""

import argparse
import gzip
import json
from pathlib import Path

from eval.pages import body_score
from saksi.read.decode import decode_page
from saksi.read.html import parse_html

SHARED = Path(__file__).resolve().parents[2] / "shared"


def extract(path: Path, url: str | None) -> str:
    """The blocks of one page that the markup alone judges to be the article's."""
    page = parse_html(decode_page(gzip.decompress(path.read_bytes()), path.name).text, url)
    blocks = [page.blocks[i] for i in sorted(page.body or ())]
    return "\n".join(page.text[b.start : b.end] for b in blocks)


def measure(shared: Path) -> tuple[dict[str, float], list[str]]:
    """Precision, recall and F1 as the benchmark sums them, and a line for each page, worst first."""
    folder = shared / "eval" / "aeb"
    truth = json.loads((folder / "ground-truth.json").read_text())
    rows = []
    for key, gold in truth.items():
        found = extract(folder / "html" / f"{key}.html.gz", gold.get("url"))
        rows.append((body_score(found, gold["articleBody"]), key, gold.get("url")))
    precision, recall, mean = (sum(r[0][i] for r in rows) / len(rows) for i in range(3))
    f1 = 2 * precision * recall / (precision + recall)
    lines = [
        f"F1 {f:.3f}  P {p:.3f}  R {r:.3f}  {key[:10]} {url}"
        for (p, r, f), key, url in sorted(rows, key=lambda row: row[0][2])
    ]
    figures = {"count": len(rows), "body_p": precision, "body_r": recall, "body_f1": f1}
    return {**figures, "mean_f1": mean}, lines


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--shared", type=Path, default=SHARED)
    parser.add_argument("--worst", type=int, default=0, help="print the pages read worst")
    args = parser.parse_args()
    figures, lines = measure(args.shared)
    print(*lines[: args.worst], sep="\n", end="\n" if args.worst else "")
    print({key: round(value, 3) for key, value in figures.items()})


if __name__ == "__main__":
    main()
