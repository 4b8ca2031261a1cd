"""The trained tagger as two int8 ONNX graphs with their card."""

import hashlib
import json
import tempfile
from pathlib import Path
from typing import Any

import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor, nn

from saksi.text.encoder import STATES
from saksi.text.syntax import PARTS, RELATIONS, TAGS
from saksi.text.tagging import CARD, RELATING, TAGGER
from tools.batched_graph import batched
from tools.export_reader import stripped
from tools.tagger_model import STATE, Tagger

QUANTISED = ["MatMul", "Gather", "LSTM"]


class Relating(nn.Module):
    """The relation of each word to its head, whose sides stand in the same row."""

    def __init__(self, tagger: Tagger) -> None:
        super().__init__()
        self.tagger = tagger

    def forward(self, dependents: Tensor, heads: Tensor) -> Tensor:
        """Logits, one row a word."""
        return self.tagger.relations(dependents, heads)


def export(tagger: Tagger, card: dict[str, Any], folder: Path) -> None:
    """Write both graphs and the card into `folder`."""
    tagger.eval()
    states = torch.zeros(1, 9, STATE * len(STATES))
    spellings, style = torch.zeros(1, 9, PARTS, dtype=torch.long), torch.zeros(1, dtype=torch.long)
    sides = torch.zeros(9, tagger.sizes.relation)
    write_graph(
        tagger, (states, spellings, style), folder / TAGGER,
        {"states": 1, "spellings": 1, "style": None},
        {"tags": {1: "words"}, "arcs": {1: "words", 2: "heads"}, "dependents": {1: "words"},
         "heads": {1: "heads"}},
    )  # fmt: skip
    write_graph(
        Relating(tagger), (sides, sides), folder / RELATING,
        {"dependents": 0, "heads": 0}, {"relations": {0: "words"}}
    )  # fmt: skip
    sums = {n: hashlib.sha256((folder / n).read_bytes()).hexdigest() for n in (TAGGER, RELATING)}
    whole = {
        **card, "sha256": sums, "tags": TAGS, "relations": RELATIONS, "states": STATES,
    }  # fmt: skip
    (folder / CARD).write_text(json.dumps(whole, ensure_ascii=False, indent=1) + "\n", "utf-8")


def write_graph(
    module: nn.Module, example: tuple[Tensor, ...], path: Path,
    inputs: dict[str, int | None], outputs: dict[str, dict[int, str]],
) -> None:  # fmt: skip
    """Write the int8 graph of a module; the values of `inputs` tell which axis runs over words."""
    axes = {name: {axis: "words"} for name, axis in inputs.items() if axis is not None}
    with tempfile.TemporaryDirectory() as scratch:
        whole, small = Path(scratch) / "whole.onnx", Path(scratch) / "small.onnx"
        torch.onnx.export(
            module, example, str(whole), dynamo=False, opset_version=17,
            input_names=list(inputs), output_names=list(outputs), dynamic_axes=axes | outputs,
        )  # fmt: skip
        quantize_dynamic(
            whole, small, op_types_to_quantize=QUANTISED, weight_type=QuantType.QInt8,
            per_channel=True,
        )  # fmt: skip
        model = batched(stripped(small))
    path.write_bytes(model.SerializeToString(deterministic=True))
