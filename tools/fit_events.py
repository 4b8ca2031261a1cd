"""Fit the event finder's scales on annotated articles and write them into `src/saksi/models/`.

    python tools/fit_events.py [--shared DIR] [--folds N] [--write]

Reads `gold/train` only. With `--folds` it reports the scorer's figures by cross-validation first.
"""

import argparse
import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import get_args

import msgspec
from msgspec.structs import replace

from saksi import __version__
from saksi.find.events.weighing import ALONE, WITH_HEADS, Scale, Weights
from saksi.ontology import load_ontology
from saksi.records import Status
from tools.event_calibration import expected_error, judged
from tools.event_examples import Article, Examples, examples_of, read_articles
from tools.event_figures import figures
from tools.held_out import from_folds, untaught
from tools.logistic import fit

ROOT = Path(__file__).resolve().parents[1]
MODELS = ROOT / "src" / "saksi" / "models"
STATUSES: tuple[Status, ...] = get_args(Status)
LEXICAL = re.compile(r"(?:^|:)(?:id|en):")
PENALTY = {
    "act": (8.0, 20.0),
    "again": (10.0, 10.0),
    "actor": (40.0, 40.0),
    "recipient": (40.0, 40.0),
    "source": (8.0, 8.0),
    "status": (10.0, 5.0),
}
"""What holds the weights down: of clues that name a word, and of all others."""
THRESHOLDS = {
    "act": 0.42,
    "new": 0.32,
    "again": 0.7,
    "actor": 0.34,
    "lone actor": 0.08,
    "far actor": 0.25,
    "passive actor": 0.3,
    "recipient": 0.3,
    "lone recipient": 0.15,
    "far recipient": 0.3,
}
BY_RULES = {"act": 0.36}
"""Where no head has a say, so that less speaks for any act."""
SURER = {"act": 0.46, "new": 0.26, "again": 0.6}
"""Beside heads that learned from all of train, which are surer than those of the folds."""


def fit_weights(taught: list[Examples], card: dict[str, str]) -> Weights:
    """All scales from what the articles teach."""
    pooled = Examples()
    for one in taught:
        pooled.extend(one)
    return Weights(
        card,
        act=_scale(pooled, "act"),
        again=_scale(pooled, "again"),
        actor=_scale(pooled, "actor"),
        recipient=_scale(pooled, "recipient"),
        source=_scale(pooled, "source"),
        status={s: _status(pooled, s) for s in STATUSES if s in pooled.labels["status"]},
        thresholds=THRESHOLDS,
    )


def _scale(pooled: Examples, name: str) -> Scale:
    return fit(pooled.rows[name], pooled.labels[name], penalty(name))


def penalty(scale: str) -> Callable[[str], float]:
    """The penalty of each clue of a scale by the clue's name."""
    word, other = PENALTY[scale]
    return lambda clue: word if LEXICAL.search(clue) else other


def _status(pooled: Examples, status: Status) -> Scale:
    labels = [label == status for label in pooled.labels["status"]]
    return fit(pooled.rows["status"], labels, penalty("status"))


def cross_validated(articles: list[Article], taught: list[Examples], folds: int) -> str:
    """The scorer's figures, each article read with weights fitted on the other folds."""
    weights = []
    for fold in range(folds):
        weights.append(fit_weights([t for i, t in enumerate(taught) if i % folds != fold], {}))
    each = [weights[i % folds] for i in range(len(articles))]
    error = expected_error(judged(articles, each))
    return f"{figures(articles, each)}\nexpected calibration error of confidence: {error}"


def main() -> None:
    """Fit, report, write."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--shared", type=Path, default=ROOT.parent / "shared")
    parser.add_argument(
        "--heads", type=Path, help="folds of the reader: tools/train_reader.py --fold"
    )
    parser.add_argument("--folds", type=int, default=0)
    parser.add_argument("--write", action="store_true")
    args = parser.parse_args()
    learn = from_folds(args.heads) if args.heads else untaught
    articles = read_articles(args.shared / "gold" / "train", learn)
    taught = [examples_of(a.setting, a.gold) for a in articles]
    if args.folds:
        print(cross_validated(articles, taught, args.folds))
    if args.write:
        weights = fit_weights(taught, _card(articles, taught))
        heads = any(a.setting.learned for a in articles)
        weights = replace(weights, thresholds=THRESHOLDS | (SURER if heads else BY_RULES))
        MODELS.mkdir(exist_ok=True)
        (MODELS / (WITH_HEADS if heads else ALONE)).write_bytes(
            msgspec.json.format(msgspec.json.encode(weights), indent=0) + b"\n"
        )
        print(json.dumps(weights.card, indent=1))


def _card(articles: list[Article], taught: list[Examples]) -> dict[str, str]:
    rows = sum(len(t.labels["act"]) for t in taught)
    return {
        "what": "logistic scales of the event finder over named clues",
        "fitted on": f"the train split of the project's own annotation: {len(articles)} articles, {rows} triggers",
        "fitted by": "tools/fit_events.py",
        "saksi": __version__,
        "ontology": load_ontology().version,
        "licence": "Apache-2.0",
    }


if __name__ == "__main__":
    main()
