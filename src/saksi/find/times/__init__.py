"""Time expressions and their TIMEX3 values, resolved against the publication instant."""

from msgspec import Struct

from saksi.records import Rejected, Time
from saksi.text.analysis import Analysis


class TimeKnowledge(Struct, frozen=True):
    """What a language supplies for times."""


class TimesFound(Struct, frozen=True):
    """Times in page order (ids `t1`, `t2`, …) and what was looked at and left out."""

    times: tuple[Time, ...] = ()
    rejected: tuple[Rejected, ...] = ()


def find_times(analysis: Analysis, knowledge: TimeKnowledge) -> TimesFound:
    """Every time expression in headline and paragraphs."""
    return TimesFound()
