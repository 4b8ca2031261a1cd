"""Make the word lists of both languages: words that news writes in small letters, and name words.

    python tools/build_words.py [--shared ../shared] [--check]

`common.txt` holds words that stand in small letters at least a third as often as with a capital, away
from the beginning of a sentence; by it a headline in Title Case is told from a name. `given.txt` holds
words that open the names of persons. Counted from the annotated train split, NTREX and
ngec_synthetic (MIT), kumparan-postag (MIT), idner-news-2k train (MIT), UD EWT train and GSD train
(CC BY-SA), and mdee-dbpedia (names of DBpedia, CC BY-SA). Only words and nothing of the texts is
kept. The same inputs give the same bytes; `--check` fails where the tables are not what they give.
"""

import argparse
import json
import re
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
LANG = ROOT / "src" / "saksi" / "lang"
WORD = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")
INSIDE = re.compile(r"[a-z0-9,] $")
LEAST = {"id": 2, "en": 3}
LEAST_NAMES = 3
FREQUENT = 20
LONGEST_WORD = 24


def _gold(shared: Path, lang: str) -> Iterator[str]:
    for path in sorted((shared / "gold" / "train").glob(f"t-{lang}-*.txt")):
        yield path.read_text(encoding="utf-8")


def _columns(path: Path, at: int) -> Iterator[str]:
    words: list[str] = []
    for line in path.read_text(encoding="utf-8").splitlines():
        cells = line.split("\t") if "\t" in line else line.split(" ")
        if not line.strip() or line.startswith("#"):
            if words:
                yield " ".join(words)
            words = []
        elif len(cells) > at:
            words.append(cells[at])
    if words:
        yield " ".join(words)


def _train_of_ewt(folder: Path) -> Iterator[str]:
    held = set()
    for split in ("dev", "test"):
        lines = (folder / f"en_ewt-ud-{split}.conllu").read_text(encoding="utf-8").splitlines()
        held |= {line for line in lines if line.startswith("# sent_id")}
    for part in (folder / "all-sources.conllu").read_text(encoding="utf-8").split("\n\n"):
        if held & set(part.splitlines()):
            continue
        rows = (r.split("\t") for r in part.splitlines() if r and not r.startswith("#"))
        yield " ".join(r[1] for r in rows if len(r) > 1)


def _indonesian(shared: Path) -> Iterator[str]:
    data = shared / "data"
    yield from _gold(shared, "id")
    yield from _columns(data / "kumparan-postag-lemma" / "dataset_postag.txt", 0)
    yield from _columns(data / "idner-news-2k" / "train.txt", 0)
    yield from _columns(data / "UD_Indonesian-GSD" / "id-ud-train.UDv2.0-2017-02-04.conllu", 1)
    yield from (data / "NTREX" / "newstest2019-ref.ind.txt").read_text("utf-8").splitlines()


def _english(shared: Path) -> Iterator[str]:
    data = shared / "data"
    yield from _gold(shared, "en")
    yield from _train_of_ewt(data / "UD_English-EWT")
    for line in (data / "ngec_synthetic.jsonl").read_text(encoding="utf-8").splitlines():
        yield from (v for v in json.loads(line).values() if isinstance(v, str) and len(v) > 99)
    yield from (data / "NTREX" / "newstest2019-src.eng.txt").read_text("utf-8").splitlines()


def common_words(texts: Iterator[str], least: int) -> tuple[list[str], set[str]]:
    """Words that are no names by their letter case.

    Written small at least `least` times and a third as often as with a capital; or, as sentence
    words are, with a capital at the beginning of sentences and hardly ever inside. The second
    value holds the frequent ones.
    """
    small: Counter[str] = Counter()
    large: Counter[str] = Counter()
    opening: Counter[str] = Counter()
    for text in texts:
        for found in WORD.finditer(text):
            word = found.group().replace("’", "'")
            if len(word) > LONGEST_WORD:
                continue
            before = text[max(0, found.start() - 2) : found.start()]
            if word.islower():
                small[word] += 1
            elif word[0].isupper() and INSIDE.search(before):
                large[word.lower()] += 1
            elif word[0].isupper() and not word.isupper():
                opening[word.lower()] += 1
    common = {w for w, n in small.items() if n >= least and 3 * n >= large[w]}
    common |= {w for w, n in opening.items() if n >= 8 and n >= 20 * large[w]}
    return sorted(common), {w for w, n in small.items() if n >= FREQUENT}


def given_names(path: Path, frequent: set[str]) -> list[str]:
    """Words that open at least `LEAST_NAMES` names of persons and are no frequent word."""
    text = path.read_bytes().decode("latin-1")
    counts = Counter(line.split()[0] for line in sorted(set(text.splitlines())) if " " in line)
    return sorted(
        w for w, n in counts.items()
        if n >= LEAST_NAMES and w.isascii() and w.isalpha() and w[0].isupper() and len(w) > 2
        and w.lower() not in frequent
    )  # fmt: skip


def main() -> None:
    """Write the tables, or check them."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--shared", type=Path, default=ROOT.parent / "shared")
    parser.add_argument("--check", action="store_true")
    args = parser.parse_args()
    indonesian, often = common_words(_indonesian(args.shared), LEAST["id"])
    english, often_in_english = common_words(_english(args.shared), LEAST["en"])
    people = args.shared / "data" / "mdee-dbpedia" / "person.txt"
    tables = {
        LANG / "id" / "tables" / "common.txt": indonesian,
        LANG / "en" / "tables" / "common.txt": english,
        LANG / "tables" / "given.txt": given_names(people, often | often_in_english),
    }
    for path, words in tables.items():
        text = "\n".join(words) + "\n"
        if args.check and path.read_text(encoding="utf-8") != text:
            sys.exit(f"{path.relative_to(ROOT)} is not what its sources give; run build_words.py")
        if not args.check:
            path.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
