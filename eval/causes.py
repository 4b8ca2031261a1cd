"""What fails in events, by cause: each annotated act, and each event that meets none.

    python -m eval.causes [--shared DIR] [--split dev|train] [--json]

Of an annotated act: `found` with its parties and status, `wrong party`, `wrong status`; not found
because `no word for it` of its type is known there, it was `thought no act`, it was `thought told
before`, or its place was given to `another type`. Of an event: `told twice`, `another type` is
annotated there, or `nothing is annotated`.
"""

import argparse
import json
import tempfile
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from msgspec import UNSET

from eval.gold import LANGUAGES, SHARED, write_records
from saksi.find.events.hints import lexicon_hints
from saksi.lang.base import load_language
from saksi.records import Entity, Event, Record
from saksi.text.analysis import analyse
from tools.reader_pairs import stands_for

MUTUAL = ("AGREE", "CONSULT", "COOPERATE")
OF_ACTS = (
    "found", "wrong party", "wrong status", "another type", "thought told before",
    "thought no act", "no word for it",
)  # fmt: skip
OF_EVENTS = ("right", "told twice", "another type", "nothing is annotated")

Act = dict[str, Any]
Spans = list[tuple[int, int]]
Key = tuple[str, str, str, str]  # language, type, side (act or event), cause
Causes = Counter[Key]
Counts = Mapping[Key, int]


def causes_of(record: Record, gold: dict[str, Any]) -> Iterator[tuple[str, str, str]]:
    """Type, side and cause of every annotated act and every event of one article."""
    acts = [act for act in gold["events"] if act.get("evidence_span")]
    taken = _matched(record, acts)
    known = _known_words(record)
    for number, act in enumerate(acts):
        event = taken.get(number)
        cause = _miss(record, act, known) if event is None else _compared(record, event, act)
        yield act["type"], "act", cause
    matched = {event.id for event in taken.values()}
    for event in record.events:
        cause = "right" if event.id in matched else _excess(event, acts)
        yield event.type, "event", cause


def _matched(record: Record, acts: list[Act]) -> dict[int, Event]:
    """One event for each act, those on its very trigger first."""
    pairs = [
        (not _meets(event, [_trigger(act)]), number, event)
        for number, act in enumerate(acts)
        for event in record.events
        if event.type == act["type"] and _meets(event, _places(act))
    ]
    taken: dict[int, Event] = {}
    for _, number, event in sorted(pairs, key=lambda pair: pair[:2]):
        if number not in taken and event not in taken.values():
            taken[number] = event
    return taken


def _compared(record: Record, event: Event, act: Act) -> str:
    entities = {entity.id: entity for entity in record.entities}
    actors, recipients = ([entities[i] for i in ids] for ids in (event.actors, event.recipients))
    both = [*actors, *recipients]
    straight = _covers(act["actors"], actors) and _covers(act["recipients"], recipients)
    mutual = act["type"] in MUTUAL and _covers([*act["actors"], *act["recipients"]], both)
    if not straight and not mutual:
        return "wrong party"
    return "found" if event.status == act["status"] else "wrong status"


def _covers(names: list[str], found: list[Entity]) -> bool:
    return all(any(stands_for(entity, name) for entity in found) for name in names)


def _miss(record: Record, act: Act, known: dict[str, Spans]) -> str:
    if any(event for event in record.events if _meets(event, [_trigger(act)])):
        return "another type"
    again = [r for r in record.rejected if r.reason.startswith(f"tells again {act['type']}")]
    spans = [(r.start, r.end) for r in again if r.start is not UNSET and r.end is not UNSET]
    if any(_touches(start, end, _places(act)) for start, end in spans):
        return "thought told before"
    worded = any(_touches(start, end, _places(act)) for start, end in known[act["type"]])
    return "thought no act" if worded else "no word for it"


def _excess(event: Event, acts: list[Act]) -> str:
    here = [act["type"] for act in acts if _meets(event, _places(act))]
    if event.type in here:
        return "told twice"
    return "another type" if here else "nothing is annotated"


def _known_words(record: Record) -> dict[str, Spans]:
    """Where the lexicon has a word for each type."""
    language = load_language(record.article.lang or "id")
    found: dict[str, Spans] = defaultdict(list)
    for sentence in analyse(record.text, record.article, language.text).sentences:
        hints = lexicon_hints(sentence.tokens, language.events)
        for token, types in zip(sentence.tokens, hints, strict=True):
            for name in types:
                found[name].append((token.start, token.end))
    return found


def _trigger(act: Act) -> tuple[int, int]:
    start, end = act.get("trigger_span") or act["evidence_span"]
    return start, end


def _places(act: Act) -> Spans:
    return [(start, end) for start, end in [act["evidence_span"], *(act.get("again_spans") or [])]]


def _meets(event: Event, places: Spans) -> bool:
    return _touches(event.trigger.start, event.trigger.end, places)


def _touches(start: int, end: int, places: Spans) -> bool:
    return any(low < end and start < high for low, high in places)


def measure(shared: Path, split: str) -> Causes:
    """Causes counted by language, type and side."""
    folder = shared / "gold" / split
    found: Causes = Counter()
    with tempfile.TemporaryDirectory() as scratch:
        records = Path(scratch) / "records.jsonl"
        write_records(folder / "docs.jsonl", records)
        for line in records.read_bytes().splitlines():
            record = Record.from_json(line)
            gold = json.loads((folder / f"{record.id}.json").read_text(encoding="utf-8"))
            for type_, side, cause in causes_of(record, gold):
                found[gold["lang"], type_, side, cause] += 1
    return found


def table(found: Counts) -> str:
    """Two Markdown tables: of the annotated acts, and of the events."""
    return "\n\n".join(
        _table(found, side, causes) for side, causes in (("act", OF_ACTS), ("event", OF_EVENTS))
    )


def _table(found: Counts, side: str, causes: tuple[str, ...]) -> str:
    rows = [f"| {side}s of | {' | '.join(causes)} |", "|---|" + "---|" * len(causes)]
    types = sorted({key[1] for key in found})
    for title, lang, type_ in [
        *((f"all, {lang}", lang, None) for lang in LANGUAGES),
        *((name, None, name) for name in types),
    ]:
        counts = [_count(found, side, cause, lang, type_) for cause in causes]
        rows.append(f"| {title} | {' | '.join(str(count) for count in counts)} |")
    return "\n".join(rows)


def _count(found: Counts, side: str, cause: str, lang: str | None, type_: str | None) -> int:
    return sum(
        count
        for (its, name, of, why), count in found.items()
        if of == side and why == cause and lang in (None, its) and type_ in (None, name)
    )


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--shared", type=Path, default=SHARED)
    parser.add_argument("--split", default="dev", choices=("dev", "train"))
    parser.add_argument("--json", action="store_true")
    args = parser.parse_args()
    found = measure(args.shared, args.split)
    if args.json:
        print(json.dumps([[*key, count] for key, count in sorted(found.items())]))
    else:
        print(table(found))


if __name__ == "__main__":
    main()
