"""Annotated documents as the learned heads see what they have not learned from.

`tools/train_reader.py --fold I/N --out FOLDS/I` gives the weights of each fold; document number k of
the split was left out of fold k mod N.
"""

from collections.abc import Callable
from pathlib import Path

from msgspec.structs import replace

from saksi.find.events.hints import lexicon_hints
from saksi.lang.base import Language
from saksi.text.analysis import Analysis
from saksi.text.reader import load_reader

Learn = Callable[[int, Analysis, Language], Analysis]


def from_folds(folder: Path) -> Learn:
    """Gives an analysis what the heads of the fold without that document say."""
    readers = [load_reader(path) for path in sorted(folder.iterdir()) if path.is_dir()]

    def learn(number: int, analysis: Analysis, language: Language) -> Analysis:
        hints = [lexicon_hints(s.tokens, language.events) for s in analysis.sentences]
        reader = readers[number % len(readers)]
        return replace(analysis, learned=reader.read(analysis.text, analysis.sentences, hints))

    return learn


def untaught(number: int, analysis: Analysis, language: Language) -> Analysis:  # noqa: ARG001
    """The analysis as it is: by rules alone."""
    return analysis
