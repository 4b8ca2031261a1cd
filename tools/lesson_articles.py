"""Articles of our own with their acts marked in the text: what the reader and the scales learn beside gold.

    python -m tools.lesson_articles [FILE…]

checks files of `tools/lessons` (all of them where none is named) and counts what they teach. An article
begins with `@ language date outlet`; its headline, an empty line and its paragraphs follow, then `--`
and a line for each act:

    [1 menandatangani] marks the trigger of act 1, [1~ penandatanganan] a later telling of it
    1 AGREE happened | KEN; TZA | | Kementerian Luar Negeri Kenya

type and status, actors, recipients, and who reports it (nobody where the article does itself). All
names of parties are as `gold/GUIDELINES.md` has them. Outlets and persons are invented; some articles
retell what is widely known, with invented particulars, so that none of them is a fact about the world.
"""

import re
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, get_args

from saksi.read.source import Source
from saksi.records import EventType, Status

LESSONS = Path(__file__).parent / "lessons"
HELD = LESSONS / "held"
"""Articles that nothing learns from."""
MARK = re.compile(r"\[(\d+(?:,\d+)*)(~?) ([^\[\]]+)\]")
HEAD = re.compile(r"@ (id|en) (\d{4}-\d\d-\d\d) (.+)")
ACT = re.compile(r"(\d+) ([A-Z]+) ([a-z]+) \|([^|]*)\|([^|]*)\|([^|]*)")
END = re.compile(r"[.!?…][”’\")]*\s+|\n")


class LessonError(ValueError):
    """Says the file, the line and what is expected there."""


@dataclass
class Lesson:
    """One article, in the shape of gold: spans in code points of `text`."""

    id: str
    lang: str
    published: str | None
    outlet: str | None
    text: str
    events: list[dict[str, Any]] = field(default_factory=list)


def lessons(paths: list[Path] | None = None) -> Iterator[Lesson]:
    """Every article of the files, in the order of their names."""
    for path in paths or sorted(LESSONS.glob("*.txt")):
        for number, (start, lines) in enumerate(blocks(path), 1):
            yield _lesson(path, start, lines, f"{path.stem}-{number:03}")


def blocks(path: Path) -> Iterator[tuple[int, list[str]]]:
    """What begins with `@` in a file: the number of its first line, from 0, and its lines."""
    lines = path.read_text(encoding="utf-8").splitlines()
    starts = [n for n, line in enumerate(lines) if line.startswith("@ ")]
    for start, end in zip(starts, [*starts[1:], len(lines)], strict=True):
        yield start, lines[start:end]


def lesson_source(lesson: Lesson) -> Source:
    """The article as what a reading begins with."""
    return Source(
        id=lesson.id, name=lesson.id, text=lesson.text, published=lesson.published,
        outlet=lesson.outlet, lang=lesson.lang,
    )  # fmt: skip


def _lesson(path: Path, first: int, lines: list[str], name: str) -> Lesson:
    head = HEAD.fullmatch(lines[0].strip())
    if not head:
        raise LessonError(f"{path}:{first + 1}: expected `@ id|en YYYY-MM-DD outlet`")
    if "--" not in lines:
        raise LessonError(f"{path}:{first + 1}: no line `--` between the text and its acts")
    cut = lines.index("--")
    text, marks = _unmarked("\n".join(lines[1:cut]).strip())
    lang, published, outlet = head.groups()
    lesson = Lesson(name, lang, published, outlet, text)
    for offset, line in enumerate(lines[cut + 1 :]):
        if line.strip() and not line.startswith("#"):
            lesson.events.append(
                _event(line.strip(), lesson, marks, f"{path}:{first + cut + offset + 2}")
            )
    unsaid = set(marks) - {int(e["number"]) for e in lesson.events}
    if unsaid or "[" in text:
        raise LessonError(f"{path}:{first + 1}: marks without a line, or broken: {sorted(unsaid)}")
    return lesson


BEFORE = re.compile(
    r"(?:(?:akan|bakal|bisa|dapat|mungkin|sedang|tengah|telah|sudah|belum|mulai|ingin|berencana|siap"
    r"|will|would|may|might|could|can|is|are|was|were|be|been|being|has|have|had|to|due|about|set"
    r"|expected|preparing|plans?|planned|began|continued|started)\s+)+(?=\S)",
    re.IGNORECASE,
)
"""Words of time and mood before a trigger, which name no act."""

Marks = dict[int, list[tuple[int, int, bool]]]


def _unmarked(marked: str) -> tuple[str, Marks]:
    """The text as printed, and of each act its places (start, end, whether a later telling)."""
    found: Marks = {}
    text, last = "", 0
    for mark in MARK.finditer(marked):
        text += marked[last : mark.start()]
        before = BEFORE.match(mark[3])
        start = len(text) + (before.end() if before else 0)
        text += mark[3]
        for number in mark[1].split(","):
            found.setdefault(int(number), []).append((start, len(text), bool(mark[2])))
        last = mark.end()
    return text + marked[last:], found


def _event(line: str, lesson: Lesson, marks: Marks, place: str) -> dict[str, Any]:
    match = ACT.fullmatch(line)
    if not match:
        raise LessonError(f"{place}: expected `1 TYPE status | actors | recipients | source`")
    number, type_, status = int(match[1]), match[2], match[3]
    if type_ not in get_args(EventType) or status not in get_args(Status):
        raise LessonError(f"{place}: no such type or status: {type_} {status}")
    spans = marks.get(number, [])
    first = [s for s in spans if not s[2]]
    if len(first) != 1:
        raise LessonError(f"{place}: act {number} has {len(first)} triggers, expected one")
    start, end, _ = first[0]
    return {
        "number": number, "type": type_, "status": status,
        "trigger": lesson.text[start:end], "trigger_span": [start, end],
        "again_spans": [[s, e] for s, e, again in spans if again],
        "evidence_span": sentence_around(lesson.text, start, end),
        "actors": names_in(match[4]), "recipients": names_in(match[5]),
        "attributed_to": match[6].strip() or None, "object": None, "when": None, "where": None,
    }  # fmt: skip


def names_in(cell: str) -> list[str]:
    """The parties that a cell names."""
    return [name.strip() for name in cell.split(";") if name.strip()]


def sentence_around(text: str, start: int, end: int) -> list[int]:
    """The sentence that holds a span."""
    before = [m.end() for m in END.finditer(text, 0, start)]
    after = END.search(text, end)
    return [before[-1] if before else 0, after.start() + 1 if after else len(text)]


def main() -> None:
    """Check and count."""
    types: Counter[str] = Counter()
    read = list(lessons([Path(name) for name in sys.argv[1:]] or None))
    for lesson in read:
        types.update(f"{lesson.lang} {e['type']}" for e in lesson.events)
    print(
        f"{len(read)} articles, {sum(len(x.text.split()) for x in read)} words, {types.total()} acts"
    )
    print(", ".join(f"{type_} {count}" for type_, count in types.most_common()))


if __name__ == "__main__":
    main()
