"""FollowTheMoney, GeoJSON and iCalendar, read back by followthemoney, json and icalendar."""

import json
from collections import Counter
from datetime import date, timedelta
from typing import Any

import icalendar
from followthemoney import model

from saksi.records import Record
from saksi.store import Filters, Store
from tests.views.exports.conftest import Export


def test_ftm_entities_are_valid(export: Export, records: list[Record]) -> None:
    data, written = export("ftm")
    proxies = [model.get_proxy(json.loads(line)) for line in data.decode().splitlines()]
    assert len(proxies) == written.count
    kinds = Counter(p.schema.name for p in proxies)
    assert kinds["Article"] == len(records)
    assert kinds["Event"] == sum(len(r.events) for r in records)
    assert kinds["Note"] == sum(len(r.statements) for r in records)
    ids = {p.id: p for p in proxies}
    assert len(ids) == len(proxies)
    for proxy in proxies:
        whole: Any = proxy.to_dict()
        proxy.schema.validate(whole)  # raises where a value is missing or wrong
        for prop, value in proxy.itervalues():
            if prop.type.name == "entity":
                assert ids[value].schema.is_a(prop.range)


def test_ftm_quotes_the_page(export: Export, records: list[Record]) -> None:
    proxies = [model.get_proxy(json.loads(line)) for line in export("ftm")[0].decode().splitlines()]
    names = {name for p in proxies if p.schema.is_a("LegalEntity") for name in p.get("name")}
    assert "Armada 🙂 Teluk" in names
    events = {p.first("recordId"): p for p in proxies if p.schema.name == "Event"}
    assert set(events) == {f"{r.id}#{e.id}" for r in records for e in r.events}
    denied = events["bahtera/2#v1"]
    assert denied.caption == "[denied] ASSAULT: menolak"
    assert denied.get("startDate") == ["2021-06-25"]
    assert events["bahtera/2#v2"].get("startDate") == []


def test_geojson_has_a_feature_for_each_act(export: Export, kept: Store) -> None:
    data, written = export("geojson")
    whole = json.loads(data)
    acts = {e.id: e for e in kept.merged_events(limit=1000).rows}
    assert set(whole) == {"type", "features"}
    assert whole["type"] == "FeatureCollection"
    assert {f["id"] for f in whole["features"]} == set(acts)
    assert len(whole["features"]) == written.count == len(acts)
    texts = {r.id: r.text for r in kept.records()}
    for feature in whole["features"]:
        assert set(feature) == {"type", "id", "geometry", "properties"}
        assert feature["type"] == "Feature"
        about = feature["properties"]
        for report in about["reports"]:
            assert texts[report["article"]][report["start"] : report["end"]] == report["surface"]
        assert (feature["geometry"] is None) == (about["precision"] is None)


def test_geojson_has_a_point_only_for_a_whole_country(export: Export) -> None:
    features = json.loads(export("geojson")[0])["features"]
    points = {f["properties"]["place"]: f["geometry"] for f in features}
    assert points["Chile"] == {"type": "Point", "coordinates": [-71, -30]}
    longitude, latitude = points["Chile"]["coordinates"]
    assert -180 <= longitude <= 180
    assert -90 <= latitude <= 90
    assert [place for place, point in points.items() if point] == ["Chile"]


def test_ical_has_an_entry_for_each_act_of_told_days(export: Export, kept: Store) -> None:
    data, written = export("ical")
    entries = icalendar.Calendar.from_ical(data).walk("VEVENT")
    acts = kept.merged_events(limit=1000).rows
    told = {f"{e.id}@saksi": e for e in acts if e.when.value}
    assert {str(entry["UID"]) for entry in entries} == set(told)
    assert len(entries) == written.count
    assert written.left_out == len(acts) - len(told) > 0
    for entry in entries:
        event = told[str(entry["UID"])]
        assert entry.decoded("DTSTART") == date.fromisoformat(event.when.begin)
        assert entry.decoded("DTEND") == date.fromisoformat(event.when.end) + timedelta(days=1)
        for report in event.reports:
            clean = report.surface.replace("\x1b", "\ufffd")
            assert clean in str(entry["DESCRIPTION"])


def test_ical_lines_are_short_and_whole(export: Export) -> None:
    data, _ = export("ical")
    lines = data.split(b"\r\n")
    assert max(map(len, lines)) <= 75
    assert all(line.decode() or line == b"" for line in lines)
    assert "👩🏽‍🚀" in data.replace(b"\r\n ", b"").decode()


def test_outward_forms_are_narrowed_by_filters(export: Export) -> None:
    counts = {name: export(name, Filters(type="AGREE"))[1] for name in ("geojson", "ical")}
    assert (counts["geojson"].count, counts["geojson"].left_out) == (2, 0)
    assert (counts["ical"].count, counts["ical"].left_out) == (1, 1)
    assert export("ftm", Filters(outlet="Nama Lain"))[1].count == 0
