"""The scorer's event figures over articles already read as far as their statements."""

import json
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

import msgspec

from saksi.find.events import find_events
from saksi.find.events.weighing import Weights
from tools.event_examples import Article


def figures(folder: Path, articles: Sequence[Article], weights: Sequence[Weights]) -> str:
    """What `gold/score.py` prints of the events of a split's articles, one weights for each.

    They are held to the annotation that the articles were read with (`tools/second_reading`).
    """
    with tempfile.TemporaryDirectory() as scratch:
        records, gold = Path(scratch) / "records.jsonl", Path(scratch) / "gold"
        gold.mkdir()
        for article in articles:
            (gold / f"{article.id}.json").write_text(annotation_of(article), encoding="utf-8")
        lines = (_record(a, w) for a, w in zip(articles, weights, strict=True))
        records.write_text("\n".join(lines), encoding="utf-8")
        command = [sys.executable, str(folder.parent / "score.py"), "--records", str(records)]
        command += ["--docs", str(folder), "--gold", str(gold)]
        done = subprocess.run(command, stdout=subprocess.PIPE, check=True, text=True)
    return "\n".join(line for line in done.stdout.splitlines() if line.startswith("event."))


def annotation_of(article: Article) -> str:
    """JSON for the scorer, which names each act by its words: a second reader gave the place alone."""
    text, events = article.analysis.text, []
    for event in article.gold["events"]:
        span = event.get("evidence_span")
        events.append({"evidence": text[slice(*span)] if span else "", **event})
    return json.dumps({**article.gold, "events": events}, ensure_ascii=False)


def _record(article: Article, weights: Weights) -> str:
    found = find_events(
        article.analysis,
        article.times,
        article.entities,
        article.statements,
        article.setting.known,
        article.setting.learned,
        weights,
    )
    shown = {
        "id": article.id,
        "text": article.analysis.text,
        "entities": found.entities.entities,
        "statements": article.statements,
        "events": found.events,
    }
    return json.dumps(msgspec.to_builtins(shown), ensure_ascii=False)
