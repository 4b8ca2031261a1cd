"""Train the tagger over the shipped encoder and write its weights and card.

    python -m tools.train_tagger [--shared ../shared]

Needs the `train` extra (torch, onnx). The data are Universal Dependencies treebanks: Indonesian GSD
(train in UD 2.0, and of the newer annotation of its dev part five sixths), CSUI train, and English
EWT train. Every test part, PUD and the last sixth of GSD's dev are never learned from. Seeds are
fixed; about twenty minutes on one core.
"""

import argparse
import json
from pathlib import Path
from typing import Any

import torch

from eval.treebanks import measure
from saksi.text.encoder import Encoder
from saksi.text.reader import load_reader
from saksi.text.tagging import CARD, load_tagger
from tools.export_tagger import export
from tools.tagger_data import Example, collate, examples
from tools.tagger_model import Sizes, Tagger
from tools.tagger_training import Material, Plan, of_heads, train
from tools.treebanks import GSD_DEV, read_trees, training_trees

MODELS = Path(__file__).parents[1] / "src" / "saksi" / "models"
SHARED = Path(__file__).resolve().parents[2] / "shared"
LEARNED_DEV = 475  # sentences of GSD's dev part; the 84 behind them are measured after each epoch
DATA = {
    "UD_Indonesian-GSD train (UD 2.0), dev 1-475 (UD 2.17)": "CC BY-SA 4.0",
    "UD_Indonesian-CSUI train": "CC BY-SA 4.0",
    "UD_English-EWT train": "CC BY-SA 4.0",
}


def main() -> None:
    """Train, measure, export."""
    args = _arguments()
    torch.set_num_threads(args.threads)
    plan = Plan(epochs=args.epochs)
    torch.manual_seed(plan.seed)
    encoder = load_reader(args.encoder).encoder
    trees = training_trees(args.shared / "data")
    dev = list(read_trees(args.shared / "data" / GSD_DEV))
    material = Material(
        [
            (examples(encoder, trees["gsd2"], "gsd2"), 1),
            (examples(encoder, trees["csui"], "csui"), 3),
            (examples(encoder, dev[:LEARNED_DEV], "gsd"), 2),
        ],
        examples(encoder, trees["ewt"], "ewt"),
    )
    held = examples(encoder, dev[LEARNED_DEV:], "gsd")
    tagger = Tagger(Sizes())
    train(tagger, material, plan, lambda _: print(_measured(tagger, held), flush=True))
    args.out.mkdir(parents=True, exist_ok=True)
    export(tagger, _card(args, encoder), args.out)
    _note_figures(args)


def _measured(tagger: Tagger, held: list[Example]) -> dict[str, float]:
    """Tags and arcs that are right, of sentences that are not learned from."""
    right = {"tags": 0, "heads": 0, "labelled": 0}
    words = 0
    for example in held:
        batch = collate([example])
        with torch.no_grad():
            tags, arcs, dependents, heads = tagger(batch.states, batch.spellings, batch.style)
            chosen = arcs.argmax(-1)
            relations = tagger.relations(dependents, of_heads(heads, chosen)).argmax(-1)
        hit = chosen == batch.heads
        words += hit.numel()
        right["tags"] += int((tags.argmax(-1) == batch.tags).sum())
        right["heads"] += int(hit.sum())
        right["labelled"] += int((hit & (relations == batch.relations)).sum())
    return {name: round(count / words, 4) for name, count in right.items()}


def _card(args: argparse.Namespace, encoder: Encoder) -> dict[str, Any]:
    return {
        "version": args.version,
        "licence": "CC BY-SA 4.0 (trained on Universal Dependencies treebanks)",
        "rebuild": "python -m tools.train_tagger",
        "data": DATA,
        "encoder": encoder.sha256,
    }


def _note_figures(args: argparse.Namespace) -> None:
    """Write what the shipped form reaches into its card."""
    path = args.out / CARD
    card = json.loads(path.read_text(encoding="utf-8"))
    tagger = load_tagger(args.out, beside=args.encoder)
    card["figures"] = {"python -m eval.treebanks": measure(args.shared, tagger)}
    path.write_text(json.dumps(card, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    print(json.dumps(card["figures"]))


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--shared", type=Path, default=SHARED)
    parser.add_argument("--encoder", type=Path, default=MODELS, help="folder of the reader's files")
    parser.add_argument("--out", type=Path, default=MODELS)
    parser.add_argument("--version", default="2026.11")
    parser.add_argument("--epochs", type=int, default=Plan.epochs)
    parser.add_argument("--threads", type=int, default=1)
    return parser.parse_args()


if __name__ == "__main__":
    main()
