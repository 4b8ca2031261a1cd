"""Say an exported graph's attention in as few steps as a single window needs.

The exporter writes attention with a mask of zeros, which a window that is run alone does not need,
and works out shapes anew in every layer that are known before. Every weight stays as it is.
"""

import re
from collections.abc import Iterable, Iterator
from typing import Any

import numpy as np
from onnx import ModelProto, NodeProto, TensorProto, helper, numpy_helper

from saksi.text.encoder import SIZE

HEADS = 12
"""Of multilingual-e5-small."""
APART, TOGETHER, SCALE = "attention.apart", "attention.together", "attention.scale"
_LAYER = re.compile(r"(.*/layers\.\d+)/Softmax")


def lean(model: ModelProto, heads: int = HEADS, size: int = SIZE) -> ModelProto:
    """The same graph with each layer's attention said anew; what is then unused is left out."""
    graph = model.graph
    users = {name: node for node in graph.node for name in node.input}
    layers = [(found[1], node) for node in graph.node if (found := _LAYER.fullmatch(node.name))]
    if not layers:
        return model
    anew = {_joined(node, users): _attention(name, _joined(node, users)) for name, node in layers}
    nodes = [one for node in graph.node for one in anew.get(_made(node), [node])]
    kept = between(nodes, (value.name for value in graph.output))
    del graph.node[:]
    graph.node.extend(kept)
    weights = [*graph.initializer, *_numbers(heads, size)]
    read = {name for node in kept for name in node.input}
    del graph.initializer[:]
    graph.initializer.extend(weight for weight in weights if weight.name in read)
    shapes = [shape for shape in graph.value_info if shape.name in read]
    del graph.value_info[:]
    graph.value_info.extend(shapes)
    return model


def _numbers(heads: int, size: int) -> Iterator[TensorProto]:
    yield numpy_helper.from_array(np.array([1, -1, heads, size // heads], np.int64), APART)
    yield numpy_helper.from_array(np.array([1, -1, size], np.int64), TOGETHER)
    yield numpy_helper.from_array(np.array((size // heads) ** 0.5, np.float32), SCALE)


def _made(node: NodeProto) -> str:
    return node.output[0] if node.output else ""


def _joined(softmax: NodeProto, users: dict[str, NodeProto]) -> str:
    """What the layer saw, its heads side by side again: product, transposed, reshaped."""
    product = users[softmax.output[0]]
    joined: str = users[users[product.output[0]].output[0]].output[0]
    return joined


def _attention(layer: str, out: str) -> list[NodeProto]:
    """Attention of one window from the layer's queries, keys and values to `out`."""

    def step(kind: str, inputs: list[str], output: str, **more: Any) -> NodeProto:
        return helper.make_node(kind, inputs, [output], f"{output}/{kind}", **more)

    here = f"{layer}/attention"
    parts: list[NodeProto] = []
    for part, order in (("q", (0, 2, 1, 3)), ("k", (0, 2, 3, 1)), ("v", (0, 2, 1, 3))):
        parts.append(step("Reshape", [f"{layer}/{part}/Add_output_0", APART], f"{here}/{part}"))
        parts.append(step("Transpose", [f"{here}/{part}"], f"{here}/{part}s", perm=order))
    return [
        *parts,
        step("MatMul", [f"{here}/qs", f"{here}/ks"], f"{here}/products"),
        step("Div", [f"{here}/products", SCALE], f"{here}/scores"),
        step("Softmax", [f"{here}/scores"], f"{here}/shares", axis=-1),
        step("MatMul", [f"{here}/shares", f"{here}/vs"], f"{here}/seen"),
        step("Transpose", [f"{here}/seen"], f"{here}/words", perm=(0, 2, 1, 3)),
        step("Reshape", [f"{here}/words", TOGETHER], out),
    ]


def between(
    nodes: list[NodeProto], wanted: Iterable[str], known: Iterable[str] = ()
) -> list[NodeProto]:
    """The nodes that lead to `wanted`, in their order, from what is `known` on."""
    makers = {name: at for at, node in enumerate(nodes) for name in node.output}
    kept: set[int] = set()
    given, open_names = set(known), list(wanted)
    while open_names:
        name = open_names.pop()
        at = makers.get(name)
        if name in given or at is None or at in kept:
            continue
        kept.add(at)
        open_names += nodes[at].input
    return [nodes[at] for at in sorted(kept)]
