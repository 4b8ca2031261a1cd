"""Names of one state or body: one key, one value of a facet, found by any of them."""

from itertools import product

import pytest
from sqlalchemy import text

from saksi.store import Filters, Store, newsroom, open_store
from saksi.store.aliases import keys_like, party_key, state_of, words_of_key
from saksi.store.schema import VERSION_TABLE
from saksi.store.words import name_key
from tests.store.made import NORWAY, Deed, Party, all_rows, told

NORWAY_EN = Party("Norway", "NOR")
UN, UN_FULL = Party("PBB"), Party("Perserikatan Bangsa-Bangsa")
PALACE = Party("Kementerian Norwegia", "NOR")


@pytest.fixture
def mixed(store: Store) -> Store:
    """Acts of one state and one body, under the names of two languages."""
    store.put(told("a", [Deed("AID", NORWAY, UN, place=NORWAY_EN, speaker=UN_FULL)]))
    store.put(told("b", [Deed("AID", NORWAY_EN, UN_FULL), Deed("REJECT", PALACE, NORWAY)]))
    store.put(told("c", [Deed("ACCUSE", NORWAY, UN, speaker=NORWAY_EN)]))
    return store


@pytest.mark.parametrize(
    ("names", "key"),
    [
        (("Rusia", "Russia", "Federasi Rusia", "RUSSIAN FEDERATION"), "=rus"),
        (("Amerika Serikat", "AS", "U.S.", "United States"), "=usa"),
        (("PBB", "United Nations", "Perserikatan Bangsa-Bangsa"), "pbb"),
        (("Émile Rusia",), "emile rusia"),
        (("Kementerian Luar Negeri Rusia",), "kementerian luar negeri rusia"),
    ],
)
def test_names_of_one_have_one_key(names: tuple[str, ...], key: str) -> None:
    assert {party_key(name) for name in names} == {key}


def test_words_that_tell_little_lead_to_no_state() -> None:
    words = words_of_key("=irn") | words_of_key("=kor") | words_of_key("=usa")
    assert not words & {"islam", "republik", "republic", "of", "selatan", "a", "u"}
    assert {"iran", "korea", "amerika", "serikat"} <= words
    assert state_of("=irn") == "IRN"
    assert state_of("iran") is state_of(None) is None
    assert keys_like("norw") == ["=nor"]


def test_facet_has_one_value_for_all_names(mixed: Store) -> None:
    found = {facet.name: facet.values for facet in mixed.facets("events")}
    assert [(v.country, v.count) for v in found["who"]] == [("NOR", 3), (None, 1)]
    assert [v.count for v in found["whom"]] == [3, 1]
    assert [v.country for v in found["place"]] == ["NOR"]
    for what, facet in product(("articles", "statements", "events"), ("who", "whom", "place")):
        for value in next(f for f in mixed.facets(what) if f.name == facet).values:
            assert mixed.total(what, Filters(**{facet: value.value})) == value.count


@pytest.mark.parametrize("name", ["norway", '"Norway"', "Kerajaan Norwegia", '"norwegia"'])
def test_any_name_finds_them_all(mixed: Store, name: str) -> None:
    found = {(row.article, row.id) for row in mixed.events(Filters(who=name)).rows}
    if name == "Kerajaan Norwegia":  # which no table knows as a name of the state
        assert found == set()
    else:
        assert found >= {("a", "v0"), ("b", "v0"), ("c", "v0")}
        assert (("b", "v1") in found) == (name == "norwegia")


def test_words_of_a_longer_name_find_it_too(mixed: Store) -> None:
    rows = mixed.events(Filters(who="kementerian")).rows
    assert [(row.article, row.id) for row in rows] == [("b", "v1")]
    assert mixed.total("events", Filters(who="norwegia")) == 4


def test_actors_are_listed_once(mixed: Store) -> None:
    names = [(a.country, a.articles) for a in mixed.ask(newsroom.actors) if a.country == "NOR"]
    assert sorted(names) == [("NOR", 1), ("NOR", 3)]
    assert mixed.ask(newsroom.actors, "perserikatan") == mixed.ask(newsroom.actors, "united nat")
    assert len(mixed.ask(newsroom.mentioning, "Norway")) == 3


def test_older_keys_are_brought_up_to_date(where: str, mixed: Store) -> None:
    wanted = all_rows(mixed)
    columns = (
        ("entities", "key", "name"),
        ("event_parties", "key", "name"),
        ("statements", "speaker_key", "speaker_name"),
        ("events", "place_key", "place"),
    )
    with mixed._writing() as connection:
        for table, key, name in columns:
            names = connection.scalars(text(f"SELECT DISTINCT {name} FROM {table}")).all()
            for one in names:
                values = {"key": name_key(one), "name": one}
                connection.execute(
                    text(f"UPDATE {table} SET {key} = :key WHERE {name} = :name"), values
                )
        connection.execute(text("DELETE FROM name_words"))
        for key in connection.scalars(text("SELECT DISTINCT key FROM entities")).all():
            for word in set(key.split()):
                row = {"word": word, "key": key}
                connection.execute(
                    text("INSERT INTO name_words (word, key) VALUES (:word, :key)"), row
                )
        connection.execute(text("DROP TABLE linked_mentions"))  # which came later
        connection.execute(text(f"UPDATE {VERSION_TABLE} SET version_num = '0009'"))
    with open_store(where) as upgraded:
        assert all_rows(upgraded) == wanted
        assert upgraded.check() == []
