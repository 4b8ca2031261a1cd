"""The reader parted in two graphs keeps every node and leaves nothing out."""

import pytest

onnx = pytest.importorskip("onnx", reason="needs the `train` extra")


def test_both_parts_hold_what_leads_to_their_outputs() -> None:
    from onnx import TensorProto, helper

    from saksi.text.encoder import ENCODER
    from saksi.text.reader import GRAPH
    from tools.split_reader import STATE, split

    lower, upper = STATE.format(3), STATE.format(5)
    nodes = [
        helper.make_node("Cast", ["ids"], ["mask"], to=TensorProto.FLOAT),
        helper.make_node("Add", ["mask", "mask"], [lower]),
        helper.make_node("Add", [lower, "mask"], [upper]),
        helper.make_node("Mul", [upper, "mask"], ["names"]),
    ]
    kinds = {"ids": TensorProto.INT64, "firsts": TensorProto.INT64, "hints": TensorProto.FLOAT}
    inputs = [helper.make_tensor_value_info(name, kind, [1]) for name, kind in kinds.items()]
    outputs = [helper.make_tensor_value_info("names", TensorProto.FLOAT, [1])]
    parts = split(helper.make_model(helper.make_graph(nodes, "whole", inputs, outputs)))
    below, above = parts[ENCODER].graph, parts[GRAPH].graph
    assert [node.op_type for node in below.node] == ["Cast", "Add", "Add"]
    assert [node.op_type for node in above.node] == ["Cast", "Mul"]
    assert [value.name for value in below.output] == ["layer4", "layer6"]
    assert [value.name for value in above.input] == ["layer6", "ids", "firsts", "hints"]
