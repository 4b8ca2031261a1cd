"""Annotated documents as the learned heads see what they have not learned from.

`tools/train_reader.py --fold I/N --out FOLDS/I` gives the weights of each fold; document number k of
the split was left out of fold k mod N. Names are those of the shipped weights, as in any reading.
"""

from collections.abc import Callable
from pathlib import Path

from msgspec.structs import replace

from saksi.find.events.hints import lexicon_hints
from saksi.lang.base import Language
from saksi.text.analysis import Analysis
from saksi.text.learned import Learned
from saksi.text.reader import Reader, load_reader

Learn = Callable[[int, Analysis, Language], Analysis]


def from_folds(folder: Path) -> Learn:
    """Gives an analysis what the heads of the fold without that document say.

    Raises `SystemExit` where a fold is not there: its documents would be read by heads that know them.
    """
    readers = [load_reader(path) for path in _whole(folder)]

    def learn(number: int, analysis: Analysis, language: Language) -> Analysis:
        whole = shipped(number, analysis, language)
        learned = _heard(readers[number % len(readers)], analysis, language)
        names = whole.learned.names if whole.learned else ()
        return replace(analysis, learned=replace(learned, names=names))

    return learn


def shipped(number: int, analysis: Analysis, language: Language) -> Analysis:  # noqa: ARG001
    """The analysis with what the shipped heads say, which have learned from all of train."""
    return replace(analysis, learned=_heard(load_reader(), analysis, language))


def _heard(reader: Reader, analysis: Analysis, language: Language) -> Learned:
    hints = [lexicon_hints(s.tokens, language.events) for s in analysis.sentences]
    return reader.read(analysis.text, analysis.sentences, hints)


def _whole(folder: Path) -> list[Path]:
    """The folders `0`, `1`, … in the order of their numbers."""
    there = {path.name for path in folder.iterdir() if path.is_dir()}
    wanted = [str(number) for number in range(len(there))]
    if not there or there != set(wanted):
        raise SystemExit(f"{folder}: needs one folder for each fold (0, 1, …), has {sorted(there)}")
    return [folder / name for name in wanted]


def untaught(number: int, analysis: Analysis, language: Language) -> Analysis:  # noqa: ARG001
    """The analysis as it is: by rules alone."""
    return analysis
