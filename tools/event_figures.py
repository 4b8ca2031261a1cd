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
    """What `gold/score.py` prints of the events of a split's articles, one weights for each."""
    with tempfile.TemporaryDirectory() as scratch:
        records = Path(scratch) / "records.jsonl"
        lines = (_record(a, w) for a, w in zip(articles, weights, strict=True))
        records.write_text("\n".join(lines), encoding="utf-8")
        command = [sys.executable, str(folder.parent / "score.py"), "--records", str(records)]
        command += ["--docs", str(folder), "--gold", str(folder)]
        done = subprocess.run(command, stdout=subprocess.PIPE, check=True, text=True)
    return "\n".join(line for line in done.stdout.splitlines() if line.startswith("event."))


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
