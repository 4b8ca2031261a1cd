"""JSON-LD, Label Studio, brat and CoNLL-U: every quotation read back is that of the record."""

import io
import json
import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from typing import Any
from zipfile import ZipFile

import conllu
import pytest
import rdflib
from pyld import jsonld

from saksi.records import Record
from saksi.store import Filters
from tests.views.exports.conftest import Export

OA = rdflib.Namespace("http://www.w3.org/ns/oa#")
PROV = rdflib.Namespace("http://www.w3.org/ns/prov#")
SCHEMA = rdflib.Namespace("https://schema.org/")


def _spans(record: Record) -> Iterator[tuple[int, int]]:
    """Every place that a finding of the record stands at."""
    for entity in record.entities:
        yield from ((m.start, m.end) for m in entity.mentions)
    yield from ((t.start, t.end) for t in record.times)
    for statement in record.statements:
        yield from ((part.start, part.end) for part in statement.contents)
        yield from [(statement.cue.start, statement.cue.end)] if statement.cue else []
    for event in record.events:
        yield event.trigger.start, event.trigger.end
        yield from [(event.object.start, event.object.end)] if event.object else []


def _quoted(records: list[Record]) -> Counter[tuple[str, int, int, str]]:
    return Counter((r.id, a, b, r.text[a:b]) for r in records for a, b in _spans(r))


def test_jsonld_expands_without_the_net(export: Export, records: list[Record]) -> None:
    def refuse(url: str, _: object) -> Any:
        raise AssertionError(f"{url} is asked for")

    data, written = export("jsonld")
    nodes = jsonld.flatten(json.loads(data), options={"documentLoader": refuse})
    kinds = Counter(kind for node in nodes for kind in node.get("@type", []))
    assert kinds[str(OA.Annotation)] == written.count > 40
    assert kinds[str(OA.TextPositionSelector)] == sum(_quoted(records).values())
    assert kinds[str(SCHEMA.NewsArticle)] == kinds[str(PROV.Activity)] == len(records)
    assert kinds[str(SCHEMA.Action)] == sum(len(r.events) for r in records)
    assert kinds[str(SCHEMA.Quotation)] == sum(len(r.statements) for r in records)


def test_jsonld_quotes_the_page(export: Export, records: list[Record]) -> None:
    graph = rdflib.Graph().parse(data=export("jsonld")[0], format="json-ld")
    ids = {str(t): r for r in records for t in graph.subjects(SCHEMA.text, rdflib.Literal(r.text))}
    found: Counter[tuple[str, int, int, str]] = Counter()
    for target in graph.subjects(rdflib.RDF.type, OA.SpecificResource):
        record = ids[str(graph.value(target, OA.hasSource))]
        told: dict[str, Any] = {}
        for selector in graph.objects(target, OA.hasSelector):
            for name, value in graph.predicate_objects(selector):
                told[str(name)] = value.toPython() if isinstance(value, rdflib.Literal) else value
        start, end, exact = told[OA.start.toPython()], told[OA.end.toPython()], told[str(OA.exact)]
        assert record.text[:start].endswith(told[str(OA.prefix)])
        assert record.text[end:].startswith(told[str(OA.suffix)])
        found[record.id, start, end, exact] += 1
    assert found == _quoted(records)
    assert any("👩🏽‍🚀" in exact for *_, exact in found)


def test_jsonld_tells_where_it_comes_from(export: Export, records: list[Record]) -> None:
    graph = rdflib.Graph().parse(data=export("jsonld")[0], format="json-ld")
    texts = {t for r in records for t in graph.subjects(SCHEMA.text, rdflib.Literal(r.text))}
    texts = {t for t in texts if (t, rdflib.RDF.type, PROV.Entity) in graph}
    assert len(texts) == len(records)
    for text in texts:
        reading, page = (
            graph.value(text, PROV.wasGeneratedBy),
            graph.value(text, PROV.wasDerivedFrom),
        )
        assert graph.value(reading, PROV.used) == page
        agent = graph.value(reading, PROV.wasAssociatedWith)
        assert (agent, rdflib.RDF.type, PROV.SoftwareAgent) in graph


def test_label_studio_quotes_the_page(export: Export, records: list[Record]) -> None:
    data, written = export("labelstudio")
    tasks = json.loads(data)
    assert len(tasks) == written.count == len(records)
    found: Counter[tuple[str, int, int, str]] = Counter()
    for task in tasks:
        (prediction,) = task["predictions"]
        regions = [r for r in prediction["result"] if r["type"] == "labels"]
        ids = [region["id"] for region in regions]
        assert len(ids) == len(set(ids))
        for region in regions:
            value = region["value"]
            points = list(task["data"]["text"])  # offsets are code points, as Array.from counts
            assert "".join(points[value["start"] : value["end"]]) == value["text"]
            found[task["data"]["article"], value["start"], value["end"], value["text"]] += 1
        for link in (r for r in prediction["result"] if r["type"] == "relation"):
            assert {link["from_id"], link["to_id"]} <= set(ids)
    assert found == _quoted(records)


class Brat:
    """A reader of standoff files, after brat's own description of them."""

    def __init__(self, text: str, lines: str) -> None:
        self.text, self.bound, self.rest = text, dict[str, Any](), dict[str, list[str]]()
        for line in lines.split("\n")[:-1]:
            assert line.splitlines() == [line]
            key, told, *surface = line.split("\t", 2)
            assert re.fullmatch(r"[TREA#][0-9]+", key)
            assert key not in self.bound.keys() | self.rest.keys()
            if key[0] == "T":
                label, spans = told.split(" ", 1)
                pieces = [tuple(map(int, s.split(" "))) for s in spans.split(";")]
                self.bound[key] = label, pieces, surface[0]
            else:
                self.rest[key] = told.split(" ")

    def targets(self) -> Iterator[str]:
        """What links, attributes and notes point to."""
        for key, told in self.rest.items():
            if key[0] in "RE":
                yield from (part.partition(":")[2] for part in told if ":" in part)
            else:
                yield told[1]


def test_brat_quotes_the_page(export: Export, records: list[Record]) -> None:
    data, written = export("brat")
    bundle = ZipFile(io.BytesIO(data))
    names = sorted(n.removesuffix(".txt") for n in bundle.namelist() if n.endswith(".txt"))
    assert len(names) == written.count == len(records)
    assert all(re.fullmatch(r"[A-Za-z0-9_-]+", name) for name in names)
    for name, record in zip(names, records, strict=True):
        text = bundle.read(f"{name}.txt").decode()
        assert text == record.text
        read = Brat(text, bundle.read(f"{name}.ann").decode())
        found: Counter[tuple[int, int]] = Counter()
        for _, pieces, surface in read.bound.values():
            assert surface == " ".join(text[start:end] for start, end in pieces)
            found[pieces[0][0], pieces[-1][1]] += 1
        assert found == Counter(_spans(record)), "no finding here is parted"
        assert set(read.targets()) <= read.bound.keys() | read.rest.keys()
        events = Counter(
            told[0].partition(":")[0] for key, told in read.rest.items() if key[0] == "E"
        )
        assert events == Counter(event.type for event in record.events)
        statuses = Counter(told[2] for key, told in read.rest.items() if key[0] == "A")
        assert statuses == Counter(event.status for event in record.events)


def test_brat_says_what_may_be_annotated(export: Export) -> None:
    bundle = ZipFile(io.BytesIO(export("brat")[0]))
    parts = re.split(r"^\[(\w+)\]$", bundle.read("annotation.conf").decode(), flags=re.MULTILINE)
    assert parts[1::2] == ["entities", "relations", "events", "attributes"]
    entities = set(parts[2].split())
    used = {
        line.split("\t")[1].split(" ")[0]
        for name in bundle.namelist()
        if name.endswith(".ann")
        for line in bundle.read(name).decode().split("\n")
        if line.startswith("T")
    }
    events = {line.split(" ")[0] for line in parts[6].split("\n")}
    assert used <= entities | events


def test_conllu_words_stand_in_the_text(export: Export, records: list[Record]) -> None:
    data, written = export("conllu")
    texts = {r.id: r.text for r in records}
    sentences = conllu.parse(data.decode())
    assert len(sentences) == written.count > 10
    article = ""
    for sentence in sentences:
        article = sentence.metadata.get("newdoc id", article)
        text = texts[article]
        start, end = (int(sentence.metadata[f"{side}_char"]) for side in ("start", "end"))
        assert sentence.metadata["text"] == re.sub(r"[\s\x00-\x1f]", " ", text[start:end])
        words = [w for w in sentence if isinstance(w["id"], int)]
        assert [w["id"] for w in words] == list(range(1, len(words) + 1))
        assert sum(w["head"] == 0 for w in words) == 1
        for word in sentence:
            at = slice(int(word["misc"]["start_char"]), int(word["misc"]["end_char"]))
            assert re.sub(r"[\s\x00-\x1f]", " ", text[at]) == word["form"]
        rebuilt = "".join(
            w["form"] + ("" if w["misc"].get("SpaceAfter") == "No" else " ")
            for w in _written(sentence)
        )
        assert _letters(rebuilt) == _letters(sentence.metadata["text"])


def _letters(text: str) -> list[str]:
    """The words without what is seen of no text: marks of direction belong to no word."""
    return "".join(c for c in text if unicodedata.category(c) != "Cf").split()


def _written(sentence: Any) -> Iterator[Any]:
    """Tokens as they are written: a range stands for its words."""
    until = 0
    for word in sentence:
        if isinstance(word["id"], tuple):
            until = word["id"][2]
            yield word
        elif word["id"] > until:
            yield word


@pytest.mark.parametrize("name", ["jsonld", "labelstudio", "brat"])
def test_annotations_are_narrowed_by_filters(export: Export, name: str) -> None:
    everything = export(name)[1].count
    assert 0 < export(name, Filters(outlet="Gema Kota"))[1].count < everything
