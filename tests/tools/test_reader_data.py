"""Labels of a made-up annotated article, name tags of column files, and windows of words."""

import json
from pathlib import Path
from typing import Any

import pytest
from tokenizers import Tokenizer

from saksi.text.heads import CONTENT, CUE, NAMES, STATUSES, TYPES
from tools.pieces import unigram
from tools.reader_data import (
    IGNORE,
    Example,
    documents,
    gold_examples,
    name_examples,
    story_examples,
    tagged_sentences,
)

LINES = (
    "Norwegia tolak usul Islandia",
    "Norwegia menolak usul Islandia pada Selasa (22/6/2021). Penolakan itu keras.",
    "“Kami tidak akan ikut,” kata Astrid Vangsnes di Oslo.",
)
TEXT = "\n\n".join(LINES)


@pytest.fixture
def tokenizer() -> Tokenizer:
    letters = sorted(set(TEXT + "abcdefghijklmnopqrstuvwxyzPKER,.0123456789") - {" ", "\n"})
    pieces = [("<unk>", 0.0), ("▁", -3.0), *((letter, -4.0) for letter in letters)]
    return unigram(pieces, 0)


def span(words: str, after: str = "") -> list[int]:
    start = TEXT.index(words, TEXT.index(after))
    return [start, start + len(words)]


def annotation() -> dict[str, Any]:
    refused = {
        "type": "REJECT",
        "status": "happened",
        "trigger_span": span("menolak"),
        "again_spans": [span("Penolakan"), span("tolak")],
        "actors": ["NOR"],
        "recipients": ["ISL"],
    }
    said = {
        "spans": [span("Kami tidak akan ikut")],
        "cue_span": span("kata", "“"),
        "speaker": "Astrid Vangsnes",
    }
    return {"id": "warta-1", "statements": [said], "events": [refused]}


@pytest.fixture
def words(tmp_path: Path, tokenizer: Tokenizer) -> tuple[Example, list[str]]:
    """The one window of the article, and its words."""
    doc = {"id": "warta-1", "lang": "id", "published": "2021-06-23", "text": TEXT}
    (tmp_path / "docs.jsonl").write_text(json.dumps(doc) + "\n", encoding="utf-8")
    (tmp_path / "warta-1.json").write_text(json.dumps(annotation()), encoding="utf-8")
    (document,) = documents(tmp_path)
    examples = gold_examples(document, tokenizer)
    analysis = document.analysis
    shown = [[analysis.sentences[s].tokens[t].surface for s, t in e.window.words] for e in examples]
    assert len(examples) == 1
    return examples[0], shown[0]


def labelled(words: tuple[Example, list[str]], head: str, label: int) -> list[str]:
    example, surfaces = words
    return [w for w, of in zip(surfaces, example.labels[head], strict=True) if of == label]


def test_content_opens_with_b_and_goes_on_with_i(words: tuple[Example, list[str]]) -> None:
    assert labelled(words, "content", CONTENT.index("B")) == ["Kami"]
    assert labelled(words, "content", CONTENT.index("I")) == ["tidak", "akan", "ikut"]


def test_cue_and_trigger_are_labelled(words: tuple[Example, list[str]]) -> None:
    assert labelled(words, "cue", CUE.index("CUE")) == ["kata"]
    assert labelled(words, "act", TYPES.index("REJECT")) == ["menolak"]


def test_second_mentions_of_an_act_are_left_out(words: tuple[Example, list[str]]) -> None:
    assert labelled(words, "act", IGNORE) == ["tolak", "Penolakan"]


def test_status_is_known_of_triggers_alone(words: tuple[Example, list[str]]) -> None:
    assert labelled(words, "status", STATUSES.index("happened")) == ["menolak"]
    assert len(labelled(words, "status", IGNORE)) == len(words[1]) - 1


def test_pairs_tie_parties_to_the_act_and_speaker_to_the_cue(
    words: tuple[Example, list[str]],
) -> None:
    example, surfaces = words

    def right(relation: str) -> list[tuple[str, list[str]]]:
        return [
            (surfaces[p.head], [surfaces[w] for w, y in zip(p.parts, p.labels, strict=True) if y])
            for p in example.pairs[relation]
        ]

    assert right("actor") == [("menolak", ["Norwegia"])]
    assert right("recipient") == [("menolak", ["Islandia"])]
    assert right("speaker") == [("kata", ["Astrid"])]
    assert right("cue") == [("Kami", ["kata"])]


def test_each_word_begins_at_a_piece_of_its_own(words: tuple[Example, list[str]]) -> None:
    example, surfaces = words
    firsts = example.window.firsts
    assert len(firsts) == len(surfaces)
    assert list(firsts) == sorted(set(firsts))
    assert firsts[-1] < len(example.window.pieces)


@pytest.mark.parametrize(
    ("separator", "lines"),
    [
        (" ", "Astrid PROPN B-PER\nVangsnes PROPN I-PER\ndi ADP O\nOslo PROPN B-LOC\n"),
        ("\t", "Astrid\tB-PERSON\nVangsnes\tI-PERSON\ndi\tO\nOslo\tB-PLACE\n"),
    ],
)
def test_both_column_formats_give_the_same_tags(tmp_path: Path, separator: str, lines: str) -> None:
    path = tmp_path / "train.txt"
    after = separator.join(["Kapal", *["X"] * (separator == " "), "B-EVENT"])
    path.write_text(f"\n{lines}\n\n{after}", encoding="utf-8")
    assert list(tagged_sentences(path, separator)) == [
        (["Astrid", "Vangsnes", "di", "Oslo"], ["B-PER", "I-PER", "O", "B-LOC"]),
        (["Kapal"], ["O"]),
    ]


def test_organisations_are_one_kind_in_either_spelling(tmp_path: Path) -> None:
    path = tmp_path / "train.txt"
    path.write_text("PBB\tB-ORGANISATION\nWHO\tB-ORGANIZATION\nIMO\tI-ORG\n", encoding="utf-8")
    ((_, tags),) = tagged_sentences(path, "\t")
    assert tags == ["B-ORG", "B-ORG", "I-ORG"]


def test_name_windows_hold_every_word_with_its_tag(tokenizer: Tokenizer) -> None:
    sentence = (["Astrid", "pergi", ",", "kata", "(", "Oslo", ")", "."],
                ["B-PER", "O", "O", "O", "O", "B-LOC", "O", "O"])  # fmt: skip
    examples = name_examples(tokenizer, iter([sentence] * 3), most=60)
    assert len(examples) == 2
    names = [NAMES[i] for e in examples for i in e.labels["names"]]
    assert names == sentence[1] * 3
    assert all(len(e.hints) == len(e.window.words) for e in examples)


def test_story_counts_where_it_tells_one_known_type(tmp_path: Path, tokenizer: Tokenizer) -> None:
    path = tmp_path / "stories.jsonl"
    stories = [["REJECT"], ["REJECT", "AID"], ["WEATHER"], []]
    lines = (
        json.dumps({"text": "Norway refused.", "expected": [{"type": t} for t in types]})
        for types in stories
    )
    path.write_text("\n".join(lines), encoding="utf-8")
    (example,) = story_examples(tokenizer, path)
    assert example.story == TYPES.index("REJECT")
