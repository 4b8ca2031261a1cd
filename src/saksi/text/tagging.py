"""Tags, a parse and lemmas of sentences, in the manner of Universal Dependencies.

Made only where they are asked for: reading an article needs none. The states are those of the
shared encoder; the weights are trained by `tools/train_tagger.py`, and the card beside them tells
their data, licences and figures.
"""

from collections.abc import Iterable, Sequence
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from saksi.errors import ModelError
from saksi.text.batches import batches
from saksi.text.encoder import STATES, Encoded, Encoder, by_sentence
from saksi.text.learned import Scored
from saksi.text.lemmas import WordAnalyser
from saksi.text.naming import Namer
from saksi.text.reader import load_reader, within_reach
from saksi.text.sentences import Sentence, Token
from saksi.text.syntax import RELATIONS, STYLE_OF, STYLES, TAGS
from saksi.text.trees import best_tree
from saksi.text.weights import MODELS, check_files, open_session, read_card
from saksi.text.windows import Window
from saksi.text.words import syntactic_words

CARD, TAGGER, RELATING = "tagger.json", "tagger.onnx", "relations.onnx"
FILES = (CARD, TAGGER, RELATING)
WINDOW = 96  # pieces: tags need no more around them, and attention grows with the square

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


NOTHING = Parse((), (), ())  # of a sentence without words


class Parts(Struct, frozen=True):
    """Sentences of syntactic words; `owners[i]` are the tokens that the words of sentence i belong to."""

    sentences: tuple[Sentence, ...]
    owners: tuple[tuple[int, ...], ...]

    @classmethod
    def of(cls, sentences: Sequence[Sentence], analyse: WordAnalyser) -> "Parts":
        """The sentences with their clitics apart."""
        split = [syntactic_words(sentence, analyse) for sentence in sentences]
        return cls(
            tuple(
                Sentence(s.start, s.end, s.paragraph, tuple(words))
                for s, (words, _) in zip(sentences, split, strict=True)
            ),
            tuple(tuple(owners) for _, owners in split),
        )

    def tokens(self, one: Encoded) -> Encoded:
        """A window of words as one of tokens."""
        firsts: dict[tuple[int, int], int] = {}
        for (sentence, word), first in zip(one.window.words, one.window.firsts, strict=True):
            firsts.setdefault((sentence, self.owners[sentence][word]), first)
        window = Window(one.window.pieces, tuple(firsts), tuple(firsts.values()))
        return Encoded(window, one.ids, one.states)


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
        parts = Parts.of(within_reach(sentences), analyse)
        windows = self.encoder.encode(text, parts.sentences, WINDOW)
        return self._tagged(parts, windows, lang, analyse)

    def tag_and_name(
        self,
        text: str,
        sentences: Sequence[Sentence],
        lang: str,
        analyse: WordAnalyser,
        namer: Namer,
    ) -> tuple[tuple[TaggedSentence, ...], tuple[Scored, ...]]:
        """Tagged words and names from one pass of the encoder; else as `tag`."""
        sentences = within_reach(sentences)
        parts = Parts.of(sentences, analyse)
        windows = list(self.encoder.encode(text, parts.sentences, WINDOW))
        whole = [parts.tokens(one) for one in windows]
        return self._tagged(parts, windows, lang, analyse), namer.names(sentences, whole)

    def _tagged(
        self, parts: "Parts", windows: Iterable[Encoded], lang: str, analyse: WordAnalyser
    ) -> tuple[TaggedSentence, ...]:
        parses = self._parses(parts.sentences, windows, STYLE_OF[lang])
        return tuple(
            TaggedSentence(s.start, s.end, s.paragraph, _words(s.tokens, owners, parse, analyse))
            for s, owners, parse in zip(parts.sentences, parts.owners, parses, strict=True)
        )

    def parse(self, text: str, sentences: Sequence[Sentence], style: str) -> list[Parse]:
        """Tags and trees of sentences whose tokens are the words to be parsed."""
        return self._parses(sentences, self.encoder.encode(text, sentences, WINDOW), style)

    def _parses(
        self, sentences: Sequence[Sentence], windows: Iterable[Encoded], style: str
    ) -> list[Parse]:
        states = by_sentence(sentences, windows)
        found: dict[int, Tree] = {}
        for batch in batches(sentences, states, STYLES.index(style)):
            rows = zip(*self._tagger.run(None, batch.feed), strict=True)
            for place, row in zip(batch.places, rows, strict=True):
                found[place] = _tree(len(sentences[place].tokens), *row)
        relations = iter(self._relations(list(found.values())))
        parses = {
            place: Parse(
                one.tags, one.heads, tuple(_relation(next(relations), h) for h in one.heads)
            )
            for place, one in found.items()
        }
        return [parses.get(place, NOTHING) for place in range(len(sentences))]

    def _relations(self, found: Sequence["Tree"]) -> list[int]:
        """The likeliest relation of every word, `root` left aside."""
        if not found:
            return []
        sides = {
            "dependents": np.concatenate([one.dependents for one in found]),
            "heads": np.concatenate([one.governors for one in found]),
        }
        logits = self._relating.run(None, sides)[0]
        logits[:, RELATIONS.index("root")] = -np.inf
        return [int(best) for best in logits.argmax(-1)]


class Tree(Struct, frozen=True, eq=False):
    """Tags and heads of a sentence's words, and what each word and its head bring to a relation."""

    tags: tuple[str, ...]
    heads: tuple[int, ...]
    dependents: Floats
    governors: Floats


def _tree(words: int, tags: Floats, arcs: Floats, dependents: Floats, heads: Floats) -> Tree:
    """One row of a batch, without the places behind its words."""
    tree = best_tree(arcs[:words, : words + 1])
    names = tuple(TAGS[best] for best in tags[:words].argmax(-1))
    return Tree(names, tuple(tree), dependents[:words], heads[tree])


def _relation(best: int, head: int) -> str:
    """The root's is `root`, and no other word's is."""
    return RELATIONS[best] if head else "root"


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
def load_tagger(folder: Path = MODELS, threads: int = 1, beside: Path | None = None) -> Tagger:
    """The tagger whose card stands in `folder`; loaded once.

    The reader, whose encoder it reads, stands in the same folder, or in `beside`.

    Raises `ModelError`, naming the file and the remedy, where a file is missing, damaged or made
    for other tags or another encoder than these.
    """
    reader = load_reader(beside or folder, threads)
    card = read_card(folder / CARD, Card)
    check_files(folder, card.sha256)
    made_for = (tuple(card.tags), tuple(card.relations), tuple(card.states), card.encoder)
    if made_for != (TAGS, RELATIONS, STATES, reader.encoder.sha256):
        raise ModelError(
            f"models/{CARD}: made for other tags or another encoder than this Saksi has; install it again"
        )
    sessions = (open_session(folder / name, threads) for name in (TAGGER, RELATING))
    return Tagger(card.version, reader.encoder, *sessions)
