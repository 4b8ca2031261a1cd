"""Make the table of words that say the same in Indonesian and English, by which texts are compared.

    python -m tools.build_bilingual [--shared ../shared] [--check]

Word alignment (IBM model 1, both directions) over the lemmas of NTREX (CC BY-SA, 1,997 aligned
sentences); a pair is kept where each is
the other's likeliest translation, or the English word clearly that of the Indonesian. Only pairs of words are
kept, nothing of the texts. The same inputs give the same bytes; `--check` fails where the table is
not what they give.
"""

import argparse
import sys
from collections import Counter, defaultdict
from pathlib import Path

from saksi.store.words import form_of, plain_words

ROOT = Path(__file__).resolve().parents[1]
TABLE = ROOT / "src" / "saksi" / "lang" / "tables" / "bilingual.tsv"
FILES = {"id": "newstest2019-ref.ind.txt", "en": "newstest2019-src.eng.txt"}
ROUNDS = 5
TOGETHER = 2  # sentences in which both must stand
LIKELY = 0.25
CLEAR = 0.5  # without the way back: two words may have one translation
SHORTEST = 3

Pair = tuple[tuple[str, ...], tuple[str, ...]]


def _sentences(path: Path, lang: str) -> list[tuple[str, ...]]:
    lines = path.read_text(encoding="utf-8").splitlines()
    return [tuple(dict.fromkeys(form_of(w, lang) for w in plain_words(line))) for line in lines]


def likelihoods(pairs: list[Pair]) -> dict[str, dict[str, float]]:
    """P(second word | first word) by expectation maximisation."""
    found: dict[str, dict[str, float]] = {}
    for _ in range(ROUNDS):
        counts: dict[str, dict[str, float]] = defaultdict(lambda: defaultdict(float))
        for firsts, seconds in pairs:
            _count(firsts, seconds, found, counts)
        found = {w: {v: n / sum(c.values()) for v, n in c.items()} for w, c in counts.items()}
    return found


def _count(
    firsts: tuple[str, ...],
    seconds: tuple[str, ...],
    found: dict[str, dict[str, float]],
    counts: dict[str, dict[str, float]],
) -> None:
    for second in seconds:
        weights = [found[f].get(second, 0.0) if found else 1.0 for f in firsts]
        whole = sum(weights)
        if whole > 0:
            for first, weight in zip(firsts, weights, strict=True):
                if weight > 1e-4 * whole:
                    counts[first][second] += weight / whole


def table(shared: Path) -> str:
    """The table: an Indonesian and an English lemma a line, in order."""
    folder = shared / "data" / "NTREX"
    pairs = list(
        zip(*(_sentences(folder / name, lang) for lang, name in FILES.items()), strict=True)
    )
    there = likelihoods(pairs)
    back = likelihoods([(english, indonesian) for indonesian, english in pairs])
    both = Counter((i, e) for ids, ens in pairs for i in ids for e in ens)
    kept = []
    for word, options in there.items():
        best = max(options, key=lambda o: (options[o], o))
        returned = back.get(best, {})
        mutual = returned and max(returned, key=lambda o: (returned[o], o)) == word
        likely = options[best] >= (LIKELY if mutual else CLEAR)
        if likely and both[word, best] >= TOGETHER and _is_word(word, best):
            kept.append(f"{word}\t{best}")
    return "\n".join(sorted(kept)) + "\n"


def _is_word(*words: str) -> bool:
    return all(w.isalpha() and len(w) >= SHORTEST for w in words) and len(set(words)) > 1


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
