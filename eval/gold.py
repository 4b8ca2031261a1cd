"""Score our records against the annotated articles, by the scorer that stands beside them.

    python -m eval.gold [--shared DIR] [--split dev|train] [--lang id|en] [--json]

Reads `gold/SPLIT/docs.jsonl` as a user would (`saksi read --json`), then runs `gold/score.py`.
"""

import argparse
import json
import subprocess
import sys
import tempfile
from pathlib import Path

SHARED = Path(__file__).resolve().parents[2] / "shared"
LANGUAGES = ("id", "en")

Figures = dict[str, dict[str, float]]


def write_records(docs: Path, records: Path) -> None:
    """`saksi read DOCS --json > RECORDS`."""
    with records.open("wb") as out:
        command = [sys.executable, "-m", "saksi.views.cli", "read", str(docs), "--json", "--quiet"]
        subprocess.run(command, stdout=out, check=True)


def score(folder: Path, records: Path, lang: str | None = None) -> Figures:
    """The scorer's figures over one split, or one language of it."""
    command = [sys.executable, str(folder.parent / "score.py"), "--json"]
    command += ["--docs", str(folder), "--gold", str(folder), "--records", str(records)]
    command += ["--only", f"?-{lang}-*"] if lang else []
    done = subprocess.run(command, stdout=subprocess.PIPE, check=True)
    figures: Figures = json.loads(done.stdout)
    return figures


def measure(shared: Path, split: str) -> dict[str, Figures]:
    """Figures for all articles (`all`) and for each language."""
    folder = shared / "gold" / split
    with tempfile.TemporaryDirectory() as scratch:
        records = Path(scratch) / "records.jsonl"
        write_records(folder / "docs.jsonl", records)
        by_language = {lang: score(folder, records, lang) for lang in LANGUAGES}
        return {"all": score(folder, records), **by_language}


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--shared", type=Path, default=SHARED)
    parser.add_argument("--split", default="dev", choices=("dev", "train"))
    parser.add_argument("--lang", choices=LANGUAGES)
    parser.add_argument("--json", action="store_true")
    args = parser.parse_args()
    figures = measure(args.shared, args.split)
    if args.json:
        print(json.dumps(figures))
        return
    for key, values in figures[args.lang or "all"].items():
        print(f"{key:34}", "  ".join(f"{name}={value}" for name, value in values.items()))


if __name__ == "__main__":
    main()
