"""A page of one party's acts is the same by the index of parties as by all acts."""

from collections.abc import Sequence
from typing import Any

import pytest
from msgspec.structs import replace

from saksi.store import Filters, Store, facets, listing, party_pages
from tests.store.made import HARBOUR, NAVY, NORWAY, Deed, told

DAYS = ("2021-06-21", "2021-06-22", "2021-06-22", "2021-06-23", None)


@pytest.fixture
def busy(store: Store) -> Store:
    """Articles whose acts share days, and name one party under several entities."""
    for number in range(9):
        deeds = [Deed("REJECT", NORWAY, NAVY, day) for day in DAYS[number % 3 :]]
        record = told(f"a{number}", deeds, f"2021-06-{20 + number % 4}")
        twin = replace(record.entities[0], id="e99")
        events = [replace(e, actors=(*e.actors, "e99")) for e in record.events]
        store.put(replace(record, entities=(*record.entities, twin), events=tuple(events)))
    store.put(told("other", [Deed("AID", HARBOUR, NORWAY, "2021-06-22")]))
    return store


def _pages(store: Store, filters: Filters, limit: int) -> list[tuple[Any, ...]]:
    found, cursor = list[tuple[Any, ...]](), None
    while True:
        page = store.events(filters, cursor, limit)
        found.append(page.rows)
        cursor = page.cursor
        if cursor is None:
            return found


@pytest.mark.parametrize("spare", [1, 4, 20])
@pytest.mark.parametrize("limit", [1, 2, 3, 7, 50])
def test_pages_are_the_same(
    busy: Store, monkeypatch: pytest.MonkeyPatch, limit: int, spare: int
) -> None:
    monkeypatch.setattr(party_pages, "SPARE", spare)
    asked = [
        Filters(who='"Norwegia"'), Filters(who="NOR"), Filters(whom="NOR"), Filters(who="harbour"),
        Filters(whom='"nobody"'),
    ]  # fmt: skip
    by_parties = [_pages(busy, filters, limit) for filters in asked]
    monkeypatch.setattr(listing, "page_of_party", lambda *_: None)
    assert by_parties == [_pages(busy, filters, limit) for filters in asked]
    assert sum(map(len, by_parties[0])) == busy.total("events", asked[0]) == 36


def test_facets_are_the_same(busy: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    asked = [Filters(who='"Norwegia"'), Filters(who="NOR"), Filters(whom="NOR")]
    monkeypatch.setitem(facets.LOOKED_AT, "events", 10)
    by_parties = [busy.facets("events", filters) for filters in asked]
    monkeypatch.setattr(listing, "page_of_party", lambda *_: None)
    assert by_parties == [busy.facets("events", filters) for filters in asked]
    assert all(any(facet.values for facet in found) for found in by_parties)


def test_index_is_asked_and_not_all_acts(busy: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    answers = list[Sequence[Any] | None]()
    real = party_pages.page_of_party

    def noted(*given: Any) -> Any:
        answers.append(real(*given))
        return answers[-1]

    monkeypatch.setattr(listing, "page_of_party", noted)
    assert len(busy.events(Filters(who="NOR"), limit=3).rows) == 3
    assert [len(found or ()) for found in answers] == [4]
    busy.events(Filters(who="NOR", type="AID"), limit=3)
    assert len(answers) == 1
