"""A value of a facet is the same everywhere: what is counted is listed, served and exported."""

import csv
import html
import io
import re
import sys
from pathlib import Path
from urllib.parse import urlencode

import pytest
from starlette.testclient import TestClient

from saksi.store import Filters, Store
from saksi.views.cli import main

KINDS = "articles", "statements", "events"
MOST = 2  # values of each facet
_ROWS = re.compile(r'<article class="row[ "]')
_NEXT = re.compile(r'rel="next" href="([^"]*)"')


def listed(desk: TestClient, address: str) -> int:
    """How many rows the pages of a search have together."""
    many = 0
    while address:
        page = desk.get(address).text
        many += len(_ROWS.findall(page))
        found = _NEXT.search(page)
        address = html.unescape(found[1]) if found else ""
    return many


def served(desk: TestClient, what: str, facet: str, value: str) -> tuple[int, int]:
    """How many rows the pages of `/v1` have together, and how many they say that there are."""
    asked = {facet: value, "limit": "7", "count": "true"}
    many, said, cursor = 0, set(), None
    while True:
        given = {**asked, "cursor": cursor} if cursor else asked
        page = desk.get(f"/v1/{what}", params=given).json()
        many += len(page["items"])
        said.add(page["total"])
        cursor = page["next"]
        if cursor is None:
            [total] = said
            return many, total


def exported(
    capsys: pytest.CaptureFixture[str], where: Path, what: str, facet: str, value: str
) -> int:
    """How many rows `saksi export` writes."""
    capsys.readouterr()
    options = ("--format", "csv", "--table", what, f"--{facet}", value, "--store", str(where))
    sys.argv = ["saksi", "export", *options]
    with pytest.raises(SystemExit, match="0"):
        main()
    return sum(1 for _ in csv.reader(io.StringIO(capsys.readouterr().out, newline=""))) - 1


@pytest.mark.parametrize("what", KINDS)
def test_value_lists_serves_and_exports_as_many_as_it_counts(
    what: str,
    desk: TestClient,
    store: Store,
    filled: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(sys, "argv", sys.argv)
    told = desk.get("/v1/facets", params={"what": what, "most": MOST}).json()["items"]
    assert [facet["name"] for facet in told if facet["values"]] == [f["name"] for f in told]
    for facet in told:
        for value in facet["values"][:MOST]:
            name, given = facet["name"], value["value"]
            found = {
                "counted": value["count"],
                "listed": listed(desk, f"/search?what={what}&{urlencode({name: given})}"),
                "exported": exported(capsys, filled, what, name, given),
                "kept": store.total(what, Filters(**{name: given})),
            }
            found["served"], found["said"] = served(desk, what, name, given)
            assert len({*found.values()}) == 1, (what, name, given, found)
