"""Score the bundled sample pages, field by field.

    python -m eval.samples [--errors]

Each `NAME.expected.json` beside a page says what a reader finds on it.
"""

import argparse
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from msgspec import to_builtins

import saksi
from saksi import Record

SAMPLES = Path(saksi.__file__).parent / "samples"
PAGES = (".html", ".txt")


def sample_pages() -> list[Path]:
    """The bundled pages that say what is to be found on them."""
    found = (path for path in SAMPLES.iterdir() if path.suffix in PAGES)
    return sorted(path for path in found if path.with_suffix(".expected.json").is_file())


def shown(record: Record) -> dict[str, Any]:
    """The fields of a record in the form of the expectations."""
    article = record.article
    published, dateline = article.published_at, article.dateline
    paragraphs = [record.text[p.start : p.end] for p in article.paragraphs]
    links = {"read_also": article.read_also, "next": article.next, "latest": article.latest}
    people = ("authors", "editors", "cited_outlets")
    return {
        "lang": article.lang,
        "outlet": {"name": article.outlet.name, "domain": article.outlet.domain},
        "headline": article.headline and article.headline.surface,
        "published_at": published and {"value": published.value, "surface": published.surface},
        "dateline": dateline and {"place": dateline.place, "country": dateline.country},
        "paragraphs": len(paragraphs),
        "first_paragraph": paragraphs[0] if paragraphs else "",
        "last_paragraph": paragraphs[-1] if paragraphs else "",
        "indicators": [to_builtins(i) for i in record.indicators],
        **{key: [n.name for n in getattr(article, key)] for key in people},
        **{key: [{"surface": x.surface, "url": x.url} for x in of] for key, of in links.items()},
    }


def as_told(found: Any, expected: Any) -> Any:
    """`found` with only as much in it as `expected` tells: some of its keys, or its words alone."""
    if isinstance(found, dict) and isinstance(expected, dict):
        return {key: as_told(found.get(key), part) for key, part in expected.items()}
    if isinstance(found, dict) and isinstance(expected, str):
        return found.get("surface", found.get("name"))
    if isinstance(found, dict) and expected is None:
        return found if any(found.values()) else None
    if isinstance(found, list) and isinstance(expected, list) and len(found) == len(expected):
        return [as_told(*pair) for pair in zip(found, expected, strict=True)]
    return found


def _agrees(field: str, found: Any, expected: Any) -> bool:
    if field == "first_paragraph":
        return bool(found.startswith(expected))
    if field == "last_paragraph":
        return bool(found.endswith(expected))
    return bool(as_told(found, expected) == expected)


def compare(record: Record, expected: dict[str, Any]) -> Iterator[tuple[str, bool]]:
    """Each field that is expected, and whether it was read so."""
    found = shown(record)
    for field in expected.keys() & found.keys():
        yield field, _agrees(field, found[field], expected[field])


def measure() -> tuple[dict[str, float], list[str]]:
    """The share of fields read rightly, and a line for each that is not."""
    results: dict[str, bool] = {}
    for path in sample_pages():
        expected = json.loads(path.with_suffix(".expected.json").read_text(encoding="utf-8"))
        for field, right in compare(saksi.read(path), expected):
            results[f"{path.name}: {field}"] = right
    misses = [where for where, right in results.items() if not right]
    return {"fields": sum(results.values()) / len(results)}, misses


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--errors", action="store_true", help="print what is read wrongly")
    args = parser.parse_args()
    figures, misses = measure()
    print(figures)
    if args.errors:
        print(*misses, sep="\n")


if __name__ == "__main__":
    main()
