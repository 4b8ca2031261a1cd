"""GraphML: parties and their acts as a directed graph, for igraph, yEd, networkx and the like."""

from collections.abc import Iterator
from typing import BinaryIO

from saksi.store import Filters, Store
from saksi.views.exports.form import Options, Written
from saksi.views.exports.ties import ATTRIBUTES, Tie, parties, ties
from saksi.views.exports.xml import xml_text

_HEAD = """<?xml version="1.0" encoding="UTF-8"?>
<graphml xmlns="http://graphml.graphdrawing.org/xmlns">
<key id="label" for="node" attr.name="label" attr.type="string"/>
<key id="country" for="node" attr.name="country" attr.type="string"/>
<key id="weight" for="edge" attr.name="weight" attr.type="int"/>"""
_KINDS = {"integer": "int"}


def write_graphml(store: Store, stream: BinaryIO, filters: Filters, options: Options) -> Written:
    """How many ties; acts of one party alone tie nobody and are left out."""
    for line in _head(store, filters):
        stream.write(line.encode() + b"\n")
    count = left_out = 0
    for tie in ties(store, filters, options.edges):
        if tie is None:
            left_out += 1
        else:
            stream.write(_edge(count, tie).encode() + b"\n")
            count += 1
    stream.write(b"</graph>\n</graphml>\n")
    return Written(count, left_out)


def _head(store: Store, filters: Filters) -> Iterator[str]:
    yield _HEAD
    for name, kind in ATTRIBUTES.items():
        kind = _KINDS.get(kind, kind)
        yield f'<key id="{name}" for="edge" attr.name="{name}" attr.type="{kind}"/>'
    yield '<graph id="acts" edgedefault="directed">'
    for party in parties(store, filters).values():
        named = _data("label", party.name) + _data("country", party.country)
        yield f'<node id="{xml_text(party.key)}">{named}</node>'


def _edge(number: int, tie: Tie) -> str:
    ends = f'source="{xml_text(tie.source)}" target="{xml_text(tie.target)}"'
    values = "".join(_data(name, getattr(tie, name)) for name in ATTRIBUTES)
    return f'<edge id="e{number}" {ends}>{_data("weight", tie.acts)}{values}</edge>'


def _data(key: str, value: object) -> str:
    if value in (None, ""):
        return ""
    text = str(value).lower() if isinstance(value, bool) else xml_text(value)
    return f'<data key="{key}">{text}</data>'
