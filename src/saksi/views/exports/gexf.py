"""GEXF 1.2: parties and their acts as a graph over time, for Gephi and the like."""

from typing import BinaryIO

from saksi.link import Party
from saksi.store import Filters, Store
from saksi.views.exports.form import Options, Written
from saksi.views.exports.ties import ATTRIBUTES, Tie, parties, ties
from saksi.views.exports.xml import xml_text

_HEAD = """<?xml version="1.0" encoding="UTF-8"?>
<gexf xmlns="http://www.gexf.net/1.2draft" version="1.2">
<graph defaultedgetype="directed" mode="dynamic" timeformat="date">
<attributes class="node"><attribute id="country" title="country" type="string"/></attributes>
<attributes class="edge">
"""


def write_gexf(store: Store, stream: BinaryIO, filters: Filters, options: Options) -> Written:
    """How many ties; acts of one party alone tie nobody and are left out."""
    _line(stream, _HEAD.rstrip())
    for name, kind in ATTRIBUTES.items():
        _line(stream, f'<attribute id="{name}" title="{name}" type="{kind}"/>')
    _line(stream, "</attributes>\n<nodes>")
    for party in parties(store, filters).values():
        _line(stream, _node(party))
    _line(stream, "</nodes>\n<edges>")
    count = left_out = 0
    for tie in ties(store, filters, options.edges):
        if tie is None:
            left_out += 1
        else:
            _line(stream, _edge(count, tie))
            count += 1
    _line(stream, "</edges>\n</graph>\n</gexf>")
    return Written(count, left_out)


def _line(stream: BinaryIO, text: str) -> None:
    stream.write(text.encode() + b"\n")


def _node(party: Party) -> str:
    value = f'<attvalue for="country" value="{xml_text(party.country)}"/>' if party.country else ""
    head = f'<node id="{xml_text(party.key)}" label="{xml_text(party.name)}">'
    return f"{head}<attvalues>{value}</attvalues></node>"


def _edge(number: int, tie: Tie) -> str:
    days = f' start="{tie.begin}" end="{tie.end}"' if tie.begin and tie.end else ""
    ends = f'source="{xml_text(tie.source)}" target="{xml_text(tie.target)}"'
    values = "".join(
        f'<attvalue for="{name}" value="{_value(value)}"/>'
        for name in ATTRIBUTES
        if (value := getattr(tie, name)) not in (None, "")
    )
    head = f'<edge id="{number}" {ends} label="{tie.type}" weight="{tie.acts}"{days}>'
    return f"{head}<attvalues>{values}</attvalues></edge>"


def _value(value: object) -> str:
    return str(value).lower() if isinstance(value, bool) else xml_text(value)
