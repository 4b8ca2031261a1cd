"""What stands in a source of a corpus: each entry is a page, a page that cannot be had, or no page."""

from msgspec import Struct

from saksi.read.source import Source
from saksi.run.inputs import BadInput


class Cut(Struct, frozen=True):
    """A part of a source: its entries from `start` up to `end`, the first of which is number `first`.

    What `start` and `end` count is the format's own: bytes, rows or files.
    """

    start: int
    end: int
    first: int = 0


class Entry(Struct, frozen=True):
    """One entry; `kind` is what the source calls it, `offset` and `number` where it stands.

    `item` is the page, or why it cannot be had; an entry without it is no page, as `other` says.
    """

    kind: str
    offset: int
    number: int = 0
    item: Source | BadInput | None = None
    other: str | None = None
