"""Passages of published news in which the project marked the acts; the text itself stays with its data.

    python -m tools.news_passages [--data ../shared/data]

checks the marks in `tools/passages` against the texts and counts what they teach. A passage is some
sentences in a row of a source that `corpora` names; its line says which (`@ ewt 120 130`, half-open) and
a digest of its text, and a line for each act follows (`tools/act_lines.py`), marked by the project's
annotation guidelines.
"""

import argparse
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from tools.act_lines import act_of, digest
from tools.lesson_articles import Lesson, LessonError, blocks
from tools.treebanks import CSUI_TRAIN, read_trees, training_trees

PASSAGES = Path(__file__).parent / "passages"
DATA = Path(__file__).resolve().parents[2] / "shared" / "data"
KUMPARAN = "kumparan-postag-lemma/dataset_postag.txt"
IDNER = "idner-news-2k/train.txt"
NTREX_EN = "NTREX/newstest2019-src.eng.txt"
NTREX_ID = "NTREX/newstest2019-ref.ind.txt"
ENGLISH = frozenset({"ewt", "ntrex_en"})
EWT_NEWS = ("weblog", "newsgroup")
HEAD = re.compile(r"@ (\w+) (\d+) (\d+) ([0-9a-f]{8})")
GLUED = re.compile(r" (?=[.,;:!?)\]%]|nya\b)|(?<=[(\[]) |(?<=\d[.,]) (?=\d)|(?<=Rp) (?=\d)")
JOINED = re.compile(r"(?<=\w) ([/-]) (?=\w)", re.ASCII)
QUOTED = re.compile(r'" ([^"]*?) "')


def passages(data: Path, folder: Path = PASSAGES) -> Iterator[Lesson]:
    """Every marked passage, in the shape of an article of our own.

    Raises `LessonError` with the file and the line where a mark is broken or the text is another one.
    """
    sources = corpora(data)
    for path in sorted(folder.glob("*.txt")):
        for start, lines in blocks(path):
            yield _passage(lines, sources, f"{path}:{start + 1}")


def corpora(data: Path) -> dict[str, list[str]]:
    """The sentences of each source, in their order: what its licence lets shipped weights learn from."""
    trees = training_trees(data)
    return {
        "csui": [tree.text for tree in read_trees(data / CSUI_TRAIN)],
        "ewt": [tree.text for tree in trees["ewt"] if tree.id.startswith(EWT_NEWS)],
        "gsd": [tree.text for tree in trees["gsd2"]],
        "idner": list(_columns(data / IDNER, " ")),
        "kumparan": list(_columns(data / KUMPARAN, "\t")),
        "ntrex_en": (data / NTREX_EN).read_text(encoding="utf-8").split("\n"),
        "ntrex_id": (data / NTREX_ID).read_text(encoding="utf-8").split("\n"),
    }


def printed(tokens: list[str]) -> str:
    """Words and marks as a newspaper would print them."""
    text = GLUED.sub("", " ".join(tokens))
    return QUOTED.sub(r'"\1"', JOINED.sub(r"\1", text))


def _columns(path: Path, separator: str) -> Iterator[str]:
    """Sentences of a file with a word in each line and an empty line behind each sentence."""
    for block in path.read_text(encoding="utf-8").split("\n\n"):
        tokens = [line.split(separator)[0].strip() for line in block.split("\n") if line.strip()]
        if tokens:
            yield printed(tokens)


def _passage(lines: list[str], sources: dict[str, list[str]], place: str) -> Lesson:
    head = HEAD.fullmatch(lines[0].strip())
    if not head or head[1] not in sources:
        raise LessonError(f"{place}: expected `@ source first last digest`")
    text = "\n".join(sources[head[1]][int(head[2]) : int(head[3])])
    if digest(text) != head[4]:
        raise LessonError(f"{place}: the text of {head[1]} is not the one that was marked")
    acts = [act_of(line.strip(), text, place) for line in lines[1:] if line.strip()]
    lang = "en" if head[1] in ENGLISH else "id"
    return Lesson(f"{head[1]}-{head[2]}", lang, None, None, text, acts)


def main() -> None:
    """Check and count."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--data", type=Path, default=DATA)
    read = list(passages(parser.parse_args().data))
    types = Counter(event["type"] for one in read for event in one.events)
    words = sum(len(one.text.split()) for one in read)
    print(f"{len(read)} passages, {words} words, {types.total()} acts")
    print(", ".join(f"{type_} {count}" for type_, count in types.most_common()))


if __name__ == "__main__":
    main()
