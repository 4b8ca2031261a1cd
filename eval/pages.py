"""Score the reading of HTML on news pages: article or index, headline, exact instant, body.

    python -m eval.pages [--shared DIR] [--errors]

The body is scored by the F1 of its 4-gram word shingles, as the article-extraction benchmark does.
"""

import argparse
import gzip
import json
import re
from collections import Counter
from pathlib import Path

from saksi.lang.base import load_language
from saksi.read.page import Reading, read_page
from saksi.read.source import Source

SHARED = Path(__file__).resolve().parents[2] / "shared"
LANGUAGES = ("id", "en")
_WORD = re.compile(r"\w+", re.UNICODE)


def shingles(text: str, size: int = 4) -> Counter[tuple[str, ...]]:
    """All runs of `size` words; of a shorter text its words as one."""
    words = _WORD.findall(text)
    runs = range(max(1, len(words) - size + 1))
    return Counter(tuple(words[i : i + size]) for i in runs) if words else Counter()


def body_score(found: str, gold: str) -> tuple[float, float, float]:
    """Precision, recall and F1 of the shingles of one page."""
    ours, theirs = shingles(found), shingles(gold)
    both = sum((ours & theirs).values())
    precision = both / sum(ours.values()) if ours else float(not theirs)
    recall = both / sum(theirs.values()) if theirs else float(not ours)
    total = precision + recall
    return precision, recall, 2 * precision * recall / total if total else 0.0


def body_of(reading: Reading) -> str:
    """The article's paragraphs, one a line."""
    return "\n".join(reading.text[p.start : p.end] for p in reading.article.paragraphs)


def read_file(path: Path, url: str | None, careful: bool = False) -> Reading:
    """Read one stored page as a user would."""
    pages = [load_language(code).page for code in LANGUAGES]
    data = gzip.decompress(path.read_bytes())
    source = Source(
        path.name, path.name, data=data, media_type="text/html", url=url, careful=careful
    )
    return read_page(source, pages)


def _same(one: str | None, other: str) -> bool:
    return bool(one) and " ".join(str(one).split()) == " ".join(other.split())


def measure(shared: Path) -> tuple[dict[str, float], list[str]]:
    """Shares of right headlines and instants, the mean body score, and a line for what differs."""
    folder = shared / "eval" / "pages"
    rows = [json.loads(line) for line in (folder / "manifest.jsonl").read_text().splitlines()]
    articles = [row for row in rows if row["gold"]]
    right: Counter[str] = Counter()
    scores, misses = [], []
    for row in articles:
        gold, reading = row["gold"], read_file(folder / row["file"], row["url"])
        headline = reading.article.headline.surface if reading.article.headline else None
        published = reading.article.published_at.value if reading.article.published_at else None
        right["headline"] += _same(headline, gold["title"])
        right["instant"] += published == gold["published"]
        scores.append(body_score(body_of(reading), gold["content"]))
        misses.append("{}  P {:.3f}  R {:.3f}  F1 {:.3f}".format(row["file"], *scores[-1]))
        if not _same(headline, gold["title"]):
            misses.append(f"    headline {headline!r}, gold {gold['title']!r}")
        if published != gold["published"]:
            misses.append(f"    instant {published}, gold {gold['published']}")
    for row in rows:
        kind = read_file(folder / row["file"], row["url"]).article.kind
        right["kind"] += kind == row["kind"]
        if kind != row["kind"]:
            misses.append("{}  kind {}, gold {}".format(row["file"], kind, row["kind"]))
    count = len(articles)
    means = [sum(column) / count for column in zip(*scores, strict=True)]
    figures = {"count": count, **{key: right[key] / count for key in ("headline", "instant")}}
    figures["kind"] = right["kind"] / len(rows)
    return {**figures, **dict(zip(("body_p", "body_r", "body_f1"), means, strict=True))}, misses


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--shared", type=Path, default=SHARED)
    parser.add_argument("--errors", action="store_true", help="print each page and what differs")
    args = parser.parse_args()
    figures, misses = measure(args.shared)
    if args.errors:
        print(*misses, sep="\n")
    print({key: round(value, 3) for key, value in figures.items()})


if __name__ == "__main__":
    main()
