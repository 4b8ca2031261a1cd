"""A command that is killed loses nothing that it told was kept, and leaves nothing half."""

from collections.abc import Callable
from itertools import count
from pathlib import Path

import pytest

from tools.killing import Corpus, Killing


@pytest.fixture(params=["sqlite", "postgres"])
def new_place(request: pytest.FixtureRequest, tmp_path: Path) -> Callable[[], str]:
    """`new_place()` is where a store is not there yet."""
    if request.param == "postgres":
        made: Callable[[], str] = request.getfixturevalue("new_database")
        return made
    numbers = count()
    return lambda: f"{tmp_path}/{next(numbers)}.sqlite"


@pytest.mark.parametrize("kind", ["read", "review", "writers"])
def test_killed_command_leaves_a_whole_store(kind: str, new_place: Callable[[], str]) -> None:
    lefts = list(Killing(kind, new_place).lefts(1))
    assert [one for left in lefts for one in left.wrong] == []
    assert sum(left.killed for left in lefts) == 1


def test_killed_corpus_run_is_gone_on_with() -> None:
    lefts = list(Killing("corpus", lambda: "").lefts(3))
    assert [one for left in lefts for one in left.wrong] == []
    assert sum(left.killed for left in lefts) == 3


def test_a_marker_that_was_not_yet_renamed_marks_nothing(tmp_path: Path) -> None:
    corpus = Corpus("", tmp_path)
    for name in ("done/.77.b.json.tmp", "records/a.jsonl", "done/a.json"):
        (corpus.out / name).parent.mkdir(parents=True, exist_ok=True)
        (corpus.out / name).touch()
    assert list(corpus.wrong((), ended=False)) == []
    (corpus.out / "done" / "b.json").touch()
    assert list(corpus.wrong((), ended=False)) == ["2 shards are complete, 1 have records"]
