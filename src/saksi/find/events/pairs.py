"""Two who are called by their number: `kedua negara`, `both countries`, `the two leaders`."""

from bisect import bisect_left
from collections.abc import Iterator
from itertools import islice
from math import inf

from saksi.find.events.acts import Act, Setting
from saksi.find.events.sentence import Group

SENTENCES = 3  # before the act's own, in which the two are looked for
MOST = 24  # groups before the phrase, so that a hostile text stays linear
BEFORE = 2  # words before the noun that say how many there are


def each_of_pairs(found: dict[str, float], act: Act, setting: Setting) -> dict[str, float]:
    """`found` (parties with their probabilities) with the two named last instead of such a phrase.

    They are of two countries, named before the phrase; where two are not to be found it stays.
    """
    meant: dict[str, float] = {}
    for entity, probability in found.items():
        at = _called_two(entity, act)
        two = () if at is None else _two_before(at, act, setting)
        for one in two or (entity,):
            meant.setdefault(one, probability)
    return meant


def _called_two(entity: str, act: Act) -> int | None:
    """The word of the act's sentence where the party stands, if it is called two there."""
    words = act.scene.view.words
    for group in (*act.scene.before, *act.scene.after):
        for member, (first, last) in zip(group.members, group.at, strict=True):
            phrase = " ".join(("", *words[max(0, first - BEFORE) : last + 1]))
            if member == entity and phrase.endswith(act.scene.known.grammar.pairs):
                return first
    return None


def _two_before(at: int, act: Act, setting: Setting) -> tuple[str, ...]:
    by_country: dict[str, str] = {}
    for entity in _named_before(at, act, setting):
        country = setting.entities[entity].country
        if country:
            by_country.setdefault(country, entity)
        if len(by_country) > 1:
            return tuple(reversed(by_country.values()))
    return ()


def _named_before(at: int, act: Act, setting: Setting) -> Iterator[str]:
    """Parties before a word, the nearest first; not more than `MOST` of their groups are asked."""
    for group, end in islice(_groups_before(at, act, setting), MOST):
        for member, (first, _) in zip(reversed(group.members), reversed(group.at), strict=True):
            if not group.place and first < end:
                yield member


def _groups_before(at: int, act: Act, setting: Setting) -> Iterator[tuple[Group, float]]:
    """Each group, and the word of its sentence before which its members count."""
    own = act.scene.view.groups
    count = bisect_left(own, at, key=lambda g: g.first)
    yield from ((own[n], at) for n in range(count - 1, -1, -1))
    for number in range(act.sentence - 1, max(-1, act.sentence - 1 - SENTENCES), -1):
        yield from ((group, inf) for group in reversed(setting.views[number].groups))
