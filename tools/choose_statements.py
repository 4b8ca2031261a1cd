"""Choose the thresholds at which heads and rules of statements are combined, on the train split.

    python -m tools.choose_statements --heads FOLDS [--shared DIR]

Each article is read with heads that have not learned from it (`tools/train_reader.py --fold`). Prints
the scorer's figures for the thresholds as they stand and with one of them changed at a time.
"""

import argparse
import json
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

import msgspec

from saksi.find.entities import EntityIndex, find_entities
from saksi.find.statements import combining, find_statements
from saksi.find.times import find_times
from saksi.lang.base import LANGUAGES, Language, load_language
from saksi.read.page import read_page
from saksi.read.source import Source
from saksi.records import Time
from saksi.text.analysis import Analysis, analyse
from tools.held_out import Learn, from_folds

ROOT = Path(__file__).resolve().parents[1]
TRIED = {
    "SEEN": (0.3, 0.5),
    "ALONE": (0.6, 0.7, 0.8, 0.85, 0.9, 0.95, 1.1),
    "OVERLAP": (0.25, 0.4, 0.6, 1.0),
    "TIED": (0.3, 0.5, 0.7, 1.1),
}
SHOWN = ("statement", "statement.indirect.recall", "statement.speaker.end_to_end")

Read = tuple[str, Analysis, tuple[Time, ...], EntityIndex, Language]


def read_articles(folder: Path, learn: Learn) -> list[Read]:
    """Every article as far as its entities."""
    found: list[Read] = []
    lines = (folder / "docs.jsonl").read_text(encoding="utf-8").splitlines()
    for number, line in enumerate(lines):
        doc = json.loads(line)
        known = {k: doc.get(k) for k in ("text", "url", "published", "outlet", "title", "lang")}
        source = Source(id=doc["id"], name=doc["id"], **known)
        reading = read_page(source, [load_language(code).page for code in LANGUAGES])
        language = load_language(reading.article.lang or "id")
        analysis = learn(number, analyse(reading.text, reading.article, language.text), language)
        times = find_times(analysis, language.times).times
        names = find_entities(analysis, language.names)
        found.append((doc["id"], analysis, times, names, language))
    return found


def figures(folder: Path, articles: Sequence[Read]) -> dict[str, float]:
    """The scorer's F1 of what `SHOWN` names."""
    with tempfile.TemporaryDirectory() as scratch:
        records = Path(scratch) / "records.jsonl"
        records.write_text("\n".join(map(_record, articles)), encoding="utf-8")
        command = [sys.executable, str(folder.parent / "score.py"), "--json"]
        command += ["--docs", str(folder), "--gold", str(folder), "--records", str(records)]
        done = subprocess.run(command, stdout=subprocess.PIPE, check=True, text=True)
    scored = json.loads(done.stdout)
    return {name: scored[name]["f1"] for name in SHOWN}


def _record(article: Read) -> str:
    id_, analysis, times, names, language = article
    said = find_statements(analysis, times, names, language.statements)
    shown = {
        "id": id_,
        "text": analysis.text,
        "entities": said.entities.entities,
        "statements": said.statements,
    }
    return json.dumps(msgspec.to_builtins(shown), ensure_ascii=False)


def main() -> None:
    """Print one line a setting."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--shared", type=Path, default=ROOT.parent / "shared")
    parser.add_argument("--heads", type=Path, required=True)
    args = parser.parse_args()
    folder = args.shared / "gold" / "train"
    articles = read_articles(folder, from_folds(args.heads))
    print("as it is", figures(folder, articles), flush=True)
    for name, values in TRIED.items():
        kept = getattr(combining, name)
        for value in values:
            setattr(combining, name, value)
            print(f"{name} {value}", figures(folder, articles), flush=True)
        setattr(combining, name, kept)


if __name__ == "__main__":
    main()
