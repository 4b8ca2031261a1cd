"""Time expressions and their TIMEX3 values, resolved against the publication instant.

The engine is of no language: it runs the language's rules over each sentence in which their words
stand, keeps the longest matches, joins a clock time to the day beside it, and takes the words
before an expression that belong to it (`sejak`, `early`). A corpus of accepted and rejected
examples stands beside each language's rules (`lang/<code>/corpus/times.yaml`).
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from datetime import date
from functools import lru_cache
from re import Match

from msgspec import Struct
from msgspec.structs import replace

from saksi.find.times.calendar import Value, with_clock
from saksi.find.times.rules import Context, Prefix, Rule, TimeKnowledge
from saksi.records import Rejected, Time
from saksi.text.analysis import Analysis
from saksi.text.sentences import Sentence

__all__ = ["TimeKnowledge", "TimesFound", "find_times"]

LONGEST_PREFIX = 40
DOUBTS = {
    "DISAGREES": "weekday and date disagree; the date is kept",
    "AMBIGUOUS": "day and month may be either way round",
}
_PARTS_OF_PERIOD = ("START", "MID", "END")


class TimesFound(Struct, frozen=True):
    """Times in page order (ids `t1`, `t2`, …) and what was looked at and left out."""

    times: tuple[Time, ...] = ()
    rejected: tuple[Rejected, ...] = ()


class _Found(Struct, frozen=True):
    start: int
    end: int
    value: Value
    rule: str


class _Named(Struct, frozen=True):
    """What was named so far: the last day, the last day of this sentence, the last of any length."""

    anchor: date | None = None
    near: date | None = None
    latest: Value | None = None


def find_times(analysis: Analysis, knowledge: TimeKnowledge) -> TimesFound:
    """Every time expression in headline and paragraphs."""
    published = _day(analysis.published)
    found: list[_Found] = []
    rejected: list[Rejected] = []
    named = _Named()
    for sentence in analysis.sentences:
        here = _in_sentence(analysis.text, sentence, published, named, knowledge, rejected)
        found += here
        for f in here:
            named = _naming(replace(named, near=None), f.value)
    times = (_time(number, f, analysis.text, knowledge) for number, f in enumerate(found, 1))
    return TimesFound(tuple(times), tuple(rejected))


def _time(number: int, found: _Found, text: str, knowledge: TimeKnowledge) -> Time:
    value = found.value
    return Time(
        id=f"t{number}",
        start=found.start,
        end=found.end,
        surface=text[found.start : found.end],
        type=value.type,
        value=value.value,
        mod=value.mod,
        begin=value.first.isoformat() if value.first else None,
        end_date=value.last.isoformat() if value.last else None,
        rule=f"{knowledge.code}.times.{found.rule}",
    )


@lru_cache(maxsize=256)
def _day(published: str | None) -> date | None:
    try:
        return date.fromisoformat(published[:10]) if published else None
    except ValueError:
        return None  # a publication date that gives only month or year resolves nothing


def _names_a_day(value: Value) -> bool:
    return value.first is not None and value.first == value.last


def _naming(named: _Named, value: Value) -> _Named:
    if _names_a_day(value):
        return _Named(value.first, value.first, value)
    return replace(named, latest=value) if value.first is not None else named


def _in_sentence(
    text: str,
    sentence: Sentence,
    published: date | None,
    named: _Named,
    knowledge: TimeKnowledge,
    rejected: list[Rejected],
) -> list[_Found]:
    present = frozenset[str]().union(*(knowledge.classes(t.surface) for t in sentence.tokens))
    if not present:
        return []
    rules = [r for r in knowledge.rules if r.needs & present]
    matches = sorted(_matches(text, sentence, rules, knowledge), key=lambda m: m[0])
    named = replace(named, near=None)
    free = _context(published, named, text, sentence, knowledge)
    found: list[_Found] = []
    for rule, match in _without_overlaps(matches, free):
        value = rule.resolve(match, _context(published, named, text, sentence, knowledge))
        if not isinstance(value, Value):
            continue
        if value.mod in DOUBTS:
            rejected.append(Rejected("find.times", DOUBTS[value.mod], match.start(), match.end()))
            value = replace(value, mod=None)
            if value.value is None:
                continue
        named = _naming(named, value)
        found.append(_Found(match.start(), match.end(), value, rule.name))
    joined = _join(text, found, knowledge)
    return [_with_prefixes(text, f, floor, knowledge) for f, floor in _floors(joined, sentence)]


def _without_overlaps(
    matches: list[tuple[tuple[int, int], Rule, Match[str]]], context: Context
) -> list[tuple[Rule, Match[str]]]:
    """The best of the matches that do not overlap and that their rules accept, in text order.

    What a rule makes of a match may need the days named before it, so that the value itself is
    settled afterwards, from left to right.
    """
    starts: list[int] = []
    kept: list[tuple[Rule, Match[str]]] = []
    for _, rule, match in matches:
        at = bisect_left(starts, match.end())
        if at and kept[at - 1][1].end() > match.start():
            continue
        if rule.resolve(match, context) is not None:
            starts.insert(at, match.start())
            kept.insert(at, (rule, match))
    return kept


def _context(
    published: date | None,
    named: _Named,
    text: str,
    sentence: Sentence,
    knowledge: TimeKnowledge,
) -> Context:
    return Context(
        published,
        named.anchor,
        named.near,
        named.latest,
        knowledge.future,
        knowledge.clause_break,
        text,
        sentence.start,
        sentence.end,
    )


def _floors(found: list[_Found], sentence: Sentence) -> Iterator[tuple[_Found, int]]:
    """Each expression with the place before which its prefix may not begin."""
    floor = sentence.start
    for f in found:
        yield f, floor
        floor = f.end


def _matches(
    text: str, sentence: Sentence, rules: list[Rule], knowledge: TimeKnowledge
) -> Iterator[tuple[tuple[int, int], Rule, Match[str]]]:
    """Matches with their rank: the longest first, then the order of the rules."""
    found = [
        ((match.start() - match.end(), order), rule, match)
        for order, rule in enumerate(rules)
        for match in rule.pattern.finditer(text, sentence.start, sentence.end)
    ]
    if not found:
        return
    barred = [m.span() for m in knowledge.rejects.finditer(text, sentence.start, sentence.end)]
    for rank, rule, match in found:
        at = bisect_right(barred, (match.start(), len(text)))
        if not at or barred[at - 1][1] <= match.start():
            yield rank, rule, match


def _join(text: str, found: list[_Found], knowledge: TimeKnowledge) -> list[_Found]:
    """A time of day and the day beside it become one expression, and so does a day told twice."""
    joined: list[_Found] = []
    for f in found:
        last = joined[-1] if joined else None
        both = _both(text, last, f, knowledge) if last else None
        if last and both:
            joined[-1] = _Found(last.start, f.end, both, last.rule)
        elif last and _restates(text, last, f):
            joined[-1] = replace(last, end=f.end + 1)
        elif last and _repeats(text, last, f):
            value = last.value if last.value.type == "TIME" else f.value
            joined[-1] = _Found(last.start, f.end, value, last.rule)
        else:
            joined.append(f)
    return joined


def _restates(text: str, left: _Found, right: _Found) -> bool:
    """`hari ini (23/6)`: the same day in brackets behind it."""
    in_brackets = text[left.end : right.start].strip() == "(" and text.startswith(")", right.end)
    return in_brackets and _names_a_day(left.value) and left.value.first == right.value.first


def _repeats(text: str, left: _Found, right: _Found) -> bool:
    """`hari ini, Jumat (29/8)`: the same day twice in a row."""
    between = text[left.end : right.start].strip()
    same = _names_a_day(left.value) and left.value.first == right.value.first
    return same and between in ("", ",") and not (_is_clock(left) or _is_clock(right))


def _both(text: str, left: _Found, right: _Found, knowledge: TimeKnowledge) -> Value | None:
    if not knowledge.joiner.fullmatch(text, left.end, right.start):
        return None
    clock, day = (left, right) if _is_clock(left) else (right, left)
    if not _is_clock(clock) or _is_clock(day) or clock.value.value is None:
        return None
    return with_clock(day.value, clock.value)


def _is_clock(found: _Found) -> bool:
    """A time of day that is of no day of its own, or of the day of publication for want of one."""
    return found.rule.startswith("clock") or (found.value.value or "").startswith("T")


def _with_prefixes(text: str, found: _Found, floor: int, knowledge: TimeKnowledge) -> _Found:
    """Take in the words before an expression, at most two groups of them (`hingga akhir`)."""
    for _ in range(2):
        for prefix in knowledge.prefixes:
            if found.value.type not in prefix.types:
                continue
            window = max(floor, found.start - LONGEST_PREFIX)
            match = prefix.pattern.search(text, window, found.start)
            if match:
                found = _prefixed(found, match.start(), prefix)
                break
        else:
            break
    return found


def _prefixed(found: _Found, start: int, prefix: Prefix) -> _Found:
    mod = found.value.mod
    if prefix.mod and mod not in _PARTS_OF_PERIOD:
        mod = prefix.mod
    return replace(found, start=start, value=replace(found.value, mod=mod))
