"""The event types' files: what they must hold, and what is refused with the file's name."""

import re
from collections.abc import Iterator
from pathlib import Path
from shutil import copytree
from typing import get_args

import pytest
import yaml

from saksi.errors import ConfigurationError
from saksi.lang.base import LANGUAGES
from saksi.ontology import FOLDER, Ontology, load_ontology, read_ontology
from saksi.records import EventType

TYPES = get_args(EventType)
CODE = re.compile(r"\d{2,4}")


def test_ontology_holds_the_sixteen_types() -> None:
    assert set(load_ontology().types) == set(TYPES)
    assert len(TYPES) == 16


@pytest.mark.parametrize("name", TYPES)
def test_type_says_what_it_is(name: EventType) -> None:
    card = load_ontology().types[name]
    assert len(card.definition) > 20
    assert all(CODE.fullmatch(code) and meaning for code, meaning in card.cameo.items())
    assert CODE.fullmatch(card.cameo_root)
    assert set(card.triggers) == set(LANGUAGES)


@pytest.mark.parametrize("name", TYPES)
def test_type_has_examples_for_and_against_in_each_language(name: EventType) -> None:
    examples = load_ontology().types[name].examples
    assert set(examples) == set(LANGUAGES)
    assert all(e.accept and e.reject for e in examples.values())


def _entries() -> Iterator[tuple[str, str, str | None, str | None]]:
    for card in load_ontology().types.values():
        for entries in card.triggers.values():
            for entry in entries:
                yield card.type, entry.lemma, entry.mode, entry.cameo


def test_trigger_names_only_modes_of_its_type() -> None:
    modes: dict[str, set[str]] = {t: set(c.modes) for t, c in load_ontology().types.items()}
    wrong = [(t, lemma, mode) for t, lemma, mode, _ in _entries() if mode and mode not in modes[t]]
    assert wrong == []


def test_trigger_codes_are_cameo_codes() -> None:
    wrong = [
        (t, lemma, code) for t, lemma, _, code in _entries() if code and not CODE.fullmatch(code)
    ]
    assert wrong == []


@pytest.fixture
def broken(tmp_path: Path) -> Path:
    copytree(FOLDER, tmp_path / "types")
    return tmp_path / "types"


def _refusal(folder: Path) -> str:
    with pytest.raises(ConfigurationError) as caught:
        read_ontology(folder)
    return str(caught.value)


def test_missing_type_is_refused_by_name(broken: Path) -> None:
    (broken / "aid.yaml").unlink()
    assert _refusal(broken).endswith("no file for AID")


def test_unknown_field_is_refused_with_file_and_place(broken: Path) -> None:
    path = broken / "aid.yaml"
    path.write_text(path.read_text("utf-8").replace("lemma: bantu,", "lema: bantu,", 1), "utf-8")
    message = _refusal(broken)
    assert str(path) in message
    assert "lema" in message


def test_file_named_after_another_type_is_refused(broken: Path) -> None:
    (broken / "aid.yaml").rename(broken / "help.yaml")
    assert "must be named after it" in _refusal(broken)


@pytest.mark.parametrize(
    ("entry", "reason"),
    [
        ({"lemma": "x"}, "names no form"),
        ({"lemma": "x", "noun": "y"}, "stands there twice"),
    ],
)
def test_bad_trigger_is_refused(broken: Path, entry: dict[str, str], reason: str) -> None:
    path = broken / "aid.yaml"
    card = yaml.safe_load(path.read_text("utf-8"))
    card["triggers"]["id"] = [entry, entry] if "noun" in entry else [entry]
    path.write_text(yaml.safe_dump(card), "utf-8")
    assert reason in _refusal(broken)


def test_version_changes_with_any_byte(broken: Path) -> None:
    before: Ontology = read_ontology(broken)
    assert before.version == load_ontology().version
    path = broken / "aid.yaml"
    path.write_text(path.read_text("utf-8") + "# a remark\n", "utf-8")
    assert read_ontology(broken).version != before.version
