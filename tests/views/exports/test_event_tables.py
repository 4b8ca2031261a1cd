"""POLECAT, ICEWS and GDELT lines, read back as tab-separated text without quotation."""

import csv
import io
from collections import Counter

import pytest

from saksi.records import Record
from saksi.store import Filters, Store
from tests.views.exports.conftest import Export

DONE = ("happened", "ongoing")
POLECAT = (
    "Event ID|Event Date|Event Type|Event Mode|Intensity|Quad Code|Contexts|Actor Name|"
    "Actor Country|Actor COW|Primary Actor Sector|Actor Sectors|Actor Title|Actor Name Raw|"
    "Wikipedia Actor ID|Recipient Name|Recipient Country|Recipient COW|Primary Recipient Sector|"
    "Recipient Sectors|Recipient Title|Recipient Name Raw|Wikipedia Recipient ID|Placename|City|"
    "District|Province|Country|Latitude|Longitude|GeoNames ID|Raw Placename|Feature Type|Source|"
    "Publication Date|Story People|Story Organizations|Story Locations|Language|Version"
).split("|")


def _lines(data: bytes) -> list[list[str]]:
    text = io.StringIO(data.decode(), newline="")
    return list(csv.reader(text, delimiter="\t", quoting=csv.QUOTE_NONE))


def _reports(records: list[Record], *statuses: str) -> list[str]:
    return [f"{r.id}#{e.id}" for r in records for e in r.events if e.status in statuses]


def test_polecat_has_a_line_for_each_report_told_as_done(
    export: Export, records: list[Record]
) -> None:
    data, written = export("polecat", raw_cells=True)
    header, *rows = _lines(data)
    assert header == POLECAT
    assert len(POLECAT) == 40
    assert {len(row) for row in rows} == {40}
    assert [row[0] for row in rows] == _reports(records, *DONE)
    assert written.count == len(rows)
    assert written.left_out == len(_reports(records, "denied", "planned")) == 3


def test_polecat_quotes_the_page(export: Export, records: list[Record]) -> None:
    """The raw names are the very characters of the text, emoji and marks included."""
    texts = {r.id: r.text for r in records}
    rows = [dict(zip(POLECAT, row, strict=True)) for row in _lines(export("polecat")[0])[1:]]
    raw = {r[n] for r in rows for n in ("Actor Name Raw", "Recipient Name Raw") if r[n]}
    assert "Armada 🙂 Teluk" in raw
    assert any("👩🏽‍🚀" in name and "e\u0301" in name for name in raw)
    assert any("\u200f" in name and "\u202e" in name for name in raw)
    for row in rows:
        name = row["Actor Name Raw"].removeprefix("'").replace(" [31m", "\x1b[31m")
        assert name in texts[row["Event ID"].rpartition("#")[0]]


def test_polecat_tells_no_more_than_the_page(export: Export) -> None:
    rows = [dict(zip(POLECAT, row, strict=True)) for row in _lines(export("polecat")[0])[1:]]
    by_id = {row["Event ID"]: row for row in rows}
    month, undated, at_state = by_id["bahtera/2#v0"], by_id["bahtera/2#v2"], by_id["bahtera/1#v0"]
    assert (month["Event Date"], month["Publication Date"]) == ("", "2021-06-25")
    assert undated["Event Date"] == ""
    assert undated["Latitude"] == ""
    assert at_state["Event Date"] == "2021-06-22"
    assert (at_state["Country"], at_state["Latitude"], at_state["Longitude"]) == (
        "CHL", "-30", "-71",
    )  # fmt: skip
    assert (at_state["Quad Code"], at_state["Actor Country"]) == ("VERBAL CONFLICT", "NOR")


def test_icews_has_a_line_for_each_pair(export: Export, records: list[Record]) -> None:
    data, written = export("icews")
    header, *rows = _lines(data)
    assert len(header) == 20
    assert {len(row) for row in rows} == {20}
    done = [e for r in records for e in r.events if e.status in DONE]
    assert len(rows) == written.count == len(done)  # no act here has two actors or recipients
    assert written.left_out == 3
    assert len({row[0] for row in rows}) == len(rows)
    assert all(row[0].isdigit() and int(row[0]) < 2**63 for row in rows)
    found = dict(zip(header, next(r for r in rows if r[11] == "gema/1"), strict=True))
    assert (found["Source Country"], found["Target Country"]) == ("Norway", "Indonesia")
    assert (found["CAMEO Code"], found["Event Text"]) == ("12", "reject")
    assert (found["Event Date"], found["Sentence Number"]) == ("2021-06-22", "1")


def test_gdelt_has_a_line_for_each_merged_act(export: Export, kept: Store) -> None:
    data, written = export("gdelt")
    rows = _lines(data)
    acts = kept.merged_events(limit=1000).rows
    told = [e for e in acts if e.status in DONE]
    assert {len(row) for row in rows} == {61}
    assert len(rows) == written.count == len(told)
    assert written.left_out == len(acts) - len(told) == 3
    assert Counter(int(row[31]) for row in rows) == Counter(len(e.reports) for e in told)
    assert max(int(row[33]) for row in rows) == 3, "three outlets report the refusal"


def test_gdelt_tells_no_more_than_the_page(export: Export) -> None:
    rows = {row[60] or row[6]: row for row in _lines(export("gdelt")[0])}
    merged = next(r for r in rows.values() if r[31] == "3")
    assert merged[1:5] == ["20210622", "202106", "2021", "2021.4712"]
    assert (merged[7], merged[17], merged[29]) == ("NOR", "IDN", "3")
    month = rows["Armada 🙂 Teluk"]
    assert month[1:5] == ["", "202106", "2021", ""]
    assert month[59] == "20210625163000"
    undated = next(r for r in rows.values() if "Redaksi" in r[6])
    assert undated[1:5] == ["", "", "", ""]


@pytest.mark.parametrize("name", ["polecat", "icews", "gdelt"])
def test_event_tables_are_narrowed_by_filters(export: Export, name: str) -> None:
    everything = export(name)[1].count
    assert export(name, Filters(type="AGREE", who="IDN"))[1].count == 1
    assert 0 < export(name, Filters(outlet="Gema Kota"))[1].count < everything
    assert export(name, Filters(outlet="Nama Lain"))[1].count == 0
