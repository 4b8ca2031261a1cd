"""Score sentences and tokens against the boundaries of Universal Dependencies treebanks.

    python -m eval.sentences [--shared DIR] [--errors N] [--json]

The raw text of a treebank is its `# text` lines in order, joined by a space. A paragraph ends where
the treebank says so (`# newpar`, `# newdoc`), and after a sentence without a final mark (a
headline). `sentence`: F of the whole spans; `boundary`: F of the places where one sentence ends
inside a paragraph, those at a paragraph's end left out; `clear`: the same without the places where
the treebank itself cuts off a final mark inside a sentence and goes on with a capital, that is,
keeps several sentences in one tree (of GSD's trees one in ten does); `token`: F of the spans of surface tokens,
clitics unsplit (UD's ranges such as `8-9 rumahnya`).
"""

import argparse
import json
import re
from collections.abc import Iterator
from pathlib import Path

from msgspec import Struct

from saksi.lang.base import load_language
from saksi.text.sentences import split_sentences

SHARED = Path(__file__).resolve().parents[2] / "shared"
TREEBANKS = {
    "CSUI": ("id", "UD_Indonesian-CSUI/id_csui-ud-test.conllu"),
    "CSUI train": ("id", "UD_Indonesian-CSUI/id_csui-ud-train.conllu"),
    "GSD": ("id", "UD_Indonesian-GSD/id_gsd-ud-test.conllu"),
    "GSD dev": ("id", "UD_Indonesian-GSD/id_gsd-ud-dev.conllu"),
    "PUD": ("id", "UD_Indonesian-PUD/id_pud-ud-test.conllu"),
    "EWT": ("en", "UD_English-EWT/en_ewt-ud-test.conllu"),
    "EWT weblog": ("en", "UD_English-EWT/en_ewt-ud-test.conllu"),
}
_ENDS = re.compile(r"[.?!…][\"'”’»)\]]*$")
_SEVERAL = re.compile(r"((?P<mark>[.?!…])[\"'”’»)\]]*)\s+[\"'“‘(]?[A-Z]")
Spans = set[tuple[int, int]]


class Gold(Struct, frozen=True):
    """A raw text with its paragraphs, and the treebank's sentences and tokens in it.

    `several` are the places where a sentence of the treebank holds the end of another.
    """

    text: str
    paragraphs: list[tuple[int, int]]
    sentences: Spans
    tokens: Spans
    several: Spans


class Sentence(Struct):
    """One sentence of a treebank: its text, its surface tokens, whether a paragraph begins."""

    text: str
    tokens: list[str]
    opens: bool


def read_sentences(path: Path, source: str = "") -> Iterator[Sentence]:
    """The sentences of a CoNLL-U file, or of what comes from one source in it."""
    for block in path.read_text(encoding="utf-8").split("\n\n"):
        lines = block.split("\n")
        text = next((x[9:] for x in lines if x.startswith("# text = ")), None)
        if text is None or f"# sent_id = {source}" not in block:
            continue
        opens = any(x.startswith(("# newpar", "# newdoc")) for x in lines)
        yield Sentence(text.strip(), list(_surface(lines)), opens)


def _surface(lines: list[str]) -> Iterator[str]:
    """Forms as they stand in the text: a range stands for the words inside it."""
    last = 0
    for cells in (line.split("\t") for line in lines if line[:1].isdigit()):
        if "." in cells[0]:
            continue
        number = cells[0].split("-")
        if int(number[0]) > last:
            yield cells[1]
        last = max(last, int(number[-1]))


def build(path: Path, source: str = "") -> Gold:
    """The raw text of a treebank and what it says about it."""
    text, start = "", 0
    paragraphs, sentences, tokens = [], set(), set()
    for sentence in read_sentences(path, source):
        if text and (sentence.opens or not _ENDS.search(text)):
            paragraphs.append((start, len(text)))
            text += "\n"
            start = len(text)
        elif text:
            text += " "
        begin = at = len(text)
        text += sentence.text
        sentences.add((begin, len(text)))
        for form in sentence.tokens:
            at = text.index(form, at)
            tokens.add((at, at + len(form)))
            at += len(form)
    several = {(m.end(1), m.end(1)) for m in _SEVERAL.finditer(text) if m.span("mark") in tokens}
    several -= {(end, end) for _, end in sentences}
    return Gold(text, [*paragraphs, (start, len(text))], sentences, tokens, several)


def f_score(found: Spans, gold: Spans) -> float:
    """F1 of equal spans."""
    both = len(found & gold)
    return round(2 * both / (len(found) + len(gold)), 4) if found or gold else 1.0


def measure(path: Path, lang: str, source: str = "") -> tuple[dict[str, float], list[str]]:
    """The figures of one treebank, and a line for each boundary that differs."""
    gold = build(path, source)
    blocks = [(start, end, n) for n, (start, end) in enumerate(gold.paragraphs)]
    found = split_sentences(gold.text, blocks, load_language(lang).text)
    spans = {(s.start, s.end) for s in found}
    edges = {(end, end) for _, end in gold.paragraphs}
    ours = {(end, end) for _, end in spans} - edges
    theirs = {(end, end) for _, end in gold.sentences} - edges
    wrong = [("extra", end) for end, _ in ours - theirs]
    wrong += [("missed", end) for end, _ in theirs - ours]
    figures = {
        "sentences": len(gold.sentences),
        "sentence": f_score(spans, gold.sentences),
        "boundary": f_score(ours, theirs),
        "clear": f_score(ours - gold.several, theirs - gold.several),
        "several": len(gold.several),
        "token": f_score({(t.start, t.end) for s in found for t in s.tokens}, gold.tokens),
    }
    return figures, [
        _shown(gold.text, kind, end) for kind, end in sorted(wrong, key=lambda w: w[1])
    ]


def measure_treebank(shared: Path, name: str) -> tuple[dict[str, float], list[str]]:
    """The same of the treebank (or the part of it) that `TREEBANKS` calls `name`."""
    lang, file = TREEBANKS[name]
    source = name.partition(" ")[2] if lang == "en" else ""
    return measure(shared / "data" / file, lang, source)


def _shown(text: str, kind: str, end: int) -> str:
    return f"{kind}: {text[max(0, end - 60) : end]!r} | {text[end : end + 30]!r}"


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--shared", type=Path, default=SHARED)
    parser.add_argument("--errors", type=int, default=0, help="print as many that differ of each")
    parser.add_argument("--json", action="store_true")
    args = parser.parse_args()
    measured = {}
    for name in TREEBANKS:
        measured[name], wrong = measure_treebank(args.shared, name)
        if not args.json:
            print(f"{name:11}", "  ".join(f"{k}={v}" for k, v in measured[name].items()))
            print(*wrong[: args.errors], sep="\n", end="\n" if args.errors else "")
    if args.json:
        print(json.dumps(measured))


if __name__ == "__main__":
    main()
