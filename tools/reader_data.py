"""Training examples of the reader: windows of words with what the annotation says of each word."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from tokenizers import Tokenizer

from saksi.find.entities import EntityIndex, find_entities
from saksi.find.events.hints import Hints, lexicon_hints
from saksi.find.statements import find_statements
from saksi.find.times import find_times
from saksi.lang.base import load_language
from saksi.read.page import read_page
from saksi.read.source import Source
from saksi.text.analysis import Analysis, analyse
from saksi.text.heads import CONTENT, CUE, NAMES, RELATIONS, STATUSES, TYPES
from saksi.text.sentences import Sentence, Token, split_sentences
from saksi.text.windows import Pieced, Window, align, pack
from tools.lesson_articles import lesson_source, lessons
from tools.news_passages import passages
from tools.reader_pairs import PairLabels, Pairs
from tools.reader_words import Words
from tools.second_reading import annotation

IGNORE = -100


@dataclass
class Example:
    """One window; label lists run over its words, `IGNORE` where nothing is known."""

    window: Window
    hints: list[tuple[int, ...]]
    labels: dict[str, list[int]]
    pairs: dict[str, list[Pairs]] = field(default_factory=dict)
    document: str = ""
    story: int = IGNORE


def piece(tokenizer: Tokenizer, sentences: Sequence[Sentence], text: str) -> list[Pieced]:
    """Each sentence in pieces, with the first piece of each token."""
    encoded = tokenizer.encode_batch(
        [text[s.start : s.end] for s in sentences], add_special_tokens=False
    )
    return [
        Pieced(tuple(e.ids), align(s, e.offsets)) for s, e in zip(sentences, encoded, strict=True)
    ]


@dataclass
class Document:
    """One annotated article as the pipeline sees it."""

    analysis: Analysis
    gold: dict[str, Any]
    entities: EntityIndex
    hints: tuple[tuple[Hints, ...], ...]


def documents(folder: Path, again: bool = True) -> Iterator[Document]:
    """Every document of a gold split, as its second reader left it (`again`) or as the first did."""
    for line in (folder / "docs.jsonl").read_text(encoding="utf-8").splitlines():
        doc = json.loads(line)
        source = Source(
            id=doc["id"], name=doc["id"], text=doc["text"], published=doc.get("published"),
            outlet=doc.get("outlet"), lang=doc.get("lang"),
        )  # fmt: skip
        yield _document(source, annotation(folder, doc, again))


def lesson_documents(paths: list[Path] | None = None) -> Iterator[Document]:
    """Every article of our own (or of the files named), of which only the acts are marked."""
    for lesson in lessons(paths):
        yield _document(lesson_source(lesson), {"id": lesson.id, "events": lesson.events})


def passage_documents(data: Path) -> Iterator[Document]:
    """Every passage of published news with marked acts, of which nothing else is marked."""
    for passage in passages(data):
        yield _document(lesson_source(passage), {"id": passage.id, "events": passage.events})


def _document(source: Source, gold: dict[str, Any]) -> Document:
    reading = read_page(source, [load_language(code).page for code in ("id", "en")])
    language = load_language(reading.article.lang or "id")
    analysis = analyse(reading.text, reading.article, language.text)
    times = find_times(analysis, language.times).times
    entities = find_entities(analysis, language.names)
    said = find_statements(analysis, times, entities, language.statements)
    hints = tuple(lexicon_hints(s.tokens, language.events) for s in analysis.sentences)
    return Document(analysis, gold, said.entities, hints)


def gold_examples(document: Document, tokenizer: Tokenizer) -> list[Example]:
    """One document's windows, labelled by its annotation."""
    analysis, gold = document.analysis, document.gold
    examples = []
    for window in pack(piece(tokenizer, analysis.sentences, analysis.text)):
        words = Words(window, analysis.sentences)
        labels = _blank(len(words.tokens))
        if "statements" in gold:
            _mark_statements(words, gold["statements"], labels)
        else:
            labels |= {name: [IGNORE] * len(words.tokens) for name in ("content", "cue")}
        _mark_events(words, gold["events"], labels)
        hints = [tuple(TYPES.index(h) for h in document.hints[s][t]) for s, t in window.words]
        pairs = _pairs(PairLabels(words, analysis.sentences, document.entities), gold)
        examples.append(Example(window, hints, labels, pairs, str(gold["id"])))
    return examples


def _blank(size: int) -> dict[str, list[int]]:
    zeros = {name: [0] * size for name in ("content", "cue", "act")}
    return zeros | {"status": [IGNORE] * size}


def _mark_statements(words: Words, statements: list[Any], labels: dict[str, list[int]]) -> None:
    for statement in statements:
        for start, end in statement["spans"]:
            inside = words.within(start, end)
            for i in inside:
                labels["content"][i] = CONTENT.index("I")
            if inside and words.tokens[inside[0]].start >= start:
                labels["content"][inside[0]] = CONTENT.index("B")
        cue = statement.get("cue_span")
        for i in words.within(*cue) if cue else []:
            labels["cue"][i] = CUE.index("CUE")


def _mark_events(words: Words, events: list[Any], labels: dict[str, list[int]]) -> None:
    """Second mentions are neither right nor wrong: they are left out of the loss."""
    for event in events:
        for span in event.get("again_spans") or []:
            for i in words.within(*span):
                labels["act"][i] = IGNORE
    for event in events:
        span = event.get("trigger_span")
        for i in words.within(*span) if span else []:
            labels["act"][i] = TYPES.index(event["type"])
            labels["status"][i] = STATUSES.index(event["status"])


def _pairs(label: PairLabels, gold: dict[str, Any]) -> dict[str, list[Pairs]]:
    found: dict[str, list[Pairs | None]] = {name: [] for name in RELATIONS}
    statements = gold.get("statements", [])
    cues = [s["cue_span"] for s in statements if s.get("cue_span")]
    for statement in statements:
        speaker = [statement["speaker"]] if statement.get("speaker") else []
        cue, content = statement.get("cue_span"), statement["spans"][0]
        if cue:
            found["speaker"].append(label.parties(cue, speaker))
        found["source"].append(label.parties(content, speaker))
        found["cue"].append(label.cues(content, cue, cues))
    for event in gold["events"]:
        if event.get("trigger_span"):
            found["actor"].append(label.parties(event["trigger_span"], event["actors"]))
            found["recipient"].append(label.parties(event["trigger_span"], event["recipients"]))
    return {name: [p for p in pairs if p] for name, pairs in found.items()}


def tagged_sentences(path: Path, separator: str) -> Iterator[tuple[list[str], list[str]]]:
    """Words and name tags (B-PER …) of a column file; other kinds of name count as none."""
    words: list[str] = []
    tags: list[str] = []
    for line in path.read_text(encoding="utf-8").splitlines():
        cells = line.split(separator)
        if len(cells) > 1 and cells[0].strip():
            words.append(cells[0].strip())
            tags.append(_tag(cells[-1].strip()))
        elif words:
            yield words, tags
            words, tags = [], []
    if words:
        yield words, tags


def _tag(tag: str) -> str:
    head, _, kind = tag.partition("-")
    kind = {"PERSON": "PER", "ORGANISATION": "ORG", "ORGANIZATION": "ORG", "PLACE": "LOC"}.get(
        kind, kind
    )
    return f"{head}-{kind}" if f"{head}-{kind}" in NAMES else "O"


def name_examples(
    tokenizer: Tokenizer, sentences: Iterator[tuple[list[str], list[str]]], most: int
) -> list[Example]:
    """Tagged sentences in a row, packed into windows of about `most` pieces."""
    examples: list[Example] = []
    pieced: list[Pieced] = []
    labels: list[list[int]] = []
    for words, tags in sentences:
        text, tokens = joined(words)
        sentence = Sentence(0, len(text), 0, tokens)
        pieced.append(piece(tokenizer, [sentence], text)[0])
        labels.append([NAMES.index(t) for t in tags])
    for window in pack(pieced, most):
        names = [labels[s][t] for s, t in window.words]
        examples.append(Example(window, [()] * len(names), {"names": names}))
    return examples


def joined(words: list[str]) -> tuple[str, tuple[Token, ...]]:
    """The sentence as it would be printed: no blank before marks that close."""
    text, tokens, glue = "", [], True
    for word in words:
        if text and not glue and word[0] not in ".,;:!?)]}%”’":
            text += " "
        glue = word in ("(", "[", "“", "‘")
        tokens.append(Token(len(text), len(text) + len(word), word))
        text += word
    return text, tuple(tokens)


def story_examples(tokenizer: Tokenizer, path: Path) -> list[Example]:
    """Stories of which only the type of their act is known."""
    known = load_language("en").text
    examples = []
    for line in path.read_text(encoding="utf-8").splitlines():
        story = json.loads(line)
        types = [e["type"] for e in story["expected"]]
        if len(types) != 1 or types[0] not in TYPES:
            continue
        text = story["text"]
        sentences = split_sentences(text, [(0, len(text), 0)], known)
        windows = pack(piece(tokenizer, sentences, text))
        if windows:
            window = windows[0]
            examples.append(
                Example(window, [()] * len(window.words), {}, story=TYPES.index(types[0]))
            )
    return examples


def name_spans(tags: list[int]) -> set[tuple[int, int, str]]:
    """Names as (first word, word after the last, kind), from indices into `NAMES`."""
    found: set[tuple[int, int, str]] = set()
    start, kind = 0, ""
    for at, tag in enumerate([*tags, 0]):
        head, _, label = NAMES[tag].partition("-")
        if kind and (head != "I" or label != kind):
            found.add((start, at, kind))
            kind = ""
        if label and not kind:
            start, kind = at, label
    return found
