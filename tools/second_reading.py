"""What a second reader changed in the acts of the annotated train split.

Of each article that was read again, `tools/second_reading/*.txt` tells the changes by places in its text
(`tools/act_lines.py`): acts that the first reader overlooked, marks that are replaced whole (by their
number in the first annotation), and marks that are no acts or the same as another:

    @ t-id-001 5f3a90cc
    + ASSAULT happened 45:54 | RUS | UKR | Antonio Guterres | 88:95
    = 3 REQUEST happened 120:127 | Antonio Guterres | | |
    - 5
"""

import json
import re
from functools import cache
from pathlib import Path
from typing import Any

from tools.act_lines import act_of, digest
from tools.lesson_articles import LessonError, blocks

FOLDER = Path(__file__).parent / "second_reading"
HEAD = re.compile(r"@ (\S+) ([0-9a-f]{8})")
CHANGE = re.compile(r"([+=-])(?: (\d+))?(?: ([A-Z].*))?")
KEPT = ("object", "object_span", "when", "where")
"""What the second reader did not look at."""

Gold = dict[str, Any]


def annotation(folder: Path, doc: dict[str, Any], again: bool = True) -> Gold:
    """How an article of a gold split is annotated; of the train split as the second reader left it."""
    gold: Gold = json.loads((folder / f"{doc['id']}.json").read_text(encoding="utf-8"))
    return read_again(gold, doc["text"]) if again else gold


def read_again(gold: Gold, text: str, folder: Path = FOLDER) -> Gold:
    """The annotation with what the second reader changed; as it was where nobody read the article again.

    Raises `LessonError` where the text is another one, or a change is broken.
    """
    found = _changes(folder).get(gold["id"])
    if not found:
        return gold
    place, lines = found
    head = HEAD.fullmatch(lines[0])
    if not head or head[2] != digest(text):
        raise LessonError(f"{place}: the text of {gold['id']} is not the one that was read")
    events: dict[int, Gold] = dict(enumerate(gold["events"]))
    for number, line in enumerate(lines[1:], len(events)):
        _change(events, number, line.strip(), text, place)
    return {**gold, "events": list(events.values())}


@cache
def _changes(folder: Path) -> dict[str, tuple[str, list[str]]]:
    """Of each article read again where its changes stand, and their lines."""
    found: dict[str, tuple[str, list[str]]] = {}
    for path in sorted(folder.glob("*.txt")):
        for start, lines in blocks(path):
            found[lines[0].split()[1]] = f"{path}:{start + 1}", lines
    return found


def _change(events: dict[int, Gold], new: int, line: str, text: str, place: str) -> None:
    """One change; an added act gets the number `new`."""
    match = CHANGE.fullmatch(line)
    old = int(match[2]) if match and match[2] else None
    if not match or (match[1] == "+") != (old is None) or (old is not None and old not in events):
        raise LessonError(f"{place}: expected `+ ACT`, `= N ACT` or `- N`, found {line!r}")
    if old is None:
        events[new] = act_of(match[3] or "", text, place)
    elif match[1] == "-":
        del events[old]
    else:
        events[old] = _replaced(events[old], act_of(match[3] or "", text, place))


def _replaced(old: Gold, new: Gold) -> Gold:
    kept = {name: old.get(name) for name in KEPT}
    if old.get("trigger_span") == new["trigger_span"]:
        kept["evidence_span"] = old["evidence_span"]
    return new | kept
