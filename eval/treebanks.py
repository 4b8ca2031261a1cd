"""Score tags and parse on the test parts of Universal Dependencies treebanks, words as they are given.

    python -m eval.treebanks [--shared DIR] [--json]

`upos`, `uas` and `las` are shares of all words, marks among them, in percent; `las` counts universal
relations, subtypes left aside (as the CoNLL 2018 shared task does), `las_sub` the whole ones. PUD is
annotated in a manner of its own, and no part of it is learned from.
"""

import argparse
import json
from pathlib import Path

from saksi.text.sentences import Sentence, Token
from saksi.text.tagging import Parse, Tagger, load_tagger
from tools.treebanks import CSUI_TEST, EWT_TEST, GSD_TEST, PUD_TEST, Tree, read_trees

SHARED = Path(__file__).resolve().parents[2] / "shared"
TREEBANKS = {
    "id.gsd": (GSD_TEST, "gsd"),
    "id.csui": (CSUI_TEST, "csui"),
    "id.pud": (PUD_TEST, "csui"),
    "en.ewt": (EWT_TEST, "ewt"),
}
Figures = dict[str, dict[str, float]]


def measure(shared: Path, tagger: Tagger | None = None) -> Figures:
    """The figures of each treebank."""
    tagger = tagger or load_tagger()
    found: Figures = {}
    for name, (file, style) in TREEBANKS.items():
        trees = list(read_trees(shared / "data" / file))
        found[name] = scores(trees, parsed(tagger, trees, style))
    return found


def parsed(tagger: Tagger, trees: list[Tree], style: str) -> list[Parse]:
    """What the tagger says of the sentences, read one after the other as an article's are."""
    text, placed = "", list[Sentence]()
    for tree in trees:
        at = len(text)
        words = tuple(Token(w.start + at, w.end + at, w.surface) for w in tree.words)
        placed.append(Sentence(at, at + len(tree.text), 0, words))
        text += tree.text + "\n"
    return tagger.parse(text, placed, style)


def scores(trees: list[Tree], parses: list[Parse]) -> dict[str, float]:
    """Shares of words in percent."""
    right = {"upos": 0, "uas": 0, "las": 0, "las_sub": 0}
    words = 0
    for tree, parse in zip(trees, parses, strict=True):
        for tag, head, relation, our_tag, our_head, ours in zip(
            tree.tags, tree.heads, tree.relations, parse.tags, parse.heads, parse.relations,
            strict=True,
        ):  # fmt: skip
            words += 1
            hit = head == our_head
            right["upos"] += tag == our_tag
            right["uas"] += hit
            right["las"] += hit and relation.partition(":")[0] == ours.partition(":")[0]
            right["las_sub"] += hit and relation == ours
    return {"words": words, **{name: round(100 * n / words, 2) for name, n in right.items()}}


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--shared", type=Path, default=SHARED)
    parser.add_argument("--json", action="store_true")
    args = parser.parse_args()
    figures = measure(args.shared)
    if args.json:
        print(json.dumps(figures))
        return
    for name, row in figures.items():
        print(f"{name:8}", "  ".join(f"{key}={value}" for key, value in row.items()))


if __name__ == "__main__":
    main()
