"""Label Studio's JSON: a task an article, what was found as its prediction; offsets are code points."""

import json
from collections.abc import Iterator
from typing import Any, BinaryIO

from saksi.store import Filters, Store
from saksi.views.exports.chosen import Chosen, chosen
from saksi.views.exports.form import Options, Written
from saksi.views.exports.spans import Labelled, findings


def write_labelstudio(
    store: Store, stream: BinaryIO, filters: Filters, options: Options
) -> Written:
    """How many tasks."""
    count = 0
    stream.write(b"[")
    for of in chosen(store, filters):
        task = json.dumps(_task(of), ensure_ascii=False)
        stream.write((",\n" if count else "\n").encode() + task.encode())
        count += 1
    stream.write(b"\n]\n")
    return Written(count)


def _task(of: Chosen) -> dict[str, Any]:
    record, found = of.record, findings(of)
    regions = [region for one in found.labelled for region in _regions(record.text, one)]
    links = [
        {
            "type": "relation", "direction": "right", "labels": [link.label],
            "from_id": f"{link.source}/0", "to_id": f"{link.target}/0",
        }
        for link in found.links
    ]  # fmt: skip
    outlet = record.article.outlet
    return {
        "data": {
            "text": record.text, "article": record.id, "url": record.page.url,
            "outlet": outlet.name or outlet.domain, "lang": record.article.lang,
        },
        "predictions": [
            {"model_version": f"saksi {record.versions.saksi}", "result": [*regions, *links]}
        ],
    }  # fmt: skip


def _regions(text: str, one: Labelled) -> Iterator[dict[str, Any]]:
    """A region for each piece; the first one has the links."""
    for number, (start, end) in enumerate(one.pieces):
        value = {"start": start, "end": end, "text": text[start:end], "labels": [one.label]}
        region = {
            "id": f"{one.key}/{number}", "from_name": "label", "to_name": "text",
            "type": "labels", "value": value,
        }  # fmt: skip
        yield {**region, "meta": {"text": [f"{k}={v}" for k, v in one.notes]}}
