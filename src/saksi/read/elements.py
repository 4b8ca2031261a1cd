"""How a browser lays out each HTML element, as far as the text of a page depends on it."""

import re

# Elements that begin and end on a line of their own.
BLOCKS = frozenset(
    "address article aside blockquote body button caption center dd details dialog dir div dl dt "
    "fieldset figcaption figure footer form frameset h1 h2 h3 h4 h5 h6 header hgroup html legend "
    "li listing main menu nav ol optgroup option p plaintext pre search section select summary "
    "table tbody td textarea tfoot th thead tr ul xmp".split()
)

# Elements whose content is never shown as text.
MACHINERY = frozenset(
    "applet area audio base canvas datalist embed head iframe link map meta noembed noframes "
    "noscript object param rp script source style svg template title track video".split()
)

# Things on a line that keep the words beside them apart.
APART = frozenset("hr iframe img input object svg video wbr embed".split()) - {"wbr"}

# Side by side without white space, these are still separate labels (`<a>Home</a><a>News</a>`).
LABELS = frozenset("a label output span time".split())

PREFORMATTED = frozenset("listing plaintext pre textarea xmp".split())

_HIDING = re.compile(r"display\s{0,9}:\s{0,9}none|visibility\s{0,9}:\s{0,9}hidden", re.I)
_BLOCK_STYLE = re.compile(r"display\s{0,9}:\s{0,9}(?:block|flex|grid|table|list-item)", re.I)
_STYLE_LENGTH = 2000

Attributes = dict[str, str | None]


def is_hidden(attributes: Attributes) -> bool:
    """Whether the element's own attributes hide it."""
    if "hidden" in attributes and attributes["hidden"] != "until-found":
        return True
    style = attributes.get("style")
    return bool(style and _HIDING.search(style[:_STYLE_LENGTH]))


def is_block(name: str, attributes: Attributes) -> bool:
    """Whether an element begins and ends a line, by its name or by its `style`."""
    if name in BLOCKS:
        return True
    style = attributes.get("style")
    return bool(style and _BLOCK_STYLE.search(style[:_STYLE_LENGTH]))
