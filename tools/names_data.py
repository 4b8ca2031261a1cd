"""Sentences with name tags: public sets, and documents whose names are listed (`tools/names`)."""

import random
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from saksi.text.encoder import Encoder
from saksi.text.heads import NAMES
from saksi.text.naming import STYLES
from saksi.text.sentences import Sentence
from saksi.text.syntax import spelling
from tools.name_lists import UNKNOWN, Labelled, digest, gold, labelled, ntrex, read_names
from tools.name_swaps import swapped
from tools.reader_data import IGNORE, joined, name_spans, tagged_sentences
from tools.tagger_data import word_states


@dataclass(frozen=True)
class NameExample:
    """One sentence; every array has one row (or value) a word."""

    states: NDArray[np.float16]
    spellings: NDArray[np.int64]
    style: int
    tags: NDArray[np.int64]


def examples(encoder: Encoder, labelled: Sequence[Labelled], style: str) -> list[NameExample]:
    """Labelled sentences with the states of their words."""
    states = word_states(encoder, [(text, sentence) for text, sentence, _ in labelled])
    return [
        NameExample(
            x,
            np.array([spelling(w.surface, not at) for at, w in enumerate(sentence.tokens)]),
            STYLES.index(style),
            np.array([NAMES.index(tag) if tag != UNKNOWN else IGNORE for tag in tags]),
        )
        for (_, sentence, tags), x in zip(labelled, states, strict=True)
    ]


def tensors(group: Sequence[NameExample]) -> tuple[Tensor, Tensor, Tensor, Tensor]:
    """States, spellings, styles and tags of sentences of one length."""
    return (
        torch.from_numpy(np.stack([e.states for e in group])).float(),
        torch.from_numpy(np.stack([e.spellings for e in group])),
        torch.tensor([e.style for e in group]),
        torch.from_numpy(np.stack([e.tags for e in group])),
    )


def column_file(path: Path, separator: str) -> list[Labelled]:
    """The sentences of a file of words and tags."""
    found: list[Labelled] = []
    for words, tags in tagged_sentences(path, separator):
        text, tokens = joined(words)
        found.append((text, Sentence(0, len(text), 0, tokens), tags))
    return found


def swapped_sentences(
    known: Sequence[Labelled], lists: dict[str, list[list[str]]], lang: str, chance: random.Random
) -> list[Labelled]:
    """The sentences with other names; those with words of unknown tag are left out."""
    found: list[Labelled] = []
    for text, sentence, tags in known:
        if UNKNOWN in tags or all(tag == "O" for tag in tags):
            continue
        names = [
            (sentence.tokens[a].start, sentence.tokens[b - 1].end, kind)
            for a, b, kind in name_spans([NAMES.index(tag) for tag in tags])
        ]
        found += labelled(*swapped(text, names, lists, chance), lang)
    return found


def listed(path: Path, shared: Path, lang: str) -> list[Labelled]:
    """The documents of a list in one language; `SystemExit` where a text is not the annotated one."""
    texts = ntrex(shared, lang) | gold(shared)
    found: list[Labelled] = []
    for document, names in read_names(path).items():
        if lang not in names.sha256:
            continue
        if digest(texts[document]) != names.sha256[lang]:
            raise SystemExit(f"{path}: {document} ({lang}) is not the text that was annotated")
        for line in "\n".join(texts[document]).split("\n"):
            found += labelled(line, list(names.find(line)), lang, names.open)
    return found
