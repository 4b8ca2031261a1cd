"""Merging and splitting acts of several articles in review binds the merged events at once."""

import random
from typing import Any

import pytest
from msgspec.structs import replace

from saksi.records import Record
from saksi.store import Store
from tests.store.made import ENVOY, HARBOUR, NAVY, NORWAY, Deed, told

REFUSED = Deed("REJECT", NORWAY, NAVY, day="2021-06-22")
HELPED = Deed("AID", ENVOY, HARBOUR, day="2021-02-03")
A = told("a", [REFUSED, Deed("ACCUSE", NAVY, NORWAY, day="2021-06-21")])
B = told("b", [REFUSED], published="2021-06-24", outlet="Kabar Teluk")
C = told("c", [HELPED], published="2021-02-04", outlet="Suara Utara")
RECORDS = [A, B, C]


@pytest.fixture
def read(store: Store) -> Store:
    for record in RECORDS:
        store.put(record)
    return store


def decide(store: Store, op: Any, *targets: str) -> None:
    store.review.apply(op, targets, who="rina")


def together(store: Store) -> set[tuple[str, ...]]:
    """The reports of each merged event."""
    assert list(store.check()) == []
    events = store.merged_events(limit=100).rows
    return {tuple(sorted(f"{r.article}#{r.event}" for r in e.reports)) for e in events}


FREE = {("a#v0", "b#v0"), ("a#v1",), ("c#v0",)}
MERGED = {("a#v0", "b#v0", "c#v0"), ("a#v1",)}
SPLIT = {("a#v0",), ("b#v0",), ("a#v1",), ("c#v0",)}


def test_merge_binds_at_once_and_until_undone(read: Store) -> None:
    assert together(read) == FREE
    decide(read, "merge", "c#v0", "b#v0")
    assert together(read) == MERGED
    event = read.merged_event("c#v0")
    assert event.id == read.merged_event("a#v0").id
    assert "review" in {s.feature for s in event.explanation}
    read.review.undo(1, who="rina")
    assert together(read) == FREE
    read.review.undo(2, who="rina")
    assert together(read) == MERGED


def test_split_binds_at_once_and_until_undone(read: Store) -> None:
    decide(read, "split", "a#v0", "b#v0")
    assert together(read) == SPLIT
    read.review.undo(1, who="rina")
    assert together(read) == FREE


def test_of_two_decisions_the_later_holds(read: Store) -> None:
    decide(read, "split", "a#v0", "b#v0")
    decide(read, "merge", "a#v0", "b#v0")
    assert together(read) == FREE
    decide(read, "split", "b#v0", "a#v0")
    assert together(read) == SPLIT


def renumbered(record: Record) -> Record:
    return replace(record, events=tuple(replace(e, id=f"{e.id}9") for e in record.events))


def test_decisions_bind_after_a_new_reading_and_relinking(read: Store) -> None:
    decide(read, "merge", "c#v0", "a#v1")
    decide(read, "split", "a#v0", "b#v0")
    bound = {("a#v1", "c#v0"), ("a#v0",), ("b#v0",)}
    assert together(read) == bound
    assert list(read.relink()) == [1, 2, 3]
    assert together(read) == bound
    read.put(renumbered(A))
    assert together(read) == {("a#v19", "c#v0"), ("a#v09",), ("b#v0",)}
    read.put(replace(A, events=A.events[:1]))
    assert together(read) == {("a#v0",), ("b#v0",), ("c#v0",)}
    read.put(A)
    assert together(read) == bound


def test_deleted_report_frees_the_others(read: Store) -> None:
    decide(read, "merge", "c#v0", "b#v0", "a#v1")
    assert together(read) == {("a#v1", "b#v0", "c#v0"), ("a#v0",)}
    read.delete("c")
    assert together(read) == {("a#v1", "b#v0"), ("a#v0",)}
    assert list(read.relink()) == [1, 2]
    assert together(read) == {("a#v1", "b#v0"), ("a#v0",)}


@pytest.mark.parametrize("seed", range(3))
def test_order_of_reading_makes_no_difference(read: Store, seed: int) -> None:
    decide(read, "merge", "c#v0", "a#v1")
    decide(read, "split", "a#v0", "b#v0")
    wanted = {e.id: e for e in read.merged_events(limit=100).rows}
    rng = random.Random(seed)
    for record in rng.sample(RECORDS, len(RECORDS)):
        read.put(renumbered(record))
    for record in rng.sample(RECORDS, len(RECORDS)):
        read.put(record)
    assert {e.id: e for e in read.merged_events(limit=100).rows} == wanted
