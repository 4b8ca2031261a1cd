"""Fit weights for the blocks of a page on made-up pages, and hold them beside the rules.

    python -m tools.train_blocks [--pages N] [--layouts N] [--out blocks.json] [--shared DIR]

A logistic regression over the same named features that the rules weigh, and a second one over what
they are made of besides (length, density of links, sentences, element, place); a third one is heard
only where the rules are in doubt (a score of `DOUBT` at most either way), and fitted on such
blocks. Trained on `tools.made_pages` alone, with other layouts held out. Prints shingle F1 on
`eval/pages` and `eval/aeb` for each where they are at hand; the generator was changed twice after they were seen.
"""

import argparse
import importlib
import json
import math
from collections.abc import Callable, Iterator
from pathlib import Path
from unittest.mock import patch

from eval import aeb, pages
from saksi.find.events.weighing import Clues, Scale
from saksi.read.body_features import Features
from saksi.read.body_rules import RULES, weigh
from saksi.read.html import parse_html
from tools.logistic import fit
from tools.made_pages import MadePage, made_pages

SEED = 11
PENALTY = 1.0
DOUBT = 2.0
SHARED = Path(__file__).resolve().parents[2] / "shared"
_BODY = importlib.import_module("saksi.read.body")

Judge = Callable[[Features], tuple[float, tuple[str, ...]]]


def clues(features: Features, more: bool) -> Clues:
    """What is weighed of one block, by name; `more` than the rules' own features."""
    found = {rule.name: 1.0 for rule in RULES if rule.holds(features)}
    if more:
        found["length"] = min(math.log2(1 + features.length), 10.0) / 10
        found["links"] = features.link_density
        found["sentences"] = min(features.sentences, 4) / 4
        found[f"tag:{features.tag}"] = 1.0
        for name in ("closes", "between_prose", "beside_prose", "sibling"):
            found[f"{name}:{getattr(features, name)}:prose:{features.is_prose}"] = 1.0
    return found


def examples(made: Iterator[MadePage]) -> Iterator[tuple[Features, bool]]:
    """The blocks of the containers of made-up pages, and whether each is the article's own."""
    for one in made:
        page = parse_html(one.html)
        for index, features in _BODY.candidates(page).items():
            block = page.blocks[index]
            yield features, page.text[block.start : block.end] in one.own


def judge_of(scale: Scale, more: bool) -> Judge:
    """A judge of blocks by fitted weights, in the place of the rules."""

    def judge(features: Features) -> tuple[float, tuple[str, ...]]:
        weights = scale.weights
        total = sum(weights.get(name, 0.0) * value for name, value in clues(features, more).items())
        return scale.bias + total, ()

    return judge


def corrected(known: list[tuple[Features, bool]]) -> Judge:
    """The rules, but where they are in doubt what was learned of such blocks decides."""
    doubtful = [(features, own) for features, own in known if abs(weigh(features)[0]) <= DOUBT]
    scale = fit([_with_score(f) for f, _ in doubtful], [own for _, own in doubtful], PENALTY)

    def judge(features: Features) -> tuple[float, tuple[str, ...]]:
        score, names = weigh(features)
        if abs(score) > DOUBT:
            return score, names
        held = _with_score(features).items()
        return scale.bias + sum(scale.weights.get(name, 0.0) * v for name, v in held), names

    return judge


def _with_score(features: Features) -> Clues:
    return {**clues(features, more=True), "score": weigh(features)[0]}


def right(some: list[tuple[Features, bool]], judge: Judge) -> float:
    """The share of blocks that are judged as they are."""
    return sum((judge(features)[0] > 0) == own for features, own in some) / len(some)


def measured(shared: Path, judge: Judge) -> str:
    """Body F1 on the stored pages with a judge."""
    with patch.object(_BODY, "weigh", judge):
        news, benchmark = pages.measure(shared)[0], aeb.measure(shared)[0]
    return f"eval/pages {news['body_f1']:.3f}  eval/aeb {benchmark['body_f1']:.3f}"


def main() -> None:
    """Fit, hold beside the rules, and write the weights where asked."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--pages", type=int, default=1500)
    parser.add_argument("--layouts", type=int, default=300)
    parser.add_argument("--out", type=Path)
    parser.add_argument("--shared", type=Path, default=SHARED)
    args = parser.parse_args()
    known = list(examples(made_pages(SEED, args.pages, args.layouts)))
    held_out = list(examples(made_pages(SEED + 1, args.pages // 3, args.layouts // 3)))
    labels = [own for _, own in known]
    print(f"{len(known)} blocks, {sum(labels) / len(labels):.0%} of them the article's own")
    scales = [fit([clues(f, more) for f, _ in known], labels, PENALTY) for more in (False, True)]
    judges = {"rules": weigh, "weights": judge_of(scales[0], False)}
    judges |= {"and more": judge_of(scales[1], True), "in doubt": corrected(known)}
    for name, judge in judges.items():
        line = f"{name:8} made-up layouts held out {right(held_out, judge):.3f}"
        stored = (args.shared / "eval" / "pages").exists()
        print(line, measured(args.shared, judge) if stored else "", flush=True)
    if args.out:
        written = {"bias": scales[0].bias, "weights": scales[0].weights}
        args.out.write_text(json.dumps(written, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
