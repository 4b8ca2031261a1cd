"""What a newsroom asks, answered alike by either database."""

import pytest
from msgspec.structs import replace

from saksi.store import Filters, Store, newsroom
from tests.store.made import HARBOUR, NAVY, NORWAY, Deed, told

ACTS = [
    Deed("REJECT", NORWAY, NAVY, "2021-06-22", speaker=NORWAY, stance="deny"),
    Deed("REJECT", NORWAY, NAVY, "2021-06-23", place=NAVY, speaker=NORWAY),
    Deed("AID", NAVY, NORWAY, "2021-07-01", speaker=NAVY, stance="promise"),
    Deed("ACCUSE", HARBOUR, None, "2021-07-02"),
]


@pytest.fixture
def newsdesk(store: Store) -> Store:
    """Three articles of two outlets."""
    store.put(told("a", ACTS[:2], "2021-06-23"))
    store.put(told("b", ACTS[2:], "2021-07-02", "Harbour Gazette", "en"))
    store.put(told("c", ACTS[:1], "2021-07-03", "Harbour Gazette", "en"))
    return store


def test_ties_are_counted_by_pair_and_type(newsdesk: Store) -> None:
    found = newsdesk.ask(newsroom.ties, "2021-01-01", "2021-12-31")
    assert found == [
        newsroom.Tie("IDN", "NOR", "AID", 1), newsroom.Tie("NOR", "IDN", "REJECT", 3)
    ]  # fmt: skip
    assert newsdesk.ask(newsroom.ties, "2021-06-22", "2021-06-22")[0].reports == 2
    assert newsdesk.ask(newsroom.ties, "2021-01-01", "2021-12-31", 1) == found[1:]
    for tie in found:
        asked = Filters(who=tie.actor, whom=tie.recipient, type=tie.type)
        assert newsdesk.total("events", asked) == tie.reports


def test_stances_are_of_the_latest_months(newsdesk: Store) -> None:
    found = newsdesk.ask(newsroom.stances, "norwegia")
    assert found == [("2021-06", "deny", 1), ("2021-06", "neutral", 1), ("2021-07", "deny", 1)]
    assert [m for m, _, _ in newsdesk.ask(newsroom.stances, "norwegia", 1)] == ["2021-07"]
    assert newsdesk.ask(newsroom.stances, "nobody") == []


def test_actors_and_the_quoted_stand_in_the_latest_articles(
    newsdesk: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    actors = {a.name: a.articles for a in newsdesk.ask(newsroom.actors)}
    assert (actors["Norwegia"], actors[NAVY.name]) == (3, 3)
    assert [a.name for a in newsdesk.ask(newsroom.actors, "angkatan")] == [NAVY.name]
    quoted = {q.name: (q.statements, q.outlets) for q in newsdesk.ask(newsroom.quoted)}
    assert quoted == {"Norwegia": (3, 2), NAVY.name: (1, 1)}
    monkeypatch.setattr(newsroom, "RECENT", 1)
    assert {q.name for q in newsdesk.ask(newsroom.quoted)} == {"Norwegia"}


def test_counterparts_are_those_of_the_latest_acts(newsdesk: Store) -> None:
    found = newsdesk.ask(newsroom.counterparts, "norwegia")
    assert {(c.side, c.name, c.type, c.reports) for c in found} == {
        ("actor", NAVY.name, "REJECT", 3),
        ("recipient", NAVY.name, "AID", 1),
    }


def test_overviews_count_every_article(newsdesk: Store) -> None:
    assert sum(n for _, n in newsdesk.ask(newsroom.intake)) == 3
    assert newsdesk.ask(newsroom.days) == ("2021-06-23", "2021-07-03")
    assert [(o.name, o.articles) for o in newsdesk.ask(newsroom.outlets)] == [
        ("Harbour Gazette", 2),
        ("Warta Samudra", 1),
    ]
    countries = newsdesk.ask(newsroom.countries, "2021-01-01", "2021-12-31")
    assert {(c.code, c.placed, c.acting, c.receiving) for c in countries} == {
        ("IDN", 1, 1, 3),
        ("NOR", 0, 3, 1),
    }
    days = "2021-01-01..2021-12-31"
    for c in countries:  # what a reader finds who follows the count
        asked = Filters(place=c.code), Filters(who=c.code), Filters(whom=c.code)
        found = [newsdesk.total("events", replace(f, date=days)) for f in asked]
        assert found == [c.placed, c.acting, c.receiving], c.code
    assert newsdesk.ask(newsroom.copying) == []
    assert newsdesk.ask(newsroom.readings) == {}
    assert newsdesk.ask(newsroom.kept_since, "2000") == (3, False)
    assert newsdesk.ask(newsroom.kept_since, "2000", 2) == (2, True)
    assert newsdesk.ask(newsroom.last_kept) == newsdesk.list()[0].read_at
    assert {row.id for row in newsdesk.ask(newsroom.kept_after, "2000", 9)} == {"a", "b", "c"}
    assert newsdesk.ask(newsroom.kept_after, "2999", 9) == []
    assert len(newsdesk.ask(newsroom.mentioning, "norwegia")) == 3
    assert newsdesk.ask(newsroom.related, "a") is not None


def test_country_of_a_name_is_told_where_all_agree(store: Store) -> None:
    for number, country in enumerate(("IDN", "NOR")):
        side = replace(NAVY, name="pemerintah", country=country)
        store.put(told(f"p{number}", [Deed("AID", side, HARBOUR, "2021-06-22")], "2021-06-23"))
    found = {a.name: a.country for a in store.ask(newsroom.actors)}
    assert found["pemerintah"] is None
    assert found[HARBOUR.name] == HARBOUR.country
