"""English times: which words wake which rules, and the rules in their order."""

import re

from saksi.find.times.rules import Prefix, TimeKnowledge, word_classes
from saksi.lang.en.rules import times_days, times_periods
from saksi.lang.en.rules.times_words import MONTHS, PARTS_OF_DAY, SEASONS, UNITS, WEEKDAYS, ZONES

_DATES = frozenset({"DATE", "TIME"})
_LENGTHS = frozenset({"DURATION"})


def _classes() -> dict[str, frozenset[str]]:
    """Each word with all the classes it belongs to."""
    words: dict[str, set[str]] = {}
    plurals = [f"{u}s" for u in UNITS]
    table = {
        "weekday": [*WEEKDAYS, *(f"{w}s" for w in WEEKDAYS)],
        "month": [*MONTHS],
        "unit": [*UNITS, *plurals, "weekend"],
        "part": [*PARTS_OF_DAY, "tonight", "overnight", "all"],
        "clock": ["am", "pm", "a.m", "p.m", "a", "p"],
        "zone": [*ZONES],
        "todate": ["ytd", "year-to-date", "date"],
        "noon": ["noon", "midday", "midnight"],
        "deictic": ["today", "yesterday", "tomorrow"],
        "sequence": ["day", "days"],
        "holiday": [h.split()[0] for h in times_days.HOLIDAYS] + ["year"],
        "century": ["century"],
        "quarter": ["quarter", "half", "q1", "q2", "q3", "q4"],
        "season": [*SEASONS],
        "set": ["every", "each", "per", "once", "twice", "times", *(f"{w}s" for w in WEEKDAYS)],
        "adverb": [*times_periods.ADVERBS],
        "now": ["now", "today"],
        "reference": [
            w
            for phrase in (*times_periods.PRESENT, *times_periods.PAST, *times_periods.FUTURE)
            for w in phrase.split()
            if w not in ("the", "at", "in", "of", "this")
        ],
    }
    for name, listed in table.items():
        for word in listed:
            words.setdefault(word.lower(), set()).add(name)
    return {word: frozenset(classes) for word, classes in words.items()}


def _prefix(words: str, mod: str | None, types: frozenset[str]) -> Prefix:
    pattern = rf"\b(?:{words})(?:\s+(?:on\s+|in\s+|at\s+)?(?:the\s+)?|-)$"
    return Prefix(re.compile(pattern, re.IGNORECASE), mod, types)


PREFIXES = (
    _prefix(r"(?:the\s+)?(?:start|beginning)\s+of|early(?:\s+hours\s+of)?", "START", _DATES),
    _prefix(r"mid|(?:the\s+)?middle\s+of", "MID", _DATES),
    _prefix(r"(?:the\s+)?end\s+of|late", "END", _DATES),
    _prefix(r"since(?:\s+at\s+least)?|starting|beginning", "SINCE", _DATES),
    _prefix(r"until(?:\s+at\s+least)?|till|through", "UNTIL", _DATES),
    _prefix(r"before|prior\s+to", "BEFORE", _DATES),
    _prefix(r"by", "BEFORE", _DATES),
    _prefix(r"around|about|approximately|shortly\s+(?:after|before)", "APPROX", _DATES),
    _prefix(r"more\s+than|over|at\s+least|just\s+over", "MORE_THAN", _LENGTHS),
    _prefix(r"less\s+than|nearly|almost|under|up\s+to", "LESS_THAN", _LENGTHS),
)

FUTURE = re.compile(
    r"\b(?:will|shall|(?:is|are)\s+(?:\w+ly\s+)?(?:expected|due|set|planned|scheduled|slated|to|"
    r"planning)|plans?\s+(?:to|for)|(?:is|are)\s+going\s+to|upcoming|scheduled\s+for|hopes?\s+to|"
    r"aims?\s+to|to\s+be\s+held|deadline)\b|’ll\b|'ll\b",
    re.IGNORECASE,
)
CLAUSE_BREAK = re.compile(
    r"[,;:\"“”()–—]|\b(?:said|says|told|that|who|which|why|when|because|while|after|but|as)\b"
)

TIMES = TimeKnowledge(
    code="en",
    classes=word_classes(_classes()),
    rules=(*times_days.RULES, *times_periods.RULES),
    prefixes=PREFIXES,
    future=FUTURE,
    clause_break=CLAUSE_BREAK,
    joiner=re.compile(r"\s*,?\s*(?:on\s+|at\s+(?:about\s+|around\s+)?|of\s+)?(?:the\s+)?", re.I),
    rejects=re.compile(
        r"(?:https?://|www\.)\S+|(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,64}\.[\w.]{1,64}|(?:[Cc]opyright|©)\s+(?:©\s*)?\d{4}"
        r"|\b(?:[Rr]esolution|[Ff]light|[Rr]oom|[Hh]ighway|[Rr]oute|[Pp]ages?|[Mm]odel|No\.|[Nn]umber|[Aa]rticle|"
        r"[Ss]ection|[Cc]hannel|Euro|[Uu]nit|[Bb]attalion)\s+\d+"
    ),
)
