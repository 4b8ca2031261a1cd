"""The trained reader as int8 ONNX graphs with its tokenizer and its card."""

import hashlib
import json
import tempfile
from pathlib import Path
from typing import Any

import onnx
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor, nn

from saksi.text.encoder import TOKENIZER
from saksi.text.heads import HEADS, TYPES
from saksi.text.reader import CARD, FILES, OUTPUTS
from tools.lean_graph import lean
from tools.reader_model import Reader
from tools.split_reader import write

QUANTISED = ["MatMul", "Gather", "LSTM"]


class OneWindow(nn.Module):
    """The reader for a single window, which needs no mask."""

    def __init__(self, reader: Reader) -> None:
        super().__init__()
        self.reader = reader

    def forward(self, ids: Tensor, firsts: Tensor, hints: Tensor) -> tuple[Tensor, ...]:
        """The outputs in the order of `OUTPUTS`."""
        found = self.reader(ids, torch.ones_like(ids), firsts, hints)
        return tuple(found[name] for name in OUTPUTS)


def export(reader: Reader, tokenizer: Any, card: dict[str, Any], folder: Path) -> None:
    """Write graph, tokenizer and card into `folder`."""
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as scratch:
        whole = Path(scratch) / "whole.onnx"
        _write(reader.eval(), whole)
        small = Path(scratch) / "small.onnx"
        quantize_dynamic(
            whole, small, op_types_to_quantize=QUANTISED,
            weight_type=QuantType.QInt8, per_channel=True,
        )  # fmt: skip
        write(lean(stripped(small)), folder)
    (folder / TOKENIZER).write_text(tokenizer.to_str(), encoding="utf-8")
    sums = {n: hashlib.sha256((folder / n).read_bytes()).hexdigest() for n in FILES[1:]}
    whole_card = {**card, "sha256": sums, "heads": {n: list(of) for n, of in HEADS.items()}}
    text = json.dumps(whole_card, ensure_ascii=False, indent=1)
    (folder / CARD).write_text(text + "\n", encoding="utf-8")


def _write(reader: Reader, path: Path) -> None:
    ids = torch.zeros(1, 12, dtype=torch.long)
    firsts = torch.arange(1, 9)[None]
    hints = torch.zeros(1, 8, len(TYPES) - 1)
    axes = {"ids": {1: "pieces"}, "firsts": {1: "words"}, "hints": {1: "words"}}
    torch.onnx.export(
        OneWindow(reader), (ids, firsts, hints), str(path), dynamo=False, opset_version=17,
        input_names=["ids", "firsts", "hints"], output_names=list(OUTPUTS),
        dynamic_axes=axes | {name: {1: "words"} for name in OUTPUTS},
    )  # fmt: skip


def stripped(path: Path) -> onnx.ModelProto:
    """The graph without the exporter's notes, so that the same weights give the same bytes."""
    model = onnx.load(str(path))
    for node in model.graph.node:
        node.doc_string = ""
        del node.metadata_props[:]
    return model
