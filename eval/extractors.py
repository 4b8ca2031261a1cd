"""Hold the body that Saksi reads beside that of other extractors, on the same pages in one run.

    python -m eval.extractors [--shared DIR]

Each row: an extractor, then precision, recall and F1 of 4-gram word shingles (the F1 of the
means, as the benchmark sums them) on `eval/pages` and on `eval/aeb`. `saksi --careful` lets
trafilatura and readability vote.
"""

import argparse
import gzip
import json
from collections.abc import Callable, Iterator
from pathlib import Path

from msgspec import Struct

from eval.pages import body_of, body_score, read_file
from saksi.read.careful import readability_text
from saksi.read.decode import decode_page

SHARED = Path(__file__).resolve().parents[2] / "shared"


class Stored(Struct, frozen=True):
    """A stored page and the body that a person found on it."""

    path: Path
    url: str | None
    body: str

    @property
    def html(self) -> str:
        """The page as text."""
        return decode_page(gzip.decompress(self.path.read_bytes()), self.path.name).text


def stored_pages(shared: Path) -> dict[str, list[Stored]]:
    """The articles of both collections."""
    folder = shared / "eval" / "pages"
    rows = [json.loads(line) for line in (folder / "manifest.jsonl").read_text().splitlines()]
    news = [Stored(folder / r["file"], r["url"], r["gold"]["content"]) for r in rows if r["gold"]]
    folder = shared / "eval" / "aeb"
    truth = json.loads((folder / "ground-truth.json").read_text())
    benchmark = [
        Stored(folder / "html" / f"{key}.html.gz", gold.get("url"), gold["articleBody"])
        for key, gold in truth.items()
    ]
    return {"pages": news, "aeb": benchmark}


def _trafilatura(page: Stored, *, precise: bool) -> str:
    import trafilatura

    return trafilatura.extract(page.html, favor_precision=precise, include_comments=False) or ""


EXTRACTORS: dict[str, Callable[[Stored], str]] = {
    "saksi": lambda page: body_of(read_file(page.path, page.url)),
    "saksi --careful": lambda page: body_of(read_file(page.path, page.url, careful=True)),
    "trafilatura": lambda page: _trafilatura(page, precise=False),
    "trafilatura precise": lambda page: _trafilatura(page, precise=True),
    "readability-lxml": lambda page: readability_text(page.html),
}


def measure(shared: Path) -> Iterator[tuple[str, str, tuple[float, float, float]]]:
    """Extractor, collection, and precision, recall and F1."""
    for name, extract in EXTRACTORS.items():
        for collection, pages in stored_pages(shared).items():
            scores = [body_score(extract(page), page.body) for page in pages]
            precision, recall = (sum(s[i] for s in scores) / len(scores) for i in range(2))
            f1 = 2 * precision * recall / (precision + recall)
            yield name, collection, (precision, recall, f1)


def main() -> None:
    """Print a line for each extractor and collection."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--shared", type=Path, default=SHARED)
    for name, collection, (p, r, f) in measure(parser.parse_args().shared):
        print(f"{name:20} {collection:6} P {p:.3f}  R {r:.3f}  F1 {f:.3f}", flush=True)


if __name__ == "__main__":
    main()
