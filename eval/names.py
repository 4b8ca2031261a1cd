"""Names found by the learned head (PER, ORG, LOC; whole names).

    python -m eval.names [--shared DIR] [--errors N] [--json]

`all` and each kind: idner-news-2k's test part, in that set's manner, words as the set has them, one
sentence at a time. `ntrex`: 40 Indonesian NTREX documents annotated by us (`ntrex_names.yaml`), read
as any article is; `foreign` are those of their names that are not Indonesian.
"""

import argparse
import json
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from eval.gold import SHARED
from saksi.lang.base import load_language
from saksi.text.heads import NAMES
from saksi.text.naming import Namer, load_namer
from saksi.text.reader import load_reader
from saksi.text.sentences import Sentence, split_sentences
from tools.name_lists import digest, ntrex, read_names
from tools.reader_data import joined, name_spans, tagged_sentences

LISTS = Path(__file__).parent / "ntrex_names.yaml"
Span = tuple[int, int, str]
Figures = dict[str, dict[str, float]]


def measure(shared: Path, namer: Namer | None = None) -> Figures:
    """Precision, recall and F1 of each set and kind."""
    found: Figures = {}
    hit, ours, theirs = Counter[str](), Counter[str](), Counter[str]()
    for said, gold in _idner(shared, namer):
        for counts, spans in ((hit, said & gold), (ours, said), (theirs, gold)):
            counts.update(kind for *_, kind in spans)
    for name, kinds in {"all": sorted(theirs), **{kind: [kind] for kind in sorted(theirs)}}.items():
        found[name] = _figures(*(sum(c[k] for k in kinds) for c in (hit, ours, theirs)))
    return found | _ntrex(shared, namer)[0]


def names_in(
    text: str, sentences: list[Sentence], style: str = "own", namer: Namer | None = None
) -> set[Span]:
    """What the head finds in the sentences."""
    encoder = load_reader().encoder
    namer = namer or load_namer(encoder.sha256)
    found = namer.names(sentences, list(encoder.encode(text, sentences)), style)
    return {(name.start, name.end, name.label) for name in found}


def _idner(shared: Path, namer: Namer | None) -> Iterator[tuple[set[Span], set[Span]]]:
    """Names said and annotated of each sentence."""
    for words, tags in tagged_sentences(shared / "data" / "idner-news-2k" / "test.txt", " "):
        text, tokens = joined(words)
        gold = {
            (tokens[a].start, tokens[b - 1].end, kind)
            for a, b, kind in name_spans([NAMES.index(t) for t in tags])
        }
        yield names_in(text, [Sentence(0, len(text), 0, tokens)], "idner", namer), gold


def _ntrex(shared: Path, namer: Namer | None) -> tuple[Figures, list[str]]:
    """The figures, and a line for each name that differs."""
    counts = {"ntrex": [0, 0, 0], "foreign": [0, 0, 0]}
    wrong: list[str] = []
    texts = ntrex(shared, "id")
    for document, names in read_names(LISTS).items():
        lines = texts[document]
        if digest(lines) != names.sha256["id"]:
            raise SystemExit(f"{LISTS}: {document} is not the text that was annotated")
        text = "\n".join(lines)
        gold, said = set(names.find(text)), names_in(text, _sentences(lines), "own", namer)
        home = {span for span in said | gold if text[span[0] : span[1]] in names.home}
        for row, left in ((counts["ntrex"], set[Span]()), (counts["foreign"], home)):
            for at, spans in enumerate((said & gold, said, gold)):
                row[at] += len(spans - left)
        for kind, spans in (("extra", said - gold), ("missed", gold - said)):
            wrong += [f"{document} {kind} {k}: {text[a:b]!r}" for a, b, k in sorted(spans)]
    return {name: _figures(*row) for name, row in counts.items()}, wrong


def _sentences(lines: list[str]) -> list[Sentence]:
    """The document's sentences, each line a paragraph."""
    blocks, at = list[tuple[int, int, int]](), 0
    for number, line in enumerate(lines):
        blocks.append((at, at + len(line), number))
        at += len(line) + 1
    return list(split_sentences("\n".join(lines), blocks, load_language("id").text))


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
    parser.add_argument("--errors", type=int, default=0, help="print as many of ntrex that differ")
    parser.add_argument("--json", action="store_true")
    args = parser.parse_args()
    figures = measure(args.shared)
    if args.json:
        print(json.dumps(figures))
        return
    for kind, row in figures.items():
        print(f"{kind:7}", "  ".join(f"{name}={value}" for name, value in row.items()))
    if args.errors:
        print(*_ntrex(args.shared, None)[1][: args.errors], sep="\n")


if __name__ == "__main__":
    main()
