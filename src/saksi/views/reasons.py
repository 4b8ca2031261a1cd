"""Reasons that reading gives, told in Indonesian: of what was left out, and of what failed.

The engine and the errors speak English; `messages/reasons.yaml` knows their sentences. What it does
not know is told as it is.
"""

import re
from collections.abc import Callable
from functools import cache
from importlib.resources import files
from string import Formatter

import yaml
from msgspec import Struct

LONGEST = 1_000  # characters of a reason that are looked at
_TOLD = ("why", "what", "remedy", "problem", "field")  # these are reasons of the list themselves
_SHAPES = {"act": "[A-Z_]+", "number": "[0-9.]+", "status": "[0-9]+", "position": "[0-9]+"}

Term = Callable[[str, str | None], str]


class Reason(Struct, frozen=True):
    """A sentence as it is written in English, and its Indonesian."""

    english: str
    indonesian: str
    pattern: re.Pattern[str]


@cache
def known_reasons() -> tuple[Reason, ...]:
    """All of them; of two that fit, the first counts."""
    text = files("saksi.views.messages").joinpath("reasons.yaml").read_text("utf-8")
    pairs = yaml.load(text, Loader=yaml.CSafeLoader).items()
    return tuple(Reason(str(e), str(i), re.compile(_pattern(str(e)), re.S)) for e, i in pairs)


def _pattern(english: str) -> str:
    parts = []
    for literal, name, _, _ in Formatter().parse(english):
        parts.append(re.escape(literal))
        if name:
            parts.append(f"(?P<{name}>{_SHAPES.get(name, '.+?')})")
    return "".join(parts)


def in_indonesian(reason: str, term: Term) -> str:
    """The reason in Indonesian, types of acts as `term` calls them; as it is where it is not known.

    >>> in_indonesian("REJECT: part of another expression", lambda _, name: name or "")
    'REJECT: bagian dari ungkapan lain'
    """
    known = _known(reason, term) if len(reason) <= LONGEST else None
    return known if known is not None else reason


def _known(reason: str, term: Term) -> str | None:
    for one in known_reasons():
        if found := one.pattern.fullmatch(reason):
            values = {name: _value(name, said, term) for name, said in found.groupdict().items()}
            return one.indonesian.format(**values)
    return None


def _value(name: str, said: str, term: Term) -> str:
    if name == "act":
        return term("act", said)
    if name == "number":
        return said.replace(".", ",")
    return in_indonesian(said, term) if name in _TOLD else said
