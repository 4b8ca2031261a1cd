"""GEXF and GraphML, read back by networkx."""

import io
from collections import Counter

import networkx as nx
import pytest

from saksi.store import Filters, Store
from tests.views.exports.conftest import Export


def _graph(name: str, data: bytes) -> "nx.MultiDiGraph[str]":
    read = nx.read_gexf if name == "gexf" else nx.read_graphml
    return nx.MultiDiGraph(read(io.BytesIO(data)))


@pytest.mark.parametrize("name", ["gexf", "graphml"])
def test_graph_has_an_edge_for_each_act(export: Export, kept: Store, name: str) -> None:
    data, written = export(name, edges="dated")
    graph = _graph(name, data)
    acts = kept.merged_events(limit=1000).rows
    tied = [e for e in acts if len(e.actors) + len(e.recipients) > 1]
    assert set(graph) == {p.key for e in acts for p in (*e.actors, *e.recipients)}
    assert graph.number_of_edges() == written.count == len(tied)
    assert written.left_out == len(acts) - len(tied) > 0
    found = {d["event"]: d for _, _, d in graph.edges(data=True)}
    assert set(found) == {e.id for e in tied}
    for event in tied:
        edge = found[event.id]
        assert edge["sentence"].replace("\ufffd", "\x1b") == event.reports[0].surface
        assert (edge["type"], edge["status"]) == (event.type, event.status)
        assert int(edge["sources"]) == event.sources
        days = (event.when.begin, event.when.end) if event.when.value else ("", "")
        assert (edge.get("begin", ""), edge.get("end", "")) == days


@pytest.mark.parametrize("name", ["gexf", "graphml"])
def test_graph_names_its_parties(export: Export, name: str) -> None:
    graph = _graph(name, export(name)[0])
    labels = {d["label"]: d.get("country") for _, d in graph.nodes(data=True)}
    assert labels["Norwegia"] == "NOR"
    assert any("👩🏽‍🚀" in label for label in labels)
    assert '<b>"Tanda" & \ufffd[31m</b>' in labels


@pytest.mark.parametrize("name", ["gexf", "graphml"])
def test_aggregated_edges_count_the_acts(export: Export, name: str) -> None:
    dated = _graph(name, export(name, edges="dated")[0])
    together = _graph(name, export(name, edges="aggregated")[0])
    ties: Counter[tuple[str, ...]] = Counter(
        (a, b, d["type"], d["status"]) for a, b, d in dated.edges(data=True)
    )
    found = {(a, b, d["type"], d["status"]): d for a, b, d in together.edges(data=True)}
    assert {key: int(d["acts"]) for key, d in found.items()} == ties
    assert {key: int(d["weight"]) for key, d in found.items()} == ties


@pytest.mark.parametrize("name", ["gexf", "graphml"])
def test_graph_is_narrowed_by_filters(export: Export, name: str) -> None:
    graph = _graph(name, export(name, Filters(type="AID"))[0])
    assert graph.number_of_edges() == 1
    assert graph.number_of_nodes() == 2
