"""A CSS path for each element, that finds it again in the same page.

    html > body > div:nth-of-type(2) > p

A step without a number is the first of its kind. The element is the first match of its path in
document order; a path is null below `MAX_STEPS` levels, where paths would grow with their square.
"""

from selectolax.lexbor import LexborHTMLParser, LexborNode

MAX_STEPS = 100


def step(name: str, plain: bool, number: int) -> str:
    """The step that leads from a parent to a child element: its number is that among the children
    of its name, or among all of them where the name is not `plain` enough for CSS."""
    if not plain:
        return f"*:nth-child({number})"
    return name if number == 1 else f"{name}:nth-of-type({number})"


def find_element(tree: LexborHTMLParser, dom_path: str) -> LexborNode | None:
    """The element that a block's path names."""
    return tree.css_first(dom_path)
