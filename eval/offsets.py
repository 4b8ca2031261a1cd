"""Find spans that do not slice back to their surface, in records as `saksi read --json` prints them.

    python -m eval.offsets [--shared DIR]

Reads the sample pages and, where the evaluation data is there, its pages and the seed page.
"""

import argparse
import gzip
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import saksi
from eval.samples import sample_pages

SHARED = Path(__file__).resolve().parents[2] / "shared"


def spans(value: Any, path: str = "") -> Iterator[tuple[str, dict[str, Any]]]:
    """Every object with offsets anywhere in a record, and where in the record it stands."""
    if isinstance(value, dict):
        if "start" in value or "end" in value:
            yield path, value
        for key, part in value.items():
            yield from spans(part, f"{path}.{key}" if path else key)
    elif isinstance(value, list):
        for number, part in enumerate(value):
            yield from spans(part, f"{path}[{number}]")


def broken_spans(record: dict[str, Any]) -> list[str]:
    """The spans that are empty, leave the text, or differ from the surface they carry."""
    return [
        f"{record['id']} {path} {span}"
        for path, span in spans(record)
        if not _slices_back(record["text"], span)
    ]


def _slices_back(text: str, span: dict[str, Any]) -> bool:
    start, end = span.get("start"), span.get("end")
    if not (isinstance(start, int) and isinstance(end, int) and 0 <= start < end <= len(text)):
        return False
    return bool(span.get("surface", text[start:end]) == text[start:end])


def measure(shared: Path) -> tuple[dict[str, float], list[str]]:
    """The share of spans that hold, and a line for each that does not."""
    checked, misses = 0, []
    for page in _pages(shared):
        record = json.loads(saksi.read(page).to_json())
        checked += sum(1 for _ in spans(record))
        misses += broken_spans(record)
    return {"hold": 1 - len(misses) / checked}, misses


def _pages(shared: Path) -> Iterator[Path | bytes]:
    yield from sample_pages()
    yield from shared.glob("seed_page.txt")
    for path in sorted(shared.glob("eval/pages/*.html.gz")):
        yield gzip.decompress(path.read_bytes())


def main() -> None:
    """Print the figure, and each broken span."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--shared", type=Path, default=SHARED)
    figures, misses = measure(parser.parse_args().shared)
    print(figures, *misses, sep="\n")


if __name__ == "__main__":
    main()
