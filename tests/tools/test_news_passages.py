"""Passages of published news: their marks hold in the text that they were made on."""

from pathlib import Path

import pytest

from tools import news_passages
from tools.act_lines import digest
from tools.lesson_articles import LessonError
from tools.news_passages import DATA, passages, printed

TEXT = "Kenya condemned Uganda.\nThe attack, said Musa Okello, killed two."
MARKS = f"""@ ewt 1 3 {digest(TEXT)}
ACCUSE happened 6:15 | KEN | UGA | |
ASSAULT happened 28:34 | | | Musa Okello | 54:60
"""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(
        news_passages, "corpora", lambda _: {"ewt": ["Elsewhere.", *TEXT.split("\n")]}
    )
    (tmp_path / "ewt.txt").write_text(MARKS, encoding="utf-8")
    return tmp_path


def test_marks_stand_in_the_text_of_their_source(folder: Path) -> None:
    (passage,) = passages(folder, folder)
    first, second = passage.events
    assert (passage.id, passage.lang, passage.text) == ("ewt-1", "en", TEXT)
    assert (first["trigger"], first["actors"], first["recipients"]) == (
        "condemned",
        ["KEN"],
        ["UGA"],
    )
    assert (second["trigger"], second["attributed_to"]) == ("attack", "Musa Okello")
    assert [TEXT[a:b] for a, b in second["again_spans"]] == ["killed"]
    start, end = second["evidence_span"]
    assert TEXT[start:end] == "The attack, said Musa Okello, killed two."


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ("@ ewt", "@ radio", "expected `@ source first last digest`"),
        ("@ ewt 1 3", "@ ewt 0 2", "not the one that was marked"),
        ("ACCUSE happened", "ACCUSE soon", "expected `TYPE status"),
        ("28:34", "28:340", "a place outside the text"),
    ],
)
def test_what_is_wrong_is_named_with_its_place(folder: Path, old: str, new: str, says: str) -> None:
    (folder / "ewt.txt").write_text(MARKS.replace(old, new), encoding="utf-8")
    with pytest.raises(LessonError, match=rf"ewt\.txt:1: .*{says}"):
        list(passages(folder, folder))


def test_words_are_printed_as_a_newspaper_does() -> None:
    words = 'Dua rumah nya ( di Bima ) , kata dia , " rusak " : Rp 2 juta / unit .'
    assert printed(words.split()) == ('Dua rumahnya (di Bima), kata dia, "rusak": Rp2 juta/unit.')


@pytest.mark.skipif(not DATA.is_dir(), reason="the texts are beside the project's checkout only")
def test_every_passage_is_the_text_that_was_marked() -> None:
    found = list(passages(DATA))
    assert sum(len(one.events) for one in found) > 1500
    for one in found:
        for event in one.events:
            start, end = event["trigger_span"]
            assert one.text[start:end] == event["trigger"].strip()
