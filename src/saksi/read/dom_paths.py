"""A CSS path for each element, that finds it again in the same page.

    html > body > div:nth-of-type(2) > p

A step without a number is the first of its kind. The element is the first match of its path in
document order; a path is null below `MAX_STEPS` levels, where paths would grow with their square.
"""

import re

from selectolax.lexbor import LexborHTMLParser, LexborNode

MAX_STEPS = 100
_PLAIN_NAME = re.compile(r"[a-z][a-z0-9-]{0,40}\Z")


class ChildCounter:
    """Numbers the child elements of one parent, in order."""

    __slots__ = ("_by_name", "_count")

    def __init__(self) -> None:
        self._by_name: dict[str, int] = {}
        self._count = 0

    def number(self, name: str) -> tuple[int, int]:
        """Which of the children its next child element is, and which of those called `name`."""
        self._count += 1
        nth = self._by_name.get(name, 0) + 1
        self._by_name[name] = nth
        return self._count, nth


def step(name: str, count: int, nth: int) -> str:
    """The step that leads from a parent to the child element of these numbers."""
    if not _PLAIN_NAME.match(name):
        return f"*:nth-child({count})"
    return name if nth == 1 else f"{name}:nth-of-type({nth})"


def find_element(tree: LexborHTMLParser, dom_path: str) -> LexborNode | None:
    """The element that a block's path names."""
    return tree.css_first(dom_path)
