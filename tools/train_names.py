"""Train the names head over the shipped encoder and write its weights and card.

    python -m tools.train_names [--shared ../shared]

Needs the `train` extra (torch, onnx). The data are our own lists of names (`tools/names`: NTREX in
both languages, articles of the gold train split), idner-news-2k (train and dev) and the nergrit set of IndoNLU, each in its own manner; copies of the
sentences have other names in the place of theirs.
The documents of `eval/ntrex_names.yaml` and idner-news-2k's test part are never learned from. Seeds
are fixed; about ten minutes on one core.
"""

import argparse
import hashlib
import json
import random
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import torch
from torch import nn
from torch.nn.functional import cross_entropy

from eval.names import measure
from saksi.text.encoder import STATES, Encoder
from saksi.text.heads import NAMES
from saksi.text.naming import CARD, NAMER, load_namer
from saksi.text.reader import load_reader
from saksi.text.syntax import PARTS
from tools.export_tagger import write_graph
from tools.name_lists import LISTS, Labelled
from tools.name_swaps import pools
from tools.names_data import (
    NameExample,
    column_file,
    examples,
    listed,
    swapped_sentences,
    tensors,
)
from tools.names_model import Namer
from tools.tagger_data import batches
from tools.tagger_model import STATE
from tools.tagger_training import Average, Pace

MODELS = Path(__file__).parents[1] / "src" / "saksi" / "models"
SHARED = Path(__file__).resolve().parents[2] / "shared"
DATA = {
    "tools/names/ntrex.yaml": "own annotation; texts CC BY-SA 4.0 (NTREX)",
    "tools/names/gold.yaml": "own annotation of gold/train; texts © their publishers",
    "idner-news-2k train, dev": "MIT",
    "IndoNLU/nergrit train": "Apache-2.0 / MIT",
    "mdee-dbpedia persons, organizations (names put in the place of others)": "DBpedia, CC BY-SA",
}
SMOOTHING = 0.05
LOST_SPELLINGS = 0.15
AVERAGE = 0.995


@dataclass(frozen=True)
class Plan:
    """How long and how fast; `nergrit` is the share of that set that an epoch sees.

    `copies` of the sentences have other names; an epoch sees one of them, and `own` times our own
    sentences as they are.
    """

    epochs: int = 18
    words: int = 600
    rate: float = 2e-3
    nergrit: float = 0.3
    copies: int = 0
    own: int = 1
    seed: int = 1


@dataclass(frozen=True)
class Material:
    """Sentences of our own and of idner, copies of them with other names, and nergrit's."""

    whole: list[NameExample]
    copies: list[list[NameExample]]
    nergrit: list[NameExample]

    def epoch(self, number: int, plan: Plan, chance: random.Random) -> list[NameExample]:
        """The sentences of one epoch: each with its own names, and once with others."""
        copy = self.copies[number % len(self.copies)] if self.copies else []
        share = int(plan.nergrit * len(self.nergrit))
        return self.whole + copy + chance.sample(self.nergrit, share)


def main() -> None:
    """Train, export, measure."""
    args = _arguments()
    torch.set_num_threads(args.threads)
    plan = Plan(epochs=args.epochs)
    torch.manual_seed(plan.seed)
    encoder = load_reader(args.encoder).encoder
    namer = Namer(len(STATES))
    train(namer, _material(args.shared, encoder, plan), plan)
    args.out.mkdir(parents=True, exist_ok=True)
    _export(namer.eval(), _card(args, encoder), args.out)
    figures = measure(args.shared, load_namer(encoder.sha256, args.out))
    _note(args.out / CARD, figures)


def _material(shared: Path, encoder: Encoder, plan: Plan) -> Material:
    data, chance, lists = shared / "data", random.Random(plan.seed), pools(shared)
    whole: list[NameExample] = []
    copies: list[list[NameExample]] = [[] for _ in range(plan.copies)]

    def add(known: list[Labelled], style: str, lang: str) -> None:
        whole.extend(examples(encoder, known, style) * (plan.own if style == "own" else 1))
        for copy in copies:
            other = swapped_sentences(known, lists, lang, chance)
            copy.extend(examples(encoder, other, style))

    for path in sorted(LISTS.glob("*.yaml")):
        for lang in ("id", "en"):
            add(listed(path, shared, lang), "own", lang)
    for name in ("train.txt", "dev.txt"):
        add(column_file(data / "idner-news-2k" / name, " "), "idner", "id")
    nergrit = data / "IndoNLU" / "nergrit_ner-grit" / "train_preprocess.txt"
    return Material(whole, copies, examples(encoder, column_file(nergrit, "\t"), "nergrit"))


def train(namer: Namer, material: Material, plan: Plan) -> None:
    """All epochs; the averaged weights stay in the head."""
    chance = random.Random(plan.seed)
    optimiser = torch.optim.AdamW(namer.parameters(), lr=plan.rate, weight_decay=1e-2)
    average = Average(namer, AVERAGE)
    first = batches(material.epoch(0, plan, random.Random(0)), plan.words, random.Random(0))
    pace = Pace(plan.rate, plan.epochs * len(first), 100)
    for epoch in range(plan.epochs):
        began = time.monotonic()
        for group in batches(material.epoch(epoch, plan, chance), plan.words, chance):
            pace.step(optimiser)
            _step(namer, group, optimiser)
            average.add(namer, pace.done)
        print(f"epoch {epoch + 1}/{plan.epochs}: {time.monotonic() - began:.0f} s", flush=True)
    average.leave_in(namer)


def _step(namer: Namer, group: list[NameExample], optimiser: torch.optim.Optimizer) -> None:
    states, spellings, style, tags = tensors(group)
    lost = torch.rand(spellings.shape) < LOST_SPELLINGS
    with torch.autocast("cpu", torch.bfloat16):
        logits = namer(states, spellings.masked_fill(lost, 0), style)
    value = cross_entropy(logits.float().flatten(0, 1), tags.flatten(), label_smoothing=SMOOTHING)
    optimiser.zero_grad()
    value.backward()
    nn.utils.clip_grad_norm_(namer.parameters(), 1.0)
    optimiser.step()


def _export(namer: Namer, card: dict[str, Any], folder: Path) -> None:
    states = torch.zeros(1, 9, STATE * len(STATES))
    spellings, style = torch.zeros(1, 9, PARTS, dtype=torch.long), torch.zeros(1, dtype=torch.long)
    write_graph(
        namer, (states, spellings, style), folder / NAMER,
        {"states": 1, "spellings": 1, "style": None}, {"logits": {1: "words"}},
    )  # fmt: skip
    sums = {NAMER: hashlib.sha256((folder / NAMER).read_bytes()).hexdigest()}
    whole = {**card, "sha256": sums, "names": NAMES, "states": STATES}
    (folder / CARD).write_text(json.dumps(whole, ensure_ascii=False, indent=1) + "\n", "utf-8")


def _card(args: argparse.Namespace, encoder: Encoder) -> dict[str, Any]:
    return {
        "version": args.version,
        "licence": "CC BY-SA 4.0 (part of the training text is NTREX)",
        "rebuild": "python -m tools.train_names",
        "data": DATA,
        "encoder": encoder.sha256,
    }


def _note(path: Path, figures: dict[str, dict[str, float]]) -> None:
    """Write what the shipped form reaches into its card."""
    card = json.loads(path.read_text(encoding="utf-8"))
    card["figures"] = {"F1 of whole names, python -m eval.names": figures}
    path.write_text(json.dumps(card, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    print(json.dumps(figures))


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
