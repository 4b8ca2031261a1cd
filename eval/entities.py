"""How many parties and speakers of the annotated articles our entities know.

    python -m eval.entities [--shared DIR] [--split dev|train] [--lang id|en] [--rules] [--misses N] [--json]

`parties`: the share of actors and recipients of annotated events for which the article has an entity
with the right country code or name; `in_evidence`: one that is mentioned within the evidence of the
event. `speakers`: the share of annotated speakers whose right mention, handed in, resolves to the
name that the annotation gives; `speakers_full_name`: to one that holds all its words; `pronouns`: the
share of speakers whose pronoun or clitic beside the cue resolves to them. Names match as `gold/score.py` matches them.
"""

import argparse
import importlib.util
import json
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from msgspec.structs import replace

from saksi.find.entities import EntityIndex, find_entities
from saksi.find.entities.speakers import resolve
from saksi.find.events.hints import lexicon_hints
from saksi.lang.base import Language, load_language
from saksi.read.page import read_page
from saksi.read.source import Source
from saksi.text.analysis import Analysis, analyse
from saksi.text.reader import load_reader

SHARED = Path(__file__).resolve().parents[2] / "shared"
LANGUAGES = ("id", "en")
MEASURES = ("parties", "in_evidence", "speakers", "speakers_full_name", "pronouns")
PRONOUNS = frozenset("ia dia beliau he she".split())
FAR = 120

Row = tuple[str, str, bool, str]


def _scorer(shared: Path) -> Any:
    spec = importlib.util.spec_from_file_location("score", shared / "gold" / "score.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def articles(
    folder: Path, rules: bool = False
) -> Iterator[tuple[str, dict[str, Any], Analysis, EntityIndex]]:
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
        analysis = analysis if rules else with_learned(analysis, language)
        yield gold["lang"], gold, analysis, find_entities(analysis, language.names)


def with_learned(analysis: Analysis, language: Language) -> Analysis:
    """The analysis as the pipeline gives it, with what the learned heads say."""
    hints = [lexicon_hints(s.tokens, language.events) for s in analysis.sentences]
    return replace(analysis, learned=load_reader().read(analysis.text, analysis.sentences, hints))


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
    """The mention nearest to each cue whose words are the speaker's, whole or a person's in part."""
    for statement in gold["statements"]:
        name, cue = statement.get("speaker"), statement.get("cue_span")
        found = _nearest(name, cue, text) if name and cue else None
        if found:
            yield name, *found


def _nearest(name: str, cue: list[int], text: str) -> tuple[int, int] | None:
    low, high = max(0, cue[0] - FAR), min(len(text), cue[1] + FAR)
    best: tuple[int, int, int] | None = None
    for form in (name, *_short_names(name)):
        for found in re.finditer(rf"(?<!\w){re.escape(form)}(?!\w)", text[low:high]):
            start, end = low + found.start(), low + found.end()
            far = min(abs(start - cue[1]), abs(cue[0] - end))
            if best is None or far < best[0]:
                best = (far, start, end)
        if best:
            return best[1], best[2]
    return None


def _short_names(name: str) -> list[str]:
    """The last and first word of what looks like a person's name."""
    words = name.split()
    common = load_language("id").names.common | load_language("en").names.common
    if not 1 < len(words) < 5 or any(w.lower() in common or w.isupper() for w in words):
        return []
    return [w for w in (words[-1], words[0]) if len(w) > 2 and w[0].isupper()]


def pronouns(gold: dict[str, Any], analysis: Analysis) -> Iterator[tuple[str, int, int]]:
    """Speakers that a pronoun or a clitic right beside the cue stands for."""
    text = analysis.text
    for statement in gold["statements"]:
        name, cue = statement.get("speaker"), statement.get("cue_span")
        if not name or not cue:
            continue
        if text[cue[0] : cue[1]].endswith("nya"):
            yield name, cue[1] - 3, cue[1]
        for start, word in _beside(text, cue):
            if word.lower() in PRONOUNS:
                yield name, start, start + len(word)
                break


def _beside(text: str, cue: list[int]) -> list[tuple[int, str]]:
    after = re.match(r"\W*(\w+)", text[cue[1] : cue[1] + 20])
    before = re.search(r"(\w+)\W*\Z", text[max(0, cue[0] - 20) : cue[0]])
    near = [(cue[1] + after.start(1), after[1])] if after else []
    return near + ([(max(0, cue[0] - 20) + before.start(1), before[1])] if before else [])


def speakers(
    gold: dict[str, Any], analysis: Analysis, index: EntityIndex, same: Any
) -> Iterator[Row]:
    """One row for each speaker that stands in words, or as a pronoun, near its cue."""
    spans = [("speakers", *s) for s in speaker_spans(gold, analysis.text)]
    for key, name, start, end in (*spans, *(("pronouns", *s) for s in pronouns(gold, analysis))):
        found = resolve(index, analysis, start, end)[1]
        right = found is not None and same(name, {"country": found.country, "name": found.name})
        told = f"{analysis.text[start:end]} → {found.name if found else None}"
        yield key, name, right, f"{gold['id']}: {name} | {told}"
        if key == "speakers":
            full = right and found is not None and set(_words(name)) <= set(_words(found.name))
            yield "speakers_full_name", name, full, f"{gold['id']}: {name} | {told}"


def _words(name: str) -> list[str]:
    return re.findall(r"\w+", name.casefold())


def measure(
    shared: Path, split: str, rules: bool = False
) -> tuple[dict[str, dict[str, Any]], list[tuple[str, str, str]]]:
    """Figures by language, and every miss as (language, measure, what)."""
    same = _scorer(shared).party_matches
    hits: Counter[tuple[str, str]] = Counter()
    counts: Counter[tuple[str, str]] = Counter()
    misses = []
    for lang, gold, analysis, index in articles(shared / "gold" / split, rules):
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
            for key in MEASURES
        }
    return figures, misses


def main() -> None:
    """Print the figures, and some misses."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--shared", type=Path, default=SHARED)
    parser.add_argument("--split", default="dev", choices=("dev", "train"))
    parser.add_argument("--lang", choices=LANGUAGES)
    parser.add_argument("--rules", action="store_true", help="leave the learned heads out")
    parser.add_argument("--misses", type=int, default=0)
    parser.add_argument("--json", action="store_true")
    args = parser.parse_args()
    figures, misses = measure(args.shared, args.split, args.rules)
    shown = {k: v for k, v in figures.items() if args.lang in (None, k)}
    if args.json:
        print(json.dumps(shown))
        return
    for lang, values in shown.items():
        for key, value in values.items():
            print(f"{lang:4}{key:20}{value['share']:.3f}  of {value['of']}")
    for key in MEASURES:
        print(
            *[m for m in misses if m[1] == key and args.lang in (None, m[0])][: args.misses],
            sep="\n",
        )


if __name__ == "__main__":
    main()
