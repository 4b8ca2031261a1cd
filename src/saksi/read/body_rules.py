"""The named features that speak for or against a block, each with its weight and its reason."""

from collections.abc import Callable

from msgspec import Struct

from saksi.read.body_features import LEAVES, PROSE_LENGTH, Features

_CONTROLS = frozenset(("button", "option", "label", "legend", "select", "textarea", "summary"))


class Rule(Struct, frozen=True):
    """A named feature and what it weighs for (above zero) or against the block."""

    name: str
    weight: float
    reason: str
    holds: Callable[[Features], bool]


RULES = (
    Rule("prose", 3, "sentences are what articles are made of", lambda f: f.is_prose),
    Rule("long_prose", 1, "furniture is short", lambda f: f.is_prose and f.length > 200),
    Rule(
        "between_prose",
        2.5,
        "short quotes, list items and subheads stand between paragraphs",
        lambda f: f.between_prose,
    ),
    Rule("beside_prose", 1, "the first and last line too", lambda f: f.beside_prose),
    Rule(
        "label",
        -2,
        "labels end without a stop",
        lambda f: not f.is_prose and not f.closes and f.length < PROSE_LENGTH,
    ),
    Rule(
        "list_item",
        2.5,
        "lists and tables of other pages are linked, an article's own are not",
        lambda f: f.tag in ("li", "td", "th") and f.link_density < 0.25,
    ),
    Rule(
        "odd_element",
        -2.5,
        "a page sets its paragraphs in one kind of element, its captions in another",
        lambda f: f.odd_element,
    ),
    Rule(
        "sibling",
        2.25,
        "paragraphs stand side by side",
        lambda f: f.sibling and f.link_density < 0.25 and not (f.capitals or f.bracketed),
    ),
    Rule(
        "linked",
        -4,
        "a block of links leads elsewhere, but a sentence may be one link",
        lambda f: f.link_density > 0.5 and not (f.sibling and f.closes and f.length >= 80),
    ),
    Rule(
        "half_linked",
        -2,
        "so does a short line with a long link",
        lambda f: 0.25 < f.link_density <= 0.5 and f.length < 120,
    ),
    Rule("aside", -5, "its own element is named as something else", lambda f: f.aside),
    Rule(
        "caption",
        -6,
        "captions belong to pictures",
        lambda f: f.caption or f.tag in ("figcaption", "caption"),
    ),
    Rule("title", -9, "the headline is not its own paragraph", lambda f: f.is_title),
    Rule("first_heading", -9, "a page's h1 is its headline", lambda f: f.tag == "h1"),
    Rule("before_title", -2.5, "the article begins after its headline", lambda f: f.before_title),
    Rule("control", -6, "controls are worked, not read", lambda f: f.tag in _CONTROLS),
    Rule("no_letters", -6, "marks and figures alone say nothing", lambda f: not f.letters),
    Rule(
        "capitals",
        -3,
        "advertising calls out in capitals, subheads have an element of their own",
        lambda f: f.capitals and not f.closes and f.tag not in LEAVES - {"p"},
    ),
    Rule("bracketed", -4, "a line in brackets is a note or a placeholder", lambda f: f.bracketed),
    Rule("copyright", -6, "legal lines close the page", lambda f: f.copyright),
    Rule("after_legal_line", -6, "nor does it go on after one", lambda f: f.after_legal_line),
)


def weigh(features: Features) -> tuple[float, tuple[str, ...]]:
    """The block's score and the names of the rules that made it."""
    held = [rule for rule in RULES if rule.holds(features)]
    return sum(rule.weight for rule in held), tuple(rule.name for rule in held)
