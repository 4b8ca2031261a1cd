"""Each annotated document is read with the heads of the fold that left it out."""

from pathlib import Path

import pytest

from saksi.lang.base import load_language
from saksi.records import Article, Block, Outlet
from saksi.text.analysis import analyse
from saksi.text.learned import Learned, Scored
from tools import held_out


class _Reader:
    """Says which folder it was loaded from, in its names and as its model."""

    def __init__(self, folder: Path = Path("shipped")) -> None:
        self.name = folder.name

    def read(self, *_: object) -> Learned:
        names = (Scored(0, 5, self.name, 1.0),)
        return Learned(names, (), (), (), lambda *_: 0.0, lambda _: {}, {"reader": self.name})


def _folds(folder: Path, names: list[str]) -> Path:
    for name in names:
        (folder / name).mkdir()
    return folder


def test_document_is_read_by_its_own_fold(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(held_out, "load_reader", _Reader)
    learn = held_out.from_folds(_folds(tmp_path, [str(n) for n in range(11)]))
    language = load_language("id")
    bare = analyse("Kapal tiba.", _article(), language.text)
    learned = [learn(number, bare, language).learned for number in (0, 2, 10, 13)]
    assert [one and one.models["reader"] for one in learned] == ["0", "2", "10", "2"]
    assert {one and one.names[0].label for one in learned} == {"shipped"}


@pytest.mark.parametrize("names", [[], ["0", "2"], ["1", "2"], ["0", "1", "old"]])
def test_folds_that_are_not_whole_are_refused(tmp_path: Path, names: list[str]) -> None:
    with pytest.raises(SystemExit, match="one folder for each fold"):
        held_out.from_folds(_folds(tmp_path, names))


def test_untaught_leaves_the_analysis_as_it_is() -> None:
    language = load_language("id")
    bare = analyse("Kapal tiba.", _article(), language.text)
    assert held_out.untaught(0, bare, language) is bare


def _article() -> Article:
    return Article("id", Outlet(None), paragraphs=(Block(0, 11),))
