"""Score the page that started the project, field by field.

    python -m eval.seed [--shared DIR]

The page belongs to its publisher: of its words `seed.expected.json` keeps only their SHA-256.
"""

import argparse
import hashlib
import json
from pathlib import Path
from typing import Any

import saksi
from eval.samples import as_told, shown

SHARED = Path(__file__).resolve().parents[2] / "shared"
EXPECTED = Path(__file__).with_name("seed.expected.json")


def _pinned(words: str) -> str:
    return f"sha256:{hashlib.sha256(words.encode()).hexdigest()[:16]}"


def measure(shared: Path) -> tuple[dict[str, float], list[str]]:
    """The share of fields read rightly, and a line for each that is not."""
    record = saksi.read(shared / "seed_page.txt")
    fields: dict[str, Any] = shown(record)
    fields["headline"] = _pinned(fields["headline"] or "")
    for key in ("read_also", "next", "latest"):
        fields[key] = [_pinned(link["surface"]) for link in fields[key]]
    expected = json.loads(EXPECTED.read_text(encoding="utf-8"))
    wrong = [
        f"{key}: {fields[key]!r}, wanted {value!r}"
        for key, value in expected.items()
        if as_told(fields[key], value) != value
    ]
    return {"fields": 1 - len(wrong) / len(expected)}, wrong


def main() -> None:
    """Print the figure, and each wrong field."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--shared", type=Path, default=SHARED)
    figures, wrong = measure(parser.parse_args().shared)
    print(figures, *wrong, sep="\n")


if __name__ == "__main__":
    main()
