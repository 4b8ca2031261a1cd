"""Sentences of Universal Dependencies treebanks with the place of each word in the printed text."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from saksi.text.sentences import Sentence, Token

GSD_TRAIN = "UD_Indonesian-GSD/id-ud-train.UDv2.0-2017-02-04.conllu"
GSD_DEV = "UD_Indonesian-GSD/id_gsd-ud-dev.conllu"
GSD_TEST = "UD_Indonesian-GSD/id_gsd-ud-test.conllu"
CSUI_TRAIN = "UD_Indonesian-CSUI/id_csui-ud-train.conllu"
CSUI_TEST = "UD_Indonesian-CSUI/id_csui-ud-test.conllu"
PUD_TEST = "UD_Indonesian-PUD/id_pud-ud-test.conllu"
EWT_ALL = "UD_English-EWT/all-sources.conllu"
EWT_DEV = "UD_English-EWT/en_ewt-ud-dev.conllu"
EWT_TEST = "UD_English-EWT/en_ewt-ud-test.conllu"


@dataclass(frozen=True)
class Tree:
    """One sentence; `heads[i]` is the head of word i, counted from 1, and 0 is the root.

    Words of a contraction (`rumahnya`, `don't`) have the part of the text that they are spelled by;
    where the parts do not spell the whole, each has all of it.
    """

    id: str
    text: str
    words: tuple[Token, ...]
    tags: tuple[str, ...]
    heads: tuple[int, ...]
    relations: tuple[str, ...]

    def sentence(self) -> Sentence:
        """As the encoder reads it."""
        return Sentence(0, len(self.text), 0, self.words)


def read_trees(path: Path) -> Iterator[Tree]:
    """Every sentence of a CoNLL-U file; empty nodes are left out."""
    for block in path.read_text(encoding="utf-8").split("\n\n"):
        lines = block.split("\n")
        comments = dict(line[2:].split(" = ", 1) for line in lines if " = " in line[:20])
        rows = [line.split("\t") for line in lines if line[:1].isdigit()]
        rows = [row for row in rows if "." not in row[0]]
        if rows:
            yield _tree(comments.get("sent_id", ""), rows)


def _tree(name: str, rows: list[list[str]]) -> Tree:
    text, spans = _printed(rows)
    words = [row for row in rows if "-" not in row[0]]
    return Tree(
        name,
        text.rstrip(),
        tuple(Token(*span, row[1]) for span, row in zip(spans, words, strict=True)),
        tuple(row[3] for row in words),
        tuple(int(row[6]) for row in words),
        tuple(row[7] for row in words),
    )


def _printed(rows: list[list[str]]) -> tuple[str, list[tuple[int, int]]]:
    """The text, and the place of each word in it."""
    spans: list[tuple[int, int]] = []
    text, at = "", 0
    while at < len(rows):
        row = rows[at]
        inside = rows[at : at + 1]
        if "-" in row[0]:
            first, last = row[0].split("-")
            inside = rows[at + 1 : at + 2 + int(last) - int(first)]
            at += 1
        spans += _parts(len(text), row[1], [part[1] for part in inside])
        text += row[1] + ("" if "SpaceAfter=No" in row[9] else " ")
        at += len(inside)
    return text, spans


def _parts(start: int, surface: str, forms: list[str]) -> Iterator[tuple[int, int]]:
    spelled = "".join(forms).casefold() == surface.casefold()
    for form in forms:
        if spelled:
            yield start, start + len(form)
            start += len(form)
        else:
            yield start, start + len(surface)


def training_trees(data: Path) -> dict[str, list[Tree]]:
    """Trees to learn from, by treebank; EWT's file of all sources loses its dev and test parts."""
    kept = {tree.id for name in (EWT_DEV, EWT_TEST) for tree in read_trees(data / name)}
    return {
        "gsd2": list(read_trees(data / GSD_TRAIN)),
        "csui": list(read_trees(data / CSUI_TRAIN)),
        "ewt": [tree for tree in read_trees(data / EWT_ALL) if tree.id not in kept],
    }
