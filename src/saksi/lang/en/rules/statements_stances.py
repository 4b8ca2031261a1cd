"""English contents that show what is done with them, whatever the cue."""

import re

from saksi.records import Stance

STANCES: tuple[tuple[Stance, re.Pattern[str]], ...] = (
    ("ask", re.compile(r"\?\s*$")),
    (
        "deny",
        re.compile(
            r"(?i)^(?:that|it|this|the (?:claim|report|charge)s?) (?:is|was|are|were) (?:simply |completely |entirely )?(?:not true|untrue|false)\b|\bwe (?:categorically |firmly )?deny\b"
        ),
    ),
    ("condemn", re.compile(r"(?i)\b(?:we|i) (?:strongly |utterly )?(?:condemn|denounce)\b")),
    ("demand", re.compile(r"(?i)\b(?:we|i) (?:demand|insist that)\b")),
    ("ask", re.compile(r"(?i)\b(?:we|i) (?:urge|ask|appeal to|call on)\b")),
    ("praise", re.compile(r"(?i)\b(?:we|i) (?:thank|applaud|commend|salute)\b|^thank you\b")),
    (
        "threaten",
        re.compile(
            r"(?i)\bwill (?:pay (?:a|the) (?:heavy )?price|retaliate|face (?:severe )?consequences)\b"
        ),
    ),
    ("promise", re.compile(r"(?i)\b(?:we|i) (?:promise|vow|pledge|swear)\b")),
    ("admit", re.compile(r"(?i)\b(?:we|i) (?:admit|apologi[sz]e|were wrong|was wrong)\b")),
)
