"""Lines of a capture that are one: a link inside a sentence was copied onto a line of its own.

Laporan itu dimuat kantor berita
Teluk Kabar
, Selasa (3/2/2026).
"""

import re

from saksi.read.blocks import RawBlock

LONG = 40  # a line of prose; menus and lists of tags are shorter
LINK = 60  # a link inside a sentence is no longer
_CLOSES = re.compile(r"[.!?:…)\]\"”’»]$")
_GOES_ON = re.compile(r"[,;.)](?!\.)|[^\W\d_A-Z]")  # a mark that closes, or a small letter


def join_broken(text: str, lines: list[RawBlock]) -> list[RawBlock]:
    """Lines with those put together that only a link parted; no blank line may stand between."""
    joined: list[RawBlock] = []
    for number, line in enumerate(lines):
        after = lines[number + 1] if number + 1 < len(lines) else None
        if joined and _belongs(text, joined[-1], line, after):
            joined[-1] = RawBlock(joined[-1].start, line.end)
        else:
            joined.append(line)
    return joined


def _belongs(text: str, before: RawBlock, line: RawBlock, after: RawBlock | None) -> bool:
    if not _adjoin(text, before, line) or _CLOSES.search(text[before.start : before.end]):
        return False
    if _continues(text, line):
        return _is_prose(before) or _is_prose(line)
    link = _is_prose(before) and line.end - line.start <= LINK
    return (
        link and after is not None and _adjoin(text, line, after) and _opens_rest(text, line, after)
    )


def _opens_rest(text: str, line: RawBlock, after: RawBlock) -> bool:
    closed = _CLOSES.search(text[line.start : line.end])
    return _continues(text, after) and not closed


def _continues(text: str, line: RawBlock) -> bool:
    first = text[line.start : line.start + 2]
    return bool(_GOES_ON.match(first)) and (not first[0].isalpha() or first[0].islower())


def _is_prose(line: RawBlock) -> bool:
    return line.end - line.start >= LONG


def _adjoin(text: str, before: RawBlock, after: RawBlock) -> bool:
    return text.count("\n", before.end, after.start) == 1
