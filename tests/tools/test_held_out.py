"""Each annotated document is read with the heads of the fold that left it out."""

from pathlib import Path

import pytest

from saksi.lang.base import load_language
from saksi.records import Article, Block, Outlet
from saksi.text.analysis import analyse
from tools import held_out


class _Reader:
    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def read(self, *_: object) -> str:
        return self.folder.name


def _folds(folder: Path, names: list[str]) -> Path:
    for name in names:
        (folder / name).mkdir()
    return folder


def test_document_is_read_by_its_own_fold(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(held_out, "load_reader", _Reader)
    learn = held_out.from_folds(_folds(tmp_path, [str(n) for n in range(11)]))
    language = load_language("id")
    bare = analyse("Kapal tiba.", _article(), language.text)
    names = [str(learn(number, bare, language).learned) for number in (0, 2, 10, 13)]
    assert names == ["0", "2", "10", "2"]


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
