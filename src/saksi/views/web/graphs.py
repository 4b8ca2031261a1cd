"""A directed graph of who acts towards whom, laid out the same way each time."""

import math
from collections import Counter, defaultdict
from collections.abc import Sequence
from urllib.parse import urlencode

import numpy as np
from msgspec import Struct

from saksi.store.newsroom import Tie
from saksi.views.web.geography import country_name

MOST_NODES, MOST_EDGES, ROUNDS = 80, 200, 120
LONGER = 2.5  # so that names beside neighbours can be read
WIDER = 1.8  # as the names are, and the place they are drawn in
SCALE = 120.0  # so that sizes of nodes are small beside the distances between them
_CONFLICT = frozenset(
    {"ACCUSE", "REJECT", "THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT"}
)  # PLOVER's verbal and material conflict


class Node(Struct, frozen=True):
    """A side, sized by how many reports it stands in."""

    key: str
    label: str
    x: float
    y: float
    size: float
    reports: int


class Edge(Struct, frozen=True):
    """Acts of one side towards another; `href` leads to their reports."""

    actor: str
    recipient: str
    actor_label: str
    recipient_label: str
    reports: int
    types: tuple[tuple[str, int], ...]
    tone: str  # conflict, cooperation or mixed
    href: str


class Graph(Struct, frozen=True):
    """The sides with most reports, and what passes between them."""

    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]


def graph_of(ties: Sequence[Tie], date: str, language: str) -> Graph:
    """Types of acts put together; the largest sides only."""
    types: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    weight: Counter[str] = Counter()
    for d in ties:
        types[d.actor, d.recipient][d.type] += d.reports
        weight.update({d.actor: d.reports, d.recipient: d.reports})
    kept = {key for key, _ in sorted(weight.items(), key=lambda w: (-w[1], w[0]))[:MOST_NODES]}
    pairs = [(pair, counts) for pair, counts in types.items() if kept.issuperset(pair)]
    pairs.sort(key=lambda p: (-sum(p[1].values()), p[0]))
    pairs = pairs[:MOST_EDGES]
    keys = sorted({key for pair, _ in pairs for key in pair})
    places = _layout(keys, [pair for pair, _ in pairs])
    label = {key: _label(key, language) for key in keys}
    return Graph(
        tuple(
            Node(k, label[k], x, y, 5 + 2 * math.log1p(weight[k]), weight[k])
            for k, (x, y) in zip(keys, places, strict=True)
        ),
        tuple(_edge(a, b, counts, label, date) for (a, b), counts in pairs),
    )


def _label(key: str, language: str) -> str:
    return country_name(key, language) if len(key) == 3 and key.isupper() else key


def _edge(a: str, b: str, counts: Counter[str], label: dict[str, str], date: str) -> Edge:
    conflict = sum(n for kind, n in counts.items() if kind in _CONFLICT)
    total = sum(counts.values())
    tone = "conflict" if conflict == total else "mixed" if conflict else "cooperation"
    asked = {"what": "events", "who": _asked(a), "whom": _asked(b), "date": date}
    href = f"/search?{urlencode(asked)}"
    return Edge(a, b, label[a], label[b], total, tuple(counts.most_common()), tone, href)


def _asked(key: str) -> str:
    return key if len(key) == 3 and key.isupper() else f'"{key}"'


def _layout(keys: Sequence[str], pairs: Sequence[tuple[str, str]]) -> list[tuple[float, float]]:
    """Springs along edges, repulsion between all (Fruchterman and Reingold), from a circle."""
    many = len(keys)
    if not many:
        return []
    turn = 2 * np.pi * np.arange(many) / many
    at = np.column_stack([np.cos(turn), np.sin(turn)])
    index = {key: n for n, key in enumerate(keys)}
    ends = np.array([(index[a], index[b]) for a, b in pairs if a != b]).reshape(-1, 2)
    ideal = 2 / math.sqrt(many)
    for step in range(ROUNDS):
        apart = at[:, None] - at[None]
        distance = np.maximum(np.linalg.norm(apart, axis=2), 1e-3)
        move = (apart * (ideal**2 / distance**2)[..., None]).sum(1) - at * 1.2
        if len(ends):
            pull = at[ends[:, 0]] - at[ends[:, 1]]
            pull *= (np.linalg.norm(pull, axis=1) / (LONGER * ideal))[:, None]
            np.add.at(move, ends[:, 0], -pull)
            np.add.at(move, ends[:, 1], pull)
        length = np.maximum(np.linalg.norm(move, axis=1), 1e-6)
        at += move / length[:, None] * np.minimum(length, 0.12 * (1 - step / ROUNDS))[:, None]
    return [(round(float(x) * SCALE * WIDER, 1), round(float(y) * SCALE, 1)) for x, y in at]
