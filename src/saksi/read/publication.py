"""When the article was published and changed: given, shown on the page, or in its metadata."""

import re
from datetime import datetime

from msgspec.structs import replace

from saksi.read.instants import Shown, normal_instant
from saksi.read.marks import Marks
from saksi.read.source import Source
from saksi.records import Instant, Rejected

STAGE = "read.instant"
_NEAR = 6  # blocks from the headline or the ends of the body within which an instant is its own


def find_publication(
    page: Marks, source: Source, clock: str | None
) -> tuple[Instant | None, Instant | None]:
    """Published and modified: given by the input, else shown on the page, else in its metadata.

    `clock` is the UTC offset of the outlet's own clock, which stands in where a page shows a time
    of day without a zone (`origin` ends in `+clock` then); null where nothing is known of it.
    """
    _report_weekdays(page)
    first_shown = _best(page, modified=False)
    changed = _best(page, modified=True)
    meta_value = _of_metadata(page)
    published = _given(page, source, first_shown) or _chosen(page, first_shown, meta_value)
    modified = _marked(page, changed) if changed else _modified_in_metadata(page)
    if published is None and changed is not None:
        published, modified = modified, None
    return _by_clock(published, clock), _by_clock(modified, clock)


def _report_weekdays(page: Marks) -> None:
    for _, shown in page.shown:
        if not shown.weekday_agrees:
            reason = "weekday and date disagree; the date is kept"
            page.rejected.append(Rejected(STAGE, reason, shown.start, shown.end))


def _of_metadata(page: Marks) -> str | None:
    written = page.markup.meta.published
    value = normal_instant(written) if written else None
    if written and value is None:
        reason = f"the metadata's instant is not ISO 8601: {written[:60]!r}"
        page.rejected.append(Rejected(STAGE, reason))
    return value


def _modified_in_metadata(page: Marks) -> Instant | None:
    written = page.markup.meta.modified
    value = normal_instant(written) if written else None
    return Instant(value, origin="meta") if value else None


def _best(page: Marks, modified: bool) -> Shown | None:
    """Of those near the article the first with a zone, else with a time, else the nearest."""
    found = [(i, s) for i, s in page.shown if s.modified is modified]
    ranked = sorted(
        found,
        key=lambda f: (
            _is_far(page, f[0]),
            not f[1].has_zone,
            not f[1].has_time,
            _distance(page, f[0]),
        ),
    )
    return ranked[0][1] if ranked else None


def _distance(page: Marks, index: int) -> int:
    """Blocks from the headline; one that comes before counts a little more."""
    at = page.headline_at if page.headline_at is not None else 0
    return 2 * (index - at) if index >= at else 2 * (at - index) + 1


def _is_far(page: Marks, index: int) -> bool:
    """Whether an instant belongs to the lists around the article rather than to it."""
    if page.markup.body is None:
        return False
    ends = [i for i in (page.headline_at, min(page.markup.body, default=None)) if i is not None]
    last = max(page.markup.body, default=None)
    near = any(abs(index - i) <= _NEAR for i in ends)
    between = len(ends) == 2 and ends[0] <= index <= ends[1]
    return not (near or between or (last is not None and 0 < index - last <= _NEAR))


def _marked(page: Marks, shown: Shown) -> Instant:
    surface = page.markup.text[shown.start : shown.end]
    return Instant(shown.value, shown.start, shown.end, surface)


def _given(page: Marks, source: Source, shown: Shown | None) -> Instant | None:
    if not source.published:
        return None
    value = normal_instant(source.published)
    if value is None:
        reason = f"the input's 'published' is not ISO 8601: {source.published[:60]!r}"
        page.rejected.append(Rejected(STAGE, reason))
        return None
    if shown and shown.value[:10] == value[:10]:
        return replace(_marked(page, shown), value=value, origin="given")
    return Instant(value, origin="given")


def _chosen(page: Marks, shown: Shown | None, meta_value: str | None) -> Instant | None:
    """The visible instant unless the metadata is more precise and agrees with it."""
    origin = page.markup.meta.published_origin
    if shown is None:
        return Instant(meta_value, origin=origin) if meta_value else None
    marked = _marked(page, shown)
    if meta_value is None:
        return marked
    if not _agree(shown.value, meta_value):
        return marked if shown.has_time else Instant(meta_value, origin=origin)
    if not shown.has_time or (not shown.has_zone and has_zone(meta_value)):
        return replace(marked, value=meta_value, origin=origin)
    return replace(marked, value=_with_seconds(shown.value, meta_value))


def has_zone(value: str) -> bool:
    """Whether an ISO 8601 instant gives its zone."""
    return bool(re.search(r"T.*(?:Z|[+-]\d\d:\d\d)$", value))


def _agree(shown: str, meta: str) -> bool:
    """The same day, and the same minute where both give it, by either clock."""
    if len(shown) == 10 or len(meta) == 10:
        return shown[:10] == meta[:10]
    return shown[:16] == meta[:16] or _same_moment(shown, meta)


def _same_moment(shown: str, meta: str) -> bool:
    if not (has_zone(shown) and has_zone(meta)):
        return False
    apart = datetime.fromisoformat(shown) - datetime.fromisoformat(meta)
    return abs(apart.total_seconds()) < 60


def _with_seconds(shown: str, meta: str) -> str:
    """The metadata's seconds, where the page shows only minutes: `T10:08` and `T10:08:58`."""
    same = len(meta) >= 19 and meta[14:16] == shown[14:16] and shown[17:19] == "00"
    return shown[:17] + meta[17:19] + shown[19:] if same else shown


def _by_clock(instant: Instant | None, clock: str | None) -> Instant | None:
    if instant is None or clock is None or "T" not in instant.value or has_zone(instant.value):
        return instant
    if instant.origin == "given":
        return instant
    return replace(instant, value=instant.value + clock, origin=f"{instant.origin}+clock")
