"""JSON-LD: Web Annotations over the text of each article, with PROV-O and schema.org."""

import json
from collections.abc import Iterator
from typing import Any, BinaryIO
from urllib.parse import quote

from saksi.records import Record
from saksi.store import Filters, Store
from saksi.views.exports.chosen import Chosen, chosen
from saksi.views.exports.form import Options, Written
from saksi.views.exports.jsonld_bodies import bodies
from saksi.views.exports.spans import findings

CONTEXT: dict[str, Any] = {
    "oa": "http://www.w3.org/ns/oa#",
    "prov": "http://www.w3.org/ns/prov#",
    "schema": "https://schema.org/",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
    "saksi": "urn:saksi:vocabulary:",
    "id": "@id",
    "type": "@type",
    "value": {"@id": "rdf:value"},
    "start": {"@id": "oa:start", "@type": "xsd:nonNegativeInteger"},
    "end": {"@id": "oa:end", "@type": "xsd:nonNegativeInteger"},
    "exact": "oa:exact",
    "prefix": "oa:prefix",
    "suffix": "oa:suffix",
    "selector": "oa:hasSelector",
    "source": {"@id": "oa:hasSource", "@type": "@id"},
    "target": "oa:hasTarget",
    "body": {"@id": "oa:hasBody", "@type": "@id"},
    "motivation": {"@id": "oa:motivatedBy", "@type": "@id"},
    "generatedBy": {"@id": "prov:wasGeneratedBy", "@type": "@id"},
    "used": {"@id": "prov:used", "@type": "@id"},
    "derivedFrom": {"@id": "prov:wasDerivedFrom", "@type": "@id"},
    "agent": {"@id": "prov:wasAssociatedWith", "@type": "@id"},
}
AROUND = 32  # characters quoted before and behind


def write_jsonld(store: Store, stream: BinaryIO, filters: Filters, options: Options) -> Written:
    """How many annotations: one for each mention, time, statement, cue, act and object."""
    head = json.dumps(CONTEXT, ensure_ascii=False)
    stream.write(f'{{"@context":{head},\n"@graph":['.encode())
    count, first = 0, True
    for of in chosen(store, filters):
        for node in _nodes(of):
            line = json.dumps(node, ensure_ascii=False)
            stream.write(("\n" if first else ",\n").encode() + line.encode())
            first = False
            count += node["type"] == "oa:Annotation"
    stream.write(b"\n]}\n")
    return Written(count)


def urn(*parts: str) -> str:
    """The name of a thing of ours.

    >>> urn("text", "a/b", "e1")
    'urn:saksi:text:a%2Fb:e1'
    """
    return "urn:saksi:" + ":".join(quote(part, safe="") for part in parts)


def _nodes(of: Chosen) -> Iterator[dict[str, Any]]:
    """The article, where its text comes from, what is in it, and where each finding stands."""
    record = of.record
    yield _article(record)
    yield from _provenance(record)
    yield from bodies(of, urn)
    for one in findings(of).labelled:
        yield _annotation(record, one.key, one.label, one.pieces)


def _article(record: Record) -> dict[str, Any]:
    article = record.article
    outlet = article.outlet.name or article.outlet.domain
    return _told({
        "id": urn("article", record.id),
        "type": "schema:NewsArticle",
        "schema:url": record.page.url,
        "schema:headline": article.headline.surface if article.headline else None,
        "schema:datePublished": article.published_at.value if article.published_at else None,
        "schema:inLanguage": article.lang,
        "schema:author": [author.name for author in article.authors],
        "schema:publisher": {"type": "schema:NewsMediaOrganization", "schema:name": outlet}
        if outlet else None,
    })  # fmt: skip


def _provenance(record: Record) -> Iterator[dict[str, Any]]:
    """The text, derived from the page by a reading, which a version of Saksi did."""
    text, reading = urn("text", record.id), urn("reading", record.id)
    page, agent = urn("page", record.page.sha256), urn("version", record.versions.saksi)
    yield {
        "id": text, "type": ["prov:Entity", "schema:DigitalDocument"], "schema:text": record.text,
        "saksi:sha256": record.text_sha256, "derivedFrom": page, "generatedBy": reading,
        "schema:isPartOf": {"id": urn("article", record.id)},
    }  # fmt: skip
    yield _told({"id": page, "type": "prov:Entity", "schema:url": record.page.url,
                 "saksi:sha256": record.page.sha256})  # fmt: skip
    yield {"id": reading, "type": "prov:Activity", "used": page, "agent": agent}
    yield {
        "id": agent,
        "type": "prov:SoftwareAgent",
        "schema:softwareVersion": record.versions.saksi,
    }


def _annotation(
    record: Record, key: str, label: str, pieces: tuple[tuple[int, int], ...]
) -> dict[str, Any]:
    """A finding's place: code-point positions, and the quotation that finds it where they moved."""
    owner = key.partition(".")[0]
    return {
        "id": urn("annotation", record.id, key),
        "type": "oa:Annotation",
        "motivation": "oa:identifying",
        "saksi:label": label,
        "body": urn("finding", record.id, owner),
        "generatedBy": urn("reading", record.id),
        "target": [
            {"type": "oa:SpecificResource", "source": urn("text", record.id),
             "selector": list(_selectors(record.text, start, end))}
            for start, end in pieces
        ],
    }  # fmt: skip


def _selectors(text: str, start: int, end: int) -> Iterator[dict[str, Any]]:
    yield {"type": "oa:TextPositionSelector", "start": start, "end": end}
    yield {
        "type": "oa:TextQuoteSelector",
        "exact": text[start:end],
        "prefix": text[max(0, start - AROUND) : start],
        "suffix": text[end : end + AROUND],
    }


def _told(node: dict[str, Any]) -> dict[str, Any]:
    """Without what is not given."""
    return {name: value for name, value in node.items() if value not in (None, [])}
