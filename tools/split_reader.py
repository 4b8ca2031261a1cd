"""Part the reader's graph in two: the lower layers, which tags and names read too, and the rest.

    python -m tools.split_reader WHOLE.onnx FOLDER

Every node keeps its arithmetic: the two graphs one after the other give the very numbers of the
whole. `encoder.onnx` has the states after the layers of `saksi.text.encoder.STATES`; `heads.onnx`
goes on from the last of them.
"""

import argparse
from pathlib import Path

import onnx
from onnx import ModelProto, TensorProto, ValueInfoProto, helper

from saksi.text.encoder import ENCODER, SIZE, STATES
from saksi.text.reader import GRAPH
from tools.lean_graph import between

STATE = "/reader/encoder/layers.{}/oln/LayerNormalization_output_0"


def split(whole: ModelProto) -> dict[str, ModelProto]:
    """Both graphs by the name of their file."""
    graph = whole.graph
    inputs = {value.name: value for value in graph.input}
    named = {STATE.format(layer - 1): f"layer{layer}" for layer in STATES}
    states = [_state(name) for name in named.values()]
    for node in graph.node:
        node.input[:] = [named.get(name, name) for name in node.input]
        node.output[:] = [named.get(name, name) for name in node.output]
    above = [states[-1], *(inputs[name] for name in ("ids", "firsts", "hints"))]
    return {
        ENCODER: part(whole, [inputs["ids"]], states),
        GRAPH: part(whole, above, list(graph.output)),
    }


def _state(name: str) -> ValueInfoProto:
    return helper.make_tensor_value_info(name, TensorProto.FLOAT, [1, "pieces", SIZE])


def part(
    whole: ModelProto, inputs: list[ValueInfoProto], outputs: list[ValueInfoProto]
) -> ModelProto:
    """What leads from `inputs` to `outputs`, as a graph of its own."""
    nodes = between(list(whole.graph.node), [v.name for v in outputs], [v.name for v in inputs])
    used = {name for node in nodes for name in node.input}
    weights = [weight for weight in whole.graph.initializer if weight.name in used]
    shapes = [shape for shape in whole.graph.value_info if shape.name in used]  # some fusions ask
    graph = helper.make_graph(nodes, "saksi", inputs, outputs, weights, value_info=shapes)
    part = helper.make_model(graph, opset_imports=whole.opset_import)
    part.ir_version, part.producer_name = whole.ir_version, "saksi"
    return part


def write(whole: ModelProto, folder: Path) -> None:
    """Both files; the same weights give the same bytes."""
    for name, part in split(whole).items():
        (folder / name).write_bytes(part.SerializeToString(deterministic=True))


def main() -> None:
    """Part the graph that is named."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("whole", type=Path)
    parser.add_argument("folder", type=Path)
    args = parser.parse_args()
    write(onnx.load(str(args.whole)), args.folder)


if __name__ == "__main__":
    main()
