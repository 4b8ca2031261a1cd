"""`saksi events`."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeAlias

import pytest
from msgspec.structs import replace

from saksi.records import EventType, Record
from saksi.views.summary import sides_of

Saksi: TypeAlias = Callable[..., Any]
REFUSAL = "wartasamudra/norwegia-tolak"


def test_events_tells_type_parties_and_sentence(saksi: Saksi, news: Path, lines: list[str]) -> None:
    answer = saksi("events", REFUSAL, "--store", news)
    event = Record.from_json(lines[0]).events[0]
    assert answer.status == 0
    for part in (event.id, event.type, event.status, event.rule, f"@{event.trigger.start}"):
        assert part in answer.out


def test_events_json_is_what_the_record_holds(saksi: Saksi, news: Path, lines: list[str]) -> None:
    answer = saksi("events", REFUSAL, "--json", "--store", news)
    kept = json.loads(lines[0])["events"]
    assert [json.loads(line) for line in answer.out.splitlines()] == kept


def test_events_plover_has_its_fields_and_our_extras(
    saksi: Saksi, news: Path, lines: list[str]
) -> None:
    record = Record.from_json(lines[0])
    rows = [
        json.loads(x)
        for x in saksi("events", REFUSAL, "--plover", "--store", news).out.splitlines()
    ]
    assert len(rows) == len(record.events)
    for row, event in zip(rows, record.events, strict=True):
        assert row["id"] == f"{record.id}#{event.id}"
        assert row["event"] == event.type
        assert row["eventText"] == event.trigger.surface
        assert len(row["source"]) == len(event.actors)
        assert row["saksi"]["status"] == event.status


def test_events_of_an_unknown_id_names_the_nearest(saksi: Saksi, news: Path) -> None:
    answer = saksi("events", "gazete1", "--store", news)
    assert (answer.status, answer.out) == (1, "")
    assert "nearest: gazette-1" in answer.err


@pytest.mark.parametrize("name", ["REQUEST", "request"])
def test_ontology_prints_one_type_whole(saksi: Saksi, name: EventType) -> None:
    answer = saksi("ontology", name, "--lang", "id")
    assert answer.status == 0
    for part in ("REQUEST", "desak", "meeting is asked for"):
        assert part in answer.out


def test_ontology_lists_all_sixteen(saksi: Saksi) -> None:
    assert len(saksi("ontology").out.splitlines()) == 17


def test_ontology_json_is_one_type_a_line(saksi: Saksi) -> None:
    types = [json.loads(line)["type"] for line in saksi("ontology", "--json").out.splitlines()]
    assert len(set(types)) == 16


def test_ontology_of_no_type_names_those_there_are(saksi: Saksi) -> None:
    answer = saksi("ontology", "NAP")
    assert answer.status == 2
    assert "NAP" in answer.err
    assert "ASSAULT" in answer.err.replace("\n", "")


def test_act_without_an_actor_says_that_nobody_is_named(
    lines: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    record = Record.from_json(lines[0])
    nameless = replace(record, events=tuple(replace(e, actors=()) for e in record.events))
    for language, words in (("en", "(nobody named)"), ("id", "(tak disebut namanya)")):
        monkeypatch.setenv("SAKSI_UI", language)
        assert sides_of(nameless, nameless.events[0]).startswith(words)
