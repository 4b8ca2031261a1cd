"""GeoJSON (RFC 7946): each merged event as a feature, with a point only where one is honest."""

import json
from typing import Any, BinaryIO

from saksi.link import MergedEvent, Report
from saksi.store import Filters, Store
from saksi.views.exports.acts import Shelf, state_of_place
from saksi.views.exports.chosen import merged_acts
from saksi.views.exports.countries import country
from saksi.views.exports.form import Options, Written


def write_geojson(store: Store, stream: BinaryIO, filters: Filters, options: Options) -> Written:
    """How many features; one without a point has a null geometry."""
    shelf, count = Shelf(store), 0
    stream.write(b'{"type":"FeatureCollection","features":[')
    for event in merged_acts(store, filters):
        feature = json.dumps(_feature(shelf, event), ensure_ascii=False)
        stream.write((",\n" if count else "\n").encode() + feature.encode())
        count += 1
    stream.write(b"\n]}\n")
    return Written(count)


def _feature(shelf: Shelf, event: MergedEvent) -> dict[str, Any]:
    of = country(state_of_place(shelf, event))
    geometry = {"type": "Point", "coordinates": list(of.point)} if of else None
    told = event.when.value is not None
    return {
        "type": "Feature",
        "id": event.id,
        "geometry": geometry,
        "properties": {
            "precision": "country" if of else None,
            "place": event.place,
            "type": event.type,
            "mode": event.mode,
            "cameo": event.cameo,
            "status": event.status,
            "actors": [party.name for party in event.actors],
            "recipients": [party.name for party in event.recipients],
            "begin": event.when.begin if told else None,
            "end": event.when.end if told else None,
            "time": event.when.value,
            "sources": event.sources,
            "reports": [_report(report) for report in event.reports],
        },
    }


def _report(report: Report) -> dict[str, Any]:
    names = ("article", "event", "outlet", "published", "start", "end", "surface", "status")
    return {name: getattr(report, name) for name in names}
