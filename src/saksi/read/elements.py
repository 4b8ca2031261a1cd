"""How a browser lays out each HTML element, as far as the text of a page depends on it."""

import re
from functools import lru_cache

from msgspec import Struct

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
HEADINGS = frozenset("h1 h2 h3 h4 h5 h6".split())

_HIDING = re.compile(r"display\s{0,9}:\s{0,9}none|visibility\s{0,9}:\s{0,9}hidden", re.I)
_BLOCK_STYLE = re.compile(r"display\s{0,9}:\s{0,9}(?:block|flex|grid|table|list-item)", re.I)
_STYLE_LENGTH = 2000
_PLAIN_NAME = re.compile(r"[a-z][a-z0-9-]{0,40}\Z")

Attributes = dict[str, str | None]


class Kind(Struct, frozen=True, gc=False):
    """What an element's name says of it; `plain` is whether the name may stand in a CSS path."""

    block: bool
    machinery: bool
    apart: bool
    label: bool
    pre: bool
    plain: bool
    heading: str | None


@lru_cache(maxsize=1024)
def kind_of(name: str) -> Kind:
    """The kind of the elements of a name."""
    return Kind(
        block=name in BLOCKS,
        machinery=name in MACHINERY,
        apart=name in APART,
        label=name in LABELS,
        pre=name in PREFORMATTED,
        plain=bool(_PLAIN_NAME.match(name)),
        heading=name if name in HEADINGS else None,
    )


def is_hidden(attributes: Attributes) -> bool:
    """Whether the element's own attributes hide it."""
    if "hidden" in attributes and attributes["hidden"] != "until-found":
        return True
    style = attributes.get("style")
    return bool(style and _HIDING.search(style[:_STYLE_LENGTH]))


def is_block_by_style(attributes: Attributes) -> bool:
    """Whether an element's `style` makes it begin and end a line."""
    style = attributes.get("style")
    return bool(style and _BLOCK_STYLE.search(style[:_STYLE_LENGTH]))
