"""Fitting some scales leaves the others as they are written; nothing settles what it was fitted on."""

from pathlib import Path
from types import SimpleNamespace
from typing import cast

import msgspec
import pytest
from msgspec.structs import replace

from saksi.find.events.weighing import Scale, Weights, load_weights
from tools.event_examples import Article, Examples
from tools.fit_events import only, with_retellings


def test_only_the_scales_named_are_taken_from_the_fit(tmp_path: Path) -> None:
    written = load_weights()
    path = tmp_path / "weights.json"
    path.write_bytes(msgspec.json.encode(written))
    fitted = replace(written, act=Scale(1.0, {}), source=Scale(2.0, {"x": 1.0}))
    mixed = only(["source"], fitted, path)
    assert mixed.source == fitted.source
    assert mixed.act == written.act != fitted.act


def test_parties_of_retellings_are_settled_by_other_articles(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    asked: dict[int, set[str]] = {}

    def teach(found: Examples, setting: int, gold: object, weights: Weights) -> None:
        asked[setting] = {clue for clue in weights.actor.weights if clue.startswith("of ")}

    monkeypatch.setattr("tools.fit_events.teach_again", teach)
    taught = []
    for number in range(8):
        examples = Examples()
        for side in ("actor", "recipient") * 5:  # a clue needs five rows to be weighed
            examples.add(side, {f"of {number}": 1.0}, True)
            examples.add(side, {"far": 1.0}, False)
        taught.append(examples)
    articles = [cast(Article, SimpleNamespace(setting=n, gold={})) for n in range(8)]
    with_retellings(articles, taught)
    assert asked.keys() == set(range(8))
    for number, known in asked.items():
        assert known == {f"of {n}" for n in range(8) if n % 4 != number % 4}
