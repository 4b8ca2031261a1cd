"""The acts of the page that started the project, where the shared material is beside the project."""

from collections.abc import Callable
from typing import TypeAlias

import pytest

import saksi
from saksi.records import Event, Record
from tests.read.test_seed_page import PAGE

Sides: TypeAlias = tuple[set[str | None], set[str | None]]


@pytest.fixture(scope="module")
def record() -> Record:
    if not PAGE.exists():
        pytest.skip(f"{PAGE} is not there")
    return saksi.read(PAGE)


def _sides(event: Event, record: Record) -> Sides:
    countries = {e.id: e.country for e in record.entities}
    return {countries[i] for i in event.actors}, {countries[i] for i in event.recipients}


def _said_by(event: Event, record: Record) -> str | None:
    told = next((s for s in record.statements if s.id == event.attribution), None)
    return next((e.name for e in record.entities if told and e.id == told.speaker), None)


@pytest.mark.parametrize(
    ("type_", "status", "sides", "source"),
    [
        ("CONSULT", "happened", ({"RUS", "VEN"}, set()), None),
        ("CONSULT", "ongoing", ({"RUS", "VEN"}, set()), "Sergei Lavrov"),
        ("AGREE", "happened", ({"RUS", "VEN"}, set()), None),
        ("AID", "happened", ({"RUS"}, {"VEN"}), None),
        ("REJECT", "happened", ({"USA"}, {"VEN"}), None),
    ],
)
def test_seed_page_tells_the_act(
    record: Record, type_: str, status: str, sides: Sides, source: str | None
) -> None:
    told = [
        (_sides(e, record), _said_by(e, record))
        for e in record.events
        if (e.type, e.status) == (type_, status)
    ]
    assert (sides, source) in told


@pytest.mark.parametrize(
    ("type_", "wanted"),
    [
        ("SANCTION", lambda actors, recipients: "USA" in actors and "VEN" in recipients),
        ("SANCTION", lambda _, recipients: recipients == {"VEN"}),
        ("ACCUSE", lambda actors, _: actors == {"RUS"}),
        ("COOPERATE", lambda actors, _: "RUS" in actors),
    ],
)
def test_seed_page_tells_an_act_of(
    record: Record, type_: str, wanted: Callable[[set[str | None], set[str | None]], bool]
) -> None:
    assert any(wanted(*_sides(e, record)) for e in record.events if e.type == type_)
