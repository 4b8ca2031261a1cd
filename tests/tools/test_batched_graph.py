"""A recurrent graph that takes several sentences gives each what it gets alone."""

from pathlib import Path

import numpy as np
import pytest

torch = pytest.importorskip("torch", reason="needs the `train` extra")
onnx = pytest.importorskip("onnx", reason="needs the `train` extra")


def test_sentences_side_by_side_get_what_each_gets_alone(tmp_path: Path) -> None:
    from onnxruntime import InferenceSession

    from saksi.text.syntax import PARTS
    from tools.batched_graph import batched
    from tools.names_model import Namer
    from tools.tagger_model import STATE

    torch.manual_seed(1)
    example = (torch.zeros(1, 4, 2 * STATE), torch.zeros(1, 4, PARTS).long(), torch.tensor([0]))
    path = tmp_path / "one.onnx"
    torch.onnx.export(
        Namer().eval(), example, str(path), dynamo=False, opset_version=17,
        input_names=["states", "spellings", "style"], output_names=["logits"],
        dynamic_axes={name: {1: "words"} for name in ("states", "spellings", "logits")},
    )  # fmt: skip
    alone = InferenceSession(path.read_bytes())
    several = batched(onnx.load(str(path))).SerializeToString()
    assert batched(onnx.load_from_string(several)).SerializeToString() == several
    chance, lengths = np.random.default_rng(1), [3, 7]
    states = chance.normal(size=(2, 7, 2 * STATE)).astype(np.float32)
    states[0, 3:] = 0
    spellings, style = np.ones((2, 7, PARTS), np.int64), np.array([0, 1])
    feed = {"states": states, "spellings": spellings, "style": style}
    both = InferenceSession(several).run(None, feed | {"lengths": np.array(lengths, np.int32)})[0]
    for row, words in enumerate(lengths):
        own = {"states": states[[row], :words], "spellings": spellings[[row], :words]}
        one = alone.run(None, own | {"style": style[[row]]})[0]
        np.testing.assert_allclose(both[row, :words], one[0], atol=1e-5)
