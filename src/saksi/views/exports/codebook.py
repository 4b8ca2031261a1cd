"""What each column of each table holds."""

import csv
import io
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from typing import BinaryIO

import yaml

from saksi.store import Filters, Store
from saksi.store.exported import TABLES, columns
from saksi.views.exports.form import Options, Written

HEADER = ("table", "column", "type", "description")
KINDS = {str: "text", int: "integer", float: "number", bool: "boolean"}


@cache
def _described() -> dict[str, dict[str, str]]:
    text = files("saksi.views.exports").joinpath("codebook.yaml").read_text(encoding="utf-8")
    described: dict[str, dict[str, str]] = yaml.safe_load(text)
    return described


def described(table: str) -> dict[str, str]:
    """Each column of a table in one sentence."""
    known = _described()
    return {name: known[table].get(name) or known["shared"][name] for name in columns(table)}


def codebook_rows() -> Iterator[tuple[object, ...]]:
    """A row for each column of each table."""
    for table in TABLES:
        kinds, texts = columns(table), described(table)
        for name, kind in kinds.items():
            yield table, name, KINDS[kind], texts[name]


def write_codebook(store: Store, stream: BinaryIO, filters: Filters, options: Options) -> Written:
    """The codebook as CSV; it is the same for every store."""
    text = io.TextIOWrapper(stream, encoding="utf-8", newline="", write_through=True)
    writer = csv.writer(text)
    writer.writerow(HEADER)
    rows = list(codebook_rows())
    writer.writerows(rows)
    text.detach()
    return Written(len(rows))
