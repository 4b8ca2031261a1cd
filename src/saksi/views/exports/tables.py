"""The forms that were there first: whole records, and one table as CSV or Parquet."""

import json
from typing import BinaryIO

from saksi.store import Filters, Store
from saksi.views.export import write_csv, write_jsonl, write_parquet
from saksi.views.exports.chosen import chosen
from saksi.views.exports.codebook import described
from saksi.views.exports.form import Options, Written
from saksi.views.plover import plover_events

FIRST = "articles"


def write_records(store: Store, stream: BinaryIO, filters: Filters, options: Options) -> Written:
    """Whole records, byte for byte as they are kept."""
    return Written(write_jsonl(store, stream, filters))


def write_table(store: Store, stream: BinaryIO, filters: Filters, options: Options) -> Written:
    """One table as CSV."""
    table = options.table or FIRST
    return Written(write_csv(store, stream, table, filters, raw_cells=options.raw_cells))


def write_typed(store: Store, stream: BinaryIO, filters: Filters, options: Options) -> Written:
    """One table as Parquet, each column with its description from the codebook."""
    table = options.table or FIRST
    return Written(write_parquet(store, stream, table, filters, described(table)))


def write_plover(store: Store, stream: BinaryIO, filters: Filters, options: Options) -> Written:
    """Each act as a line of PLOVER's JSON."""
    count = 0
    for of in chosen(store, filters):
        ids = {f"{of.record.id}#{event.id}" for event in of.events}
        for row in plover_events(of.record):
            if row["id"] in ids:
                stream.write(json.dumps(row, ensure_ascii=False).encode() + b"\n")
                count += 1
    return Written(count)
