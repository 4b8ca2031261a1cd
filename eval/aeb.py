"""Score body extraction on pages of the article-extraction benchmark.

    python eval/aeb.py [--shared DIR] [--worst N]

F1 of 4-gram word shingles, summed over pages as the benchmark does, and the mean over pages.
"""

import argparse
import gzip
import importlib.util
import json
from pathlib import Path
from types import ModuleType

from saksi.read.decode import decode_page
from saksi.read.html import parse_html

SHARED = Path(__file__).resolve().parents[2] / "shared"


def _pages_evaluation() -> ModuleType:
    """The sibling `pages.py`, whichever way this file was started."""
    path = Path(__file__).with_name("pages.py")
    spec = importlib.util.spec_from_file_location("eval_pages", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def extract(path: Path, url: str | None) -> str:
    """The blocks of one page that the markup alone judges to be the article's."""
    page = parse_html(decode_page(gzip.decompress(path.read_bytes()), path.name).text, url)
    blocks = [page.blocks[i] for i in sorted(page.body or ())]
    return "\n".join(page.text[b.start : b.end] for b in blocks)


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--shared", type=Path, default=SHARED)
    parser.add_argument("--worst", type=int, default=0, help="print the pages read worst")
    args = parser.parse_args()
    folder = args.shared / "eval" / "aeb"
    truth = json.loads((folder / "ground-truth.json").read_text())
    score = _pages_evaluation().body_score
    rows = []
    for key, gold in truth.items():
        found = extract(folder / "html" / f"{key}.html.gz", gold.get("url"))
        rows.append((score(found, gold["articleBody"]), key, gold.get("url")))
    means = [sum(r[0][i] for r in rows) / len(rows) for i in range(3)]
    for (precision, recall, f1), key, url in sorted(rows, key=lambda r: r[0][2])[: args.worst]:
        print(f"{f1:.3f} P {precision:.3f} R {recall:.3f} {key[:10]} {url}")
    f1 = 2 * means[0] * means[1] / (means[0] + means[1])
    print(
        f"{len(rows)} pages: P {means[0]:.3f}  R {means[1]:.3f}  F1 {f1:.3f}  (mean of F1 {means[2]:.3f})"
    )


if __name__ == "__main__":
    main()
