"""When an act was done: the nearest date in its sentence."""

from bisect import bisect_left

from saksi.records import Time
from saksi.text.sentences import Sentence

FARTHEST = 160


class Times:
    """Times of an article looked up by sentence."""

    def __init__(self, times: tuple[Time, ...]) -> None:
        self._times = sorted(times, key=lambda t: t.start)
        self._starts = [t.start for t in self._times]
        self._by_id = {t.id: t for t in times}

    def get(self, time_id: str | None) -> Time | None:
        """The time of that id."""
        return self._by_id.get(time_id) if time_id else None

    def nearest(self, sentence: Sentence, start: int, end: int) -> str | None:
        """Id of the nearest date or time of day in the sentence, within `FARTHEST` characters."""
        low = bisect_left(self._starts, max(sentence.start, start - FARTHEST))
        high = bisect_left(self._starts, min(sentence.end, end + FARTHEST))
        dated = [t for t in self._times[low:high] if t.type in ("DATE", "TIME")]
        if not dated:
            return None
        return min(dated, key=lambda t: max(t.start - end, start - t.end)).id
