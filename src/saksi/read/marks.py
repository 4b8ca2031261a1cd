"""What has been decided of each block of a page so far, filled step by step by the reader."""

from collections import Counter

from msgspec import Struct, field

from saksi.read.blocks import Markup
from saksi.read.bylines import Byline
from saksi.read.instants import Shown
from saksi.read.knowledge import Labels
from saksi.read.own_names import bare
from saksi.records import FurnitureLabel, Link, Marked, Rejected

LONG_LINE = 120  # a line of prose rather than a label or a title
NEAR_BEFORE, NEAR_AFTER = 12, 25  # blocks around headline and body where bylines stand
FURNITURE_ROLES = ("ticker", "menu", "promo", "share", "read_also", "next", "latest", "other")


class Marks(Struct):
    """The role of each block, and what was read from those that say something of the article.

    A role is `headline`, `byline`, `instant`, `paragraph` or a kind of furniture; null is open.
    `own` are the bare names of the page's outlet, `pulled` the blocks that only repeat a quotation,
    `labelled` what blocks were found to be by their surroundings and words.
    """

    markup: Markup
    labels: Labels
    roles: list[str | None]
    headlines: list[Marked] = field(default_factory=list)
    headline_at: int | None = None
    shown: list[tuple[int, Shown]] = field(default_factory=list)
    bylines: list[Byline] = field(default_factory=list)
    links: list[tuple[str, Link]] = field(default_factory=list)
    rejected: list[Rejected] = field(default_factory=list)
    counted: Counter[str] = field(default_factory=Counter)
    own: frozenset[str] = frozenset()
    pulled: set[int] = field(default_factory=set)
    labelled: dict[int, FurnitureLabel | None] = field(default_factory=dict)

    def line(self, index: int) -> str:
        """The text of one block."""
        block = self.markup.blocks[index]
        return self.markup.text[block.start : block.end]

    def times_shown(self, index: int) -> int:
        """How many blocks say the same."""
        if not self.counted:
            self.counted.update(self.line(i).casefold() for i in range(len(self.roles)))
        return self.counted[self.line(index).casefold()]

    def may_be_own(self, name: str) -> bool:
        """Whether a name may be the outlet's: `ANTARA` that of `antaranews.com`; any, if none is known."""
        plain = bare(name)
        return not self.own or any(plain in own or own in plain for own in self.own)

    def is_open(self, index: int) -> bool:
        """Whether the block exists and nothing is decided of it."""
        return 0 <= index < len(self.roles) and self.roles[index] is None

    def in_body(self, index: int) -> bool:
        """Whether the markup judged the block to be the article's own."""
        return self.markup.body is not None and index in self.markup.body

    def vicinity(self) -> range:
        """The blocks where the article's bylines and instants may stand: all, in a capture; else
        those around the headline and the body."""
        body = self.markup.body
        if body is None or (self.headline_at is None and not body):
            return range(len(self.roles))
        known = [*([self.headline_at] if self.headline_at is not None else []), *body]
        return range(
            max(0, min(known) - NEAR_BEFORE), min(len(self.roles), max(known) + NEAR_AFTER)
        )


def is_sentence(line: str, least: int = 6) -> bool:
    """Prose rather than a label: several words and a full stop."""
    ends = line.rstrip().endswith((".", "!", "?", '."', ".”", '"', "”"))
    return ends and len(line.split()) >= least
