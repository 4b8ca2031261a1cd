"""Which characters of an article stand inside quotation marks."""

from bisect import bisect_right

from saksi.text.analysis import Analysis

OPEN, CLOSE, BOTH = "“„«", "”»", '"'


class Quoted:
    """Spans between quotation marks, paragraph by paragraph; an unclosed one ends with it."""

    def __init__(self, analysis: Analysis) -> None:
        self._spans: list[tuple[int, int]] = []
        for block in analysis.article.paragraphs:
            self._scan(analysis.text, block.start, block.end)
        self._spans.sort()
        self._starts = [start for start, _ in self._spans]

    def _scan(self, text: str, start: int, end: int) -> None:
        opened: int | None = None
        for at in range(start, end):
            mark = text[at]
            if opened is None and (mark in OPEN or mark == BOTH):
                opened = at
            elif opened is not None and (mark in CLOSE or mark == BOTH):
                self._spans.append((opened, at + 1))
                opened = None
        if opened is not None:
            self._spans.append((opened, end))

    def __contains__(self, at: int) -> bool:
        found = bisect_right(self._starts, at) - 1
        return found >= 0 and at < self._spans[found][1]
