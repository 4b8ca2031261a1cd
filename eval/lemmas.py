"""Score lemmas and voices against the content words of the Indonesian CSUI treebank.

    python -m eval.lemmas [--shared DIR] [--errors N] [--json]

Content words are nouns, verbs, adjectives and adverbs, letter case left aside. `simplemma` is what
that table alone reaches on the same words; `voice` is over the verbs with an affix.
"""

import argparse
import json
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import simplemma
from msgspec import Struct

from saksi.lang.base import load_language

SHARED = Path(__file__).resolve().parents[2] / "shared"
TREEBANK = Path("data", "UD_Indonesian-CSUI")
CONTENT = ("NOUN", "VERB", "ADJ", "ADV")
VOICES = {"Act": "active", "Pass": "passive"}


class Word(Struct, frozen=True):
    """A word of the treebank."""

    form: str
    lemma: str
    tag: str
    voice: str | None


def read_words(path: Path) -> Iterator[Word]:
    """The content words of a CoNLL-U file, clitics apart."""
    for line in path.read_text(encoding="utf-8").splitlines():
        cells = line.split("\t")
        if len(cells) == 10 and cells[0].isdigit() and cells[3] in CONTENT:
            features = dict(f.split("=") for f in cells[5].split("|") if "=" in f)
            yield Word(cells[1], cells[2].lower(), cells[3], VOICES.get(features.get("Voice", "")))


def measure(path: Path) -> tuple[dict[str, float], list[str]]:
    """The figures, and the lemmas that differ, the most frequent first."""
    words, analyse = list(read_words(path)), load_language("id").words
    found = [(word, analyse(word.form)) for word in words]
    right = sum(w.lemma == a.lemma for w, a in found)
    table = sum(w.lemma == simplemma.lemmatize(w.form, lang="id").lower() for w in words)
    verbs = [(w, a) for w, a in found if w.tag == "VERB" and w.voice and (a.prefix or a.suffix)]
    figures = {
        "words": len(words),
        "lemma": round(right / len(words), 4),
        "simplemma": round(table / len(words), 4),
        "voice": round(sum(w.voice == a.voice for w, a in verbs) / len(verbs), 4),
    }
    wrong = Counter((w.form.lower(), w.lemma, a.lemma) for w, a in found if w.lemma != a.lemma)
    return figures, [f"{n} {f}: wants {g}, got {o}" for (f, g, o), n in wrong.most_common()]


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--shared", type=Path, default=SHARED)
    parser.add_argument("--errors", type=int, default=0)
    parser.add_argument("--json", action="store_true")
    args = parser.parse_args()
    folder = args.shared / TREEBANK
    measured = {}
    for part in ("test", "train"):
        measured[part], wrong = measure(folder / f"id_csui-ud-{part}.conllu")
        if not args.json:
            print(part, measured[part])
            print(*wrong[: args.errors], sep="\n", end="\n" if args.errors else "")
    if args.json:
        print(json.dumps(measured))


if __name__ == "__main__":
    main()
