"""Tab-separated tables without quotation marks, as event data are passed on."""

import re
from collections.abc import Iterable, Sequence
from typing import BinaryIO

from saksi.views.export import safe_cell

_BREAKS = re.compile(r"[\t\x00-\x1f\x7f\x85\u2028\u2029]+")


class Tabs:
    """Writes lines of cells; tabs, line breaks and control characters in a cell become a blank."""

    def __init__(self, stream: BinaryIO, raw_cells: bool, header: Sequence[str] = ()) -> None:
        self._stream, self._raw, self.count = stream, raw_cells, 0
        if header:
            self._line(header)

    def write(self, cells: Iterable[object]) -> None:
        """One line; what is `None` is empty."""
        self._line([self._cell(cell) for cell in cells])
        self.count += 1

    def _line(self, cells: Sequence[str]) -> None:
        self._stream.write("\t".join(cells).encode() + b"\n")

    def _cell(self, cell: object) -> str:
        if cell is None:
            return ""
        text = _BREAKS.sub(" ", str(cell))
        return text if self._raw else str(safe_cell(text))
