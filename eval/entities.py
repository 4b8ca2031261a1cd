"""How many parties and speakers of the annotated articles our entities know.

    python eval/entities.py [--shared DIR] [--split dev|train] [--lang id|en] [--misses N] [--json]

`parties`: the share of actors and recipients of annotated events for which the article has an entity
with the right country code or name; `in_evidence`: one that is mentioned within the evidence of the
event. `speakers`: the share of annotated speakers whose right mention, handed in, resolves to the
name that the annotation gives. Names match as `gold/score.py` matches them.
"""

import argparse
import importlib.util
import json
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from saksi.find.entities import EntityIndex, find_entities
from saksi.find.entities.speakers import resolve
from saksi.lang.base import load_language
from saksi.read.page import read_page
from saksi.read.source import Source
from saksi.text.analysis import Analysis, analyse

SHARED = Path(__file__).resolve().parents[2] / "shared"
LANGUAGES = ("id", "en")

Row = tuple[str, str, bool, str]


def _scorer(shared: Path) -> Any:
    spec = importlib.util.spec_from_file_location("score", shared / "gold" / "score.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def articles(folder: Path) -> Iterator[tuple[str, dict[str, Any], Analysis, EntityIndex]]:
    """Language, annotation, analysis and entities of every annotated article."""
    pages = [load_language(code).page for code in LANGUAGES]
    for raw in (folder / "docs.jsonl").read_text(encoding="utf-8").splitlines():
        doc = json.loads(raw)
        gold = json.loads((folder / f"{doc['id']}.json").read_text(encoding="utf-8"))
        source = Source(
            id=doc["id"], name=doc["id"], text=doc["text"], published=doc.get("published"),
            lang=gold["lang"],
        )  # fmt: skip
        language = load_language(gold["lang"])
        reading = read_page(source, pages)
        analysis = analyse(reading.text, reading.article, language.text)
        yield gold["lang"], gold, analysis, find_entities(analysis, language.names)


def parties(gold: dict[str, Any], index: EntityIndex, same: Any) -> Iterator[Row]:
    """One row for each party and measure."""
    for event in gold["events"]:
        start, end = event.get("evidence_span") or (0, 0)
        for party in (*event["actors"], *event["recipients"]):
            fits = [
                e for e in index.entities if same(party, {"country": e.country, "name": e.name})
            ]
            near = any(m.start < end and start < m.end for e in fits for m in e.mentions)
            where = f"{gold['id']}: {party} | {event['evidence'][:150]}"
            yield "parties", party, bool(fits), where
            yield "in_evidence", party, near, where


def speaker_spans(gold: dict[str, Any], text: str) -> Iterator[tuple[str, int, int]]:
    """The mention nearest to each cue whose words are the speaker's, whole or in part."""
    for statement in gold["statements"]:
        name, cue = statement.get("speaker"), statement.get("cue_span")
        if not name or not cue:
            continue
        found = _nearest(name, cue, text)
        if found:
            yield name, *found


def _nearest(name: str, cue: list[int], text: str) -> tuple[int, int] | None:
    low, high = max(0, cue[0] - 120), min(len(text), cue[1] + 120)
    forms = [name, *(w for w in reversed(name.split()) if len(w) > 2 and w[0].isupper())]
    best: tuple[int, int, int] | None = None
    for form in forms:
        at = text.find(form, low, high)
        while at >= 0:
            far = min(abs(at - cue[1]), abs(cue[0] - at - len(form)))
            if best is None or far < best[0]:
                best = (far, at, at + len(form))
            at = text.find(form, at + 1, high)
        if best:
            return best[1], best[2]
    return None


def speakers(
    gold: dict[str, Any], analysis: Analysis, index: EntityIndex, same: Any
) -> Iterator[Row]:
    """One row for each speaker that stands in words near its cue."""
    for name, start, end in speaker_spans(gold, analysis.text):
        found = resolve(index, analysis, start, end)[1]
        right = found is not None and same(name, {"country": found.country, "name": found.name})
        full = right and found is not None and _has_all(name, found.name)
        where = (
            f"{gold['id']}: {name} | {analysis.text[start:end]} → {found.name if found else None}"
        )
        yield "speakers", name, right, where
        yield "speakers_full_name", name, full, where


def _has_all(name: str, found: str) -> bool:
    return set(name.casefold().split()) <= set(found.casefold().split())


def measure(
    shared: Path, split: str
) -> tuple[dict[str, dict[str, Any]], list[tuple[str, str, str]]]:
    """Figures by language, and every miss as (language, measure, what)."""
    same = _scorer(shared).party_matches
    hits: Counter[tuple[str, str]] = Counter()
    counts: Counter[tuple[str, str]] = Counter()
    misses = []
    for lang, gold, analysis, index in articles(shared / "gold" / split):
        for key, _, right, where in (
            *parties(gold, index, same),
            *speakers(gold, analysis, index, same),
        ):
            counts[lang, key] += 1
            hits[lang, key] += right
            if not right:
                misses.append((lang, key, where))
    figures: dict[str, dict[str, Any]] = {}
    for lang in (*LANGUAGES, "all"):
        langs = LANGUAGES if lang == "all" else (lang,)
        figures[lang] = {
            key: {
                "share": round(
                    sum(hits[x, key] for x in langs) / max(1, sum(counts[x, key] for x in langs)), 3
                ),
                "of": sum(counts[x, key] for x in langs),
            }
            for key in ("parties", "in_evidence", "speakers", "speakers_full_name")
        }
    return figures, misses


def main() -> None:
    """Print the figures, and some misses."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--shared", type=Path, default=SHARED)
    parser.add_argument("--split", default="dev", choices=("dev", "train"))
    parser.add_argument("--lang", choices=LANGUAGES)
    parser.add_argument("--misses", type=int, default=0)
    parser.add_argument("--json", action="store_true")
    args = parser.parse_args()
    figures, misses = measure(args.shared, args.split)
    shown = {k: v for k, v in figures.items() if args.lang in (None, k)}
    if args.json:
        print(json.dumps(shown))
        return
    for lang, values in shown.items():
        for key, value in values.items():
            print(f"{lang:4}{key:20}{value['share']:.3f}  of {value['of']}")
    for key in ("parties", "in_evidence", "speakers_full_name"):
        print(
            *[m for m in misses if m[1] == key and args.lang in (None, m[0])][: args.misses],
            sep="\n",
        )


if __name__ == "__main__":
    main()
