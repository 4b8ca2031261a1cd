"""Saved searches and what they find."""

import pytest

from saksi.store import Filters, Store, UnknownWatchlistError
from tests.store.made import ENVOY, NAVY, NORWAY, PACT, RECORDS, REFUSAL, Deed, told


def test_watchlist_is_kept_replaced_and_removed(store: Store) -> None:
    made = store.watchlists.add("rudal", Filters(words="rudal", lang="id"), "Rudal dan kapal")
    assert store.watchlists.get("rudal") == made
    store.watchlists.add("aksi", Filters(who="NOR"))
    store.watchlists.add("rudal", Filters(words="kapal"))
    assert [(w.name, w.title) for w in store.watchlists.list()] == [
        ("aksi", "aksi"),
        ("rudal", "rudal"),
    ]
    assert store.watchlists.get("rudal").filters == Filters(words="kapal")
    store.watchlists.remove("rudal")
    for ask in (store.watchlists.get, store.watchlists.remove, store.watchlists.finds):
        with pytest.raises(UnknownWatchlistError, match="no watchlist 'rudal'"):
            ask("rudal")


def test_watchlist_without_a_word_is_refused(store: Store) -> None:
    with pytest.raises(ValueError, match="no word to search for"):
        store.watchlists.add("x", Filters(words="--"))


@pytest.mark.parametrize(
    ("filters", "found"),
    [
        (Filters(words="minyak"), [(REFUSAL.id, None)]),
        (Filters(type="AID"), [("a", "v1")]),
        (Filters(who="NOR", words="kalimat"), [("a", "v0")]),
        (Filters(speaker="vangsnes"), [("a", "s0"), (REFUSAL.id, "s1")]),
        (Filters(outlet="Harbour Gazette"), [(PACT.id, None)]),
        (Filters(type="THREATEN"), []),
    ],
)
def test_finds_quote_what_they_were_found_by(
    filled: Store, filters: Filters, found: list[tuple[str, str | None]]
) -> None:
    record = told("a", [Deed("REJECT", NORWAY, speaker=ENVOY), Deed("AID", NAVY)])
    filled.put(record)
    filled.watchlists.add("w", filters)
    finds = filled.watchlists.finds("w")
    assert [(find.article, find.id) for find in finds] == found
    texts = {r.id: r.text for r in (*RECORDS, record)}
    for find in finds:
        assert texts[find.article][find.start : find.end] == find.quotation != ""


def test_keys_stay_when_an_article_is_read_anew(store: Store) -> None:
    deeds = [Deed("REJECT", NORWAY), Deed("AID", NAVY)]
    store.put(told("a", deeds))
    store.watchlists.add("w", Filters(type="AID"))
    before = [find.key for find in store.watchlists.finds("w")]
    store.put(told("a", deeds, published="2021-06-30"))
    assert [find.key for find in store.watchlists.finds("w")] == before
    store.watchlists.add("other", Filters(type="AID"))
    assert [find.key for find in store.watchlists.finds("other")] != before


def test_newest_come_first_and_no_more_than_asked(store: Store) -> None:
    for number in range(5):
        store.put(told(f"a{number}", [Deed("AID", NORWAY), Deed("AID", NAVY)]))
    store.watchlists.add("w", Filters(type="AID"))
    assert [f.article for f in store.watchlists.finds("w", limit=3)] == ["a4", "a4", "a3"]
    assert len(store.watchlists.finds("w")) == 10
