"""`saksi timeline`, `stories`, `sources`, `link` and `diff`."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from bench.reports import reports
from saksi.store import open_store
from tests.views.conftest import Answer

Saksi = Callable[..., Answer]


@pytest.fixture
def told(tmp_path: Path) -> Path:
    """A store of articles that report the same acts."""
    where = tmp_path / "told.sqlite"
    with open_store(where) as store:
        for record in reports(6, seed=7, days=6):
            store.put(record)
    return where


def test_timeline_counts_sources(saksi: Saksi, told: Path) -> None:
    printed = saksi("timeline", "--store", told)
    assert printed.status == 0
    days = [line.split()[1].strip("~") for line in printed.out.splitlines()]
    assert days == sorted(days)
    assert "1 source," in printed.out
    several = saksi("timeline", "--store", told, "--sources", "2").out
    assert several
    assert "1 source," not in several


def test_timeline_gives_whole_events_as_json(saksi: Saksi, told: Path) -> None:
    rows = [
        json.loads(line) for line in saksi("timeline", "--store", told, "--json").out.splitlines()
    ]
    assert rows
    for row in rows:
        assert row["witnesses"]
        assert row["reports"]
        assert {value["field"] for value in row["fields"]} >= {"type", "status", "actor"}


def test_timeline_takes_a_party_and_a_day(saksi: Saksi, told: Path) -> None:
    rows = [
        json.loads(line) for line in saksi("timeline", "--store", told, "--json").out.splitlines()
    ]
    country = rows[0]["actors"][0]["country"]
    found = saksi("timeline", "--store", told, "--json", "--party", country).out.splitlines()
    assert found
    for line in found:
        sides = [*json.loads(line)["actors"], *json.loads(line)["recipients"]]
        assert country in {party["country"] for party in sides}
    assert saksi("timeline", "--store", told, "--since", "tomorrow").status == 2
    assert "No acts." in saksi("timeline", "--store", told, "--since", "2030-01-01").err


def test_sources_shows_each_witness_and_why(saksi: Saksi, told: Path) -> None:
    rows = [
        json.loads(line) for line in saksi("timeline", "--store", told, "--json").out.splitlines()
    ]
    event = max(rows, key=lambda row: len(row["reports"]))
    printed = saksi("sources", event["id"], "--store", told).out
    for report in event["reports"]:
        assert report["article"] in printed
    assert "its own report" in printed
    by_report = f"{event['reports'][-1]['article']}#{event['reports'][-1]['event']}"
    assert saksi("sources", by_report, "--store", told).out == printed
    whole = json.loads(saksi("sources", event["id"], "--store", told, "--json").out)
    assert whole["event"]["id"] == event["id"]
    missing = saksi("sources", "nothing", "--store", told)
    assert missing.status == 1
    assert "no event 'nothing'" in missing.err


def test_stories_list_and_show(saksi: Saksi, told: Path) -> None:
    rows = [
        json.loads(line) for line in saksi("stories", "--store", told, "--json").out.splitlines()
    ]
    assert sum(len(row["articles"]) for row in rows) == len(list(reports(6, seed=7, days=6)))
    one = saksi("stories", rows[0]["articles"][-1]["id"], "--store", told).out
    assert one.startswith(rows[0]["id"])
    assert saksi("stories", "nothing", "--store", told).status == 1


def test_link_makes_all_anew(saksi: Saksi, told: Path) -> None:
    before = saksi("timeline", "--store", told, "--json").out
    assert "articles linked." in saksi("link", "--store", told).err
    assert saksi("timeline", "--store", told, "--json").out == before


def test_diff_of_one_state_says_so(saksi: Saksi, told: Path) -> None:
    assert "only one state" in saksi("diff", "a0000000-0", "--store", told).err
