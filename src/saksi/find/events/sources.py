"""Through whom the article reports an act: the statement whose contents hold its trigger."""

from bisect import bisect_right

from saksi.records import Statement


class Sources:
    """Statements looked up by place."""

    def __init__(self, statements: tuple[Statement, ...]) -> None:
        contents = sorted(((c.start, c.end, s) for s in statements for c in s.contents), key=_place)
        cues = sorted(((s.cue.start, s.cue.end, s) for s in statements if s.cue), key=_place)
        self._contents, self._cues = contents, cues
        self._content_starts = [c[0] for c in contents]
        self._cue_starts = [c[0] for c in cues]

    def holding(self, start: int, end: int) -> Statement | None:
        """The statement with a known speaker whose contents hold `[start, end)`."""
        at = bisect_right(self._content_starts, start) - 1
        for low, high, statement in reversed(self._contents[max(0, at - 3) : at + 1]):
            if low <= start and end <= high:
                return statement
        return None

    def cued_by(self, start: int, end: int) -> Statement | None:
        """The statement whose cue overlaps `[start, end)`."""
        at = bisect_right(self._cue_starts, end - 1) - 1
        if at >= 0 and start < self._cues[at][1]:
            return self._cues[at][2]
        return None


def _place(row: tuple[int, int, Statement]) -> tuple[int, int]:
    return row[0], row[1]
