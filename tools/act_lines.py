"""Lines that tell of an act by places in a text which is kept elsewhere.

    ASSAULT happened 45:54 | RUS | UKR | Antonio Guterres | 88:95

type, status and trigger, actors, recipients, who reports it, and later tellings; places are half-open
and in code points.
"""

import re
from hashlib import sha256
from typing import Any, get_args

from saksi.records import EventType, Status
from tools.lesson_articles import LessonError, names_in, sentence_around

ACT = re.compile(r"([A-Z]+) ([a-z]+) (\d+):(\d+) \|([^|]*)\|([^|]*)\|([^|]*)\|([\d: ]*)")


def digest(text: str) -> str:
    """What tells that a text is the one that was marked."""
    return sha256(text.encode()).hexdigest()[:8]


def act_of(line: str, text: str, place: str) -> dict[str, Any]:
    """The act in the shape of gold; `place` (file and line) says where a broken one stands.

    Raises `LessonError`.
    """
    match = ACT.fullmatch(line)
    if not match or match[1] not in get_args(EventType) or match[2] not in get_args(Status):
        raise LessonError(
            f"{place}: expected `TYPE status from:to | … | … | … | …`, found {line!r}"
        )
    start, end = int(match[3]), int(match[4])
    again = [[int(at) for at in span.split(":")] for span in match[8].split()]
    if not all(0 <= a < b <= len(text) for a, b in [(start, end), *again]):
        raise LessonError(f"{place}: a place outside the text in {line!r}")
    return {
        "type": match[1], "status": match[2],
        "trigger": text[start:end], "trigger_span": [start, end], "again_spans": again,
        "evidence_span": sentence_around(text, start, end),
        "actors": names_in(match[5]), "recipients": names_in(match[6]),
        "attributed_to": match[7].strip() or None, "object": None, "when": None, "where": None,
    }  # fmt: skip
