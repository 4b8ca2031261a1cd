"""`saksi list`."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeAlias

import pytest

from saksi.store import open_store

Saksi: TypeAlias = Callable[..., Any]


def test_list_shows_the_newest_first(saksi: Saksi, news: Path) -> None:
    answer = saksi("list", "--store", news)
    assert answer.status == 0
    assert [line.split()[0] for line in answer.out.splitlines()] == [
        "gazette-1",
        "wartasamudra/norwegia-tolak",
        "aneh/=1+1",
    ]
    assert "Norwegia tolak usul sanksi minyak" in answer.out
    assert "Harbour Gazette" in answer.out


def test_list_json_is_one_object_a_line(saksi: Saksi, news: Path) -> None:
    rows = [json.loads(line) for line in saksi("list", "--json", "--store", news).out.splitlines()]
    assert [row["published"] for row in rows] == ["2021-06-24", "2021-06-23T19:20:00+07:00", None]
    assert rows[0]["headline"] == "Harbour ministers sign missile pact"


@pytest.mark.parametrize(
    ("options", "ids"),
    [
        (("--outlet", "Warta Samudra"), ["wartasamudra/norwegia-tolak"]),
        (("--lang", "en"), ["gazette-1"]),
        (("--since", "2021-06-24"), ["gazette-1"]),
        (("--until", "2021-06-23"), ["wartasamudra/norwegia-tolak"]),
        (("-n", "1", "--offset", "1"), ["wartasamudra/norwegia-tolak"]),
    ],
)
def test_list_narrows(saksi: Saksi, news: Path, options: tuple[str, ...], ids: list[str]) -> None:
    answer = saksi("list", "--json", *options, "--store", news)
    assert [json.loads(line)["id"] for line in answer.out.splitlines()] == ids


def test_list_tells_that_there_is_more(saksi: Saksi, news: Path) -> None:
    answer = saksi("list", "--limit", "2", "--store", news)
    assert answer.err == "There are more than 2; the next: --offset 2\n"
    assert len(answer.out.splitlines()) == 2


def test_list_of_an_empty_store_says_how_to_fill_it(saksi: Saksi, tmp_path: Path) -> None:
    where = tmp_path / "empty.sqlite"
    open_store(where).close()
    answer = saksi("list", "--store", where)
    assert (answer.status, answer.out.strip()) == (0, "")
    assert f"saksi read INPUT --store {where}" in answer.err


@pytest.mark.parametrize("day", ["2021-6-1", "kemarin", "2021-02-30", "20210601"])
def test_list_refuses_what_is_no_day(saksi: Saksi, news: Path, day: str) -> None:
    answer = saksi("list", "--since", day, "--store", news)
    assert answer.status == 2
    assert f"--since '{day}' is not a day such as 2021-06-23" in answer.err


def test_list_without_a_store_tells_the_way_out(saksi: Saksi, tmp_path: Path) -> None:
    answer = saksi("list", "--store", tmp_path / "no.sqlite")
    assert (answer.status, answer.out) == (3, "")
    assert "no store here; make one with: saksi read INPUT --store" in answer.err
    assert not (tmp_path / "no.sqlite").exists()


def test_list_takes_the_store_from_the_environment(
    saksi: Saksi, news: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SAKSI_STORE", str(news))
    assert "gazette-1" in saksi("list").out


def test_list_lets_no_page_steer_the_terminal(saksi: Saksi, news: Path) -> None:
    with open_store(news) as store:
        (record,) = [r for r in store.records() if r.id.startswith("aneh")]
    assert "\x1b" in record.text
    for verb in (("list",), ("search", "merah"), ("show", "aneh")):
        out = saksi(*verb, "--store", news).out
        assert "\x1b" not in out
        assert "\x07" not in out
        assert "\u202e" not in out
