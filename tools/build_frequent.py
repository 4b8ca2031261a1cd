"""Make the table of how many articles each frequent meaning stands in, by which words are weighed.

    python -m tools.build_frequent [--shared ../shared] [--check]

Counted over the annotated train split and NTREX (CC BY-SA), both languages together, after
`build_bilingual`. Only words and shares are kept. `--check` fails where the table is not what its
sources give.
"""

import argparse
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from saksi.store.meanings import meaning_of
from saksi.store.words import plain_words

ROOT = Path(__file__).resolve().parents[1]
TABLE = ROOT / "src" / "saksi" / "lang" / "tables" / "frequent.tsv"
LEAST = 0.03  # of the articles


def _articles(shared: Path) -> Iterator[frozenset[str]]:
    for path in sorted((shared / "gold" / "train").glob("t-*.txt")):
        yield _meanings(path.read_text(encoding="utf-8"), path.name[2:4])
    folder = shared / "data" / "NTREX"
    ids = (folder / "DOCUMENT_IDS.tsv").read_text(encoding="utf-8").splitlines()
    for lang, name in (("id", "newstest2019-ref.ind.txt"), ("en", "newstest2019-src.eng.txt")):
        lines = (folder / name).read_text(encoding="utf-8").splitlines()
        by_article: dict[str, list[str]] = {}
        for key, line in zip(ids, lines, strict=True):
            by_article.setdefault(key, []).append(line)
        for parts in by_article.values():
            yield _meanings("\n".join(parts), lang)


def _meanings(text: str, lang: str) -> frozenset[str]:
    return frozenset(meaning_of(word, lang) for word in plain_words(text))


def table(shared: Path) -> str:
    """A meaning and its share of articles a line, the most frequent first."""
    articles = list(_articles(shared))
    counts = Counter(word for words in articles for word in words)
    rows = [(n / len(articles), word) for word, n in counts.items()]
    kept = sorted((-share, word) for share, word in rows if share >= LEAST)
    return "".join(f"{word}\t{-share:.3f}\n" for share, word in kept)


def main() -> int:
    """Write the table, or compare it."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--shared", type=Path, default=ROOT.parent / "shared")
    parser.add_argument("--check", action="store_true")
    args = parser.parse_args()
    made = table(args.shared)
    if not args.check:
        TABLE.write_text(made, encoding="utf-8")
        return 0
    if TABLE.read_text(encoding="utf-8") != made:
        print(f"{TABLE} is not what its sources give", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
