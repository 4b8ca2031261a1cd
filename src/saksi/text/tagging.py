"""Tags, a parse and lemmas of sentences, in the manner of Universal Dependencies.

Made only where they are asked for: reading an article needs none. The states are those of the
shared encoder; the weights are trained by `tools/train_tagger.py`, and the card beside them tells
their data, licences and figures.
"""

from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from saksi.errors import ModelError
from saksi.text.encoder import SIZE, STATES, Encoder
from saksi.text.lemmas import WordAnalyser
from saksi.text.reader import load_reader, within_reach
from saksi.text.sentences import Sentence, Token
from saksi.text.syntax import RELATIONS, STYLE_OF, STYLES, TAGS, spelling
from saksi.text.trees import best_tree
from saksi.text.weights import MODELS, check_files, open_session, read_card
from saksi.text.words import syntactic_words

CARD, TAGGER, RELATING = "tagger.json", "tagger.onnx", "relations.onnx"
FILES = (CARD, TAGGER, RELATING)

Floats = NDArray[np.float32]


class TaggedWord(Struct, frozen=True):
    """One syntactic word: `text[start:end] == surface`.

    `tag` is a UPOS tag, `relation` a UD relation to the word number `head` of the sentence (counted
    from 1; 0 for the root). `token` numbers the sentence's tokens: words with the same one are
    written together (`rumah` and `nya`), and in CoNLL-U make a range.
    """

    start: int
    end: int
    surface: str
    lemma: str
    tag: str
    head: int
    relation: str
    token: int


class TaggedSentence(Struct, frozen=True):
    """One sentence with its words; `paragraph` counts from 0, and −1 is the headline."""

    start: int
    end: int
    paragraph: int
    words: tuple[TaggedWord, ...]


class Card(Struct, frozen=True):
    """What must hold of the files beside it before they are used."""

    version: str
    sha256: dict[str, str]
    tags: list[str]
    relations: list[str]
    states: list[int]
    encoder: str


class Parse(Struct, frozen=True):
    """Tags, heads (from 1, 0 the root) and relations of one sentence's words."""

    tags: tuple[str, ...]
    heads: tuple[int, ...]
    relations: tuple[str, ...]


class Tagger:
    """Loaded weights; used from one thread at a time."""

    def __init__(self, version: str, encoder: Encoder, tagger: Any, relating: Any) -> None:
        self.version, self.encoder = version, encoder
        self._tagger, self._relating = tagger, relating

    def tag(
        self, text: str, sentences: Sequence[Sentence], lang: str, analyse: WordAnalyser
    ) -> tuple[TaggedSentence, ...]:
        """Each sentence with tagged words; `lang` is a key of `STYLE_OF`.

        As with the reader, what stands behind the first `MOST_WORDS` words is left out.
        """
        sentences = within_reach(sentences)
        split = [syntactic_words(sentence, analyse) for sentence in sentences]
        parts = [
            Sentence(s.start, s.end, s.paragraph, tuple(words))
            for s, (words, _) in zip(sentences, split, strict=True)
        ]
        parses = self.parse(text, parts, STYLE_OF[lang])
        return tuple(
            TaggedSentence(s.start, s.end, s.paragraph, _words(s.tokens, owners, parse, analyse))
            for s, (_, owners), parse in zip(parts, split, parses, strict=True)
        )

    def parse(self, text: str, sentences: Sequence[Sentence], style: str) -> list[Parse]:
        """Tags and trees of sentences whose tokens are the words to be parsed."""
        states = [np.zeros((len(s.tokens), SIZE * len(STATES)), np.float32) for s in sentences]
        for encoded in self.encoder.encode(text, sentences):
            for (sentence, word), state in zip(encoded.window.words, encoded.words(), strict=True):
                states[sentence][word] = state
        return [self._parse(s, x, style) for s, x in zip(sentences, states, strict=True)]

    def _parse(self, sentence: Sentence, states: Floats, style: str) -> Parse:
        words = sentence.tokens
        spelled = [spelling(word.surface, not at) for at, word in enumerate(words)]
        feed = {
            "states": states[None],
            "spellings": np.array([spelled], np.int64),
            "style": np.array([STYLES.index(style)], np.int64),
        }
        tags, arcs, dependents, heads = self._tagger.run(None, feed)
        tree = best_tree(arcs[0])
        sides = {"dependents": dependents[0], "heads": heads[0][tree]}
        relations = self._relating.run(None, sides)[0]
        return Parse(
            tuple(TAGS[best] for best in tags[0].argmax(-1)),
            tuple(tree),
            tuple(_relation(row, head) for row, head in zip(relations, tree, strict=True)),
        )


def _relation(row: Floats, head: int) -> str:
    """The likeliest relation; the root's is `root`, and no other word's is."""
    root = RELATIONS.index("root")
    if not head:
        return "root"
    return RELATIONS[int(np.where(np.arange(len(row)) == root, -np.inf, row).argmax())]


def _words(
    words: Sequence[Token], owners: Sequence[int], parse: Parse, analyse: WordAnalyser
) -> tuple[TaggedWord, ...]:
    rows = zip(words, owners, parse.tags, parse.heads, parse.relations, strict=True)
    return tuple(
        TaggedWord(
            w.start, w.end, w.surface, _lemma(w.surface, tag, analyse), tag, head, relation, owner
        )
        for w, owner, tag, head, relation in rows
    )


def _lemma(surface: str, tag: str, analyse: WordAnalyser) -> str:
    """Names keep their form, as treebanks have them."""
    if tag in ("PROPN", "NUM", "PUNCT", "SYM", "X"):
        return surface
    return analyse(surface).lemma or surface


@cache
def load_tagger(folder: Path = MODELS, threads: int = 1) -> Tagger:
    """The tagger whose card stands in `folder`; loaded once, with the reader's encoder.

    Raises `ModelError`, naming the file and the remedy, where a file is missing, damaged or made
    for other tags or another encoder than these.
    """
    reader = load_reader(folder, threads)
    card = read_card(folder / CARD, Card)
    check_files(folder, card.sha256)
    made_for = (tuple(card.tags), tuple(card.relations), tuple(card.states), card.encoder)
    if made_for != (TAGS, RELATIONS, STATES, reader.encoder.sha256):
        raise ModelError(
            f"models/{CARD}: made for other tags or another encoder than this Saksi has; install it again"
        )
    sessions = (open_session(folder / name, threads) for name in (TAGGER, RELATING))
    return Tagger(card.version, reader.encoder, *sessions)
