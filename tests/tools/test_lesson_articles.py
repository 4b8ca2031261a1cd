"""Articles of our own: their marks, what they say, and that they are ours."""

import json
import re
from collections import Counter
from itertools import chain
from pathlib import Path

import pytest

from tools.lesson_articles import LessonError, lessons

SHARED = Path(__file__).resolve().parents[3] / "shared"
LESSON = """@ en 2024-05-06 The Sample Post
Kenya [1~ Signs] Water Deal

Kenya [1 is to sign] a water deal with Uganda, which Tanzania [2 condemned].
--
1 AGREE planned | KEN; UGA | | Water Minister
2 ACCUSE happened | TZA | KEN; UGA |
"""
RUN = 10  # so many words in a row that stand in another's article are copied


def written(tmp_path: Path, text: str) -> Path:
    path = tmp_path / "lesson.txt"
    path.write_text(text, encoding="utf-8")
    return path


def test_marks_become_spans(tmp_path: Path) -> None:
    (lesson,) = lessons([written(tmp_path, LESSON)])
    first, second = lesson.events
    assert lesson.text.startswith("Kenya Signs Water Deal\n\nKenya is to sign a water deal")
    assert first["trigger"] == "sign"
    assert [lesson.text[a:b] for a, b in first["again_spans"]] == ["Signs"]
    start, end = second["evidence_span"]
    assert lesson.text[start:end].startswith("Kenya is to sign")
    assert (first["actors"], first["recipients"]) == (["KEN", "UGA"], [])
    assert (first["attributed_to"], second["attributed_to"]) == ("Water Minister", None)


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ("@ en 2024-05-06", "@ fr 2024-05-06", ":1: expected `@ id|en"),
        ("--\n", "", ":1: no line `--`"),
        ("AGREE planned", "AGREE soon", ":6: no such type or status"),
        ("[2 condemned]", "condemned", ":7: act 2 has 0 triggers"),
        ("2 ACCUSE", "# 2 ACCUSE", r":1: marks without a line, or broken: \[2\]"),
        ("| KEN; UGA | |", "| KEN; UGA", ":6: expected `1 TYPE status"),
    ],
)
def test_what_is_wrong_is_named_with_its_line(
    tmp_path: Path, old: str, new: str, says: str
) -> None:
    path = written(tmp_path, LESSON.replace(old, new))
    with pytest.raises(LessonError, match=says):
        list(lessons([path]))


def test_every_lesson_reads_and_its_spans_hold() -> None:
    read = list(lessons())
    assert len(read) > 100
    for lesson in read:
        for event in lesson.events:
            start, end = event["trigger_span"]
            low, high = event["evidence_span"]
            assert lesson.text[start:end] == event["trigger"]
            assert low <= start < end <= high, (lesson.id, event["trigger"])


def test_no_lesson_stands_twice() -> None:
    counted = Counter(lesson.text for lesson in lessons())
    assert [text[:60] for text, count in counted.items() if count > 1] == []


@pytest.mark.skipif(not SHARED.is_dir(), reason="needs the annotated articles of ../shared")
def test_no_lesson_copies_an_annotated_article() -> None:
    taken = set(chain.from_iterable(runs(text) for text in others()))
    copied = {
        (lesson.id, " ".join(run)) for lesson in lessons() for run in runs(lesson.text) & taken
    }
    assert copied == set()


def others() -> list[str]:
    files = [
        *SHARED.glob("gold/*/docs.jsonl"),
        SHARED / "eval" / "plover_gsr.jsonl",
        SHARED / "data" / "ngec_synthetic.jsonl",
    ]
    return [
        json.loads(line)["text"]
        for path in files
        for line in path.read_text(encoding="utf-8").splitlines()
    ]


def runs(text: str) -> set[tuple[str, ...]]:
    words = re.findall(r"\w+", text.casefold())
    return {tuple(words[i : i + RUN]) for i in range(len(words) - RUN + 1)}
