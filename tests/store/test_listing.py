"""Articles, statements and acts by what they tell, page by page, in either database."""

from collections.abc import Callable, Sequence
from itertools import product
from typing import Any

import pytest
from msgspec.structs import replace

from saksi.errors import InputError
from saksi.store import Filters, Store
from saksi.store.filtering import days_of
from tests.store.made import ENVOY, HARBOUR, NAVY, NORWAY, Deed, told

TYPES = "REJECT", "ACCUSE", "AID"
DAYS = "2021-06-22", "2021-06", None, "2021-07-01"


def _deeds(number: int) -> list[Deed]:
    """Deeds that differ in everything that can be asked of them."""
    parties = (NORWAY, ENVOY, HARBOUR, NAVY)
    return [
        Deed(
            type=TYPES[(number + n) % 3],
            actor=parties[(number + n) % 4],
            recipient=parties[(number * n + 1) % 4] if n % 2 else None,
            day=DAYS[(number + n * n) % 4],
            status=("happened", "denied")[(number * n) % 2],
            place=HARBOUR if (number + n) % 5 == 0 else None,
            speaker=parties[(number + 2 * n) % 4] if (n + number) % 3 else None,
            stance=("neutral", "deny")[number % 2],
        )
        for n in range(number % 4 + 1)
    ]


PUBLISHED = "2021-06-20", "2021-06-23T19:20:00+07:00", None, "2021-07-02"
ARTICLES = {f"a{number}": _deeds(number) for number in range(24)}


@pytest.fixture
def busy(store: Store) -> Store:
    """Two dozen articles with some sixty acts."""
    for number, (name, deeds) in enumerate(ARTICLES.items()):
        outlet, lang = (("Warta Samudra", "id"), ("Harbour Gazette", "en"))[number % 2]
        store.put(told(name, deeds, PUBLISHED[number % 4], outlet, lang))
    return store


def every(ask: Callable[..., Any], filters: Filters, limit: int) -> list[Any]:
    """All pages of a listing."""
    rows, cursor = [], None
    while True:
        page = ask(filters, cursor, limit)
        assert len(page.rows) <= limit
        rows += page.rows
        cursor = page.cursor
        if cursor is None:
            return rows


CONDITIONS: Sequence[tuple[Filters, Callable[[Deed], bool]]] = [
    (Filters(), lambda d: True),
    (Filters(who="NOR"), lambda d: d.actor.country == "NOR"),
    (Filters(who="norwegia"), lambda d: d.actor is NORWAY),
    (Filters(who="vangsnes"), lambda d: d.actor is ENVOY),
    (Filters(who="teluk SERANG"), lambda d: d.actor is HARBOUR),
    (Filters(who='"Laut Indonesia"'), lambda d: False),
    (Filters(who='"angkatan laut indonesia"'), lambda d: d.actor is NAVY),
    (Filters(who="nobody"), lambda d: False),
    (Filters(whom="IDN"), lambda d: d.recipient is NAVY),
    (Filters(who="NOR", whom="IDN"), lambda d: d.actor.country == "NOR" and d.recipient is NAVY),
    (Filters(type="reject"), lambda d: d.type == "REJECT"),
    (Filters(status="denied", type="AID"), lambda d: d.status == "denied" and d.type == "AID"),
    (Filters(place="pelabuhan"), lambda d: d.place is HARBOUR),
    (Filters(speaker="NOR"), lambda d: d.speaker is not None and d.speaker.country == "NOR"),
    (Filters(stance="deny"), lambda d: d.speaker is not None and d.stance == "deny"),
    (
        Filters(speaker="indonesia", who="NOR"),
        lambda d: d.speaker is NAVY and d.actor.country == "NOR",
    ),
]


@pytest.mark.parametrize("filters", [f for f, _ in CONDITIONS], ids=str)
def test_acts_are_those_that_meet_every_filter(busy: Store, filters: Filters) -> None:
    meets = next(m for f, m in CONDITIONS if f == filters)
    wanted = {
        (name, f"v{n}")
        for name, deeds in ARTICLES.items()
        for n, deed in enumerate(deeds)
        if meets(deed)
    }
    rows = every(busy.events, filters, 7)
    assert {(row.article, row.id) for row in rows} == wanted
    assert len(rows) == len(wanted) == busy.total("events", filters)
    said = every(busy.statements, filters, 7)
    spoken = {(a, e.replace("v", "s")) for a, e in wanted if ARTICLES[a][int(e[1:])].speaker}
    assert {(row.article, row.id) for row in said} == spoken
    assert len(said) == len(spoken) == busy.total("statements", filters)


@pytest.mark.parametrize("filters", [f for f, _ in CONDITIONS], ids=str)
def test_articles_are_those_with_such_an_act_and_such_a_statement(
    busy: Store, filters: Filters
) -> None:
    acts = replace(filters, speaker=None, stance=None)
    said = replace(acts, who=None, whom=None, type=None, place=None, status=None)
    said = replace(said, speaker=filters.speaker, stance=filters.stance)
    wanted = set(ARTICLES)
    if acts != Filters():
        wanted &= {row.article for row in every(busy.events, acts, 100)}
    if said != Filters():
        wanted &= {row.article for row in every(busy.statements, said, 100)}
    rows = every(busy.articles, filters, 5)
    assert {row.id for row in rows} == wanted
    assert len(rows) == len(wanted) == busy.total("articles", filters)
    assert [row.id for row in rows] == [row.id for row in busy.list(filters, limit=100)]
    assert {record.id for record in busy.records(filters)} == wanted


@pytest.mark.parametrize("limit", [1, 3, 1000])
def test_pages_follow_each_other_in_one_order(busy: Store, limit: int) -> None:
    for ask in (busy.articles, busy.statements, busy.events):
        whole = every(ask, Filters(), 1000)
        assert every(ask, Filters(), limit) == whole
    days = [row.first_day or row.published or "" for row in every(busy.events, Filters(), limit)]
    assert [day[:10] for day in days] == sorted((day[:10] for day in days), reverse=True)


def test_pages_go_on_where_an_article_came_between(busy: Store) -> None:
    first = busy.events(Filters(), None, 10)
    busy.put(told("new", [Deed("REJECT", NAVY, day="2022-01-01")]))
    second = busy.events(Filters(), first.cursor, 1000)
    assert len(first.rows) + len(second.rows) == sum(map(len, ARTICLES.values()))


@pytest.mark.parametrize("cursor", ["", "x", "2021-06-22~1", "2021-06-22~1~x", "a~b~c~d"])
def test_broken_cursor_is_told(busy: Store, cursor: str) -> None:
    with pytest.raises(InputError, match="is no cursor"):
        busy.events(Filters(), cursor)


@pytest.mark.parametrize(
    ("date", "days"),
    [
        ("2021", {"2021-06-22", "2021-06", "2021-07-01"}),
        ("2021-06", {"2021-06-22", "2021-06"}),
        ("2021-06-22", {"2021-06-22", "2021-06"}),
        ("2021-06-23", {"2021-06"}),
        ("2021-06-23..2021-07", {"2021-06", "2021-07-01"}),
        ("2020", set()),
    ],
)
def test_date_meets_the_days_that_an_act_may_cover(busy: Store, date: str, days: set[str]) -> None:
    found = {row.time for row in every(busy.events, Filters(date=date), 9)}
    assert found == days


def test_date_of_a_statement_is_its_own_else_of_publication(busy: Store) -> None:
    rows = every(busy.statements, Filters(date="2021-06-20..2021-06-23"), 100)
    assert {row.day for row in rows} == {"2021-06-20", "2021-06-23"}
    undated = [r for r in every(busy.statements, Filters(), 100) if r.published is None]
    assert undated
    assert all(row.day is None for row in undated)


@pytest.mark.parametrize(
    "value", ["", "yesterday", "2021-13", "2021-02-30", "2021..", "21", "2021-6"]
)
def test_date_that_is_none_is_told(value: str) -> None:
    with pytest.raises(InputError, match="is no date"):
        days_of(value)


def test_filters_of_articles_narrow_acts_and_statements(busy: Store) -> None:
    asked = Filters(outlet="harbour gazette", since="2021-07-01", words="kabar")
    wanted = {f"a{n}" for n in range(24) if n % 2 and n % 4 == 3}
    assert {row.article for row in every(busy.events, asked, 4)} == wanted
    assert {row.id for row in busy.articles(asked).rows} == wanted
    assert {row.outlet for row in busy.events(Filters(lang="id")).rows} == {"Warta Samudra"}
    assert busy.total("events", Filters(words="tidak ada")) == 0


def test_search_takes_every_filter(busy: Store) -> None:
    asked = Filters(who="NOR", type="REJECT")
    hits = busy.search("kabar", asked, limit=100)
    assert {hit.id for hit in hits} == {row.id for row in busy.articles(asked).rows}
    assert [h.id for h in busy.search("kabar", asked, 2, 2)] == [h.id for h in hits[2:4]]
    assert busy.total("articles", replace(asked, words="kabar")) == len(hits)


def test_rows_tell_what_the_record_says(busy: Store) -> None:
    texts = {record.id: record.text for record in busy.records()}
    for row in every(busy.events, Filters(), 50):
        assert texts[row.article][row.start : row.end] == row.trigger
        deed = ARTICLES[row.article][int(row.id[1:])]
        assert (row.actors, row.place) == (deed.actor.name, deed.place and deed.place.name)
    for said in every(busy.statements, Filters(), 50):
        assert texts[said.article][said.start : said.end] == said.content


def test_dyads_count_reports_by_month(busy: Store) -> None:
    counted = list(busy.dyads())
    acts = [d for deeds in ARTICLES.values() for d in deeds if d.recipient]
    assert sum(dyad.reports for dyad in counted) == len(acts)
    june = [d for d in acts if d.day and d.day.startswith("2021-06") and d.actor.country == "NOR"]
    found = [d for d in busy.dyads(Filters(who="NOR")) if d.month == "2021-06"]
    assert sum(dyad.reports for dyad in found) == len(june) > 0
    assert {dyad.actor for dyad in found} == {"NOR"}
    assert {d.month for d in counted} == {"2021-07", "2021-06", None}


def test_names_of_articles_that_changed_are_not_met(store: Store) -> None:
    store.put(told("a", [Deed("AID", NORWAY)]))
    store.put(told("a", [Deed("AID", NAVY)]))
    assert store.events(Filters(who="norwegia")).rows == ()
    assert [row.actors for row in store.events(Filters(who="laut")).rows] == [NAVY.name]


@pytest.mark.parametrize(("few", "who"), list(product((0, 3000), ("NOR", "vangsnes"))))
def test_few_and_many_acts_of_a_party_are_listed_alike(
    busy: Store, monkeypatch: pytest.MonkeyPatch, few: int, who: str
) -> None:
    wanted = every(busy.events, Filters(who=who), 10)
    monkeypatch.setattr("saksi.store.filtering.FEW", few)
    assert every(busy.events, Filters(who=who), 10) == wanted


CHOSEN = [
    *(f for f, _ in CONDITIONS),
    Filters(date="2021"),
    Filters(date="2021-06", stance="deny"),
    Filters(date="2021-06-22", words="kabar", outlet="harbour gazette"),
]


def test_facets_count_what_choosing_them_lists(busy: Store) -> None:
    for filters, what in product(CHOSEN, ("articles", "statements", "events")):
        for facet in busy.facets(what, filters, 100):
            for value in facet.values:
                chosen = replace(filters, **{facet.name: value.value})
                assert value.count == busy.total(what, chosen) > 0, (what, filters, value)
                assert not value.more


def test_facets_hold_every_value(busy: Store) -> None:
    found = {facet.name: {v.value for v in facet.values} for facet in busy.facets("events")}
    deeds = [deed for some in ARTICLES.values() for deed in some]
    assert found["type"] == {deed.type for deed in deeds}
    assert found["status"] == {deed.status for deed in deeds}
    assert found["who"] == {f'"{deed.actor.name}"' for deed in deeds}
    assert found["speaker"] == {f'"{deed.speaker.name}"' for deed in deeds if deed.speaker}
    assert found["outlet"] == {"Warta Samudra", "Harbour Gazette"}
    assert found["date"] == {"2021"}


def test_facets_of_a_date_lie_within_it(busy: Store) -> None:
    def dates(asked: str) -> list[str]:
        facet = next(f for f in busy.facets("events", Filters(date=asked)) if f.name == "date")
        return [value.value for value in facet.values]

    assert dates("2021") == ["2021-07", "2021-06"]
    assert "2021-06-22" in dates("2021-06-30")
    assert dates("2020..2021") == ["2021"]


def test_facets_of_too_much_say_the_least(busy: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("saksi.store.facets.LOOKED_AT", {"events": 10})
    [types] = [f for f in busy.facets("events") if f.name == "type"]
    assert sum(value.count for value in types.values) == 10
    assert all(value.more for value in types.values)
    assert all(v.count <= busy.total("events", Filters(type=v.value)) for v in types.values)


def test_counting_may_end_early(busy: Store) -> None:
    assert busy.total("events", Filters(), 7) == 7
    assert busy.total("articles", Filters(who="NOR"), 1000) == busy.total(
        "articles", Filters(who="NOR")
    )


def test_what_is_soon_counted_is_the_total(busy: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    asked = list(product(("articles", "statements", "events"), CHOSEN))
    wholes = [busy.total(*one) for one in asked]
    assert [busy.at_least(*one) for one in asked] == [(whole, False) for whole in wholes]
    assert [busy.at_least(*one, 2) for one in asked] == [(min(w, 2), w > 2) for w in wholes]
    monkeypatch.setattr("saksi.store.listing.BESIDE", 3)
    for one, whole in zip(asked, wholes, strict=True):
        many, more = busy.at_least(*one)
        assert many == whole or (many < whole and more), one


def test_articles_are_listed_alike_with_few_and_many_acts(
    busy: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    wanted = [every(busy.articles, filters, 7) for filters in CHOSEN]
    monkeypatch.setattr("saksi.store.listing.FEW", 0)
    assert [every(busy.articles, filters, 7) for filters in CHOSEN] == wanted
