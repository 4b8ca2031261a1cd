"""Who reports first, answered alike by either database."""

import pytest
from sqlalchemy import Connection, delete, insert, update

from saksi.store import Store
from saksi.store.first_reports import FirstReports, first_reports
from saksi.store.linked_schema import LINKED_ARTICLES, STORIES
from tests.store.made import NORWAY, Deed, told

DEED = [Deed("REJECT", NORWAY, None, "2021-06-22")]


def _as_one_story(connection: Connection) -> None:
    connection.execute(delete(STORIES))
    connection.execute(update(LINKED_ARTICLES).values(story="s"))
    days = {"first_day": "2021-06-22", "last_day": "2021-06-23"}
    row = {"id": "s", "title": "Usul", "central": "a", "articles": 3, **days}
    connection.execute(insert(STORIES).values(row))


@pytest.mark.parametrize(
    ("warta", "harbour", "first"),
    [
        ("2021-06-22T09:00:00+07:00", "2021-06-22T04:00:00+01:00", "Warta Samudra"),
        ("2021-06-22T09:00:00+07:00", "2021-06-22T02:30:00+01:00", "Harbour Gazette"),
        ("2021-06-22", "2021-06-22T04:00:00+01:00", None),
        ("2021-06-22", "2021-06-23", "Warta Samudra"),
        ("2021-06-22T09:00:00+07:00", "2021-06-22T09:00:00+07:00", None),
    ],
)
def test_first_is_who_surely_was(store: Store, warta: str, harbour: str, first: str | None) -> None:
    store.put(told("a", DEED, warta, "Warta Samudra"))
    store.put(told("b", DEED, harbour, "Harbour Gazette", "en"))
    store.put(told("c", DEED, "2021-06-23T23:00:00+07:00", "Warta Samudra"))
    store.change(_as_one_story)
    found = store.ask(first_reports)
    assert {f.outlet: f.stories for f in found} == {"Warta Samudra": 1, "Harbour Gazette": 1}
    assert [f.outlet for f in found if f.first] == ([first] if first else [])


def test_story_of_one_outlet_has_no_first(store: Store) -> None:
    for name in "abc":
        store.put(told(name, DEED, "2021-06-22", "Warta Samudra"))
    store.change(_as_one_story)
    assert store.ask(first_reports) == list[FirstReports]()
