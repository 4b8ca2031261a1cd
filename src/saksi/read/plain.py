"""A plain-text capture as blocks: one for each line that is not blank, and for those that a link
parted; the text stays as it is."""

import re

from saksi.read.blocks import Markup, RawBlock, refuse_too_many
from saksi.read.broken_lines import join_broken

_LINE = re.compile(r"[^\r\n]+")


def parse_plain(text: str) -> Markup:
    """The lines of `text` with their spans, white space at the ends left out."""
    blocks = []
    for match in _LINE.finditer(text):
        line = match.group()
        start = match.start() + len(line) - len(line.lstrip())
        end = match.start() + len(line.rstrip())
        if start < end:
            blocks.append(RawBlock(start, end))
            refuse_too_many(len(blocks))
    return Markup(text, tuple(join_broken(text, blocks)))
