"""Score the reading of HTML on news pages: article or index, headline, exact instant, people, body.

    python -m eval.pages [--shared DIR] [--generic] [--errors]

The body is scored by the F1 of its 4-gram word shingles, as the article-extraction benchmark does.
`people` are the pages whose authors, editors and cited outlets are all right and told apart, of
those that name any; `index` the home and index pages that are taken as such.
"""

import argparse
import gzip
import json
import re
from collections import Counter
from pathlib import Path

import yaml

from saksi.lang.base import load_language
from saksi.read.page import Reading, read_page
from saksi.read.sites import BY_DOMAIN
from saksi.read.source import Source

PEOPLE = Path(__file__).with_name("pages_people.yaml")
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


def _people(reading: Reading) -> dict[str, list[str]]:
    """The names that the reading gives, by their part; parts without any are left out."""
    article = reading.article
    parts = {
        "authors": article.authors,
        "editors": article.editors,
        "sources": article.cited_outlets,
    }
    return {part: [name.name for name in names] for part, names in parts.items() if names}


def measure(shared: Path) -> tuple[dict[str, float], list[str]]:
    """Shares of right headlines and instants, the mean body score, and a line for what differs."""
    folder = shared / "eval" / "pages"
    rows = [json.loads(line) for line in (folder / "manifest.jsonl").read_text().splitlines()]
    articles = [row for row in rows if row["gold"]]
    right: Counter[str] = Counter()
    scores, misses = [], []
    named = yaml.safe_load(PEOPLE.read_text(encoding="utf-8"))
    for row in articles:
        gold, reading = row["gold"], read_file(folder / row["file"], row["url"])
        headline = reading.article.headline.surface if reading.article.headline else None
        published = reading.article.published_at.value if reading.article.published_at else None
        right["headline"] += _same(headline, gold["title"])
        right["instant"] += published == gold["published"]
        scores.append(body_score(body_of(reading), gold["content"]))
        people = _people(reading)
        right["people"] += row["file"] in named and people == named[row["file"]]
        misses.append("{}  P {:.3f}  R {:.3f}  F1 {:.3f}".format(row["file"], *scores[-1]))
        if not _same(headline, gold["title"]):
            misses.append(f"    headline {headline!r}, gold {gold['title']!r}")
        if published != gold["published"]:
            misses.append(f"    instant {published}, gold {gold['published']}")
        if people != named.get(row["file"], {}):
            misses.append(f"    people {people}, gold {named.get(row['file'])}")
    indexes = 0
    for row in rows:
        kind = read_file(folder / row["file"], row["url"]).article.kind
        right["kind"] += kind == row["kind"]
        indexes += row["kind"] == "index"
        right["index"] += kind == row["kind"] == "index"
        if kind != row["kind"]:
            misses.append("{}  kind {}, gold {}".format(row["file"], kind, row["kind"]))
    count = len(articles)
    means = [sum(column) / count for column in zip(*scores, strict=True)]
    figures = {"count": count, **{key: right[key] / count for key in ("headline", "instant")}}
    figures |= {"people": right["people"] / len(named), "people_count": len(named)}
    figures |= {"index": right["index"] / indexes, "index_count": indexes}
    figures["kind"] = right["kind"] / len(rows)
    return {**figures, **dict(zip(("body_p", "body_r", "body_f1"), means, strict=True))}, misses


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--shared", type=Path, default=SHARED)
    parser.add_argument("--generic", action="store_true", help="read without publishers' profiles")
    parser.add_argument("--errors", action="store_true", help="print each page and what differs")
    args = parser.parse_args()
    if args.generic:
        BY_DOMAIN.clear()
    figures, misses = measure(args.shared)
    if args.errors:
        print(*misses, sep="\n")
    print({key: round(value, 3) for key, value in figures.items()})


if __name__ == "__main__":
    main()
