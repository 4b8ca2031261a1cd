"""What fails in events is told by cause."""

from typing import Any

import pytest
from msgspec.structs import replace

import saksi
from eval.causes import causes_of, table
from saksi import Record
from saksi.records import Event, Marked, Rejected, Span

TEXT = "Norway condemned Sudan. Chile hugged Peru."


def _act(type_: str, trigger: str, actors: list[str], recipients: list[str]) -> dict[str, Any]:
    start = TEXT.index(trigger)
    span = [start, start + len(trigger)]
    parties = {"actors": actors, "recipients": recipients}
    return {
        "type": type_,
        "status": "happened",
        "evidence_span": span,
        "trigger_span": span,
        **parties,
    }


@pytest.fixture(scope="module")
def record() -> Record:
    """Norway condemns Sudan, whatever the weights of the day say."""
    read = saksi.read(TEXT, lang="en")
    ids = {e.country: e.id for e in read.entities}
    event = Event(
        id="v1",
        type="ACCUSE",
        trigger=Marked(7, 16, "condemned"),
        sentence=Span(0, 23),
        actors=(ids["NOR"],),
        recipients=(ids["SDN"],),
        status="happened",
        rule="en.events.accuse.condemn",
        confidence=0.9,
    )
    return replace(read, events=(event,), rejected=())


def _causes(record: Record, *acts: dict[str, Any]) -> list[tuple[str, str, str]]:
    return list(causes_of(record, {"events": list(acts)}))


def test_found_act_is_found(record: Record) -> None:
    found = _causes(record, _act("ACCUSE", "condemned", ["NOR"], ["SDN"]))
    assert found == [("ACCUSE", "act", "found"), ("ACCUSE", "event", "right")]


def test_party_and_status_are_told_apart(record: Record) -> None:
    turned = _act("ACCUSE", "condemned", ["SDN"], ["NOR"])
    assert _causes(record, turned)[0] == ("ACCUSE", "act", "wrong party")
    planned = _act("ACCUSE", "condemned", ["NOR"], ["SDN"]) | {"status": "planned"}
    assert _causes(record, planned)[0] == ("ACCUSE", "act", "wrong status")


def test_another_type_at_the_same_place(record: Record) -> None:
    found = _causes(record, _act("REJECT", "condemned", ["NOR"], ["SDN"]))
    assert found == [("REJECT", "act", "another type"), ("ACCUSE", "event", "another type")]


def test_word_that_is_not_known_and_act_that_is_not_seen(record: Record) -> None:
    quiet = replace(record, events=())
    assert _causes(quiet, _act("SUPPORT", "hugged", ["CHL"], ["PER"])) == [
        ("SUPPORT", "act", "no word for it")
    ]
    assert _causes(quiet, _act("ACCUSE", "condemned", ["NOR"], ["SDN"])) == [
        ("ACCUSE", "act", "thought no act")
    ]


def test_act_that_was_thought_told_before(record: Record) -> None:
    left = Rejected("find.events", "tells again ACCUSE of 0", 7, 16)
    merged = replace(record, events=(), rejected=(left,))
    assert _causes(merged, _act("ACCUSE", "condemned", ["NOR"], ["SDN"]))[0][2] == (
        "thought told before"
    )


def test_table_has_a_row_for_each_type(record: Record) -> None:
    found = causes_of(record, {"events": [_act("ACCUSE", "condemned", ["NOR"], ["SDN"])]})
    counted = {("en", *cause): 1 for cause in found}
    lines = table(counted).splitlines()
    assert "| ACCUSE | 1 | 0 | 0 | 0 | 0 | 0 | 0 |" in lines
    assert "| all, id | 0 | 0 | 0 | 0 |" in lines
