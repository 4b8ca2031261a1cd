"""Text of a page on a person's terminal: nothing in it may steer the terminal."""

import re

from rich.console import Console, ConsoleOptions, RenderableType, RenderResult
from rich.segment import Segment

# Control characters but tab and line feed, and the marks that turn the order of characters round.
_STEERS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")


def harmless(text: str) -> str:
    """The text with each character that steers a terminal shown as U+FFFD; offsets stay."""
    return _STEERS.sub("\ufffd", text)


class Harmless:
    """Shows what it wraps with nothing left in the text that steers the terminal."""

    def __init__(self, shown: RenderableType) -> None:
        self.shown = shown

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        for segment in console.render(self.shown, options):
            yield segment if segment.control else Segment(harmless(segment.text), segment.style)
