"""The English verb: regular inflection, where an entry gives only its base form."""

import re
from collections.abc import Iterator

from saksi.find.events.compiling import Form
from saksi.ontology import TriggerEntry

VOWELS = "aeiou"
DOUBLED = re.compile(r"[^aeiou]+[aeiou][^aeiouwxy]")  # `ban`, `snub`, `scrap`
STRESSED_LAST = frozenset(
    "abet admit annul commit compel confer deter equip expel permit rebel rebut refer regret repel"
    " submit transfer".split()
)


def inflected(base: str) -> tuple[str, str, str]:
    """Third person, past and -ing of a regular verb; only its first word changes (`call_for`)."""
    word, mark, rest = base.partition("_")
    tail = mark + rest
    if word.endswith("e"):
        return f"{word}s{tail}", f"{word}d{tail}", f"{word[:-1]}ing{tail}"
    if word.endswith("y") and word[-2] not in VOWELS:
        return f"{word[:-1]}ies{tail}", f"{word[:-1]}ied{tail}", f"{word}ing{tail}"
    if DOUBLED.fullmatch(word) or word in STRESSED_LAST:
        return f"{word}s{tail}", f"{word}{word[-1]}ed{tail}", f"{word}{word[-1]}ing{tail}"
    s = "es" if word.endswith(("s", "sh", "ch", "x", "z")) else "s"
    return f"{word}{s}{tail}", f"{word}ed{tail}", f"{word}ing{tail}"


def paradigm(entry: TriggerEntry) -> Iterator[Form]:
    """All forms of an entry: `root` inflects regularly, `active` and `passive` stand as given."""
    for root in entry.root.split():
        third, past, continuous = inflected(root)
        yield "active", root, False
        yield "active", third, False
        yield "active", past, True
        yield "active", continuous, False
    yield from (("active", form, False) for form in entry.active.split())
    yield from (("active", form, True) for form in entry.passive.split())
    yield from (("noun", form, False) for form in entry.noun.split())
    yield from (("bare", form, False) for form in entry.bare.split())
