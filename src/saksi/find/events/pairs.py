"""Two who are called by their number: `kedua negara`, `both countries`, `the two leaders`."""

from bisect import bisect_left
from collections.abc import Iterator
from itertools import islice

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
        group = _called_two(entity, act)
        for one in _two_before(group, act, setting) if group else (entity,):
            meant.setdefault(one, probability)
    return meant


def _called_two(entity: str, act: Act) -> Group | None:
    """The place in the act's sentence where the party stands, if it is called two there."""
    view = act.scene.view
    for group in (*act.scene.before, *act.scene.after):
        for member, (first, last) in zip(group.members, group.at, strict=True):
            phrase = " ".join(("", *view.words[max(0, first - BEFORE) : last + 1]))
            if member == entity and phrase.endswith(act.scene.known.grammar.pairs):
                return group
    return None


def _two_before(group: Group, act: Act, setting: Setting) -> tuple[str, ...]:
    by_country: dict[str, str] = {}
    for entity in _named_before(group, act, setting):
        country = setting.entities[entity].country
        if country:
            by_country.setdefault(country, entity)
        if len(by_country) > 1:
            return tuple(reversed(by_country.values()))
    return group.members


def _named_before(group: Group, act: Act, setting: Setting) -> Iterator[str]:
    """Parties before a place, the nearest first; not more than `MOST` of their groups are asked."""
    return (
        member
        for one in islice(_groups_before(group, act, setting), MOST)
        for member in reversed(one.members if not one.place else ())
    )


def _groups_before(group: Group, act: Act, setting: Setting) -> Iterator[Group]:
    own = act.scene.view.groups
    at = bisect_left(own, group.first, key=lambda g: g.first)
    yield from (own[n] for n in range(at - 1, -1, -1))
    for number in range(act.sentence - 1, max(-1, act.sentence - 1 - SENTENCES), -1):
        yield from reversed(setting.views[number].groups)
