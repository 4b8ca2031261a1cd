"""What a second reader changed in annotated articles."""

import json
from pathlib import Path
from typing import Any

import pytest

from tools.act_lines import digest
from tools.lesson_articles import LessonError
from tools.second_reading import FOLDER, annotation, read_again

TEXT = "Kenya condemned Uganda and expelled its envoy. Uganda denied the charge."
CHANGES = f"""@ t-en-1 {digest(TEXT)}
= 0 ACCUSE happened 6:15 | KEN | UGA | |
+ SANCTION happened 27:35 | KEN | UGA | |
- 1
"""
TRAIN = Path(__file__).resolve().parents[3] / "shared" / "gold" / "train"


@pytest.fixture
def gold() -> dict[str, Any]:
    first = {"type": "REJECT", "trigger_span": [6, 15], "evidence_span": [0, 22], "when": "2024"}
    return {"id": "t-en-1", "events": [first, {"type": "AGREE", "trigger_span": [54, 60]}]}


def changed(tmp_path: Path, text: str) -> Path:
    (tmp_path / "en.txt").write_text(text, encoding="utf-8")
    return tmp_path


def test_acts_are_replaced_added_and_taken_away(tmp_path: Path, gold: dict[str, Any]) -> None:
    accuse, sanction = read_again(gold, TEXT, changed(tmp_path, CHANGES))["events"]
    assert (accuse["type"], accuse["evidence_span"], accuse["when"]) == ("ACCUSE", [0, 22], "2024")
    assert (sanction["trigger"], sanction["actors"]) == ("expelled", ["KEN"])
    assert [event["type"] for event in gold["events"]] == ["REJECT", "AGREE"]


def test_other_articles_stay_as_they_are(tmp_path: Path, gold: dict[str, Any]) -> None:
    other = {**gold, "id": "t-en-2"}
    assert read_again(other, TEXT, changed(tmp_path, CHANGES)) is other


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        (digest(TEXT), "00000000", "not the one that was read"),
        ("- 1", "- 7", "expected `\\+ ACT`"),
        ("+ SANCTION", "+ 2 SANCTION", "expected `\\+ ACT`"),
        ("27:35", "27:350", "a place outside the text"),
    ],
)
def test_what_is_wrong_is_named_with_its_place(
    tmp_path: Path, gold: dict[str, Any], old: str, new: str, says: str
) -> None:
    with pytest.raises(LessonError, match=rf"en\.txt:1: .*{says}"):
        read_again(gold, TEXT, changed(tmp_path, CHANGES.replace(old, new)))


@pytest.mark.skipif(not TRAIN.is_dir(), reason="the annotation is beside the checkout only")
def test_every_change_is_of_the_train_split_and_holds() -> None:
    docs = map(json.loads, (TRAIN / "docs.jsonl").read_text(encoding="utf-8").splitlines())
    known = {doc["id"]: doc for doc in docs}
    lines = [line for path in FOLDER.glob("*.txt") for line in path.read_text().splitlines()]
    again = {line.split()[1] for line in lines if line.startswith("@ ")}
    assert again
    assert again <= set(known)
    for name in again:
        for event in annotation(TRAIN, known[name])["events"]:
            start, end = event["trigger_span"] or event["evidence_span"]
            assert 0 <= start < end <= len(known[name]["text"])
